/** Figures about debts are told of so many cases or more. */
export const leastCases = 5;

/**
 * Which groups of cases are not told of, where their sum is: those of fewer than `leastCases`, and, when what is left out would come
 * to fewer than that, the smallest others until it does not. Otherwise the sum less what is told would tell of a single debtor
 * (primary and complementary suppression).
 * @param counts cases in each group
 * @returns for each group whether it is withheld
 */
export function withheldGroups(counts: readonly number[]): boolean[] {
  const withheld = counts.map((count) => count > 0 && count < leastCases);
  const hidden = () => counts.reduce((sum, count, index) => sum + (withheld[index] ? count : 0), 0);
  if (!withheld.includes(true)) return withheld;
  const others = counts.map((count, index) => ({ count, index })).filter(({ count, index }) => count > 0 && !withheld[index]);
  others.sort((a, b) => a.count - b.count || a.index - b.index);
  for (const { index } of others) {
    if (hidden() >= leastCases && withheld.filter(Boolean).length > 1) break;
    withheld[index] = true;
  }
  return withheld;
}

/**
 * An amount to three significant digits, so that the sums of two days do not tell of the one case between them.
 * @param minor not negative
 */
export function roundedMinor(minor: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(0, minor.toString().length - 3));
  return ((minor + unit / 2n) / unit) * unit;
}
