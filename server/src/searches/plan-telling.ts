import type { NoticeZone } from '@ochiq/shared/notices';
import type { Pace } from '@ochiq/shared/searches';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Minutes ahead of UTC; neither country moves its clocks. */
const offsets: Readonly<Record<NoticeZone, number>> = { 'Asia/Tashkent': 300, 'Asia/Bishkek': 360 };
/** The daily notice comes at eight by the reader's clock. */
const hourOfDay = 8;
/** Of so many lots of a search someone hears one by one in 24 hours; of the others once a day. */
export const mostAtOnce = 10;

/** The next moment of the daily notice, after `now`. */
export function nextDaily(now: Date, zone: NoticeZone): Date {
  const local = now.getTime() + offsets[zone] * minuteMs;
  const today = Math.floor(local / dayMs) * dayMs + hourOfDay * 60 * minuteMs;
  return new Date((local < today ? today : today + dayMs) - offsets[zone] * minuteMs);
}

/**
 * When someone is told of a lot that fits their search.
 * @param toldLately of how many lots of it they were told, or will be, at once within 24 hours
 */
export const dueAt = (pace: Pace, toldLately: number, now: Date, zone: NoticeZone): Date =>
  pace === 'at_once' && toldLately < mostAtOnce ? now : nextDaily(now, zone);
