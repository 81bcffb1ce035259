import { type AuctionLot, resumeSchedule, type Schedule } from '../bidding/index.js';
import type { LeafOf } from './read-leaf.js';
import { isEndKnown, isoOf, type Telling } from './story.js';

/**
 * A court's order, or two auditors, stop bidding and the clock; at its end a lot is decided and nothing stops it any more. Two
 * people show in one entry: its commitments are over the same facts, so those of one person would be the same.
 */
export function tellSuspension({ story, atMs, say }: Telling, leaf: LeafOf<'suspended'>, auction: AuctionLot): void {
  if (isEndKnown(story) && atMs >= Math.max(auction.endsAt, story.otherEndMs ?? auction.endsAt)) {
    say({ code: 'suspended_late', detail: `suspended after its end at ${isoOf(auction.endsAt)}` });
  }
  const untilMs = Date.parse(leaf.until ?? '');
  if (leaf.ground === 'inquiry') {
    if (!byTwo(leaf)) say({ code: 'freeze_wrong', detail: 'stopped for an inquiry, but not by two people' });
    if (!(untilMs > atMs)) say({ code: 'freeze_wrong', detail: 'stopped for an inquiry without a time when it is over' });
  } else if (leaf.orderNumber === undefined || leaf.court === undefined || leaf.issuedOn === undefined) {
    say({ code: 'ground_missing', detail: "suspended without a court's order" });
  }
  story.suspension = { atMs, begun: story.phase === 'live', inquiryUntilMs: leaf.ground === 'inquiry' ? untilMs : null };
  story.phase = 'suspended';
}

const byTwo = ({ actor, submitter }: { readonly actor?: string | undefined; readonly submitter?: string | undefined }): boolean =>
  actor !== undefined && submitter !== undefined && actor !== submitter;

/** What auditors have stopped goes on when two of them agree, or by itself when its time is over; nobody else can let it. */
function tellRelease({ story, atMs, say }: Telling, leaf: LeafOf<'resumed'>): void {
  if (story.suspension === null || !story.sure) return;
  const { inquiryUntilMs: untilMs } = story.suspension;
  const lapsed = leaf.ground === 'inquiry_lapsed';
  if (untilMs === null) {
    if (lapsed || leaf.ground === 'inquiry_released')
      say({ code: 'freeze_wrong', detail: "a court's suspension ends as one of an inquiry" });
  } else if (lapsed) {
    if (leaf.actor !== undefined || leaf.submitter !== undefined) say({ code: 'freeze_wrong', detail: 'a time that is over needs nobody' });
    if (!(atMs >= untilMs)) say({ code: 'freeze_wrong', detail: `goes on as lapsed before ${isoOf(untilMs)}` });
  } else if (leaf.ground !== 'inquiry_released' || !byTwo(leaf)) {
    say({ code: 'freeze_wrong', detail: 'stopped for an inquiry, and goes on without two auditors' });
  }
}

/** The clock goes on with the times that the rules give; those that are told hold from here on, so that one lie is found once. */
export function tellResumption(telling: Telling, leaf: LeafOf<'resumed'>, auction: AuctionLot): void {
  const { story, atMs, say } = telling;
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
  tellRelease(telling, leaf);
  if (leaf.ground.trim() === '') say({ code: 'ground_missing', detail: 'resumed without a ground' });
  story.auction = { ...auction, ...told };
  story.phase = leaf.state;
  story.suspension = null;
  story.timesSure = true;
  story.otherEndMs = null;
}
