import { type AuctionLot, rulesFromWire } from '../bidding/index.js';
import type { Hashing } from '../tlog/index.js';
import { openSeal } from './open-seal.js';
import type { LeafOf } from './read-leaf.js';
import { addSeal, isEndKnown, isoOf, type LotLeaf, phasesOf, type Story, type Telling } from './story.js';
import { tellBid, tellClosing, tellMaximum, tellRefusal } from './tell-bids.js';
import { isOfSale, tellSale } from './tell-sale.js';
import { tellResumption, tellSuspension } from './tell-suspension.js';

/** Takes an entry into its lot's story. Its number and its time have been judged. @returns false for an intruder, which changes nothing */
export function* tellLot(telling: Telling, leaf: LotLeaf): Hashing<boolean> {
  const { story } = telling;
  if (!mayCome(telling, leaf)) return false;
  const awaited = takeAwaited(telling, leaf);
  const { auction } = story;
  if (leaf.kind === 'published') publish(telling, leaf);
  else if (leaf.kind === 'seal_opened') yield* openSeal(telling, leaf);
  else if (isOfSale(leaf)) tellSale(telling, leaf);
  else if (auction === null) tellDraft(telling, leaf);
  else if (leaf.kind === 'bid') tellBid(telling, leaf, auction, awaited);
  else tellStep(telling, leaf, auction);
  return true;
}

function tellDraft({ story, index, say }: Telling, leaf: LotLeaf): void {
  if (leaf.kind === 'drafted' || leaf.kind === 'amended') {
    story.phase = 'draft';
    addSeal(story, leaf.sealed, { index, of: 'draft', bidder: null, opened: false, amountMinor: null });
  }
  if (leaf.kind === 'repeat_of') story.forfeitedMinor += BigInt(leaf.carriedMinor);
  if (leaf.kind === 'submitted') story.phase = 'review';
  if (leaf.kind === 'sent_back') story.phase = 'draft';
  if (leaf.kind === 'draft_withdrawn') {
    story.phase = 'dropped';
    if (leaf.ground.trim() === '') say({ code: 'ground_missing', detail: 'a draft withdrawn without a ground' });
  }
}

/** What can come once a lot is published, bids apart. */
function tellStep(telling: Telling, leaf: LotLeaf, auction: AuctionLot): void {
  switch (leaf.kind) {
    case 'opened':
      return open(telling, auction);
    case 'bidder_admitted':
      return admit(telling, leaf, auction);
    case 'bidder_left':
      return leave(telling, leaf);
    case 'proxy_sealed':
      return tellMaximum(telling, leaf, auction);
    case 'bid_refused':
      return tellRefusal(telling, leaf, auction);
    case 'closed':
      return tellClosing(telling, leaf, auction);
    case 'withdrawn':
      return withdraw(telling, leaf, auction);
    case 'suspended':
      return tellSuspension(telling, leaf, auction);
    case 'resumed':
      return tellResumption(telling, leaf, auction);
    case 'suspension_confirmed':
      return confirm(telling);
    default:
      return;
  }
}

/** The proxy's maximum that stood directly before its bid; a maximum whose bid does not come is told of. */
function takeAwaited({ story, index, atMs, say }: Telling, leaf: LotLeaf): Story['awaited'] {
  const { awaited } = story;
  if (awaited === null) return null;
  story.awaited = null;
  if (leaf.kind === 'bid' && leaf.bidder === awaited.seal.bidder && atMs === awaited.atMs) return awaited;
  const detail = `entry ${awaited.seal.index} seals a maximum of ${awaited.seal.bidder}, and ${index} is not its bid`;
  say({ code: 'proxy_without_bid', detail }, awaited.seal.index);
  return null;
}

/** What only its author may do to a draft, while it does not wait for the second official. */
const draftKinds: readonly string[] = ['drafted', 'amended', 'photo_added', 'photo_removed', 'document_added', 'submitted'];

/** Whether the lot's state allows an entry; one that only shows that an earlier one is missing is taken all the same. */
function mayCome({ story, say }: Telling, { kind }: LotLeaf): boolean {
  const { phase } = story;
  if (phase === 'unknown') return false;
  if (phasesOf[kind].includes(phase)) return true;
  if (phase === 'closed' || phase === 'withdrawn' || phase === 'dropped') {
    say({ code: 'after_end', detail: `${kind} after the lot was ${phase}` });
    return false;
  }
  if (!story.sure) return true;
  if (phase === 'review' && draftKinds.includes(kind)) {
    say({ code: 'review_skipped', detail: `${kind} while the draft waited for approval` });
    return false;
  }
  if (phase !== 'published' && phase !== 'live' && phase !== 'suspended' && kind !== 'drafted') {
    story.phase = 'unknown';
    say({ code: 'not_published', detail: `${kind} of a lot that was not published` });
    return false;
  }
  if (kind === 'seal_opened') {
    say({ code: 'seal_early', detail: `a seal opened while the lot was ${phase}` });
    story.sure = false;
    return true;
  }
  say({ code: 'state_wrong', detail: `${kind} while the lot was ${phase}` });
  if (phase !== 'published' || !(kind === 'bid' || kind === 'proxy_sealed' || kind === 'closed')) return false;
  story.phase = 'live';
  return true;
}

function publish({ story, index, atMs }: Telling, leaf: LeafOf<'published'>): void {
  const endsAt = Date.parse(leaf.endsAt);
  story.auction = {
    state: 'published',
    currency: leaf.currency,
    startMinor: BigInt(leaf.startMinor),
    reserveMinor: null,
    startsAt: Date.parse(leaf.startsAt),
    endsAt,
    originalEndsAt: endsAt,
    rules: rulesFromWire(leaf.rules),
    standing: { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 },
  };
  story.depositBasisPoints = leaf.rules.depositBasisPoints;
  Object.assign(story, {
    phase: 'published',
    suspension: null,
    timesSure: true,
    publishedIndex: index,
    publishedAtMs: atMs,
    sure: true,
    priceSure: true,
    whole: true,
    exact: true,
  });
  addSeal(story, leaf.sealed, { index, of: 'reserve', bidder: null, opened: false, amountMinor: null });
}

function open({ story, atMs, say }: Telling, auction: AuctionLot): void {
  if (story.timesSure && atMs < auction.startsAt)
    say({ code: 'opened_early', detail: `opened before its start at ${isoOf(auction.startsAt)}` });
  story.phase = 'live';
  // Before it nobody can have bid: whatever is lost, the standing is known.
  story.sure = true;
  story.priceSure = true;
}

/** The deposit is a share of the start price, rounded up to a whole minor unit. */
function admit({ story, atMs, say }: Telling, leaf: LeafOf<'bidder_admitted'>, auction: AuctionLot): void {
  if (story.admitted.has(leaf.bidder)) return say({ code: 'bidder_repeated', detail: `${leaf.bidder} was admitted before` });
  story.admitted.add(leaf.bidder);
  if (isEndKnown(story) && atMs >= Math.max(auction.endsAt, story.otherEndMs ?? auction.endsAt)) {
    return say({ code: 'state_wrong', detail: `${leaf.bidder} admitted after the end at ${isoOf(auction.endsAt)}` });
  }
  const dueMinor = (auction.startMinor * BigInt(story.depositBasisPoints) + 9_999n) / 10_000n;
  if (BigInt(leaf.amountMinor) === dueMinor && leaf.currency === auction.currency) return;
  say({
    code: 'deposit_wrong',
    detail: `${leaf.amountMinor} ${leaf.currency} for ${leaf.bidder}, by the rules ${dueMinor} ${auction.currency}`,
  });
}

/** Whoever leads is bound by their bid. */
function leave({ story, say }: Telling, { bidder }: LeafOf<'bidder_left'>): void {
  if (!story.admitted.delete(bidder) && story.whole) say({ code: 'bidder_unknown', detail: `${bidder} leaves, but was not admitted` });
  const leader = story.auction?.standing.leader;
  if (story.sure && leader === String(bidder)) say({ code: 'state_wrong', detail: `${bidder} leaves while leading` });
}

/** Only an order is confirmed afterwards. */
function confirm({ story, say }: Telling): void {
  if (story.sure && story.suspension?.inquiryUntilMs != null)
    say({ code: 'freeze_wrong', detail: 'what auditors have stopped is confirmed as an order' });
}

function withdraw({ story, atMs, say }: Telling, leaf: LeafOf<'withdrawn'>, auction: AuctionLot): void {
  if (leaf.ground.trim() === '') say({ code: 'ground_missing', detail: 'withdrawn without a ground' });
  if (isEndKnown(story) && atMs >= Math.max(auction.endsAt, story.otherEndMs ?? auction.endsAt)) {
    say({ code: 'withdrawn_late', detail: `withdrawn after its end at ${isoOf(auction.endsAt)}` });
  }
  story.phase = 'withdrawn';
  story.steps = [];
}
