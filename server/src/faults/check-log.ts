import type { LotEvent } from '@ochiq/shared/bids';
import type { FinalBid, FinalLot, Violation } from './history.js';

/** The log of one lot: numbers 1, 2, 3, ... to the lot's own, and each accepted bid with its entry, each entry with its bid. */
export function checkLog(lot: FinalLot, bids: readonly FinalBid[], log: readonly LotEvent[]): Violation[] {
  const violations: Violation[] = [];
  const report = (rule: Violation['rule'], key: string | null, found: string) => violations.push({ rule, lot: lot.id, key, found });
  const numbers = log.map((event) => event.seq);
  const wanted = Array.from({ length: lot.seq }, (_, index) => index + 1);
  if (numbers.join() !== wanted.join()) {
    const missing = wanted.filter((seq) => !numbers.includes(seq));
    report('log_gap', null, `the log has ${numbers.length} numbers where the lot counts ${lot.seq}; missing: ${missing.join() || 'none'}`);
  }
  const entries = new Map(log.map((event) => [event.seq, event]));
  const stored = new Map(bids.flatMap((bid) => (bid.seq === null ? [] : [[bid.seq, bid] as const])));
  for (const [seq, bid] of stored) {
    const event = entries.get(seq);
    // A missing entry is a gap, which is told already.
    if (event && !tells(event, bid)) report('log_differs', bid.key, `number ${seq}: ${JSON.stringify(event)} for ${JSON.stringify(bid)}`);
  }
  for (const event of log) {
    if (event.kind === 'bid' && !stored.has(event.seq)) report('log_differs', null, `number ${event.seq} is a bid that is not stored`);
  }
  return violations;
}

function tells(event: LotEvent, bid: FinalBid): boolean {
  return (
    event.kind === 'bid' &&
    event.bidder === bid.bidder &&
    event.amountMinor === bid.amountMinor &&
    event.priceMinor === bid.priceMinor &&
    event.minNextMinor === bid.minNextMinor &&
    event.answered === !bid.leading &&
    (event.leader === bid.bidder) === bid.leading &&
    Date.parse(event.endsAt) === bid.endsAtMs &&
    Date.parse(event.at) === bid.atMs
  );
}
