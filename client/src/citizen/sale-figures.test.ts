import type { LotEvent } from '@ochiq/shared/bids';
import { expect, it } from 'vitest';
import { saleFigures } from './sale-figures';

const at = '2026-05-01T10:00:00.000Z';
const bid = (seq: number, bidder: number, extended: boolean): LotEvent => ({
  kind: 'bid',
  lot: 7,
  seq,
  at,
  bidder,
  amountMinor: '150000',
  priceMinor: '150000',
  leader: bidder,
  minNextMinor: '155000',
  answered: false,
  endsAt: at,
  extended,
});
const sold: LotEvent = { kind: 'closed', lot: 7, seq: 9, at, result: 'sold', reason: null, winner: 1, runnerUp: 2, priceMinor: '150000' };

it('counts bidders, bids and extensions, and sets the price beside start and appraisal', () => {
  // 150,000 of 100,000 is 1.5; of 200,000 it is 0.75.
  const page = { startMinor: '100000', appraisalMinor: '200000' };
  expect(saleFigures(page, { priceMinor: '150000' }, [bid(3, 1, false), bid(4, 2, true), bid(5, 1, true), sold])).toEqual({
    bidders: 2,
    bids: 3,
    toStart: 1.5,
    toAppraisal: 0.75,
    extensions: 2,
  });
});

it('compares nothing where nobody bid, or nothing was appraised', () => {
  expect(saleFigures({ startMinor: '100000', appraisalMinor: null }, { priceMinor: null }, [])).toEqual({
    bidders: 0,
    bids: 0,
    toStart: null,
    toAppraisal: null,
    extensions: 0,
  });
  expect(saleFigures({ startMinor: '100000', appraisalMinor: null }, { priceMinor: '100000' }, [bid(3, 1, false)]).toStart).toBe(1);
});
