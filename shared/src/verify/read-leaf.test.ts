import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Leaf } from '../log/index.js';
import { canonicalJson } from '../tlog/index.js';
import { glance, readLeaf, readLeafSlowly } from './read-leaf.js';

const instant = fc
  .date({ min: new Date('1999-01-01T00:00:00Z'), max: new Date('2120-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const amount = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String),
  fc.constantFrom('0', '1000000000000000', '1000000000000001', '01', '', '-1', '1.5', '9999999999999999'),
);
const count = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(0, -1, 1.5, 2 ** 53 - 1, 2 ** 53, 1e21));
const anyInstant = fc.oneof(
  { weight: 8, arbitrary: instant },
  fc.constantFrom('2024-02-30T00:00:00.000Z', '2024-02-29T00:00:00.000Z', '2023-02-29T00:00:00.000Z', '2024-04-31T00:00:00.000Z'),
  fc.constantFrom('2024-01-01T24:00:00.000Z', '2024-01-01T00:00:00Z', '2024-13-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z', 'soon'),
);
const bid = fc.record({
  kind: fc.constant('bid'),
  lot: count,
  seq: count,
  at: anyInstant,
  bidder: count,
  amountMinor: amount,
  priceMinor: amount,
  leader: count,
  minNextMinor: amount,
  answered: fc.oneof(fc.boolean(), fc.constant('true')),
  endsAt: anyInstant,
  extended: fc.boolean(),
});

const good = { kind: 'opened', lot: 3, seq: 2, at: '2030-01-01T00:00:00.000Z' } satisfies Leaf;

describe('readLeaf', () => {
  it('reads bids as the schema does, good ones and bad ones', () => {
    fc.assert(
      fc.property(bid, (leaf) => {
        const text = canonicalJson(leaf);
        expect(readLeaf(text)).toEqual(readLeafSlowly(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads edited bids as the schema does', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      cut: fc.nat(3),
      put: fc.constantFrom('', ' ', '0', '"', ',', '}', '\\u0041'),
    });
    fc.assert(
      fc.property(bid, edit, (leaf, { at, cut, put }) => {
        const text = canonicalJson(leaf);
        const place = Math.floor(at * text.length);
        const edited = text.slice(0, place) + put + text.slice(place + cut);
        expect(readLeaf(edited)).toEqual(readLeafSlowly(edited));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['a leaf', canonicalJson(good), good],
    ['members in another order', JSON.stringify(good), null],
    ['a space', canonicalJson(good).replace(':', ': '), null],
    ['a member twice', canonicalJson(good).replace('{', '{"at":"2030-01-01T00:00:00.000Z",'), null],
    ['a kind that there is not', canonicalJson({ ...good, kind: 'sold' }), null],
    ['a member missing', canonicalJson({ kind: 'opened', lot: 3, at: good.at }), null],
    ['no JSON', 'opened', null],
    ['nothing', '', null],
  ])('%s', (_name, text, leaf) => {
    expect(readLeaf(text)).toEqual(leaf);
  });
});

describe('glance', () => {
  it.each([
    ['a leaf', canonicalJson(good), { kind: 'opened', lot: 3, seq: 2 }],
    ['a leaf that is bad otherwise', '{"kind":"bid","lot":7,"seq":"x"}', { kind: 'bid', lot: 7, seq: null }],
    ['a lot that is none', '{"kind":"bid","lot":-7,"seq":1}', { kind: 'bid', lot: null, seq: 1 }],
    ['other JSON', '[1]', { kind: null, lot: null, seq: null }],
    ['no JSON', 'opened', { kind: null, lot: null, seq: null }],
  ])('%s', (_name, text, seen) => {
    expect(glance(text)).toEqual(seen);
  });
});
