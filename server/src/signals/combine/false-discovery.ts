/**
 * Benjamini and Hochberg (JRSS B 57, 1995): the q-value of each of `tested` hypotheses, of which the given ones may have p < 1.
 * q(i) = min over j >= i of tested * p(j) / j, in the order of the p-values. Flagging q <= rate holds the expected share of false
 * alarms among the flagged at `rate` where p-values are independent or positively dependent (Benjamini and Yekutieli 2001).
 * @returns q-values in the order of `pValues`
 */
export function qValues(pValues: Float64Array, tested: number): Float64Array {
  const order = Uint32Array.from(pValues.keys()).sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
  const all = Math.max(tested, pValues.length);
  const result = new Float64Array(pValues.length);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank -= 1) {
    const index = order[rank - 1] ?? 0;
    least = Math.min(least, (all * (pValues[index] ?? 1)) / rank);
    result[index] = least;
  }
  return result;
}
