import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotOf, published, soldOf } from '../../test/lot-facts.js';
import { lateEdit } from './late-edit.js';
import { leastNotice } from './least-notice.js';
import { awayFromWork, publishedAtNight } from './published-at-night.js';
import { thinListing } from './thin-listing.js';
import { withdrawnAfterHighBids } from './withdrawn-after-high-bids.js';

const hour = 3_600_000;
const day = 24 * hour;
const minute = 60_000;

describe('least_notice', () => {
  it('is 0 where the auction began the moment that it might', () => {
    const lot = lotOf({ startsAt: published + 15 * day });
    expect(leastNotice.measure(lot)).toMatchObject([{ value: 0, facts: { noticeMs: 15 * day, slackMs: 0 } }]);
  });

  it('is 5 where the lot was public for twenty days and fifteen were asked for', () => {
    expect(leastNotice.measure(lotOf())).toMatchObject([{ value: 5 }]);
  });

  it('is negative under the least notice, and says nothing where the rules ask for none', () => {
    expect(leastNotice.measure(lotOf({ startsAt: published + 14 * day }))).toMatchObject([{ value: -1 }]);
    expect(leastNotice.measure(lotOf({ leastNoticeMs: 0 }))).toEqual([]);
  });
});

describe('published_at_night', () => {
  // `published` is Wednesday 10:00 in Tashkent.
  it.each([
    ['Wednesday 10:00', 0, 0],
    ['Wednesday 09:00, the edge', -hour, 0],
    ['Wednesday 18:00, the edge', 8 * hour, 0],
    // 03:30 lies 9.5 hours after 18:00 and 5.5 before 09:00.
    ['Thursday 03:30', 17.5 * hour, 5.5],
    ['Wednesday 23:00', 13 * hour, 5],
    // Saturday noon lies 18 hours after Friday 18:00 and 45 before Monday 09:00.
    ['Saturday 12:00', 3 * day + 2 * hour, 18],
    // Sunday 20:00 lies 13 hours before Monday 09:00.
    ['Sunday 20:00', 4 * day + 10 * hour, 13],
    ['Monday 05:00', 5 * day - 5 * hour, 4],
    ['Friday 20:00', 2 * day + 10 * hour, 2],
  ])('%s', (_when, laterMs, hours) => {
    expect(publishedAtNight.measure(lotOf({ publishedAt: published + laterMs }))[0]?.value).toBe(hours);
  });

  it('goes by the clock of the office', () => {
    // 05:00 UTC is 10:00 in Tashkent, and an early morning at Greenwich: 4 hours before 9.
    expect(publishedAtNight.measure(lotOf({ zoneMs: 0 }))[0]?.value).toBe(4);
  });

  it('speaks of whoever approved it as well', () => {
    const ids = (approver: string | null) =>
      publishedAtNight.measure(lotOf({ approver }))[0]?.subjects.flatMap(({ kind, id }) => (kind === 'official' ? [id] : []));
    expect(ids('official-2')).toEqual(['official-1', 'official-2']);
    expect(ids('official-1')).toEqual(['official-1']);
    expect(ids(null)).toEqual(['official-1']);
  });

  it('agrees with walking there minute by minute', () => {
    const isWork = (ms: number) => {
      const at = new Date(ms);
      const clock = at.getUTCHours() * 60 + at.getUTCMinutes();
      return at.getUTCDay() >= 1 && at.getUTCDay() <= 5 && clock >= 540 && clock <= 1080;
    };
    fc.assert(
      fc.property(fc.integer({ min: 29_000_000, max: 29_100_000 }), (minutes) => {
        const at = minutes * minute;
        let steps = 0;
        while (!isWork(at + steps * minute) && !isWork(at - steps * minute)) steps += 1;
        expect(awayFromWork(at)).toBe(steps * minute);
      }),
      { numRuns: 60 },
    );
  });
});

describe('thin_listing', () => {
  it.each([
    // 1 - (1/5 + 80/400) / 2 = 1 - 0.4 / 2
    ['one photo and 80 letters', 1, 80, 0.8],
    ['nothing at all', 0, 0, 1],
    // 1 - (3/5 + 200/400) / 2 = 1 - 1.1 / 2
    ['three photos and 200 letters', 3, 200, 0.45],
    ['many photos, no words', 20, 0, 0.5],
    ['enough of both', 5, 400, 0],
  ])('%s', (_what, photos, textLength, value) => {
    expect(thinListing.measure(lotOf({ photos, textLength }))[0]?.value).toBeCloseTo(value, 12);
  });
});

describe('late_edit', () => {
  // From the publication to the first end are 23 days.
  it('is 22/23 for an edit on the last day', () => {
    const edits = [
      { at: published + 2 * day, entry: 31 },
      { at: published + 22 * day, entry: 32 },
    ];
    const [measure] = lateEdit.measure(lotOf({ edits }));
    expect(measure?.value).toBeCloseTo(22 / 23, 12);
    expect(measure).toMatchObject({ entries: [31, 32], facts: { edits: 2, beforeMs: day } });
  });

  it('is 2/23 for an edit two days after the publication, 0 without one', () => {
    expect(lateEdit.measure(lotOf({ edits: [{ at: published + 2 * day, entry: 31 }] }))[0]?.value).toBeCloseTo(2 / 23, 12);
    expect(lateEdit.measure(lotOf())).toMatchObject([{ value: 0, entries: [], facts: { edits: 0 } }]);
  });

  it('does not count what was changed after the first end', () => {
    expect(lateEdit.measure(lotOf({ edits: [{ at: published + 24 * day, entry: 31 }] }))).toMatchObject([{ value: 0, entries: [] }]);
  });
});

describe('withdrawn_after_high_bids', () => {
  const withdrawn = { outcome: 'withdrawn', priceMinor: null, winner: null } as const;

  it('is 0.3 where 130 stood over a start of 100', () => {
    const lot = soldOf(
      [
        ['a', 30 * minute, 110],
        ['b', 20 * minute, 130],
      ],
      withdrawn,
    );
    const [measure] = withdrawnAfterHighBids.measure(lot);
    expect(measure?.value).toBeCloseTo(0.3, 12);
    expect(measure).toMatchObject({ bids: [1001], facts: { priceMinor: '130000000', bidders: 2 } });
  });

  it('is 0 for the same lot sold, and for one withdrawn before any bid or at its start price', () => {
    expect(withdrawnAfterHighBids.measure(soldOf([['a', minute, 130]]))).toMatchObject([{ value: 0, bids: [] }]);
    expect(withdrawnAfterHighBids.measure(lotOf(withdrawn))).toMatchObject([{ value: 0, bids: [] }]);
    expect(withdrawnAfterHighBids.measure(soldOf([['a', minute, 100]], withdrawn))).toMatchObject([{ value: 0, bids: [] }]);
  });
});
