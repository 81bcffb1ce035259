import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, distribute } from './distribute.js';

const amount = (max = 10n ** 15n) => fc.bigInt({ min: 0n, max });
const claims = fc
  .array(fc.record({ rank: fc.integer({ min: 1, max: 4 }), claimMinor: fc.oneof(amount(), amount(20n)) }), { maxLength: 8 })
  .map((list) => list.map((claim, index): Claim => ({ id: `c${index}`, ...claim })));
const proceeds = fc.oneof(amount(), amount(50n));
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, one) => sum + one, 0n);
const paidTo = (shares: readonly { paidMinor: bigint }[]) => sumOf(shares.map(({ paidMinor }) => paidMinor));

describe('distribute', () => {
  it.each<[string, bigint, [rank: number, claim: bigint][], bigint[], bigint]>([
    [
      'all is enough',
      1_000n,
      [
        [1, 100n],
        [2, 50n],
        [3, 300n],
        [4, 200n],
      ],
      [100n, 50n, 300n, 200n],
      350n,
    ],
    [
      'the lower rank goes without',
      500n,
      [
        [1, 100n],
        [2, 400n],
        [3, 200n],
      ],
      [100n, 400n, 0n],
      0n,
    ],
    [
      'the rank at which the money ends gets a part',
      500n,
      [
        [1, 100n],
        [2, 450n],
        [3, 200n],
      ],
      [100n, 400n, 0n],
      0n,
    ],
    [
      'pro rata, the odd unit to the larger remainder',
      101n,
      [
        [1, 100n],
        [1, 200n],
      ],
      [34n, 67n],
      0n,
    ],
    [
      'equal remainders go to the earlier',
      1n,
      [
        [1, 5n],
        [1, 5n],
      ],
      [1n, 0n],
      0n,
    ],
    ['nobody claims', 80n, [], [], 80n],
    ['nothing to give', 0n, [[1, 5n]], [0n], 0n],
  ])('%s', (_name, price, list, paid, surplus) => {
    const got = distribute(
      price,
      list.map(([rank, claimMinor], index) => ({ id: `c${index}`, rank, claimMinor })),
    );
    expect({ paid: got.shares.map(({ paidMinor }) => paidMinor), surplus: got.surplusMinor }).toEqual({ paid, surplus });
  });

  it('gives out everything to the last minor unit, to nobody more than the claim, and to no rank before a higher one is paid', () => {
    fc.assert(
      fc.property(proceeds, claims, (price, list) => {
        const got = distribute(price, list);
        expect(paidTo(got.shares) + got.surplusMinor).toBe(price);
        expect(got.surplusMinor >= 0n).toBe(true);
        expect(got.shares.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
        for (const share of got.shares) {
          expect(share.paidMinor >= 0n && share.paidMinor <= share.claimMinor).toBe(true);
          if (got.shares.some((other) => other.rank < share.rank && other.paidMinor < other.claimMinor)) expect(share.paidMinor).toBe(0n);
          if (share.paidMinor < share.claimMinor) expect(got.surplusMinor).toBe(0n);
        }
      }),
    );
  });

  it('differs from exact proportion by less than one minor unit inside a rank, whatever the order of the claims', () => {
    fc.assert(
      fc.property(proceeds, claims, (price, list) => {
        const got = distribute(price, list);
        expect(distribute(price, [...list].reverse())).toEqual(got);
        for (const { rank, claimMinor, paidMinor } of got.shares) {
          const ofRank = got.shares.filter((share) => share.rank === rank);
          const total = sumOf(ofRank.map((share) => share.claimMinor));
          const off = paidMinor * total - paidTo(ofRank) * claimMinor;
          expect(total === 0n || (off < total && -off < total)).toBe(true);
        }
      }),
    );
  });

  it('gives no rank less when the proceeds are more', () => {
    fc.assert(
      fc.property(proceeds, amount(1_000n), claims, (price, more, list) => {
        const [less, rich] = [distribute(price, list), distribute(price + more, list)];
        for (const rank of [1, 2, 3, 4]) {
          const [before, after] = [less, rich].map(({ shares }) => paidTo(shares.filter((share) => share.rank === rank)));
          expect((after ?? 0n) >= (before ?? 0n)).toBe(true);
        }
        expect(rich.surplusMinor >= less.surplusMinor).toBe(true);
      }),
    );
  });

  it('refuses negative amounts', () => {
    expect(() => distribute(-1n, [])).toThrow(RangeError);
    expect(() => distribute(1n, [{ id: 'a', rank: 1, claimMinor: -1n }])).toThrow(RangeError);
  });
});
