import type { Currency } from '../money/index.js';

/** How a language counts, and names money. */
export interface Numerals {
  /** A whole number in words, with what the unit's gender asks for. */
  readonly count: (n: bigint) => string;
  /** The unit's name after a number. */
  readonly units: Record<Currency, { readonly major: (n: bigint) => string; readonly small: (n: bigint) => string }>;
}

/** A number cut into groups of three digits, the highest first; `power` 0 is the last group, 1 the thousands. */
export function groupsOf(n: bigint): { readonly group: number; readonly power: number }[] {
  const groups: { group: number; power: number }[] = [];
  for (let [left, power] = [n, 0]; left > 0n; left /= 1000n, power += 1) groups.unshift({ group: Number(left % 1000n), power });
  return groups.filter(({ group }) => group > 0);
}

/** Turkic languages count alike: each group in words, then its name; nothing bends, and no plural follows a number. */
export function turkicCount(words: {
  readonly zero: string;
  readonly ones: readonly string[];
  readonly tens: readonly string[];
  readonly hundred: string;
  readonly powers: readonly string[];
}): (n: bigint) => string {
  const below1000 = (group: number) =>
    [
      ...(group >= 100 ? [words.ones[Math.floor(group / 100)], words.hundred] : []),
      words.tens[Math.floor((group % 100) / 10)],
      words.ones[group % 10],
    ]
      .filter(Boolean)
      .join(' ');
  return (n) =>
    n === 0n
      ? words.zero
      : groupsOf(n)
          .map(({ group, power }) => [below1000(group), words.powers[power]].filter(Boolean).join(' '))
          .join(' ');
}

/** The same name after every number. */
export const always = (name: string) => () => name;
