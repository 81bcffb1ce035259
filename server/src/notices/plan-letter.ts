import { type NoticeGroup, type NoticeKind, type NoticeZone, noticeKinds, type QuietHours, type ShownFacts } from '@ochiq/shared/notices';

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
/** Minutes ahead of UTC; neither country moves its clocks. */
const offsets: Readonly<Record<NoticeZone, number>> = { 'Asia/Tashkent': 300, 'Asia/Bishkek': 360 };
/** An outbid so near to the end of bidding does not wait for the morning. */
const lastMinutesMs = 10 * minuteMs;

/** What decides about a letter. */
export interface LetterWish {
  readonly muted: readonly NoticeGroup[];
  readonly quiet: QuietHours | null;
  readonly zone: NoticeZone;
}

/** The end of the quiet hours that `now` lies in, or `now` itself. */
export function afterQuiet(now: Date, quiet: QuietHours | null, zone: NoticeZone): Date {
  if (!quiet) return now;
  const localMinutes = Math.floor(now.getTime() / minuteMs) + offsets[zone];
  const minute = ((localMinutes % dayMinutes) + dayMinutes) % dayMinutes;
  const sinceFrom = (minute - quiet.from + dayMinutes) % dayMinutes;
  const length = (quiet.until - quiet.from + dayMinutes) % dayMinutes;
  if (sinceFrom >= length) return now;
  return new Date((Math.floor(now.getTime() / minuteMs) + length - sinceFrom) * minuteMs);
}

const endOf = (facts: ShownFacts): number | null => (typeof facts['endsAt'] === 'string' ? Date.parse(facts['endsAt']) : null);

/** Kinds that are of no use once bidding is over. */
const passing: readonly NoticeKind[] = ['opened', 'outbid', 'ends_soon'];

/**
 * Whether a notice becomes a letter, and when it may go: the reader's groups and quiet hours decide, but what cannot wait goes
 * at once, and what would come after the end of bidding does not go at all.
 */
export function planLetter({ kind, facts }: { kind: NoticeKind; facts: ShownFacts }, wish: LetterWish, now: Date): Date | null {
  const { group, letter } = noticeKinds[kind];
  if (letter === 'none' || wish.muted.includes(group)) return null;
  const end = endOf(facts);
  const lastMinutes = kind === 'outbid' && end !== null && end - now.getTime() <= lastMinutesMs;
  const due = letter === 'urgent' || lastMinutes ? now : afterQuiet(now, wish.quiet, wish.zone);
  return passing.includes(kind) && end !== null && due.getTime() >= end ? null : due;
}
