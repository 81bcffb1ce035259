import { poissonBinomialTail, rarity } from '../chances.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import { type Measure, streamed, type WindowSignal } from '../measure.js';
import { presenceOf } from '../presence.js';
import { bestBids, bidderSubject, isSold } from '../read-lot.js';

/** The last tenth of an auction's time is its final phase. */
const finalShare = 0.9;
/** Two usual steps. */
const justUnder = 0.9;
/** An unknown loser counts as much as this many lots of an average one. */
const prior = 4;

/** A lot whose runner-up stopped just under the price in the final phase, with two losers or more. */
interface CloseLot {
  readonly lot: number;
  readonly winner: string;
  readonly losers: readonly string[];
  readonly runnerUp: string;
  readonly runnerUpBid: number;
}

/** How often somebody lost, and came second in that. */
interface Standing {
  lost: number;
  second: number;
}

/** The lot in short, or null where nobody stopped just under the price late, or only one lost: then somebody had to be second. */
function readClose(lot: LotFacts): CloseLot | null {
  if (!isSold(lot)) return null;
  const best = bestBids(lot);
  const losers = [...best.keys()].filter((person) => person !== lot.winner);
  if (losers.length < 2) return null;
  const runnerUp = losers.reduce((first, person) => ((best.get(person) ?? 0n) > (best.get(first) ?? 0n) ? person : first));
  const last = lot.bids.findLast(({ accepted, person }) => accepted && person === runnerUp);
  const lateFrom = lot.startsAt + finalShare * (lot.endsAt - lot.startsAt);
  if (!last || last.at < lateFrom || Number(best.get(runnerUp)) < justUnder * Number(lot.priceMinor)) return null;
  return { lot: lot.lot, winner: lot.winner, losers, runnerUp, runnerUpBid: last.id };
}

const count = (records: Map<string, Standing>, person: string, second: boolean): void => {
  const record = records.get(person) ?? { lost: 0, second: 0 };
  record.lost += 1;
  if (second) record.second += 1;
  records.set(person, record);
};

function recordsOf(lots: readonly CloseLot[]): ReadonlyMap<string, Standing> {
  const records = new Map<string, Standing>();
  for (const { losers, runnerUp } of lots) for (const person of losers) count(records, person, person === runnerUp);
  return records;
}

interface Meeting {
  readonly lots: number[];
  readonly bids: number[];
  readonly chances: number[];
}

/**
 * Everybody who lost to one winner at least twice, with the chance of being second in each of those lots: a loser's weight over the
 * weights of the lot's losers, where a weight is how often they come second against all other winners.
 */
function meetingsOf(lots: readonly CloseLot[], everywhere: ReadonlyMap<string, Standing>, average: number): ReadonlyMap<string, Meeting> {
  const here = recordsOf(lots);
  const weightOf = (person: string): number => {
    const all = everywhere.get(person);
    const own = here.get(person);
    const lost = (all?.lost ?? 0) - (own?.lost ?? 0);
    const second = (all?.second ?? 0) - (own?.second ?? 0);
    return (second + prior * average) / (lost + prior);
  };
  const meetings = new Map<string, Meeting>();
  for (const { lot, losers, runnerUp, runnerUpBid } of lots) {
    const weights = losers.map(weightOf);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (const [index, person] of losers.entries()) {
      if ((here.get(person)?.lost ?? 0) < 2) continue;
      const meeting = meetings.get(person) ?? { lots: [], bids: [], chances: [] };
      meeting.lots.push(lot);
      meeting.chances.push((weights[index] ?? 0) / sum);
      if (person === runnerUp) meeting.bids.push(runnerUpBid);
      meetings.set(person, meeting);
    }
  }
  return meetings;
}

function measureOf(winner: string, loser: string, { lots, bids, chances }: Meeting): Measure {
  const chance = poissonBinomialTail(bids.length, chances);
  const expected = chances.reduce((sum, one) => sum + one, 0);
  return {
    signal: 'loser_just_under',
    subjects: [bidderSubject(loser), bidderSubject(winner)],
    value: rarity(chance),
    pValue: chance,
    facts: { lots: lots.length, times: bids.length, expected, chanceShare: chance },
    lots,
    bids,
    entries: [],
  };
}

/**
 * For a loser L and a winner W who met at least twice: v = -log10 P(X >= k). Counted are lots that W won with two losers or more, whose
 * runner-up bid at least 90% of the price in the last tenth of the time; k of them had L as runner-up. X is a Poisson binomial
 * count: in each lot L's chance is w(L) / sum of w over its losers, w(x) = (s + 4 a) / (n + 4) from the n lots that x lost
 * to others than W and the s of them where x came second, a the average. Own, after Open Contracting Partnership, Red flags
 * (2024), R024 "Price close to winning bid" and R053 "Co-bidding pairs have same recurrent winner"; in an open auction somebody
 * always stops just under the price, so the pair is tested and not the gap.
 */
function* eachMeasure(window: WindowFacts): Generator<Measure> {
  const { bidders } = presenceOf(window);
  const close = window.lots.flatMap((lot, place) => ((bidders[place] ?? 0) < 2 ? [] : (readClose(lot) ?? [])));
  if (close.length === 0) return;
  const everywhere = recordsOf(close);
  const average = close.length / close.reduce((sum, { losers }) => sum + losers.length, 0);
  const byWinner = new Map<string, CloseLot[]>();
  for (const lot of close) {
    const own = byWinner.get(lot.winner);
    if (own) own.push(lot);
    else byWinner.set(lot.winner, [lot]);
  }
  for (const [winner, own] of byWinner) {
    for (const [loser, meeting] of meetingsOf(own, everywhere, average)) yield measureOf(winner, loser, meeting);
  }
}

export const loserJustUnder: WindowSignal = streamed({
  code: 'loser_just_under',
  subjects: ['bidder'],
  formula: 'v = -log10 P(X >= k): k times second just under the same winner, X Poisson binomial by how often each loser comes second',
  source: 'own, after Open Contracting Partnership, Red flags (2024), R024 and R053',
  needs: ['bids', 'winner', 'priceMinor'],
  threshold: { value: 4, side: 'above', unit: '-log10 of the chance' },
  eachMeasure,
});
