import { currencySchema } from '@ochiq/shared/money';
import type { Timeline } from '@ochiq/shared/signals';
import { Refusal } from '../base/index.js';
import { readWatchings } from '../bids/index.js';
import { handleOf } from '../identity/index.js';
import type { SignalGround } from './ground.js';
import { readRingsOf } from './store-subjects.js';
import { readLaneRows, readStaffAmong, readSteps, readTimelineBids, readTimelineLot, type TimelineBid } from './store-timeline.js';

const ended: readonly string[] = ['sold', 'unsold', 'withdrawn'];

/** Bids as the timeline has them; what a refused bid offered is told once it can help nobody. */
const bidOf = ({ personId: _, offeredMinor, ...bid }: TimelineBid): Timeline['bids'][number] => ({
  ...bid,
  at: bid.at.toISOString(),
  amountMinor: (bid.amountMinor ?? offeredMinor)?.toString() ?? null,
  priceMinor: bid.priceMinor?.toString() ?? null,
  endsAt: bid.endsAt.toISOString(),
});

/** A published lot's whole course, with people as handles. The reserve stays sealed until the lot has ended. @throws Refusal lot_unknown */
export async function showTimeline({ db, secret }: Pick<SignalGround, 'db' | 'secret'>, id: number): Promise<Timeline> {
  const lot = await readTimelineLot(db, id);
  if (!lot) throw new Refusal('lot_unknown');
  const [bids, laneRows, steps, watchings] = await Promise.all([
    readTimelineBids(db, id),
    readLaneRows(db, id),
    readSteps(db, id),
    readWatchings(db, id),
  ]);
  const people = [...new Set([...laneRows, ...watchings].map(({ personId }) => personId))];
  const [rings, staff] = await Promise.all([readRingsOf(db, people), readStaffAmong(db, people)]);
  const bidder = (personId: string) => ({ kind: 'bidder' as const, id: personId, label: handleOf(secret, personId) });
  const counts = new Map<string, number>();
  for (const { personId, outcome } of bids) if (outcome === 'accepted') counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return {
    lot: id,
    title: lot.title,
    state: lot.state,
    region: lot.region,
    currency: currencySchema.parse(lot.currency),
    startMinor: lot.startMinor.toString(),
    reserveMinor: ended.includes(lot.state) ? (lot.reserveMinor?.toString() ?? null) : null,
    appraisalMinor: lot.appraisalMinor?.toString() ?? null,
    publishedAt: lot.publishedAt.toISOString(),
    startsAt: lot.startsAt.toISOString(),
    originalEndsAt: lot.originalEndsAt.toISOString(),
    endsAt: lot.endsAt.toISOString(),
    official: { kind: 'official', id: lot.authorId, label: handleOf(secret, lot.authorId) },
    lanes: laneRows.map(({ bidder: number, personId }) => ({
      bidder: number,
      person: bidder(personId),
      won: personId === lot.winnerId,
      ring: rings.get(personId) ?? null,
      bids: counts.get(personId) ?? 0,
    })),
    bids: bids.map(bidOf),
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
    watching: watchings.map(({ personId, fromAt, toAt }) => ({
      person: staff.has(personId) ? { ...bidder(personId), kind: 'official' as const } : bidder(personId),
      staff: staff.has(personId),
      from: fromAt.toISOString(),
      to: toAt?.toISOString() ?? null,
    })),
  };
}
