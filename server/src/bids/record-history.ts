import type { Tx } from '../base/index.js';
import { readBidderNumbers, settleDeposits } from '../deposits/index.js';
import type { Log, NewEntry } from '../log/index.js';
import { decideBatch } from './decide-batch.js';
import { endLot } from './end-lot.js';
import { openIfDue } from './open-lot.js';
import { insertBids, lockLots, saveLots } from './store.js';

/** A bid that was made elsewhere or earlier. Amount in minor units. */
export interface PastBid {
  readonly personId: string;
  readonly kind: 'direct' | 'proxy';
  readonly amountMinor: bigint;
  readonly key: string;
  readonly at: Date;
}

/**
 * Writes the past of a published lot as if it had been bid on here: every bid goes through the same decision at its own
 * time, and at `now` the lot is opened or closed if that is due. For seeding; the bidders must hold deposits.
 */
export async function recordHistory(tx: Tx, log: Log, lotId: number, bids: readonly PastBid[], now: Date): Promise<void> {
  const [locked] = await lockLots(tx, [lotId]);
  if (!locked) throw new Error(`no lot ${lotId}`);
  const numbers = await readBidderNumbers(tx, lotId);
  let { row, events } = openIfDue(locked, now);
  if (row.state === 'live' && events[0]) events = [{ ...events[0], at: row.startsAt.toISOString() }];
  const entries: NewEntry[] = events.map((event) => ({ event, actorId: null }));
  const after: NewEntry[] = [];
  for (const bid of bids) {
    const bidder = numbers.get(bid.personId);
    if (bidder === undefined) throw new Error(`lot ${lotId}: a past bidder has no deposit`);
    const placed = { ...bid, lotId, sessionId: '', currency: row.currency.trim() };
    const facts = { now: bid.at, signedIn: true, bidder, admitted: true, excluded: null, stored: null };
    const step = decideBatch([row], [placed], [facts]);
    await insertBids(tx, step.bids);
    row = step.lots[0] ?? row;
    entries.push(...step.entries);
  }
  if (now >= row.endsAt) {
    const ended = endLot(row, row.endsAt);
    const released = await settleDeposits(tx, lotId, ended, row.endsAt);
    row = ended.row;
    entries.push({ event: ended.event, actorId: null });
    after.push(...released);
  }
  await saveLots(tx, [row]);
  await log.append(tx, entries);
  if (now >= row.endsAt) await log.openSeals(tx, [{ lotId, at: row.endsAt }]);
  await log.append(tx, after);
}
