import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotOf, soldOf } from '../../test/lot-facts.js';
import { type ShillRow, shillRows } from './shill-features.js';

const hour = 3_600_000;
/** Lots of the test are open for three days. */
const rowOf = (rows: readonly ShillRow[], lot: number, person: string) =>
  rows.find((row) => row.lot.lot === lot && row.person === person)?.features;

const shilled = soldOf(
  [
    ['shill', 71 * hour, 100],
    ['ann', 60 * hour, 105],
    ['shill', 54 * hour, 110],
    ['shill', 53 * hour, 115],
    ['shill', 52 * hour, 120],
    ['ann', 36 * hour, 125],
  ],
  { lot: 1, official: 'crooked', startMinor: 50_000_000n },
);
const plain = soldOf(
  [
    ['bob', 24 * hour, 100],
    ['shill', 18 * hour, 105],
    ['bob', 1 * hour, 110],
    ['ann', 0.5 * hour, 115],
  ],
  { lot: 2, official: 'honest', startMinor: 150_000_000n },
);
const rows = shillRows([shilled, plain, lotOf({ lot: 3, category: 'vehicle' })]);

describe('the eight features', () => {
  it('of a shill', () => {
    const found = rowOf(rows, 1, 'shill');
    // Bids with this official 4, in all 5.
    expect(found?.bidderTendency).toBeCloseTo(4 / 5, 12);
    // 4 of 6 bids, the longest chain three.
    expect(found?.biddingRatio).toBeCloseTo(4 / 6, 12);
    expect(found?.successiveOutbidding).toBe(0.5);
    // First bid 71 of 72 hours before the end, last 52.
    expect(found?.earlyBidding).toBeCloseTo(1 / 72, 12);
    expect(found?.lastBidding).toBeCloseTo(20 / 72, 12);
    // Flats: 6 and 4 bids, 5 in the mean: 1 - 5/6. Starts 50 and 150 (millions), mean 100: 1 - 50/100.
    expect(found?.auctionBids).toBeCloseTo(1 / 6, 12);
    expect(found?.startPriceAverage).toBeCloseTo(0.5, 12);
    // At least a tenth of the bids in both lots, none won.
    expect(found?.winningRatio).toBe(1);
    expect(found?.durationDays).toBe(3);
  });

  it('of honest bidders', () => {
    // Ann won both lots she bid on; Bob lost his one; the second lot lies under the mean of bids and above that of start prices.
    expect(rowOf(rows, 1, 'ann')).toMatchObject({ bidderTendency: 2 / 3, successiveOutbidding: 0, winningRatio: 0 });
    expect(rowOf(rows, 2, 'bob')).toMatchObject({
      bidderTendency: 1,
      biddingRatio: 0.5,
      winningRatio: 1,
      auctionBids: 0,
      startPriceAverage: 0,
    });
  });

  it('take four in a row as one, and count no refused bid', () => {
    const chain = soldOf([
      ['a', 4 * hour, 100],
      ['a', 3 * hour, 105],
      ['a', 2 * hour, 110],
      ['a', 1 * hour, 115],
    ]);
    expect(rowOf(shillRows([chain]), 1, 'a')?.successiveOutbidding).toBe(1);
    // Without the second bid the chain is three.
    const refused = { ...chain, bids: chain.bids.map((bid, index) => ({ ...bid, accepted: index !== 1 })) };
    expect(rowOf(shillRows([refused]), 1, 'a')).toMatchObject({ successiveOutbidding: 0.5, biddingRatio: 1 });
  });

  it('say nothing of light bidders about winning', () => {
    // 11 bids: one of them is less than a tenth.
    const bids = Array.from({ length: 10 }, (_, index) => [index % 2 === 0 ? 'a' : 'b', (20 - index) * hour, 100 + index] as const);
    const [first] = shillRows([soldOf([['light', 30 * hour, 99], ...bids])]);
    expect(first?.features).toMatchObject({ biddingRatio: 1 / 11, winningRatio: 0 });
  });

  it('lie between 0 and 1, and the ratios of a lot sum to 1', () => {
    const bid = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 72 * hour }), fc.integer({ min: 1, max: 99 }));
    const lot = fc.tuple(fc.array(bid, { maxLength: 12 }), fc.constantFrom('x', 'y'), fc.integer({ min: 1, max: 1e9 }));
    fc.assert(
      fc.property(fc.array(lot, { maxLength: 8 }), (all) => {
        const lots = all.map(([bids, official, start], index) => {
          const ordered = [...bids].sort((a, b) => b[1] - a[1]);
          return soldOf(ordered, { lot: index + 1, official, startMinor: BigInt(start) });
        });
        const made = shillRows(lots);
        for (const { features } of made) {
          const { durationDays: _, ...shares } = features;
          for (const share of Object.values(shares)) expect(share >= 0 && share <= 1).toBe(true);
          expect(features.lastBidding).toBeGreaterThanOrEqual(features.earlyBidding);
        }
        for (const { lot: number, bids } of lots) {
          const sum = made.filter((row) => row.lot.lot === number).reduce((total, { features }) => total + features.biddingRatio, 0);
          expect(sum).toBeCloseTo(bids.length === 0 ? 0 : 1, 9);
        }
      }),
    );
  });
});
