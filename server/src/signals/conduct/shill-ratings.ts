import type { BidFact, LotFacts } from '../facts.js';
import { type Measure, streamed, type WindowSignal } from '../measure.js';

/** The six ratings, each from 0 to 1; 1 is what a shill does. */
export interface ShillRatings {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly delta: number;
  readonly epsilon: number;
  readonly zeta: number;
}

/** The weights of Trevathan and Read, section on the shill score: 9, 2, 5, 2, 2, 2. */
export const shillWeights: ShillRatings = { alpha: 9, beta: 2, gamma: 5, delta: 2, epsilon: 2, zeta: 2 };

/** The weighted mean of the ratings, from 0 to 10. */
export function shillScore(ratings: ShillRatings): number {
  const w = shillWeights;
  const sum =
    w.alpha * ratings.alpha +
    w.beta * ratings.beta +
    w.gamma * ratings.gamma +
    w.delta * ratings.delta +
    w.epsilon * ratings.epsilon +
    w.zeta * ratings.zeta;
  return (10 * sum) / (w.alpha + w.beta + w.gamma + w.delta + w.epsilon + w.zeta);
}

/** What one bidder did in one lot, in numbers that only make sense beside the other bidders of the lot. */
interface Part {
  bids: number;
  waitedMs: number;
  raised: number;
  readonly first: number;
}

function partsOf(bids: readonly BidFact[], endsAt: number): Map<string, Part> {
  const parts = new Map<string, Part>();
  let before = bids[0];
  for (const bid of bids) {
    const part = parts.get(bid.person) ?? { bids: 0, waitedMs: 0, raised: 0, first: endsAt - bid.at };
    part.bids++;
    part.waitedMs += bid.at - (before?.at ?? bid.at);
    part.raised += Math.max(0, Number(amountOf(bid) - amountOf(before ?? bid)));
    parts.set(bid.person, part);
    before = bid;
  }
  return parts;
}

const amountOf = (bid: BidFact) => bid.amountMinor ?? bid.maxMinor;

/** Where each value lies between the least (0) and the most (1) of all bidders of the lot; 0 where they do not differ. */
function scaleOf(parts: Iterable<Part>, value: (part: Part) => number): (part: Part) => number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    least = Math.min(least, value(part));
    most = Math.max(most, value(part));
  }
  return (part) => (most > least ? (value(part) - least) / (most - least) : 0);
}

/** Sums over the lots that somebody lost. */
export interface Losses {
  wins: number;
  lost: number;
  beta: number;
  delta: number;
  epsilon: number;
  zeta: number;
  readonly byOfficial: Map<string, LotFacts[]>;
}

function takeLot(losses: Map<string, Losses>, lot: LotFacts, bids: readonly BidFact[]): void {
  const parts = partsOf(bids, lot.endsAt);
  const wait = scaleOf(parts.values(), ({ waitedMs, bids: own }) => waitedMs / own);
  const raise = scaleOf(parts.values(), ({ raised, bids: own }) => raised / own);
  const early = scaleOf(parts.values(), ({ first }) => first);
  const mostBids = Math.max(1, Math.floor(bids.length / 2));
  for (const [person, part] of parts) {
    const sum = losses.get(person) ?? { wins: 0, lost: 0, beta: 0, delta: 0, epsilon: 0, zeta: 0, byOfficial: new Map() };
    losses.set(person, sum);
    if (lot.winner === person) {
      sum.wins++;
      continue;
    }
    sum.lost++;
    sum.beta += Math.min(1, part.bids / mostBids);
    sum.delta += 1 - wait(part);
    sum.epsilon += 1 - raise(part);
    sum.zeta += early(part);
    const lots = sum.byOfficial.get(lot.official);
    if (lots) lots.push(lot);
    else sum.byOfficial.set(lot.official, [lot]);
  }
}

/** What everybody lost, and how many lots with bids each official wrote. */
export interface Contests {
  readonly losses: ReadonlyMap<string, Losses>;
  readonly lotsOf: ReadonlyMap<string, number>;
}

const known = new WeakMap<readonly LotFacts[], Contests>();

/** Looks through the bids of a window once, whoever asks. */
export function contestsOf(lots: readonly LotFacts[]): Contests {
  const found = known.get(lots);
  if (found) return found;
  const lotsOf = new Map<string, number>();
  const losses = new Map<string, Losses>();
  for (const lot of lots) {
    const bids = lot.bids.filter(({ accepted }) => accepted);
    if (bids.length === 0) continue;
    lotsOf.set(lot.official, (lotsOf.get(lot.official) ?? 0) + 1);
    takeLot(losses, lot, bids);
  }
  const made = { losses, lotsOf };
  known.set(lots, made);
  return made;
}

/** How like a shill's somebody's bids are in the lots they lost, whoever sold them: the sum of beta, delta, epsilon and zeta, from 0 to 4. */
export const conductOf = ({ beta, delta, epsilon, zeta, lost }: Losses): number => (beta + delta + epsilon + zeta) / Math.max(1, lost);

/** A bidder's ratings against the official whose lots it lost most regularly. */
export interface RatedBidder {
  readonly person: string;
  readonly official: string;
  readonly ratings: ShillRatings;
  readonly score: number;
  /** The lots of that official that the bidder lost. */
  readonly lost: readonly LotFacts[];
}

/** In fewer lost lots of one official alpha says nothing: who bids once on the only lot of an official has 1. */
const leastLost = 3;

/**
 * The shill score of everyone who lost at least three lots of one official, by J. Trevathan and W. Read, "Detecting shill bidding
 * in online English auctions" (in: Handbook of Research on Social and Organizational Liabilities in Information Security, 2009,
 * pages 446 to 470). Over the lots that a bidder lost:
 *
 * - alpha: of this official's lots with bids, the share that the bidder lost; the official with the highest alpha counts
 * - beta: mean of own bids / floor(bids of the lot / 2), the most that one can make against answers
 * - gamma: 1 - lots won / lots bid on
 * - delta: mean of 1 - time waited before an own bid, scaled from the least (0) to the most (1) of the lot's bidders
 * - epsilon: the same of the amount by which an own bid raised the one before
 * - zeta: mean of how long before the end the first own bid came, scaled in the same way
 *
 * score = 10 (9 alpha + 2 beta + 5 gamma + 2 delta + 2 epsilon + 2 zeta) / 22. The first bid of a lot waits 0 and raises by 0.
 */
export function rateBidders(lots: readonly LotFacts[]): RatedBidder[] {
  const { losses, lotsOf } = contestsOf(lots);
  const rated: RatedBidder[] = [];
  for (const [person, sum] of losses) {
    let best: { official: string; alpha: number; lost: readonly LotFacts[] } | null = null;
    for (const [official, lost] of sum.byOfficial) {
      const alpha = lost.length / (lotsOf.get(official) ?? lost.length);
      if (lost.length >= leastLost && (best === null || alpha > best.alpha)) best = { official, alpha, lost };
    }
    if (best === null) continue;
    const { lost } = sum;
    const ratings: ShillRatings = {
      alpha: best.alpha,
      beta: sum.beta / lost,
      gamma: 1 - sum.wins / (sum.wins + lost),
      delta: sum.delta / lost,
      epsilon: sum.epsilon / lost,
      zeta: sum.zeta / lost,
    };
    rated.push({ person, official: best.official, ratings, score: shillScore(ratings), lost: best.lost });
  }
  return rated;
}

const rounded = (rating: number) => Math.round(rating * 1000) / 1000;

function measureOf({ person, official, ratings, score, lost }: RatedBidder): Measure {
  const own = lost.flatMap((lot) => lot.bids.filter((bid) => bid.accepted && bid.person === person));
  const { alpha, beta, gamma, delta, epsilon, zeta } = ratings;
  return {
    signal: 'shill_ratings',
    subjects: [
      { kind: 'bidder', id: person },
      { kind: 'official', id: official },
    ],
    value: score,
    pValue: null,
    facts: {
      lots: lost.length,
      alpha: rounded(alpha),
      beta: rounded(beta),
      gamma: rounded(gamma),
      delta: rounded(delta),
      epsilon: rounded(epsilon),
      zeta: rounded(zeta),
      score: rounded(score),
    },
    lots: lost.map(({ lot }) => lot),
    bids: own.map(({ id }) => id),
    entries: [],
  };
}

/** The shill score of Trevathan and Read: see `rateBidders`. */
export const shillRatings: WindowSignal = streamed({
  code: 'shill_ratings',
  subjects: ['bidder', 'official'],
  formula: 'S = 10 (9 α + 2 β + 5 γ + 2 δ + 2 ε + 2 ζ) / 22',
  source: 'Trevathan and Read 2009, Detecting shill bidding in online English auctions',
  needs: ['bids', 'official', 'winner', 'endsAt'],
  threshold: { value: 6, side: 'above', unit: 'points' },
  *eachMeasure({ lots }) {
    for (const rated of rateBidders(lots)) yield measureOf(rated);
  },
});
