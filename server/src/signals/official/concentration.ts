import { gammaTail, rarity, seededChance, toldChance } from '../chances.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import type { Measure, WindowSignal } from '../measure.js';
import { type Sales, salesOf } from './sales.js';

/**
 * Few people win nearly all of an official's, or an office's, lots. Herfindahl-Hirschman index: HHI = sum of (w_i / n)^2 over
 * winners i with w_i of the n sold lots. It depends on n and on how many buyers there are, so it is held against permutations: the
 * winners of each class (category, region, quarter) are dealt anew to its lots, and HHI is taken each time. P is the share of deals
 * that give as much or more; where none does, the tail of the gamma distribution with the deals' mean and variance, at most one in
 * the number of deals (Knijnenburg et al. 2009 fit a tail in the same case). Value: -log10 P.
 */
export const winnerConcentration: WindowSignal = {
  code: 'winner_concentration',
  subjects: ['official', 'office'],
  formula:
    '-log10 P(HHI of dealt winners >= HHI); HHI = sum over winners of (w / n)^2; winners dealt anew within category x region x quarter',
  source: 'US DOJ and FTC Merger Guidelines (HHI); Knijnenburg et al. 2009 (Bioinformatics 25, i161) for the tail',
  needs: ['official', 'office', 'winner', 'category', 'region', 'closedAt'],
  threshold: { value: 3, side: 'above', unit: '-log10 of the chance' },
  measureAll,
};

/** Fewer sold lots than this have no market to speak of. */
const leastLots = 5;
const deals = 199;

function measureAll(window: WindowFacts): readonly Measure[] {
  const sales = salesOf(window);
  const winner = new Int32Array(sales.lots.length);
  for (const [index, lots] of [...sales.byWinner.values()].entries()) for (const lot of lots) winner[lot] = index;
  const sellers = [
    ...sellersOf('official', sales.lots, ({ official }) => official),
    ...sellersOf('office', sales.lots, ({ office }) => String(office)),
  ];
  const dealt = dealAnew(
    sales,
    sellers.map(({ lots }) => lots),
    winner,
  );
  return sellers.flatMap((seller, at) => measureSeller(sales.lots, seller, winner, dealt, at));
}

interface Seller {
  readonly kind: 'official' | 'office';
  readonly id: string;
  /** Indices of sold lots. */
  readonly lots: readonly number[];
}

function sellersOf(kind: Seller['kind'], lots: readonly LotFacts[], idOf: (lot: LotFacts) => string): Seller[] {
  const byId = new Map<string, number[]>();
  for (const [index, lot] of lots.entries()) {
    const sold = byId.get(idOf(lot));
    if (sold) sold.push(index);
    else byId.set(idOf(lot), [index]);
  }
  return [...byId].filter(([, sold]) => sold.length >= leastLots).map(([id, sold]) => ({ kind, id, lots: sold }));
}

function measureSeller(lots: readonly LotFacts[], seller: Seller, winner: Int32Array, dealt: Dealt, at: number): Measure[] {
  const n = seller.lots.length;
  const squares = dealt.actual[at] ?? 0;
  const mean = (dealt.sum[at] ?? 0) / deals;
  const variance = ((dealt.squared[at] ?? 0) - deals * mean * mean) / (deals - 1);
  // Deals that never differ: the classes are the seller's own, and there is nobody to compare with.
  if (variance <= 1e-9) return [];
  const pValue = tailOf(squares, n, mean, variance, dealt.reached[at] ?? 0);
  const bought = lotsOfTopWinner(seller.lots, winner);
  return [
    {
      signal: 'winner_concentration',
      subjects: [{ kind: seller.kind, id: seller.id }],
      value: rarity(pValue),
      pValue,
      facts: { lots: n, hhi: squares / n ** 2, expected: mean / n ** 2, wins: bought.length, chanceShare: toldChance(pValue) },
      lots: bought.flatMap((lot) => lots[lot]?.lot ?? []),
      bids: [],
      entries: [],
    },
  ];
}

/** n^2 HHI is at least n (no winner twice): the gamma tail is taken from there on. */
function tailOf(squares: number, n: number, mean: number, variance: number, reached: number): number {
  const counted = (reached + 1) / (deals + 1);
  if (reached > 0) return counted;
  return Math.min(counted, gammaTail(squares - n, Math.max(mean - n, 1e-9), variance));
}

/** By seller: the sum of squares of wins. `wins` is of no account before and after; it saves making one each time. */
function squaresOf(lotsOf: readonly (readonly number[])[], winner: Int32Array, wins: Int32Array): Float64Array {
  return Float64Array.from(lotsOf, (lots) => {
    let sum = 0;
    for (const lot of lots) {
      const person = winner[lot] ?? 0;
      const before = wins[person] ?? 0;
      // (w + 1)^2 - w^2
      sum += 2 * before + 1;
      wins[person] = before + 1;
    }
    for (const lot of lots) wins[winner[lot] ?? 0] = 0;
    return sum;
  });
}

interface Dealt {
  readonly actual: Float64Array;
  readonly sum: Float64Array;
  readonly squared: Float64Array;
  /** How many deals gave as much as there is, or more. */
  readonly reached: Int32Array;
}

function dealAnew(sales: Sales, lotsOf: readonly (readonly number[])[], winner: Int32Array): Dealt {
  const chance = seededChance(20_260_601);
  const classes = groupIndices(sales.of, sales.sizes.length);
  const wins = new Int32Array(sales.byWinner.size);
  const actual = squaresOf(lotsOf, winner, wins);
  const sum = new Float64Array(lotsOf.length);
  const squared = new Float64Array(lotsOf.length);
  const reached = new Int32Array(lotsOf.length);
  const dealt = winner.slice();
  for (let deal = 0; deal < deals; deal++) {
    for (const lots of classes) shuffle(dealt, lots, chance);
    for (const [at, value] of squaresOf(lotsOf, dealt, wins).entries()) {
      sum[at] = (sum[at] ?? 0) + value;
      squared[at] = (squared[at] ?? 0) + value * value;
      if (value >= (actual[at] ?? 0)) reached[at] = (reached[at] ?? 0) + 1;
    }
  }
  return { actual, sum, squared, reached };
}

/** Fisher and Yates, on the places given. */
function shuffle(values: Int32Array, places: readonly number[], chance: () => number): void {
  for (let last = places.length - 1; last > 0; last--) {
    const a = places[last] ?? 0;
    const b = places[Math.floor(chance() * (last + 1))] ?? 0;
    const kept = values[a] ?? 0;
    values[a] = values[b] ?? 0;
    values[b] = kept;
  }
}

function groupIndices(of: Int32Array, groups: number): number[][] {
  const lists: number[][] = Array.from({ length: groups }, () => []);
  for (const [index, at] of of.entries()) lists[at]?.push(index);
  return lists;
}

function lotsOfTopWinner(lots: readonly number[], winner: Int32Array): number[] {
  const bought = new Map<number, number[]>();
  for (const lot of lots) {
    const person = winner[lot] ?? -1;
    const list = bought.get(person);
    if (list) list.push(lot);
    else bought.set(person, [lot]);
  }
  return [...bought.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
}
