import type { Agent } from './auction.js';
import { stepsUp } from './auction.js';
import type { Chance } from './chance.js';
import type { Manner } from './people.js';
import { ebayBidsEach, ebayFirstBid, ebayReturn } from './recorded.js';

const minute = 60_000;
const hour = 60 * minute;

export interface Wish {
  readonly person: string;
  readonly manner: Manner;
  /** The most they would pay, minor units. */
  readonly worthMinor: bigint;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Looks for the lot again and again: a contest. Else as often as eBay's bidders bid. */
  readonly keen?: boolean;
}

/**
 * An honest bidder: comes when eBay's bidders came, stays in as often as they bid, and comes back after their time while the
 * price is within what the thing is worth to them. `late` people come in the last hundredth of the time.
 */
export function honestBidder(chance: Chance, { person, manner, worthMinor, startsAt, endsAt, keen = false }: Wish): Agent {
  const lasts = endsAt - startsAt;
  const share = manner === 'late' ? 1 - Math.min(0.01, chance.exponential(0.002)) : Math.min(0.9999, chance.quantile(ebayFirstBid));
  const firstAt = Math.min(Math.round(startsAt + share * lasts), endsAt - 2_000);
  // Those who looked only once on eBay may here still stand in the hall at the end: every other one watches it.
  const watchesEnd = keen || chance.happens(0.5);
  let left = keen ? 40 : chance.weighted(ebayBidsEach) + 1 + (watchesEnd ? chance.whole(2, 8) : 0);
  const proxyFirst = manner === 'proxy' || (manner === 'late' && chance.happens(0.4));
  return {
    person,
    firstAt,
    move(lot) {
      if (lot.standing.leader === person || left <= 0) return null;
      left -= 1;
      const step = stepsUp(lot, chance.happens(0.2) ? chance.whole(1, 3) : 0, worthMinor);
      if (step === null) return null;
      // Now and then somebody types too little, and is refused.
      if (chance.happens(0.015)) return { kind: 'direct', amountMinor: (step.amountMinor * 95n) / 100n };
      return proxyFirst ? { kind: 'proxy', amountMinor: worthMinor > step.amountMinor ? worthMinor : step.amountMinor } : step;
    },
    heard(lot, now) {
      if (left <= 0 || lot.standing.leader === person) return null;
      const back = now + chance.quantile(ebayReturn) * minute;
      if (back < lot.endsAt && (lot.endsAt - now > 2 * hour || chance.happens(0.8))) {
        // Most who were outbid early wait for the end.
        if (!watchesEnd || lot.endsAt - now < hour || chance.happens(0.3)) return Math.round(back);
      }
      const rest = lot.endsAt - now;
      return watchesEnd ? Math.round(lot.endsAt - Math.min(chance.exponential(4 * minute) + 1_000, rest / 2)) : null;
    },
  };
}

/** Somebody who paid the deposit and never bid. */
export const onlooker = (person: string): Agent => ({ person, firstAt: null, move: () => null, heard: () => null });
