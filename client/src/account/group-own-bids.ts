import type { OwnBids } from '@ochiq/shared/bids';

type OwnLot = OwnBids['lots'][number];

/** In the order in which they matter to a bidder: what needs an answer first. */
export const ownGroups = ['outbid', 'endsSoon', 'leading', 'won', 'admitted', 'lost', 'withdrawn'] as const;
export type OwnGroup = (typeof ownGroups)[number];

const soonMs = 3_600_000;

/** Where a bidder's lot belongs, by its standing at `nowMs`. */
export function groupOf({ card, place }: OwnLot, nowMs: number): OwnGroup {
  const leads = place.bidder !== null && card.leader === place.bidder;
  const bid = place.lastBidMinor !== null;
  if (card.state === 'withdrawn') return 'withdrawn';
  if (card.state === 'sold' && leads) return 'won';
  if (card.state === 'sold' || card.state === 'unsold') return 'lost';
  if (bid && !leads) return 'outbid';
  const leftMs = Date.parse(card.endsAt) - nowMs;
  if (card.state === 'live' && leftMs > 0 && leftMs <= soonMs) return 'endsSoon';
  return leads ? 'leading' : 'admitted';
}

/** The bidder's lots in groups; empty groups are left out, each group ends soonest first. */
export function groupOwnBids(lots: readonly OwnLot[], nowMs: number): { name: OwnGroup; lots: OwnLot[] }[] {
  const sorted = [...lots].sort((a, b) => Date.parse(a.card.endsAt) - Date.parse(b.card.endsAt));
  return ownGroups
    .map((name) => ({ name, lots: sorted.filter((own) => groupOf(own, nowMs) === name) }))
    .filter((group) => group.lots.length > 0);
}
