import { categories, lotSorts, regions } from '@ochiq/shared/lots';

/** One search of the mix: its kind, its query string, and how many pages of it are turned. */
export interface MixedSearch {
  readonly kind: string;
  readonly query: string;
  readonly pages: number;
}

/** The same numbers on every run: a linear congruential generator of 31 bits, 0 up to 1. */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const common = ['chevrolet', 'квартира', 'toshkent', 'kobalt', 'house', 'Бишкек', 'gold', 't', 'land', '2021'];
const two = ['chevrolet toshkent', 'cobalt samarqand', 'квартира Бишкек', 'gold horse', 'трактор 2019'];
const rare = ['bagubaiy', 'zormirtoliy', 'fekagu', 'nuraboriy', 'tolyarbaiy'];
const typos = ['kobolt', 'шевролет', 'тракторр', 'bishkok', 'samarkqnd', 'kvortira'];
const none = ['zzzz', 'qqqq', 'xylophone', '"gold tractor"'];
const allStates = 'state=published,live,sold,unsold,withdrawn';

/** Searches as visitors make them: mostly the plain listing and its filters, a third with a text. */
export function mixOf(seed: number, length: number): MixedSearch[] {
  const chance = seededChance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const withText = (text: string) => `q=${encodeURIComponent(text)}`;
  const kinds: readonly (readonly [string, number, () => string])[] = [
    ['plain', 20, () => ''],
    ['category', 8, () => `category=${pick(categories)}`],
    ['region', 8, () => `region=${pick(regions)}`],
    ['both', 8, () => `category=${pick(categories)},${pick(categories)}&region=${pick(regions)}`],
    ['court', 4, () => `court=${1 + Math.floor(chance() * 17)}`],
    ['closed', 6, () => `state=${pick(['sold', 'unsold', 'withdrawn'])}&category=${pick(categories)}`],
    [
      'price',
      8,
      () =>
        `currency=UZS&priceFromMinor=${1_000_000_000 + Math.floor(chance() * 9e9)}&priceToMinor=${12_000_000_000 + Math.floor(chance() * 3e10)}`,
    ],
    ['cheap', 3, () => `currency=UZS&priceToMinor=${Math.floor(chance() * 2e8)}`],
    ['common text', 10, () => withText(pick(common))],
    ['filtered text', 6, () => `${withText(pick(common))}&region=${pick(regions)}&category=${pick(categories)}`],
    ['two words', 5, () => withText(pick(two))],
    ['rare text', 6, () => withText(pick(rare))],
    ['typo', 4, () => withText(pick(typos))],
    ['no match', 4, () => withText(pick(none))],
  ];
  const weight = kinds.reduce((sum, [, share]) => sum + share, 0);
  return Array.from({ length }, () => {
    let at = chance() * weight;
    const [kind, , make] =
      kinds.find(([, share]) => {
        at -= share;
        return at < 0;
      }) ?? (kinds[0] as (typeof kinds)[number]);
    const states = chance() < 0.15 && kind !== 'closed' ? `&${allStates}` : '';
    const deep = chance() < 0.04;
    return { kind, query: `${make()}&sort=${pick(lotSorts)}${states}`.replace(/^&/, ''), pages: deep ? 10 : 1 };
  });
}
