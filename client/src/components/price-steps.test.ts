import type { LotEvent } from '@ochiq/shared/bids';
import { describe, expect, it } from 'vitest';
import { drawPrices } from './price-steps';

const start = '2026-01-01T10:00:00.000Z';
const end = '2026-01-01T11:00:00.000Z';

function bid(seq: number, at: string, priceMinor: string): LotEvent {
  return {
    kind: 'bid',
    lot: 1,
    seq,
    at: `2026-01-01T${at}.000Z`,
    bidder: 1,
    amountMinor: priceMinor,
    priceMinor,
    leader: 1,
    minNextMinor: priceMinor,
    answered: false,
    endsAt: end,
    extended: false,
  };
}

describe('drawPrices', () => {
  it('draws nothing without a bid', () => {
    expect(drawPrices([{ kind: 'opened', lot: 1, seq: 1, at: start }], start, end, 100, 50)).toBeNull();
  });

  it('steps from the lowest price at the bottom to the highest at the top', () => {
    const drawing = drawPrices([bid(2, '10:00:00', '100'), bid(3, '10:30:00', '150'), bid(4, '11:00:00', '200')], start, end, 100, 50);
    expect(drawing?.points.map(({ x, y }) => [x, y])).toEqual([
      [0, 50],
      [50, 25],
      [100, 0],
    ]);
    expect(drawing?.line).toBe('M0.0 50.0H50.0V25.0H100.0V0.0');
  });

  it('puts a single price in the middle', () => {
    expect(drawPrices([bid(2, '10:30:00', '100')], start, end, 100, 50)?.points[0]?.y).toBe(25);
  });

  it('keeps amounts of 10^15 apart', () => {
    const drawing = drawPrices([bid(2, '10:00:00', '999999999990000'), bid(3, '11:00:00', '1000000000000000')], start, end, 100, 50);
    expect(drawing?.points.map(({ y }) => y)).toEqual([50, 0]);
  });
});
