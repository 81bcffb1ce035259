import { describe, expect, it } from 'vitest';
import { BadRecording, readRecordings } from './recording.js';

const head = 'auctionid,bid,bidtime,bidder,bidderrate,openbid,price,item,auction_type';
const row = (changes: Partial<Record<'auctionid' | 'bid' | 'bidtime' | 'bidder' | 'openbid' | 'price', string>> = {}) => {
  const { auctionid = '1', bid = '10', bidtime = '0.5', bidder = 'ann', openbid = '0.99', price = '12.5' } = changes;
  return [auctionid, bid, bidtime, bidder, '3', openbid, price, 'Xbox', '3 day auction'].join(',');
};

describe('readRecordings', () => {
  it('groups bids by auction, in the order of their times, whatever the order of rows', () => {
    const csv = [head, row({ bidtime: '0.9', bid: '12.5' }), row({ auctionid: '2' }), row({ bidder: 'bob' })].join('\n');
    expect(readRecordings(csv)).toMatchObject([
      {
        id: '1',
        startMinor: 99n,
        closingMinor: 1250n,
        bids: [
          { bidder: 'bob', maxMinor: 1000n },
          { bidder: 'ann', maxMinor: 1250n },
        ],
      },
      { id: '2' },
    ]);
  });

  it('keeps bidders without a name apart', () => {
    const [one] = readRecordings([head, row({ bidder: '' }), row({ bidder: '', bidtime: '0.6' })].join('\n'));
    expect(new Set(one?.bids.map((bid) => bid.bidder)).size).toBe(2);
  });

  const bad: [name: string, csv: string, message: string][] = [
    ['an empty file', '', 'no bids'],
    ['a heading only', head, 'no bids'],
    ['a bid that is no amount', [head, row(), row({ bid: 'ten' })].join('\n'), 'line 3, column bid: "ten" is no amount'],
    ['a bid of zero', [head, row({ bid: '0' })].join('\n'), 'line 2, column bid'],
    ['a negative time', [head, row({ bidtime: '-1' })].join('\n'), 'column bidtime'],
    ['a missing column', 'auctionid,bid\n1,2', 'column bidtime: is missing'],
    ['two closing prices', [head, row(), row({ price: '13' })].join('\n'), 'auction 1: its rows name different'],
    ['a row that is too short', `${head}\n1,2,3`, 'line 2'],
  ];
  it.each(bad)('refuses %s', (_, csv, message) => {
    expect(() => readRecordings(csv)).toThrow(BadRecording);
    expect(() => readRecordings(csv)).toThrow(message);
  });
});
