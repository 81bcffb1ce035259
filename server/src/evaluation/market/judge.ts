import type { SubjectKind } from '@ochiq/shared/signals';
import type { RankedSubject, WindowScores } from '../../signals/index.js';
import type { MixedMarket } from './mixed-market.js';
import { type FraudKind, fraudKinds, type Scheme } from './planted.js';

/**
 * What a subject of a mixed market is. `touched`: neither planted nor clean, since somebody of a scheme came to another lot of the scheme's
 * own office; nobody could say whether an alarm there is false, so it counts as none.
 */
export interface Truth {
  readonly kindOfLot: ReadonlyMap<string, FraudKind>;
  readonly schemeOfLot: ReadonlyMap<string, Scheme>;
  readonly touched: ReadonlySet<string>;
  readonly crooked: Readonly<Record<Exclude<SubjectKind, 'lot'>, ReadonlySet<string>>>;
}

/** Reads the truth of a market from its schemes. */
export function truthOf({ facts, schemes }: MixedMarket): Truth {
  const kindOfLot = new Map<string, FraudKind>();
  const schemeOfLot = new Map<string, Scheme>();
  const pairs = new Set<string>();
  const crooked = { bidder: new Set<string>(), ring: new Set<string>(), official: new Set<string>(), office: new Set<string>() };
  for (const scheme of schemes) {
    for (const lot of scheme.lots) {
      kindOfLot.set(String(lot), scheme.kind);
      schemeOfLot.set(String(lot), scheme);
    }
    for (const person of scheme.people) {
      crooked.bidder.add(person);
      crooked.ring.add(person);
      pairs.add(`${person} ${scheme.office}`);
    }
    if (scheme.official !== null) crooked.official.add(scheme.official);
    if (scheme.office !== null) crooked.office.add(String(scheme.office));
  }
  const touched = new Set<string>();
  for (const { lot, office, entrants } of facts.lots) {
    if (!kindOfLot.has(String(lot)) && entrants.some(({ person }) => pairs.has(`${person} ${office}`))) touched.add(String(lot));
  }
  return { kindOfLot, schemeOfLot, touched, crooked };
}

export const isClean = (truth: Truth, lot: string): boolean => !truth.kindOfLot.has(lot) && !truth.touched.has(lot);

/** How one kind of fraud was found in one market. */
export interface KindFound {
  readonly kind: FraudKind;
  /** Its lots, and how many of them lie in the top 1% of the ranking of the clean lots and these. */
  readonly lots: number;
  readonly lotsInTop: number;
  /** Schemes, and how many have a lot there. */
  readonly schemes: number;
  readonly schemesInTop: number;
  /** Schemes whose principal lies in the top 1% of its kind (or among as many as there are of them, where 1% is fewer). */
  readonly principalsInTop: number;
  readonly flaggedLots: number;
  /** Of each planted lot whether it lies in the top, by scheme: for the interval. */
  readonly byScheme: readonly { readonly lots: number; readonly inTop: number }[];
}

/** A tenth of the ranking's tenth: the share of a ranking that an auditor is supposed to read. */
const topShare = 0.01;

/** Judges the ranking of a market kind by kind, each against the clean lots alone. */
export function judgeKinds(market: MixedMarket, scores: WindowScores, truth: Truth): KindFound[] {
  const kinds = fraudKinds.filter((kind) => market.schemes.some((scheme) => scheme.kind === kind));
  return kinds.map((kind) => {
    const schemes = market.schemes.filter((scheme) => scheme.kind === kind);
    const planted = new Set(schemes.flatMap(({ lots }) => lots.map(String)));
    const against = scores.kinds.lot.ranked.filter(({ id }) => planted.has(id) || isClean(truth, id));
    const top = new Set(against.slice(0, Math.ceil((market.cleanLots + planted.size) * topShare)).map(({ id }) => id));
    const byScheme = schemes.map(({ lots }) => ({ lots: lots.length, inTop: lots.filter((lot) => top.has(String(lot))).length }));
    return {
      kind,
      lots: planted.size,
      lotsInTop: byScheme.reduce((sum, { inTop }) => sum + inTop, 0),
      schemes: schemes.length,
      schemesInTop: byScheme.filter(({ inTop }) => inTop > 0).length,
      principalsInTop: principalsInTop(market, scores, schemes),
      flaggedLots: scores.kinds.lot.ranked.filter(({ id, flagged }) => flagged && planted.has(id)).length,
      byScheme,
    };
  });
}

/** Schemes whose principal is found; of a ring any of its members names it. Principals of other kinds of fraud are taken out first. */
function principalsInTop({ schemes: all }: MixedMarket, { kinds }: WindowScores, schemes: readonly Scheme[]): number {
  const own = new Set(schemes.map(({ principal }) => principal.kind));
  let found = 0;
  for (const kind of own) {
    const named = (scheme: Scheme) => (kind === 'official' ? [scheme.official ?? ''] : scheme.people);
    const mine = new Set(schemes.flatMap(named));
    const others = new Set(all.filter((scheme) => !schemes.includes(scheme)).flatMap(named));
    const against = kinds[kind].ranked.filter(({ id }) => mine.has(id) || !others.has(id));
    const size = Math.max(Math.ceil(kinds[kind].tested * topShare), schemes.length);
    const top = new Set(against.slice(0, size).map(({ id }) => id));
    const isFound = (scheme: Scheme) => (kind === 'ring' ? scheme.people.some((id) => top.has(id)) : top.has(scheme.principal.id));
    found += schemes.filter((scheme) => scheme.principal.kind === kind && isFound(scheme)).length;
  }
  return found;
}

/** Whether an alarm about a subject is true. Touched lots are left out by `isJudged`. */
export function isTrue(truth: Truth, { kind, id }: Pick<RankedSubject, 'kind' | 'id'>): boolean {
  return kind === 'lot' ? truth.kindOfLot.has(id) : truth.crooked[kind].has(id);
}

export const isJudged = (truth: Truth, { kind, id }: Pick<RankedSubject, 'kind' | 'id'>): boolean =>
  kind !== 'lot' || !truth.touched.has(id);

/** Flagged subjects of a kind at a rate, and how many of them are false. */
export function alarms(scores: WindowScores, truth: Truth, kind: SubjectKind, rate: number): { flagged: number; wrong: number } {
  const flagged = scores.kinds[kind].ranked.filter((one) => one.qValue <= rate && isJudged(truth, one));
  return { flagged: flagged.length, wrong: flagged.filter((one) => !isTrue(truth, one)).length };
}
