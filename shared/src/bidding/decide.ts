import { least, maxAmountMinor, most } from '../money/index.js';
import type { BidRefusal } from '../problem/index.js';
import type { AuctionLot, BidEvent, BidOffer, Decision, Standing } from './auction.js';
import { incrementAt, minNext } from './increment.js';
import { endAfterBid } from './soft-close.js';

/**
 * Decides one bid: the whole auction rule, without clock or I/O.
 *
 * A challenger must offer at least `minNext`. Above the leader's maximum it leads: a direct bid at its own amount, a proxy at
 * one step above the beaten maximum (never above its own). At or below the leader's maximum the leader stays (a tie goes to
 * the earlier) and the price becomes one step above the offer, never above the leader's maximum. The first proxy stands at
 * the start price. As soon as a leader's maximum reaches the secret reserve, the price is at least the reserve.
 *
 * A leader may only raise the own maximum, with a proxy; anything else from a leader is `already_leading`, which says nothing
 * about the secret maximum. A raise is secret unless it moves the price (reserve reached, or `raiseCompletesStep`).
 *
 * @param nowMs the moment of the bid, ms since the epoch (UTC)
 * @returns the event for `evolve`, or the first refusal code that applies; `minNextMinor` is given with `below_minimum`
 */
export function decide(lot: AuctionLot, offer: BidOffer, nowMs: number): Decision {
  const refusal = refuse(lot, offer, nowMs);
  if (refusal !== null) {
    return { outcome: 'rejected', code: refusal, minNextMinor: refusal === 'below_minimum' ? minNext(lot) : null };
  }
  const { standing } = lot;
  const outcome = standing.leader === offer.bidder ? raise(lot, offer) : challenge(lot, offer);
  const priceMinor = liftToReserve(lot, outcome);
  const secret = standing.leader === offer.bidder && priceMinor === standing.priceMinor;
  const endsAt = secret ? lot.endsAt : endAfterBid(lot, nowMs);
  const leads = outcome.leader === offer.bidder;
  return {
    outcome: 'accepted',
    event: {
      bidder: offer.bidder,
      kind: offer.kind,
      maxMinor: offer.amountMinor,
      // A leading direct bid is the price itself; a leading proxy must not show more.
      amountMinor: leads ? priceMinor : offer.amountMinor,
      priceMinor,
      leader: outcome.leader,
      leaderMaxMinor: outcome.leaderMaxMinor,
      answered: !leads,
      secret,
      endsAt,
      extended: endsAt !== lot.endsAt,
    },
  };
}

/** The lot after an accepted bid. Needs nothing but the events, so a stored history replays to the same lot. */
export function evolve(lot: AuctionLot, event: BidEvent): AuctionLot {
  return {
    ...lot,
    endsAt: event.endsAt,
    standing: {
      priceMinor: event.priceMinor,
      leader: event.leader,
      leaderMaxMinor: event.leaderMaxMinor,
      runnerUp: runnerUpAfter(lot.standing, event),
      bidCount: lot.standing.bidCount + (event.secret ? 0 : 1),
    },
  };
}

function refuse(lot: AuctionLot, offer: BidOffer, nowMs: number): BidRefusal | null {
  if (lot.state === 'withdrawn') return 'lot_withdrawn';
  // Before the end: while a court holds the sale its clock stands still.
  if (lot.state === 'suspended') return 'lot_suspended';
  if (lot.state === 'sold' || lot.state === 'unsold' || nowMs >= lot.endsAt) return 'lot_closed';
  // A published lot past its start is open: the job that marks it live may lag.
  if (lot.state === 'draft' || lot.state === 'in_review' || nowMs < lot.startsAt) return 'lot_not_started';
  if (offer.notAfter !== undefined && nowMs > offer.notAfter) return 'bid_expired';
  if (offer.excluded !== null) return offer.excluded;
  if (!offer.admitted) return 'no_deposit';
  if (offer.currency !== lot.currency) return 'wrong_currency';
  return refuseAmount(lot, offer);
}

function refuseAmount(lot: AuctionLot, { bidder, kind, amountMinor }: BidOffer): BidRefusal | null {
  if (amountMinor > maxAmountMinor) return 'above_limit';
  if (amountMinor <= 0n) return 'below_minimum';
  const { leader, leaderMaxMinor, priceMinor } = lot.standing;
  if (leader === bidder) {
    return kind === 'proxy' && (leaderMaxMinor === null || amountMinor > leaderMaxMinor) ? null : 'already_leading';
  }
  if (amountMinor < minNext(lot)) return 'below_minimum';
  // Only at the largest amount of all is the least next bid no higher than the price.
  return priceMinor !== null && amountMinor <= priceMinor ? 'above_limit' : null;
}

interface Outcome {
  readonly leader: string;
  readonly leaderMaxMinor: bigint;
  readonly priceMinor: bigint;
}

function raise(lot: AuctionLot, { bidder, amountMinor }: BidOffer): Outcome {
  const { priceMinor, runnerUp } = lot.standing;
  const standing = priceMinor ?? lot.startMinor;
  const completed = lot.rules.raiseCompletesStep && runnerUp ? least(amountMinor, stepAbove(lot, runnerUp.amountMinor)) : standing;
  return { leader: bidder, leaderMaxMinor: amountMinor, priceMinor: most(standing, completed) };
}

function challenge(lot: AuctionLot, { bidder, kind, amountMinor }: BidOffer): Outcome {
  const { leader, leaderMaxMinor } = lot.standing;
  if (leader !== null && leaderMaxMinor !== null && amountMinor <= leaderMaxMinor) {
    return { leader, leaderMaxMinor, priceMinor: least(leaderMaxMinor, stepAbove(lot, amountMinor)) };
  }
  if (kind === 'direct') return { leader: bidder, leaderMaxMinor: amountMinor, priceMinor: amountMinor };
  // A ladder whose steps shrink could put the step above the beaten maximum below the least next bid.
  const needed = leaderMaxMinor === null ? minNext(lot) : most(minNext(lot), stepAbove(lot, leaderMaxMinor));
  return { leader: bidder, leaderMaxMinor: amountMinor, priceMinor: least(amountMinor, needed) };
}

function liftToReserve({ reserveMinor }: AuctionLot, { leaderMaxMinor, priceMinor }: Outcome): bigint {
  return reserveMinor !== null && leaderMaxMinor >= reserveMinor ? most(priceMinor, reserveMinor) : priceMinor;
}

/** The best of the others, never the leader. */
function runnerUpAfter(before: Standing, { bidder, leader, maxMinor }: BidEvent): Standing['runnerUp'] {
  if (bidder !== leader) {
    // The price is never below the runner-up's offer, so whoever bid above the price offered more than every loser before.
    return { bidder, amountMinor: maxMinor };
  }
  if (before.leader === leader) return before.runnerUp;
  // Whoever led had offered more than all others but the new leader.
  return before.leader === null || before.leaderMaxMinor === null ? null : { bidder: before.leader, amountMinor: before.leaderMaxMinor };
}

const stepAbove = (lot: AuctionLot, amountMinor: bigint) => amountMinor + incrementAt(lot.rules.increment, lot.startMinor, amountMinor);
