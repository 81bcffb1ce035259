/**
 * How many single steps (a letter put in, left out, changed, or two neighbours swapped) make one text of the other: the optimal string
 * alignment distance, a form of Damerau's.
 */
export function stepsBetween(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let before: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      now.push(least);
    }
    before = last;
    last = now;
  }
  return last[b.length] ?? 0;
}

/** How much of the beginning a common prefix adds, for each of its first four letters (Winkler, 1990). */
const prefixShare = 0.1;
const longestPrefix = 4;

/** Letters that two texts have in common at about the same place, in the order of the first. */
function common(a: readonly string[], b: readonly string[]): string[] {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  return a.filter((letter, place) => {
    for (let at = Math.max(0, place - reach); at <= Math.min(b.length - 1, place + reach); at += 1) {
      if (taken.has(at) || b[at] !== letter) continue;
      taken.add(at);
      return true;
    }
    return false;
  });
}

/** The likeness of two words by Jaro and Winkler: 0 nothing in common, 1 the same. Made for names, whose beginnings are seldom wrong. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  // Which of two letters is taken depends on the side that is gone through: the shorter text goes first, so that the answer does not.
  const [first, second] = one.length < other.length || (one.length === other.length && one < other) ? [one, other] : [other, one];
  const [a, b] = [[...first], [...second]];
  const [inA, inB] = [common(a, b), common(b, a)];
  const matches = Math.min(inA.length, inB.length);
  if (matches === 0) return 0;
  const transpositions = inA.filter((letter, place) => letter !== inB[place]).length / 2;
  const jaro = (matches / a.length + matches / b.length + (matches - Math.min(transpositions, matches)) / matches) / 3;
  let prefix = 0;
  while (prefix < longestPrefix && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * prefixShare * (1 - jaro);
}
