import { type AuctionLot, resumeSchedule, type Schedule } from '../bidding/index.js';
import type { LeafOf } from './read-leaf.js';
import { isEndKnown, isoOf, type Telling } from './story.js';

/** A court's order stops bidding and the clock; at its end a lot is decided and nothing stops it any more. */
export function tellSuspension({ story, atMs, say }: Telling, auction: AuctionLot): void {
  if (isEndKnown(story) && atMs >= Math.max(auction.endsAt, story.otherEndMs ?? auction.endsAt)) {
    say({ code: 'suspended_late', detail: `suspended after its end at ${isoOf(auction.endsAt)}` });
  }
  story.suspension = { atMs, begun: story.phase === 'live' };
  story.phase = 'suspended';
}

/** The clock goes on with the times that the rules give; those that are told hold from here on, so that one lie is found once. */
export function tellResumption({ story, atMs, say }: Telling, leaf: LeafOf<'resumed'>, auction: AuctionLot): void {
  const { suspension, resumeLeastMs: leastMs } = story;
  const told = { startsAt: Date.parse(leaf.startsAt), endsAt: Date.parse(leaf.endsAt), originalEndsAt: Date.parse(leaf.originalEndsAt) };
  if (suspension !== null && story.sure && story.timesSure) {
    const begun = leaf.state === 'live';
    if (begun !== suspension.begun)
      say({ code: 'resume_wrong', detail: `it is ${leaf.state} again, bidding had ${suspension.begun ? '' : 'not '}begun` });
    const ends = [auction.endsAt, ...(story.otherEndMs === null ? [] : [story.otherEndMs])];
    const dues = leastMs === null ? [] : ends.map((endsAt) => resumeSchedule({ ...auction, endsAt }, { ...suspension, leastMs }, atMs));
    const fits = (due: Schedule) =>
      due.startsAt === told.startsAt && due.endsAt === told.endsAt && due.originalEndsAt === told.originalEndsAt;
    const [due] = dues;
    if (due && !dues.some(fits)) {
      const times = [due.startsAt, due.endsAt, due.originalEndsAt].map(isoOf).join(', ');
      say({
        code: 'end_wrong',
        detail: `start, end and published end are ${leaf.startsAt}, ${leaf.endsAt}, ${leaf.originalEndsAt}, by the rules ${times}`,
      });
    }
  }
  if (leaf.ground.trim() === '') say({ code: 'ground_missing', detail: 'resumed without a ground' });
  story.auction = { ...auction, ...told };
  story.phase = leaf.state;
  story.suspension = null;
  story.timesSure = true;
  story.otherEndMs = null;
}
