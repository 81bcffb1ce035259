import type { RulesWire } from '@ochiq/shared/bidding';
import { maxAmountMinor } from '@ochiq/shared/money';
import { bidName, type FinalBid, type FinalLot, type Violation } from './history.js';

/** The least next bid: written apart from the rules it checks, slow and plain. */
function leastNext(lot: FinalLot, priceMinor: bigint | null): bigint {
  const startMinor = BigInt(lot.startMinor);
  if (priceMinor === null) return startMinor;
  const next = priceMinor + stepAt(lot.rules.increment, startMinor, priceMinor);
  return next < maxAmountMinor ? next : maxAmountMinor;
}

function stepAt(increment: RulesWire['increment'], startMinor: bigint, priceMinor: bigint): bigint {
  if (increment.kind === 'ladder') {
    for (const { belowMinor, stepMinor } of increment.steps) {
      if (belowMinor === null || priceMinor < BigInt(belowMinor)) return BigInt(stepMinor);
    }
    return BigInt(increment.steps.at(-1)?.stepMinor ?? 0);
  }
  // The share of the start price, counted up unit by unit until it is reached.
  let stepMinor = BigInt(increment.roundToMinor);
  while (stepMinor * 10_000n < startMinor * BigInt(increment.basisPoints)) stepMinor += BigInt(increment.roundToMinor);
  return stepMinor;
}

/** The end after a public bid at `atMs`, by the words of the soft close. */
function endAfter(lot: FinalLot, endMs: number, atMs: number): number {
  const { windowMs, capMs } = lot.rules.softClose;
  if (endMs - atMs >= windowMs) return endMs;
  const wantedMs = capMs === null ? atMs + windowMs : Math.min(atMs + windowMs, lot.originalEndsAtMs + capMs);
  return wantedMs > endMs ? wantedMs : endMs;
}

/**
 * Walks the accepted bids of one lot in their order: amount, time and end of each.
 * @param bids those of the lot, in the order of decision
 * @returns the violations and the end that the bids give, ms since the epoch
 */
export function checkBids(lot: FinalLot, bids: readonly FinalBid[]): { violations: Violation[]; endMs: number } {
  const violations: Violation[] = [];
  let endMs = lot.originalEndsAtMs;
  let priceMinor: bigint | null = null;
  let leader: { person: string; maxMinor: bigint } | null = null;
  for (const bid of bids) {
    if (bid.outcome === 'rejected') continue;
    const report = (rule: Violation['rule'], found: string) => violations.push({ rule, lot: lot.id, key: bid.key, found });
    const offerMinor = BigInt(bid.maxMinor);
    const ownMaxMinor = leader?.person === bid.person ? leader.maxMinor : null;
    const least = ownMaxMinor === null ? leastNext(lot, priceMinor) : ownMaxMinor + 1n;
    if (offerMinor < least) report('accepted_below_minimum', `${offerMinor} was accepted where ${least} was the least`);
    if (bid.atMs >= endMs) report('accepted_after_end', `accepted ${bid.atMs - endMs} ms after the end`);
    else {
      const expectedMs = bid.seq === null ? endMs : endAfter(lot, endMs, bid.atMs);
      if (bid.endsAtMs !== expectedMs) report('end_moved_wrongly', `the end is ${bid.endsAtMs - expectedMs} ms off after this bid`);
      endMs = bid.endsAtMs;
    }
    priceMinor = bid.priceMinor === null ? priceMinor : BigInt(bid.priceMinor);
    if (bid.leading) leader = { person: bid.person, maxMinor: offerMinor };
  }
  if (lot.endsAtMs !== endMs) {
    violations.push({ rule: 'end_moved_wrongly', lot: lot.id, key: null, found: `the lot's end is ${lot.endsAtMs - endMs} ms off` });
  }
  return { violations, endMs };
}

/** Keys that are stored more than once. */
export function checkKeys(bids: readonly FinalBid[]): Violation[] {
  const seen = new Set<string>();
  const violations: Violation[] = [];
  for (const { lot, person, key } of bids) {
    const name = bidName(lot, person, key);
    if (seen.has(name)) violations.push({ rule: 'duplicate_key', lot, key, found: 'stored twice' });
    seen.add(name);
  }
  return violations;
}
