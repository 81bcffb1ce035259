import { type AuctionLot, decide, evolve, minNext } from '@ochiq/shared/bidding';
import type { BidFact } from '../../signals/index.js';

/** What an agent does when its time has come. */
export interface Move {
  readonly kind: 'direct' | 'proxy';
  readonly amountMinor: bigint;
}

/** Somebody at a lot: comes at a time, bids or not, and may come again when somebody else has bid. Instants are ms. */
export interface Agent {
  readonly person: string;
  /** When it comes first; null: it was admitted and never bids. */
  readonly firstAt: number | null;
  readonly move: (lot: AuctionLot, now: number) => Move | null;
  /** Another's bid stands. @returns when it comes again, null: not for this */
  readonly heard: (lot: AuctionLot, now: number) => number | null;
}

export interface Played {
  readonly lot: AuctionLot;
  readonly bids: readonly BidFact[];
}

const mostBids = 400;

/**
 * Plays a lot to its end by the real rules: the next agent in time moves, its bid is decided and the others hear of it.
 * @param stopAt the sale ends here, whatever happens (a withdrawal); Infinity: at its own end
 */
export function play(opened: AuctionLot, agents: readonly Agent[], nextId: () => number, stopAt = Number.POSITIVE_INFINITY): Played {
  let lot = opened;
  const bids: BidFact[] = [];
  const came = agents.map(() => false);
  const next = agents.map(({ firstAt }) => firstAt ?? Number.POSITIVE_INFINITY);
  while (bids.length < mostBids) {
    let first = 0;
    for (let index = 1; index < next.length; index += 1) if ((next[index] ?? 0) < (next[first] ?? 0)) first = index;
    const now = next[first] ?? Number.POSITIVE_INFINITY;
    const agent = agents[first];
    if (agent === undefined || now >= lot.endsAt || now >= stopAt) break;
    next[first] = Number.POSITIVE_INFINITY;
    came[first] = true;
    const move = agent.move(lot, now);
    if (move === null) continue;
    const { person } = agent;
    const offer = { bidder: person, ...move, currency: lot.currency, admitted: true, excluded: null };
    const decision = decide(lot, offer, now);
    const said = { id: nextId(), at: now, person, kind: move.kind, maxMinor: move.amountMinor };
    if (decision.outcome === 'rejected') {
      bids.push({ ...said, accepted: false, amountMinor: null, priceMinor: null, leading: false, endsAt: lot.endsAt });
      next[first] = now + 20_000;
      continue;
    }
    const { event } = decision;
    lot = evolve(lot, event);
    const { amountMinor, priceMinor, endsAt } = event;
    bids.push({ ...said, accepted: true, amountMinor, priceMinor, leading: event.leader === person, endsAt });
    for (const [index, other] of agents.entries()) {
      if (other.person === event.leader || !came[index]) continue;
      const again = other.heard(lot, now);
      if (again !== null && again > now) next[index] = Math.min(next[index] ?? Number.POSITIVE_INFINITY, again);
    }
  }
  return { lot, bids };
}

/** The least next bid and a number of further steps, never above `mostMinor`; null when even the least is above it. */
export function stepsUp(lot: AuctionLot, steps: number, mostMinor: bigint): Move | null {
  const least = minNext(lot);
  if (least > mostMinor) return null;
  const unit = lot.standing.priceMinor === null ? 0n : least - lot.standing.priceMinor;
  const wanted = least + BigInt(steps) * unit;
  return { kind: 'direct', amountMinor: wanted > mostMinor ? least : wanted };
}
