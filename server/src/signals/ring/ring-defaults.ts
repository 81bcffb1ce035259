import { binomialTail, rarity, toldChance } from '../chances.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import type { Measure, WindowSignal } from '../measure.js';
import { hammerOf } from '../read-lot.js';
import { ringSubjects } from './bidder-ring.js';
import { type Group, groupsOf } from './groups.js';
import { ringsOf } from './rings.js';

/**
 * A member wins, does not pay, and at the cheaper repeat another member takes the thing. Of the `n` lots that members won in first
 * place, `x` went that way. By chance each does with q * w: q is the share of all won lots that default and are sold cheaper at
 * their repeat, w the share of sold lots that the group buys. P(X >= x) of the binomial count. Value: -log10 P.
 *
 * Groups are the rings of the window, and people who took over each other's defaults at least twice, as those meet too seldom to
 * be seen as a ring: they need not be at one lot together. Own formula.
 */
export const ringDefaults: WindowSignal = {
  code: 'ring_defaults',
  subjects: ['ring', 'bidder', 'lot'],
  formula:
    '-log10 P(X >= x), X binomial (n, q w); x: defaulted by a member and taken cheaper by another, of n won; q: share that defaults so; w: share bought by the group',
  source: 'own (binomial tail)',
  needs: ['defaulters', 'repeatOf', 'winner', 'priceMinor'],
  threshold: { value: 3, side: 'above', unit: '-log10 of the chance' },
  measureAll,
};

/** A thing that was won and not paid for, and what became of it. */
interface Takeover {
  readonly first: LotFacts;
  readonly repeat: LotFacts;
  readonly defaulter: string;
  readonly taker: string;
}

function measureAll(window: WindowFacts): readonly Measure[] {
  const takeovers = takeoversOf(window.lots);
  if (takeovers.length === 0) return [];
  const bought = countBy(window.lots, ({ winner, defaulters }) => (winner === null || defaulters.includes(winner) ? null : winner));
  const failed = countBy(
    window.lots.flatMap(({ defaulters }) => defaulters),
    (person) => person,
  );
  const sold = [...bought.values()].reduce((sum, count) => sum + count, 0);
  const things = new Set(takeovers.map(({ repeat }) => repeat.lot)).size;
  const wins = sold + [...failed.values()].reduce((sum, count) => sum + count, 0);
  return groupsOfDefault(window, takeovers).flatMap((group): Measure[] => {
    const inside = takeovers.filter(({ defaulter, taker }) => group.members.includes(defaulter) && group.members.includes(taker));
    if (inside.length === 0) return [];
    const buys = group.members.reduce((sum, person) => sum + (bought.get(person) ?? 0), 0);
    const tries = buys + group.members.reduce((sum, person) => sum + (failed.get(person) ?? 0), 0);
    const pValue = binomialTail(inside.length, tries, (things / wins) * (buys / sold));
    const lots = [...new Set(inside.flatMap(({ first, repeat }) => [first.lot, repeat.lot]))].sort((a, b) => a - b);
    return [
      {
        signal: 'ring_defaults',
        subjects: ringSubjects(group, lots),
        value: rarity(pValue),
        pValue,
        facts: {
          members: group.members.length,
          takeovers: inside.length,
          wins: tries,
          chanceShare: toldChance(pValue),
          ...dearest(inside),
        },
        lots,
        bids: [],
        entries: [],
      },
    ];
  });
}

const known = new WeakMap<readonly LotFacts[], readonly Takeover[]>();

/** Looked for once in a window's lots. */
function takeoversOf(lots: readonly LotFacts[]): readonly Takeover[] {
  const found = known.get(lots) ?? findTakeovers(lots);
  known.set(lots, found);
  return found;
}

function findTakeovers(lots: readonly LotFacts[]): Takeover[] {
  const repeated = new Set(lots.map(({ repeatOf }) => repeatOf));
  const byNumber = new Map(lots.flatMap((lot) => (repeated.has(lot.lot) ? [[lot.lot, lot]] : [])));
  return lots.flatMap((repeat) => {
    const first = repeat.repeatOf === null ? undefined : byNumber.get(repeat.repeatOf);
    const taker = repeat.winner;
    if (!first || taker === null || repeat.priceMinor === null || first.currency !== repeat.currency) return [];
    if (repeat.priceMinor >= (hammerOf(first) ?? repeat.priceMinor)) return [];
    return first.defaulters.filter((person) => person !== taker).map((defaulter) => ({ first, repeat, defaulter, taker }));
  });
}

/** Rings with a default, and the groups beside them. */
function groupsOfDefault(window: WindowFacts, takeovers: readonly Takeover[]): Group[] {
  const defaulters = new Set(takeovers.map(({ defaulter }) => defaulter));
  return [...ringsOf(window).filter(({ members }) => members.some((person) => defaulters.has(person))), ...defaultGroupsOf(window)];
}

/** People who took over each other's defaults twice or more, without those who are all of one ring. */
export function defaultGroupsOf(window: WindowFacts): Group[] {
  const pairs = new Map<string, { readonly pair: [string, string]; times: number }>();
  for (const { defaulter, taker } of takeoversOf(window.lots)) {
    const pair: [string, string] = defaulter < taker ? [defaulter, taker] : [taker, defaulter];
    const seen = pairs.get(pair.join());
    if (seen) seen.times++;
    else pairs.set(pair.join(), { pair, times: 1 });
  }
  const twice = groupsOf([...pairs.values()].filter(({ times }) => times >= 2).map(({ pair }) => pair));
  return twice.filter(({ members }) => !ringsOf(window).some((ring) => members.every((person) => ring.members.includes(person))));
}

function countBy<T>(things: readonly T[], key: (thing: T) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) {
    const name = key(thing);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The takeover that saved most, for the explanation. */
function dearest(takeovers: readonly Takeover[]): Record<string, string> {
  const saved = ({ first, repeat }: Takeover) => (hammerOf(first) ?? 0n) - (repeat.priceMinor ?? 0n);
  const most = takeovers.reduce((a, b) => (saved(b) > saved(a) ? b : a));
  return {
    firstMinor: String(hammerOf(most.first) ?? most.first.startMinor),
    repeatMinor: String(most.repeat.priceMinor ?? 0n),
    currency: most.repeat.currency,
  };
}
