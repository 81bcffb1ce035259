import type { BidFact, LotFacts } from '../signals/index.js';
import { lotOf } from './lot-facts.js';

const start = Date.UTC(2026, 0, 5);
const hour = 3_600_000;

/**
 * A sold car with nobody at it, for tests of whole markets: they say only who was there, who won and at what price. The start price
 * is 1,000; lots close an hour after each other.
 */
export const lotFacts = (lot: number, told: Partial<LotFacts> = {}): LotFacts =>
  lotOf({
    lot,
    office: 1,
    category: 'vehicle',
    startMinor: 1_000n,
    priceMinor: 1_000n,
    outcome: 'sold',
    startsAt: start,
    originalEndsAt: start + lot * hour,
    endsAt: start + lot * hour,
    closedAt: start + lot * hour,
    ...told,
  });

/** Accepted direct bids in their order; the last one leads. */
export const bidFacts = (bids: readonly (readonly [person: string, amount: number])[]): BidFact[] =>
  bids.map(([person, amount], index) => ({
    id: index + 1,
    at: start + index * 60_000,
    person,
    kind: 'direct',
    accepted: true,
    maxMinor: BigInt(amount),
    amountMinor: BigInt(amount),
    priceMinor: BigInt(amount),
    leading: true,
    endsAt: start + hour,
  }));

/** People who were admitted and did not bid. */
export const entrantFacts = (people: readonly string[]): LotFacts['entrants'] =>
  people.map((person, index) => ({ person, bidder: index + 1, payers: [] }));

export { windowOf as windowFacts } from './lot-facts.js';
