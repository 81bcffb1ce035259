import type { LotFacts, TraceFact, WindowFacts } from '../signals/index.js';
import { lotOf, published, type ShortBid, soldOf, traceOf } from './lot-facts.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const categories = ['flat', 'vehicle', 'land', 'equipment'] as const;
const regions = ['UZ-TK', 'UZ-SA', 'UZ-NG'] as const;

/** Numbers in 0..1 that are the same in every run (Lehmer's sequence). */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A lot's bids: `count` bidders who outbid each other until each has reached a limit of their own. */
function bidsBy(people: readonly string[], dice: () => number): readonly ShortBid[] {
  const limits = people.map((person) => ({ person, limit: 100 + Math.floor(80 * dice()) }));
  const bids: ShortBid[] = [];
  let price = 95;
  let beforeMs = 2 * dayMs;
  let leader = '';
  for (;;) {
    const able = limits.filter(({ person, limit }) => person !== leader && limit >= price + 5);
    const next = able[Math.floor(dice() * able.length)];
    if (!next) return bids;
    price += 5;
    leader = next.person;
    beforeMs *= 0.4 + 0.5 * dice();
    bids.push([leader, Math.ceil(beforeMs), price]);
  }
}

/**
 * A small market in which everything happens: lots with one bidder and with many, repeats after a default, withdrawals, edits, a ring
 * of three who rotate, people who share an account or a device, staff among them. The same in every run.
 */
export function sampleWindow(count: number): WindowFacts {
  const dice = createDice(7);
  const person = () => `p${Math.floor(60 * dice() ** 1.5)}`;
  const lots: LotFacts[] = [];
  for (let lot = 1; lot <= count; lot += 1) {
    const official = `official-${1 + (lot % 6)}`;
    const startsAt = published + lot * 6 * hourMs + 15 * dayMs;
    const ring = lot % 10 === 0 ? ['ring-1', 'ring-2', 'ring-3'] : [];
    const people = [...new Set([...ring, ...Array.from({ length: 1 + Math.floor(5 * dice()) }, person)])];
    const earlier = lots.findLast(({ defaulters }) => defaulters.length > 0);
    const repeats = lot % 15 === 1 && earlier !== undefined;
    const own: Partial<LotFacts> = {
      lot,
      official,
      office: 1 + (lot % 3),
      category: categories[lot % 4] ?? 'other',
      region: regions[lot % 3] ?? 'UZ-TK',
      publishedAt: published + lot * 6 * hourMs - Math.floor(3 * dayMs * dice()),
      startsAt,
      originalEndsAt: startsAt + 2 * dayMs,
      endsAt: startsAt + 2 * dayMs,
      closedAt: startsAt + 2 * dayMs,
      appraisalMinor: lot % 7 === 0 ? null : 100_000_000n + BigInt(Math.floor(50_000_000 * dice())),
      photos: Math.floor(8 * dice()),
      textLength: Math.floor(700 * dice()),
      edits: lot % 9 === 0 ? [{ at: startsAt + dayMs, entry: 10_000 + lot }] : [],
      repeatOf: repeats ? earlier.lot : null,
      round: repeats ? 2 : 1,
    };
    if (lot % 25 === 0) {
      lots.push(lotOf(own));
      continue;
    }
    const sold = soldOf(bidsBy(people, dice), own);
    const ended = lot % 17 === 0 ? { ...sold, outcome: 'withdrawn' as const, priceMinor: null, winner: null } : sold;
    const { winner } = ended;
    lots.push(lot % 15 === 0 && winner !== null ? { ...ended, defaulters: [winner] } : ended);
  }
  return { lots: lots.map(withSharedAccount), traces: tracesIn() };
}

/** The ring pays from one account. */
const withSharedAccount = (lot: LotFacts): LotFacts => ({
  ...lot,
  entrants: lot.entrants.map((entrant) => (entrant.person.startsWith('ring-') ? { ...entrant, payers: ['the ring’s account'] } : entrant)),
});

function tracesIn(): readonly TraceFact[] {
  const people = Array.from({ length: 60 }, (_, index) => `p${index}`);
  const staff = { staff: true, office: 1 } as const;
  return [
    ...people.map((one) => traceOf(one, `device of ${one}`)),
    ...people.slice(0, 30).map((one) => traceOf(one, 'mobile operator', { kind: 'address' })),
    traceOf('ring-1', 'one phone'),
    traceOf('ring-2', 'one phone'),
    traceOf('official-1', 'official phone', staff),
    traceOf('ring-3', 'official phone'),
    traceOf('official-1', 'office', { ...staff, kind: 'address', inOffice: 1 }),
    traceOf('p5', 'office', { kind: 'address', inOffice: 1 }),
  ];
}
