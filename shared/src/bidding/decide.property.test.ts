import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuctionLot, BidEvent, BidOffer } from './auction.js';
import { close } from './close.js';
import { decide, evolve } from './decide.js';
import { minNext } from './increment.js';
import type { Increment } from './rules.js';

/*
 * The slow model knows nothing but the list of accepted offers, and sorts the whole list for every question.
 */
interface Accepted {
  readonly bidder: string;
  readonly kind: 'direct' | 'proxy';
  readonly amount: number;
  readonly at: number;
}

function slowStep(increment: Increment, start: number, price: number): number {
  if (increment.kind === 'percent') {
    const unit = Number(increment.roundToMinor);
    let step = unit;
    while (step * 10_000 < start * increment.basisPoints) step += unit;
    return step;
  }
  const fitting = increment.steps.filter((row) => row.belowMinor === null || price < Number(row.belowMinor));
  return Number((fitting[0] ?? increment.steps[increment.steps.length - 1])?.stepMinor);
}

/** Everyone's best offer, the highest first, of two equal ones the earlier. */
function ranking(offers: readonly Accepted[]) {
  const best = [...new Set(offers.map(({ bidder }) => bidder))].map((bidder) => {
    const own = offers.filter((one) => one.bidder === bidder);
    const amount = Math.max(...own.map((one) => one.amount));
    return { bidder, amount, position: offers.findIndex((one) => one.bidder === bidder && one.amount === amount) };
  });
  return best.sort((a, b) => b.amount - a.amount || a.position - b.position);
}

/** Price and end after the whole list, from the list without its last offer and the ranking of all. */
function slowPrice(lot: AuctionLot, offers: readonly Accepted[]): number | null {
  const last = offers.at(-1);
  const [first, second] = ranking(offers);
  if (!last || !first) return null;
  const earlier = offers.slice(0, -1);
  const before = slowPrice(lot, earlier);
  const start = Number(lot.startMinor);
  const step = (price: number) => slowStep(lot.rules.increment, start, price);
  const [formerLeader] = ranking(earlier);
  const raised = formerLeader?.bidder === last.bidder;
  const secondPlusStep = second ? Math.min(first.amount, second.amount + step(second.amount)) : start;
  let price: number;
  if (raised) price = lot.rules.raiseCompletesStep ? Math.max(before ?? 0, secondPlusStep) : (before ?? 0);
  else if (first.bidder === last.bidder && last.kind === 'direct') price = last.amount;
  else price = Math.max(secondPlusStep, Math.min(first.amount, before === null ? start : before + step(before)));
  const reserve = lot.reserveMinor === null ? null : Number(lot.reserveMinor);
  return reserve !== null && first.amount >= reserve ? Math.max(price, reserve) : price;
}

function slowEnd(lot: AuctionLot, offers: readonly Accepted[]): number {
  const { windowMs, capMs } = lot.rules.softClose;
  let end = lot.originalEndsAt;
  for (const [index, { bidder, at }] of offers.entries()) {
    const before = offers.slice(0, index);
    const moved = slowPrice(lot, before) !== slowPrice(lot, [...before, offers[index] as Accepted]);
    if (ranking(before)[0]?.bidder === bidder && !moved) continue;
    const wanted = Math.min(at + windowMs, capMs === null ? Infinity : lot.originalEndsAt + capMs);
    if (at + windowMs > end && wanted > end) end = wanted;
  }
  return end;
}

function slowAccepts(lot: AuctionLot, offers: readonly Accepted[], offer: Accepted): boolean {
  const end = slowEnd(lot, offers);
  if (offer.at < lot.startsAt || offer.at >= end) return false;
  const [leader] = ranking(offers);
  if (leader?.bidder === offer.bidder) return offer.kind === 'proxy' && offer.amount > leader.amount;
  const price = slowPrice(lot, offers);
  return offer.amount >= (price === null ? Number(lot.startMinor) : price + slowStep(lot.rules.increment, Number(lot.startMinor), price));
}

const positive = (max: number) => fc.integer({ min: 1, max });
const increments: fc.Arbitrary<Increment> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), basisPoints: positive(2_000), roundToMinor: positive(50).map(BigInt) }),
  fc
    .array(fc.record({ width: positive(400), step: positive(250) }), { minLength: 1, maxLength: 5 })
    .chain((rows) => fc.boolean().map((open) => ({ rows, open })))
    .map(({ rows, open }) => {
      let bound = 0;
      const steps = rows.map(({ width, step }, index) => {
        bound += width;
        return { belowMinor: open && index === rows.length - 1 ? null : BigInt(bound), stepMinor: BigInt(step) };
      });
      return { kind: 'ladder' as const, steps };
    }),
);

const lots: fc.Arbitrary<AuctionLot> = fc
  .record({
    start: positive(600),
    reserve: fc.option(positive(2_000)),
    increment: increments,
    windowMs: fc.integer({ min: 0, max: 300 }),
    capMs: fc.option(fc.integer({ min: 0, max: 500 })),
    raiseCompletesStep: fc.boolean(),
    endsAt: fc.integer({ min: 200, max: 1_500 }),
  })
  .map(({ start, reserve, increment, windowMs, capMs, raiseCompletesStep, endsAt }) => ({
    state: 'live',
    currency: 'KGS',
    startMinor: BigInt(start),
    reserveMinor: reserve === null ? null : BigInt(reserve),
    startsAt: 10,
    endsAt,
    originalEndsAt: endsAt,
    rules: { increment, softClose: { windowMs, capMs }, raiseCompletesStep },
    standing: { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 },
  }));

/** `over` counts from the least next bid, so that most bids are near it; `wait` is the time since the bid before. */
const moves = fc.array(
  fc.record({
    bidder: fc.constantFrom('A', 'B', 'C', 'D'),
    kind: fc.constantFrom('direct' as const, 'proxy' as const, 'proxy' as const),
    over: fc.oneof(fc.integer({ min: -8, max: 40 }), fc.integer({ min: 0, max: 400 })),
    wait: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 300 })),
  }),
  { minLength: 1, maxLength: 24 },
);
type Move = { bidder: string; kind: 'direct' | 'proxy'; over: number; wait: number };

function toOffer(lot: AuctionLot, move: Move): BidOffer {
  const base = lot.standing.priceMinor ?? lot.startMinor;
  const { bidder, kind } = move;
  return { bidder, kind, amountMinor: base + BigInt(move.over), currency: 'KGS', admitted: true, excluded: null };
}

interface Step {
  readonly before: AuctionLot;
  readonly offer: BidOffer;
  readonly now: number;
  readonly event: BidEvent | null;
  readonly after: AuctionLot;
}

function play(lot: AuctionLot, played: readonly Move[]): Step[] {
  let state = lot;
  let now = 0;
  return played.map((move) => {
    now += move.wait;
    const before = state;
    const offer = toOffer(before, move);
    const decision = decide(before, offer, now);
    if (decision.outcome === 'accepted') state = evolve(before, decision.event);
    return { before, offer, now, event: decision.outcome === 'accepted' ? decision.event : null, after: state };
  });
}

const always = (check: (steps: Step[], lot: AuctionLot) => void) =>
  fc.assert(
    fc.property(lots, moves, (lot, played) => check(play(lot, played), lot)),
    { numRuns: 600 },
  );

describe('an auction, move by move', () => {
  it('agrees with the slow model on every acceptance, price, leader, runner-up and end', () => {
    let accepted = 0;
    always((steps, lot) => {
      const offers: Accepted[] = [];
      for (const { offer, now, event, after } of steps) {
        const next = { bidder: offer.bidder, kind: offer.kind, amount: Number(offer.amountMinor), at: now };
        expect(event !== null).toBe(slowAccepts(lot, offers, next));
        if (event === null) continue;
        accepted += 1;
        offers.push(next);
        const [first, second] = ranking(offers);
        expect(after.standing).toMatchObject({
          priceMinor: BigInt(slowPrice(lot, offers) ?? -1),
          leader: first?.bidder,
          leaderMaxMinor: BigInt(first?.amount ?? -1),
          runnerUp: second ? { bidder: second.bidder, amountMinor: BigInt(second.amount) } : null,
        });
        expect(after.endsAt).toBe(slowEnd(lot, offers));
      }
    });
    expect(accepted).toBeGreaterThan(1_000);
  });

  it('raises the price with every public bid and never lowers it; a proxy never pays more than its maximum', () => {
    always((steps) => {
      for (const { before, event, after } of steps) {
        if (event === null) continue;
        const price = before.standing.priceMinor ?? -1n;
        if (event.secret) expect(event.priceMinor).toBe(price);
        else expect(event.priceMinor > price).toBe(true);
        if (event.kind === 'direct' && !event.answered) expect(event.priceMinor).toBe(event.maxMinor);
        expect(event.priceMinor <= event.leaderMaxMinor).toBe(true);
        expect(event.amountMinor <= event.maxMinor).toBe(true);
        expect(after.standing.runnerUp?.bidder).not.toBe(after.standing.leader);
      }
    });
  });

  it('accepts no challenger below the least next bid, none before the start and none at or after the end', () => {
    always((steps) => {
      for (const { before, offer, now, event } of steps) {
        if (now >= before.endsAt || now < before.startsAt) expect(event).toBeNull();
        if (event !== null && before.standing.leader !== offer.bidder) expect(offer.amountMinor >= minNext(before)).toBe(true);
      }
    });
  });

  it('never moves the end back nor past the cap, and says when it moved', () => {
    always((steps, lot) => {
      const { capMs } = lot.rules.softClose;
      for (const { before, event, after } of steps) {
        expect(after.endsAt).toBeGreaterThanOrEqual(before.endsAt);
        if (capMs !== null) expect(after.endsAt).toBeLessThanOrEqual(lot.originalEndsAt + capMs);
        if (event !== null) expect(event.extended).toBe(after.endsAt > before.endsAt);
      }
    });
  });

  it('changes nothing with a refused bid', () => {
    always((steps) => {
      for (const { before, offer, now } of steps) {
        const frozen = structuredClone(before);
        decide(before, offer, now);
        expect(before).toEqual(frozen);
      }
      for (const { before, event, after } of steps) if (event === null) expect(after).toBe(before);
    });
  });

  it('replays to the same lot from its events alone', () => {
    always((steps, lot) => {
      const replayed = steps.reduce((state, { event }) => (event ? evolve(state, event) : state), lot);
      expect(replayed).toEqual(steps.at(-1)?.after);
    });
  });
});

describe('an auction as a whole', () => {
  it('sells to the highest accepted offer, or nobody when it has no bid or the reserve is not reached', () => {
    always((steps, lot) => {
      const offers = steps.flatMap(({ event, now }) =>
        event ? [{ bidder: event.bidder, kind: event.kind, amount: Number(event.maxMinor), at: now }] : [],
      );
      const [first, second] = ranking(offers);
      const closing = close(steps.at(-1)?.after ?? lot);
      const reached = first !== undefined && first.amount >= Number(lot.reserveMinor ?? 0n);
      expect(closing.winner).toBe(reached ? first.bidder : null);
      expect(closing.runnerUp).toBe(reached ? (second?.bidder ?? null) : null);
      expect(closing.reason).toBe(first === undefined ? 'no_bids' : reached ? null : 'below_reserve');
    });
  });

  it('does not depend on what happens at other lots in between', () => {
    const woven = fc.array(fc.record({ other: fc.boolean(), move: moves.map((all) => all[0] as Move) }), { maxLength: 30 });
    fc.assert(
      fc.property(lots, lots, woven, (one, two, sequence) => {
        const states = [one, two];
        const clocks = [0, 0];
        for (const { other, move } of sequence) {
          const index = other ? 1 : 0;
          const lot = states[index] as AuctionLot;
          clocks[index] = (clocks[index] ?? 0) + move.wait;
          const decision = decide(lot, toOffer(lot, move), clocks[index] ?? 0);
          if (decision.outcome === 'accepted') states[index] = evolve(lot, decision.event);
        }
        const alone = (lot: AuctionLot, other: boolean) =>
          play(
            lot,
            sequence.filter((step) => step.other === other).map(({ move }) => move),
          ).at(-1)?.after ?? lot;
        expect(states).toEqual([alone(one, false), alone(two, true)]);
      }),
      { numRuns: 200 },
    );
  });
});
