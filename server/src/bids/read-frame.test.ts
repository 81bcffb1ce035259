import { describe, expect, it } from 'vitest';
import { readFrame } from './read-frame.js';

const key = '01936f0e-0000-7000-8000-000000000001';
const bid = { type: 'bid', lot: 5, amountMinor: '1000', currency: 'UZS', key };

describe('readFrame', () => {
  it('reads a bid; direct is the default kind', () => {
    expect(readFrame(JSON.stringify(bid))).toEqual({ ok: true, frame: { ...bid, kind: 'direct' } });
  });

  const refused: [string, string, string][] = [
    ['a frame over 4 KiB', JSON.stringify({ ...bid, pad: 'x'.repeat(4096) }), 'frame_too_large'],
    ['a frame over 4 KiB in letters of two bytes', JSON.stringify({ type: 'ping', pad: 'я'.repeat(2100) }), 'frame_too_large'],
    ['invalid JSON', '{"type":', 'frame_not_json'],
    ['no object', '5', 'frame_unknown_type'],
    ['null', 'null', 'frame_unknown_type'],
    ['an unknown type', '{"type":"steal"}', 'frame_unknown_type'],
    ['a negative amount', JSON.stringify({ ...bid, amountMinor: '-5' }), 'amount_invalid'],
    ['a fractional amount', JSON.stringify({ ...bid, amountMinor: '10.5' }), 'amount_invalid'],
    ['an amount of zero', JSON.stringify({ ...bid, amountMinor: '0' }), 'amount_invalid'],
    ['an amount that is no number', JSON.stringify({ ...bid, amountMinor: 'a lot' }), 'amount_invalid'],
    ['an amount as a JSON number', JSON.stringify({ ...bid, amountMinor: 1000 }), 'amount_invalid'],
    ['an amount above 10^15', JSON.stringify({ ...bid, amountMinor: '1000000000000001' }), 'above_limit'],
    ['an amount far above 10^15', JSON.stringify({ ...bid, amountMinor: '9'.repeat(40) }), 'above_limit'],
    ['a currency that is not sold in', JSON.stringify({ ...bid, currency: 'BTC' }), 'wrong_currency'],
    ['a key that is no UUID', JSON.stringify({ ...bid, key: 'again' }), 'bad_request'],
    ['a lot that is no number', JSON.stringify({ ...bid, lot: "5'; drop table lot" }), 'bad_request'],
    ['too many lots', JSON.stringify({ type: 'watch', lots: Array.from({ length: 101 }, (_, i) => ({ lot: i + 1 })) }), 'too_many_lots'],
  ];
  it.each(refused)('refuses %s', (_, text, code) => {
    expect(readFrame(text)).toMatchObject({ ok: false, code });
  });

  it('gives back the key of a refused bid', () => {
    expect(readFrame(JSON.stringify({ ...bid, amountMinor: '-5' }))).toMatchObject({ key, lot: 5 });
  });
});
