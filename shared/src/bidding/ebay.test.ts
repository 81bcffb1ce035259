import { describe, expect, it } from 'vitest';
import { bidsInOrder, ebayRulesWire, explainPrice } from './ebay.js';
import { rulesWireSchema } from './rules.js';

/** "1 ann 2000": time, bidder, maximum in cents. */
const bid = (text: string) => {
  const [at, bidder = '', maximum = ''] = text.split(' ');
  return { at: Number(at), bidder, maxMinor: BigInt(maximum) };
};

describe('bidsInOrder', () => {
  it.each([
    { name: 'by time', given: ['2 ann 500', '1 bob 900'], expected: ['1 bob 900', '2 ann 500'] },
    { name: 'the higher first at one instant', given: ['1 ann 12000', '1 bob 12175'], expected: ['1 bob 12175', '1 ann 12000'] },
    { name: 'the given order when all is equal', given: ['1 ann 500', '1 bob 500'], expected: ['1 ann 500', '1 bob 500'] },
  ])('$name', ({ given, expected }) => {
    expect(bidsInOrder(given.map(bid))).toEqual(expected.map(bid));
  });

  it('takes each masked bid as a bidder of its own', () => {
    const bidders = bidsInOrder(['1 Private 500', '2 ann 600', '3 Private 700'].map(bid)).map(({ bidder }) => bidder);
    expect(bidders).toEqual(['Private 1', 'ann', 'Private 2']);
  });
});

describe('explainPrice', () => {
  it.each([
    { name: 'equal prices', recorded: 2_050n, decided: 2_050n, bids: ['1 ann 2000', '2 bob 9000'], expected: [] },
    { name: 'above any second bid', recorded: 9_000n, decided: 2_050n, bids: ['1 ann 2000', '2 bob 9000'], expected: ['hidden_reserve'] },
    { name: 'one bid above the start', recorded: 9_000n, decided: 100n, bids: ['1 ann 9000'], expected: ['hidden_reserve'] },
    { name: 'above all bids', recorded: 25_500n, decided: 1n, bids: ['1 ann 500'], expected: ['bids_missing'] },
    { name: 'no bids at all', recorded: 25_500n, decided: null, bids: [], expected: ['bids_missing'] },
    { name: 'below the second bid', recorded: 1_900n, decided: 2_050n, bids: ['1 ann 2000', '2 bob 9000'], expected: ['bid_retracted'] },
    {
      name: 'less than a step above it',
      recorded: 2_001n,
      decided: 2_050n,
      bids: ['1 ann 2000', '2 bob 9000'],
      expected: ['smaller_step'],
    },
    {
      name: 'a refused bid at the instant of another',
      recorded: 13_304n,
      decided: 13_250n,
      bids: ['1 ann 13000', '2 bob 13304', '2 cid 13250'],
      refused: ['2 cid 13250'],
      expected: ['refused_bid_counted', 'same_instant'],
    },
    {
      name: 'a refused bid alone',
      recorded: 13_304n,
      decided: 13_250n,
      bids: ['1 ann 13000', '2 bob 13304', '3 cid 13250'],
      refused: ['3 cid 13250'],
      expected: ['refused_bid_counted'],
    },
    {
      name: 'the formula without a refused bid',
      recorded: 2_050n,
      decided: 2_000n,
      bids: ['1 ann 2000', '2 bob 9000'],
      expected: ['unexplained'],
    },
    {
      name: 'masked bidders are not one bidder',
      recorded: 2_800n,
      decided: 100n,
      bids: ['1 Private 2800', '2 Private 2700'],
      expected: ['unexplained'],
    },
  ])('$name: $expected', ({ recorded, decided, bids, refused = [], expected }) => {
    const auction = { startMinor: 100n, recordedMinor: recorded, decidedMinor: decided, bids: bids.map(bid), refused: refused.map(bid) };
    expect(explainPrice(auction)).toEqual(expected);
  });
});

it('its rules are valid on the wire', () => {
  expect(rulesWireSchema.parse(ebayRulesWire)).toEqual(ebayRulesWire);
});
