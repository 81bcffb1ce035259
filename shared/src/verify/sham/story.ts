import { type Bytes, canonicalJson } from '../../tlog/index.js';
import { ShamHouse, type ShamPlan, type ShamTurn } from './house.js';

const percent = { kind: 'percent', basisPoints: 500, roundToMinor: '10' } as const;
const plan: ShamPlan = {
  startMinor: 1_000,
  reserveMinor: null,
  increment: percent,
  windowMs: 60_000,
  capMs: 90_000,
  raiseCompletesStep: false,
  startsInMs: 10_000,
  lastsMs: 600_000,
};

const turn = (what: ShamTurn['what'], lot: number, bidder = 0, more: Partial<ShamTurn> = {}): ShamTurn => ({
  passMs: 1_000,
  what,
  lot,
  bidder,
  kind: 'direct',
  overMinor: 0,
  ...more,
});
const proxy = (overMinor: number): Partial<ShamTurn> => ({ kind: 'proxy', overMinor });

/**
 * A little log with everything in it: lot 1 is sold after proxies, a secret raise, answers and soft closes, lot 2 stays below its
 * reserve, lot 3 is withdrawn, lot 4 has no bids, and lot 5 is sold at its reserve, which a proxy reached.
 */
export function shamStory(sha256: (bytes: Bytes) => Uint8Array): ShamHouse {
  const plans = [plan, { ...plan, reserveMinor: 9_000 }, plan, plan, { ...plan, reserveMinor: 2_000, lastsMs: 900_000 }];
  const admissions = [0, 1, 2, 4].flatMap((lot) => [1, 2, 3].map((bidder) => turn('admit', lot, bidder)));
  return new ShamHouse(sha256, plans).run([
    turn('bid', 0, 1),
    ...admissions,
    turn('bid', 0, 1),
    turn('bid', 1, 2, { overMinor: 300 }),
    turn('bid', 0, 2, proxy(400)),
    turn('bid', 0, 3, { overMinor: 30 }),
    turn('bid', 2, 1),
    turn('bid', 0, 2, proxy(500)),
    turn('bid', 0, 1, proxy(100)),
    turn('bid', 4, 1, proxy(300)),
    turn('bid', 4, 2, proxy(5_000)),
    turn('bid', 0, 2, { overMinor: 10 }),
    turn('withdraw', 2),
    turn('bid', 2, 2),
    turn('bid', 1, 3),
    turn('look', 0, 0, { passMs: 540_000 }),
    turn('bid', 0, 3, { overMinor: 900 }),
    turn('bid', 0, 1, { passMs: 30_000 }),
    turn('bid', 0, 3, { passMs: 50_000 }),
    turn('bid', 0, 2, { passMs: 20_000 }),
  ]);
}

/**
 * Two lots that a court stops: lot 1 in its last minute, so that at its resumption ten minutes are left, and then with soft
 * closes up to the cap; lot 2 before its start. A bid while it is stopped is refused, an admission is taken.
 */
export function shamStopped(sha256: (bytes: Bytes) => Uint8Array): ShamHouse {
  return new ShamHouse(sha256, [plan, { ...plan, startsInMs: 900_000 }]).run([
    turn('look', 0, 0, { passMs: 10_000 }),
    ...[1, 2].map((bidder) => turn('admit', 0, bidder)),
    turn('bid', 0, 1),
    turn('bid', 0, 2, { passMs: 560_000, ...proxy(300) }),
    turn('suspend', 0),
    turn('suspend', 1),
    turn('bid', 0, 1),
    turn('admit', 0, 3),
    turn('resume', 0, 0, { passMs: 3_600_000 }),
    turn('resume', 1),
    turn('bid', 0, 1, { passMs: 570_000, overMinor: 500 }),
    turn('bid', 0, 3, { passMs: 50_000 }),
    turn('bid', 0, 1, { passMs: 40_000 }),
  ]);
}

/** Entries that have nothing to do with lots. @param from no two with different numbers are alike */
export const shamFiller = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) =>
    canonicalJson({ kind: 'role_granted', at: '2019-01-01T00:00:00.000Z', role: `r${from + index}`, office: null }),
  );
