import { type AuctionLot, close, type Decision, decide, evolve } from '../bidding/index.js';
import type { Complaint, Finding } from './finding.js';
import type { LeafOf } from './read-leaf.js';
import type { Step } from './story.js';

/** What `retell` needs of a closed lot all of whose seals are open. */
export interface Told {
  readonly lot: number;
  /** As published, with its reserve. */
  readonly auction: AuctionLot;
  readonly steps: readonly Step[];
  /** Null when its close was found wrong already. */
  readonly closing: { readonly index: number; readonly leaf: LeafOf<'closed'> } | null;
}

/**
 * Holds the whole auction again by the rules and compares every step with what was told. Of steps, only the first that differs
 * is told: later ones follow from it. Times were judged with each entry and do not matter here.
 */
export function retell({ lot, auction, steps, closing }: Told): Finding[] {
  const standing = { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 };
  let now: AuctionLot = {
    ...auction,
    state: 'live',
    startsAt: Number.NEGATIVE_INFINITY,
    endsAt: Number.POSITIVE_INFINITY,
    standing,
  };
  for (const step of steps) {
    const decision = decide(now, offerOf(step, now.currency), step.atMs);
    const complaint = judgeStep(step, decision);
    if (complaint !== null) return [{ index: step.index, lot, seq: step.seq, ...complaint }];
    if (decision.outcome === 'accepted') now = evolve(now, decision.event);
  }
  if (closing === null) return [];
  const { index, leaf } = closing;
  return judgeClosing(now, leaf).map((complaint) => ({ index, lot, seq: leaf.seq, ...complaint }));
}

function offerOf({ bidder, seal, told }: Step, currency: string) {
  const amountMinor = seal === null ? told?.amountMinor : seal.amountMinor;
  return {
    bidder: String(bidder),
    kind: seal === null ? ('direct' as const) : ('proxy' as const),
    amountMinor: amountMinor ?? 0n,
    currency,
    admitted: true,
    excluded: null,
  };
}

function judgeStep({ bidder, told }: Step, decision: Decision): Complaint | null {
  if (decision.outcome === 'rejected') {
    if (decision.code === 'below_minimum') return { code: 'bid_too_low', detail: `the least bid was ${decision.minNextMinor}` };
    return { code: 'bid_not_allowed', detail: `a bid of ${bidder} that the rules refuse (${decision.code})` };
  }
  const { event } = decision;
  if (told === null) {
    return event.secret
      ? null
      : { code: 'raise_wrong', detail: `a secret raise of ${bidder}, by the rules a bid with the price ${event.priceMinor}` };
  }
  if (event.secret) return { code: 'raise_wrong', detail: `a bid of ${bidder}, by the rules a secret raise` };
  if (event.leader !== String(told.leader))
    return { code: 'leader_wrong', detail: `the leader is ${told.leader}, by the rules it is ${event.leader}` };
  if (event.priceMinor !== told.priceMinor) {
    return { code: 'price_wrong', detail: `the price is ${told.priceMinor}, by the rules it is ${event.priceMinor}` };
  }
  if (event.amountMinor === told.amountMinor) return null;
  return { code: 'amount_wrong', detail: `the offer shown is ${told.amountMinor}, by the rules it is ${event.amountMinor}` };
}

const orNobody = (bidder: string | number | null) => bidder ?? 'nobody';

/** The close of a lot all of whose bids are known. */
function judgeClosing(auction: AuctionLot, leaf: LeafOf<'closed'>): Complaint[] {
  const due = close(auction);
  if (due.result !== leaf.result || due.reason !== leaf.reason) {
    return [{ code: 'result_wrong', detail: `${leaf.result} (${leaf.reason}), by the rules ${due.result} (${due.reason})` }];
  }
  const complaints: Complaint[] = [];
  const compare = (code: Complaint['code'], told: string | number | null, should: string | null) => {
    const wrong = (told === null ? null : String(told)) !== should;
    if (wrong) complaints.push({ code, detail: `${orNobody(told)}, by the rules ${orNobody(should)}` });
  };
  compare('price_wrong', leaf.priceMinor, due.priceMinor?.toString() ?? null);
  compare('winner_wrong', leaf.winner, due.winner);
  compare('runner_up_wrong', leaf.runnerUp, due.runnerUp);
  return complaints;
}

/** The close by all that is open before the seals are: the standing as told, but neither the reserve nor who came second. */
export function judgeToldClosing(auction: AuctionLot, leaf: LeafOf<'closed'>): Complaint[] {
  const { leader, priceMinor } = auction.standing;
  const { result, reason, winner, runnerUp } = leaf;
  const reasons = leader === null ? ['no_bids'] : [null, 'below_reserve'];
  if (!reasons.includes(reason) || (result === 'sold') !== (reason === null)) {
    return [{ code: 'result_wrong', detail: `${result} (${reason}) after ${auction.standing.bidCount} bids` }];
  }
  const complaints: Complaint[] = [];
  const duePrice = priceMinor?.toString() ?? null;
  if (leaf.priceMinor !== duePrice)
    complaints.push({ code: 'price_wrong', detail: `the price is ${leaf.priceMinor}, the last bid left ${duePrice}` });
  const dueWinner = result === 'sold' ? leader : null;
  if ((winner === null ? null : String(winner)) !== dueWinner) {
    complaints.push({ code: 'winner_wrong', detail: `${orNobody(winner)}, by the rules ${orNobody(dueWinner)}` });
  }
  if (runnerUp !== null && (result !== 'sold' || String(runnerUp) === leader)) {
    complaints.push({ code: 'runner_up_wrong', detail: `${runnerUp} of a lot that is ${result} to ${orNobody(winner)}` });
  }
  return complaints;
}
