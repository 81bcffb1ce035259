import type { OwnBids } from '@ochiq/shared/bids';
import type { LotState } from '@ochiq/shared/lots';
import { describe, expect, it } from 'vitest';
import { groupOf, groupOwnBids } from './group-own-bids';

function own(
  lot: number,
  state: LotState,
  leader: number | null,
  lastBidMinor: string | null,
  endsAt = '2026-01-01T00:00:00.000Z',
): OwnBids['lots'][number] {
  return {
    card: {
      lot,
      seq: 1,
      state,
      startsAt: endsAt,
      endsAt,
      priceMinor: '5',
      minNextMinor: '6',
      leader,
      bidCount: 1,
      title: { en: 'Car' },
      category: 'vehicle',
      region: 'UZ-TK',
      currency: 'UZS',
      startMinor: '1',
      appraisalMinor: null,
      thumbnailUrl: null,
      photoCount: 0,
    },
    place: { lot, bidder: 2, depositState: 'held', excluded: null, leading: false, maxMinor: null, lastBidMinor },
  };
}

const now = Date.parse('2025-12-31T20:00:00.000Z');

describe('own bids', () => {
  it.each([
    ['leading', own(1, 'live', 2, '5'), 'leading'],
    ['outbid', own(1, 'live', 3, '5'), 'outbid'],
    ['admitted without a bid', own(1, 'published', null, null), 'admitted'],
    ['leading, half an hour to go', own(1, 'live', 2, '5', '2025-12-31T20:30:00.000Z'), 'endsSoon'],
    ['outbid, half an hour to go', own(1, 'live', 3, '5', '2025-12-31T20:30:00.000Z'), 'outbid'],
    ['not begun, half an hour to go', own(1, 'published', null, null, '2025-12-31T20:30:00.000Z'), 'admitted'],
    ['won', own(1, 'sold', 2, '5'), 'won'],
    ['lost to another', own(1, 'sold', 3, '5'), 'lost'],
    ['led below the reserve', own(1, 'unsold', 2, '5'), 'lost'],
    ['withdrawn', own(1, 'withdrawn', 2, '5'), 'withdrawn'],
  ] as const)('%s', (_name, lot, group) => {
    expect(groupOf(lot, now)).toBe(group);
  });

  it('puts what needs an answer first, the soonest end first', () => {
    const lots = [
      own(1, 'live', 2, '5'),
      own(2, 'live', 3, '5', '2026-01-03T00:00:00.000Z'),
      own(3, 'live', 3, '5', '2026-01-02T00:00:00.000Z'),
    ];
    expect(groupOwnBids(lots, now).map((group) => [group.name, group.lots.map((one) => one.card.lot)])).toEqual([
      ['outbid', [3, 2]],
      ['leading', [1]],
    ]);
  });
});
