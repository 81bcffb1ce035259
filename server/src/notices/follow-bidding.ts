import type { LotEvent } from '@ochiq/shared/bids';
import { readClock, type Tx } from '../base/index.js';
import { readEventBefore, readLastIndex, readLeavesAfter } from '../log/index.js';
import type { NoticeGround } from './ground.js';
import { type NewNotice, notify } from './notify.js';
import { lockCursor, lockEnding, moveCursor, readTold, renewNotice } from './store-told.js';
import { isWorthAnother, tellBidding } from './tell-bidding.js';

const cursorName = 'bidding';
const batchLimit = 1_000;
/** Bidding ends soon when it ends within so long. */
const soonMs = 30 * 60_000;

type Ground = Pick<NoticeGround, 'db' | 'lots'>;

/**
 * Tells people of what the public log has new: reads it forward from a cursor, which moves in the transaction of the notices, so
 * that each event is told once, by one node at a time. The bid path knows nothing of it.
 * @returns whether there may be more
 */
export async function followBidding({ db, lots }: Ground): Promise<boolean> {
  return db.transact(async (tx) => {
    const cursor = await lockCursor(tx, cursorName, await readLastIndex(tx));
    if (!cursor) return false;
    const leaves = await readLeavesAfter(tx, cursor.leaf, batchLimit);
    const last = leaves.at(-1);
    if (!last) return false;
    const news = new Map<number, LotEvent[]>();
    for (const { event } of leaves) {
      if (event && new Date(event.at) >= cursor.since) news.set(event.lot, [...(news.get(event.lot) ?? []), event]);
    }
    for (const [lotId, events] of news) await tellOfLot(tx, lots, lotId, events);
    await moveCursor(tx, cursorName, last.index);
    return leaves.length === batchLimit;
  });
}

const toldKinds: ReadonlySet<string> = new Set(['opened', 'bid', 'closed'] satisfies LotEvent['kind'][]);

async function tellOfLot(tx: Tx, lots: Ground['lots'], lotId: number, unsorted: readonly LotEvent[]): Promise<void> {
  const events = unsorted.filter(({ kind }) => toldKinds.has(kind)).sort((a, b) => a.seq - b.seq);
  const [first] = events;
  const [card] = first ? await lots.cards(tx, [lotId]) : [];
  if (!first || !card) return;
  const before = await readEventBefore(tx, lotId, first.seq, 'bid');
  const people = new Map([...(await lots.admitted(tx, lotId))].map(([personId, bidder]) => [bidder, personId]));
  const leaderBefore = before?.kind === 'bid' ? before.leader : null;
  await tellConflated(tx, tellBidding({ events, card, leaderBefore, people }), lotId, new Date(card.endsAt));
}

/** Kinds that follow bids, and so may come by the hundred. */
const busy: readonly NewNotice['kind'][] = ['outbid', 'leading'];

async function tellConflated(tx: Tx, notices: readonly NewNotice[], lotId: number, endsAt: Date): Promise<void> {
  const now = await readClock(tx);
  const fresh = notices.filter(({ kind }) => !busy.includes(kind));
  for (const kind of busy) {
    const ofKind = notices.filter((notice) => notice.kind === kind);
    if (ofKind.length === 0) continue;
    const told = await readTold(
      tx,
      lotId,
      kind,
      ofKind.map(({ personId }) => personId),
    );
    for (const notice of ofKind) {
      const earlier = told.get(notice.personId);
      if (isWorthAnother(earlier?.at ?? null, now, endsAt)) fresh.push(notice);
      else if (earlier && !earlier.read) await renewNotice(tx, earlier.id, notice.facts);
    }
  }
  await notify(tx, fresh);
}

/** Tells everyone who is admitted to a lot that its bidding ends soon, once. */
export async function tellEndingSoon({ db, lots }: Ground): Promise<void> {
  await db.transact(async (tx) => {
    await lockEnding(tx);
    const ids = await lots.endingSoon(tx, soonMs);
    for (const { lot: lotId, leader, endsAt, minNextMinor, currency } of await lots.cards(tx, ids)) {
      const admitted = await lots.admitted(tx, lotId);
      const told = await readTold(tx, lotId, 'ends_soon', [...admitted.keys()]);
      const untold = [...admitted].filter(([personId]) => !told.has(personId));
      await notify(
        tx,
        untold.map(([personId, bidder]) => ({
          personId,
          kind: 'ends_soon',
          lotId,
          facts: { endsAt, leads: bidder === leader, minNextMinor, currency },
        })),
      );
    }
  });
}
