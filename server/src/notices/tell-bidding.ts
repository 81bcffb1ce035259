import type { LotEvent } from '@ochiq/shared/bids';
import type { LotCard } from '@ochiq/shared/lots';
import type { NewNotice } from './notify.js';

/** One of the public events of a lot that people are told of, oldest first, and who is who on it. */
export interface LotNews {
  readonly events: readonly LotEvent[];
  /** The lot as it stands now. */
  readonly card: LotCard;
  /** Who led before the first event; null for nobody. */
  readonly leaderBefore: number | null;
  readonly people: ReadonlyMap<number, string>;
}

const isKind =
  <Kind extends LotEvent['kind']>(kind: Kind) =>
  (event: LotEvent): event is Extract<LotEvent, { kind: Kind }> =>
    event.kind === kind;

/**
 * Who is to be told what of a lot's news. A leader who was overtaken and leads again within the same events was never worth a
 * notice; whoever bid and was answered at once saw it on their page.
 */
export function tellBidding({ events, card, leaderBefore, people }: LotNews): NewNotice[] {
  const closed = events.find(isKind('closed'));
  if (closed) return tellClose(closed, card, people);
  const opened = events.find(isKind('opened'));
  const notices: NewNotice[] = opened
    ? [...people.values()].map((personId) => ({ personId, kind: 'opened', lotId: card.lot, facts: { endsAt: card.endsAt } }))
    : [];
  return card.state === 'live' ? [...notices, ...tellBids(events.filter(isKind('bid')), leaderBefore, card, people)] : notices;
}

type BidNews = Extract<LotEvent, { kind: 'bid' }>;

function tellBids(bids: readonly BidNews[], leaderBefore: number | null, card: LotCard, people: LotNews['people']): NewNotice[] {
  const last = bids.at(-1);
  if (!last || card.priceMinor === null) return [];
  const { lot: lotId, currency, priceMinor, minNextMinor, endsAt } = card;
  const led = new Set([leaderBefore, ...bids.map((bid) => bid.leader)]);
  const outbid = [...led].flatMap((bidder) => (bidder === null || bidder === last.leader ? [] : [bidder]));
  const notices: NewNotice[] = outbid.flatMap((bidder) => {
    const personId = people.get(bidder);
    return personId === undefined ? [] : [{ personId, kind: 'outbid', lotId, facts: { priceMinor, minNextMinor, currency, endsAt } }];
  });
  const leader = people.get(last.leader);
  if (last.answered && leader !== undefined) {
    notices.push({ personId: leader, kind: 'leading', lotId, facts: { priceMinor, currency, endsAt } });
  }
  return notices;
}

function tellClose(
  closed: Extract<LotEvent, { kind: 'closed' }>,
  { lot: lotId, currency }: LotCard,
  people: LotNews['people'],
): NewNotice[] {
  const { result, winner, runnerUp, priceMinor } = closed;
  return [...people].map(([bidder, personId]) =>
    bidder === winner && priceMinor !== null
      ? { personId, kind: 'won', lotId, facts: { priceMinor, currency } }
      : { personId, kind: 'lost', lotId, facts: { result, runnerUp: bidder === runnerUp, priceMinor, currency } },
  );
}

const minuteMs = 60_000;
/** One notice of a kind about bids per person and lot within so long; what comes meanwhile renews it. */
export const conflateMs = 10 * minuteMs;

/**
 * Whether a person is told anew of bids on a lot, when they were last told at `toldAt`: not again within ten minutes, except that
 * what was told before the last ten minutes of bidding does not speak for these.
 */
export function isWorthAnother(toldAt: Date | null, now: Date, endsAt: Date): boolean {
  if (toldAt === null || now.getTime() - toldAt.getTime() >= conflateMs) return true;
  const lastMinutes = endsAt.getTime() - conflateMs;
  return now.getTime() >= lastMinutes && toldAt.getTime() < lastMinutes;
}
