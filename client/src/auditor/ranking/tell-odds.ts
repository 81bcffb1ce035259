/** A chance as words can tell it: "about 1 in 250". */
export type Odds =
  | { readonly kind: 'common' }
  | { readonly kind: 'one_in'; readonly n: number }
  | { readonly kind: 'below'; readonly n: number };

const mostTold = 1_000_000;

/** To two digits: a chance of 1 in 1 234 567 is not known more exactly than that. */
function roundToTwoDigits(value: number): number {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / scale) * scale;
}

/**
 * @param p a chance from 0 to 1
 * @returns `common` from 1 in 3 on, `below` for what is rarer than 1 in a million
 */
export function tellOdds(p: number): Odds {
  if (p >= 1 / 3) return { kind: 'common' };
  if (p < 1 / mostTold) return { kind: 'below', n: mostTold };
  return { kind: 'one_in', n: roundToTwoDigits(1 / p) };
}
