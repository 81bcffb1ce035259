import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWith } from '../tlog/index.js';
import { type DrawInput, divideSeats, linkBefore, pickSeat, placeOf, type SeatStanding } from './index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const hex = (text: string) => hash('sha256', text);
const draw = (input: DrawInput) => hashWith(pickSeat(input), sha256);
const input = (change: Partial<DrawInput> = {}): DrawInput => ({
  secret: hex('secret'),
  digest: hex('document'),
  office: 1,
  chain: 1,
  draw: 1,
  candidates: [1, 2, 3, 5, 8],
  ...change,
});

describe('placeOf', () => {
  it('gives each place as often as any other, whatever the count', () => {
    for (let count = 1; count <= 256; count += 1) {
      const times = new Array<number>(count).fill(0);
      for (let number = 0n; number < 256n; number += 1n) {
        const place = placeOf(number, 256n, count);
        if (place !== null) times[place] = (times[place] ?? 0) + 1;
      }
      expect(new Set(times)).toEqual(new Set([Math.floor(256 / count)]));
    }
  });
});

describe('pickSeat', () => {
  it('is what its definition says: one hash, by hand', () => {
    const list = '{"candidates":[1,2,3,5,8],"chain":1,"draw":1,"office":1}';
    const bytes = Buffer.concat([
      Buffer.from('ochiq/draw/v1\n'),
      Buffer.from(hex('secret'), 'hex'),
      Buffer.from(hex('document'), 'hex'),
      Buffer.alloc(4),
      Buffer.from(list),
    ]);
    const number = hash('sha256', bytes);
    expect(draw(input())).toEqual({ seat: [1, 2, 3, 5, 8][Number(BigInt(`0x${number}`) % 5n)], numbers: [number] });
  });

  it('asks for another number where the first would favour somebody', () => {
    const answers = [Buffer.alloc(32, 0xff), Buffer.alloc(32, 0)];
    const asked: Uint8Array[] = [];
    const { seat, numbers } = hashWith(pickSeat(input()), (bytes) => {
      asked.push(bytes);
      return answers[asked.length - 1] ?? Buffer.alloc(32);
    });
    // 2^256 leaves 1 when it is divided by 5: the last number is thrown away.
    expect([seat, numbers.length]).toEqual([1, 2]);
    expect(asked.map((bytes) => Buffer.from(bytes).readUInt32BE('ochiq/draw/v1\n'.length + 64))).toEqual([0, 1]);
  });

  it('is uniform: chi-square over 20,000 draws along one chain', () => {
    const candidates = [1, 2, 3, 4, 5, 6, 7];
    const draws = 20_000;
    const times = new Map<number, number>();
    let secret = hex('the end of the chain');
    for (let one = 1; one <= draws; one += 1) {
      const { seat } = draw(input({ secret, digest: hex(`document ${one % 50}`), draw: one, candidates }));
      times.set(seat, (times.get(seat) ?? 0) + 1);
      secret = hashWith(linkBefore(secret, 1), sha256);
    }
    const expected = draws / candidates.length;
    const chiSquare = candidates.reduce((sum, seat) => sum + ((times.get(seat) ?? 0) - expected) ** 2 / expected, 0);
    // Six degrees of freedom: 22.46 is passed by one fair chain in a thousand; the chain here is always the same one.
    expect(chiSquare).toBeLessThan(22.46);
  });

  it('depends on each of its parts', () => {
    const first = draw(input()).numbers[0];
    const changes: Partial<DrawInput>[] = [
      { secret: hex('another') },
      { digest: hex('another') },
      { office: 2 },
      { chain: 2 },
      { draw: 2 },
      { candidates: [1, 2, 3, 5] },
      { candidates: [1, 2, 3, 5, 9] },
      { candidates: [8, 5, 3, 2, 1] },
    ];
    for (const change of changes) expect(draw(input(change)).numbers[0]).not.toBe(first);
  });

  it.each([
    ['nobody to draw', { candidates: [] }],
    ['a short secret', { secret: 'abcd' }],
    ['a digest in capitals', { digest: hex('document').toUpperCase() }],
  ])('refuses %s', (_name, change) => {
    expect(() => draw(input(change))).toThrow();
  });
});

describe('linkBefore', () => {
  it('goes back step by step as at once', () => {
    const last = hex('last');
    const one = hashWith(linkBefore(last, 1), sha256);
    expect(one).toBe(hash('sha256', Buffer.from(last, 'hex')));
    expect(hashWith(linkBefore(hashWith(linkBefore(last, 41), sha256), 59), sha256)).toBe(hashWith(linkBefore(last, 100), sha256));
    expect(hashWith(linkBefore(last, 0), sha256)).toBe(last);
  });
});

const standing: fc.Arbitrary<SeatStanding> = fc.record({
  seat: fc.integer({ min: 1, max: 30 }),
  load: fc.integer({ min: 0, max: 6 }),
  absences: fc.array(fc.record({ fromMs: fc.integer({ min: 0, max: 20 }), untilMs: fc.option(fc.integer({ min: 0, max: 20 })) }), {
    maxLength: 2,
  }),
});
const office = fc.uniqueArray(standing, { selector: ({ seat }) => seat, maxLength: 10 });
const terms = fc.record({
  atMs: fc.integer({ min: 0, max: 20 }),
  conflicts: fc.array(fc.integer({ min: 1, max: 30 })).map((seats) => new Set(seats)),
  capacity: fc.option(fc.integer({ min: 1, max: 6 })),
});

describe('divideSeats', () => {
  it('puts each seat on one side, in order, whatever order they come in', () => {
    fc.assert(
      fc.property(office, terms, (seats, given) => {
        const { candidates, leftOut } = divideSeats(seats, given);
        const all = [...candidates, ...leftOut.map(({ seat }) => seat)].toSorted((a, b) => a - b);
        expect(all).toEqual(seats.map(({ seat }) => seat).toSorted((a, b) => a - b));
        expect(candidates).toEqual(candidates.toSorted((a, b) => a - b));
        expect(divideSeats(seats.toReversed(), given)).toEqual({ candidates, leftOut });
      }),
    );
  });

  it('leaves somebody to draw whenever one is there without a conflict', () => {
    fc.assert(
      fc.property(office, terms, (seats, given) => {
        const { candidates, leftOut } = divideSeats(seats, given);
        expect(candidates.length > 0).toBe(seats.length > leftOut.filter(({ reason }) => reason !== 'capacity').length);
        for (const seat of candidates) expect(given.conflicts.has(seat)).toBe(false);
      }),
    );
  });

  it('tells an absence by its moments: from the first on, no longer at the last', () => {
    const seats = [{ seat: 1, load: 0, absences: [{ fromMs: 10, untilMs: 20 }] }];
    const isThere = (atMs: number) => divideSeats(seats, { atMs, conflicts: new Set(), capacity: null }).candidates.length === 1;
    expect([9, 10, 19, 20].map(isThere)).toEqual([true, false, false, true]);
  });
});
