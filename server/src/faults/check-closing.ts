import type { LotEvent } from '@ochiq/shared/bids';
import type { FinalBid, FinalLot, Violation } from './history.js';

type Closing = Extract<LotEvent, { kind: 'closed' }>;

export interface LotResult {
  readonly result: 'sold' | 'unsold';
  /** The person who won. */
  readonly winner: string | null;
}

/** Who should have won: the highest offer, the earlier of two equal ones; nobody where the price is below the reserve. */
function resultOf(lot: FinalLot, bids: readonly FinalBid[]): LotResult {
  let best: FinalBid | null = null;
  for (const bid of bids) {
    if (bid.outcome === 'accepted' && (best === null || BigInt(bid.maxMinor) > BigInt(best.maxMinor))) best = bid;
  }
  const reached = lot.reserveMinor === null || (lot.priceMinor !== null && BigInt(lot.priceMinor) >= BigInt(lot.reserveMinor));
  return best !== null && reached ? { result: 'sold', winner: best.person } : { result: 'unsold', winner: null };
}

/**
 * Checks how one lot ended.
 * @param endMs the end that the accepted bids give, ms since the epoch
 * @param log the lot's events
 */
export function checkClosing(lot: FinalLot, endMs: number, bids: readonly FinalBid[], log: readonly LotEvent[]): Violation[] {
  const violations: Violation[] = [];
  const report = (rule: Violation['rule'], found: string) => violations.push({ rule, lot: lot.id, key: null, found });
  const [closing, ...more] = log.filter((event): event is Closing => event.kind === 'closed');
  if (!closing || (lot.state !== 'sold' && lot.state !== 'unsold')) {
    report('lot_left_open', `the lot is ${lot.state}${closing ? ', though its closing is in the log' : ''}`);
    return violations;
  }
  const paid = lot.deposits.filter((deposit) => deposit.state === 'applied');
  if (more.length > 0) report('two_winners', `closed ${more.length + 1} times, for ${[closing, ...more].map((one) => one.winner)}`);
  else if (paid.length > 1) report('two_winners', `the deposits of ${paid.map((deposit) => deposit.bidder)} count into the price`);
  const closedMs = Date.parse(closing.at);
  if (closedMs < endMs) report('closed_too_early', `closed ${endMs - closedMs} ms before the end`);
  const expected = resultOf(lot, bids);
  const number = lot.deposits.find((deposit) => deposit.person === expected.winner)?.bidder ?? null;
  const settled = paid.length > 1 || (paid[0]?.person ?? null) === expected.winner;
  if (lot.state !== expected.result || closing.result !== expected.result || closing.winner !== number || !settled) {
    report('wrong_result', `${closing.result} to ${closing.winner}, but the bids say ${expected.result} to ${number}`);
  }
  return violations;
}
