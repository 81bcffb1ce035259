import type { BidFact, LotFacts, TraceFact, WindowFacts } from '../signals/index.js';

/** Wednesday, 4 November 2026, 10:00 in Tashkent. */
export const published = Date.UTC(2026, 10, 4, 5);
const dayMs = 86_400_000;

/**
 * A plain lot for tests of signals, a flat of 1,000,000.00 UZS that nobody bid on: published on a Wednesday morning, open for
 * three days from the twentieth day after.
 */
export function lotOf(own: Partial<LotFacts> = {}): LotFacts {
  const startsAt = published + 20 * dayMs;
  return {
    lot: 1,
    office: 7,
    official: 'official-1',
    approver: 'official-2',
    category: 'flat',
    region: 'UZ-TK',
    currency: 'UZS',
    startMinor: 100_000_000n,
    reserveMinor: null,
    appraisalMinor: 100_000_000n,
    publishedAt: published,
    startsAt,
    originalEndsAt: startsAt + 3 * dayMs,
    endsAt: startsAt + 3 * dayMs,
    closedAt: startsAt + 3 * dayMs,
    outcome: 'unsold',
    priceMinor: null,
    winner: null,
    repeatOf: null,
    round: 1,
    defaulters: [],
    leastNoticeMs: 15 * dayMs,
    zoneMs: 5 * 3_600_000,
    photos: 6,
    textLength: 600,
    edits: [],
    entrants: [],
    bids: [],
    ...own,
  };
}

/** A bid in short: who, how many ms before the lot's end, and the amount in units of 10,000.00. */
export type ShortBid = readonly [person: string, beforeMs: number, amount: number];

const unit = 1_000_000n;

/**
 * A lot with accepted bids, each the highest so far, in a row; sold to the last of them at its amount unless `own` says otherwise.
 * Everybody who bid is an entrant, with an account of their own.
 */
export function soldOf(bids: readonly ShortBid[], own: Partial<LotFacts> = {}): LotFacts {
  const lot = lotOf(own);
  const facts = bids.map(
    ([person, beforeMs, amount], index): BidFact => ({
      id: lot.lot * 1000 + index,
      at: lot.endsAt - beforeMs,
      person,
      kind: 'direct',
      accepted: true,
      maxMinor: BigInt(amount) * unit,
      amountMinor: BigInt(amount) * unit,
      priceMinor: BigInt(amount) * unit,
      leading: true,
      endsAt: lot.endsAt,
    }),
  );
  const last = facts.at(-1);
  const people = [...new Set(bids.map(([person]) => person))];
  return {
    ...lot,
    outcome: 'sold',
    priceMinor: last?.amountMinor ?? null,
    winner: last?.person ?? null,
    bids: facts,
    entrants: people.map((person, index) => ({ person, bidder: index + 1, payers: [`account of ${person}`] })),
    ...own,
  };
}

/** Somebody seen with a value all the while. */
export const traceOf = (person: string, value: string, own: Partial<TraceFact> = {}): TraceFact => ({
  person,
  staff: false,
  office: null,
  kind: 'device',
  value,
  firstAt: 0,
  lastAt: Number.MAX_SAFE_INTEGER,
  inOffice: null,
  ...own,
});

export const windowOf = (lots: readonly LotFacts[], traces: readonly TraceFact[] = []): WindowFacts => ({ lots, traces });
