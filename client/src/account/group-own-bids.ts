import type { OwnBids } from '@ochiq/shared/bids';

type OwnLot = OwnBids['lots'][number];

/** In the order in which they matter to a bidder: what needs an answer first. */
export const ownGroups = ['outbid', 'leading', 'won', 'admitted', 'lost', 'withdrawn'] as const;
export type OwnGroup = (typeof ownGroups)[number];

/** Where a bidder's lot belongs, by its standing now. */
export function groupOf({ card, place }: OwnLot): OwnGroup {
  const leads = place.bidder !== null && card.leader === place.bidder;
  const bid = place.lastBidMinor !== null;
  if (card.state === 'withdrawn') return 'withdrawn';
  if (card.state === 'sold' && leads) return 'won';
  if (card.state === 'sold' || card.state === 'unsold') return 'lost';
  if (leads) return 'leading';
  return bid ? 'outbid' : 'admitted';
}

/** The bidder's lots in groups; empty groups are left out, each group ends soonest first. */
export function groupOwnBids(lots: readonly OwnLot[]): { name: OwnGroup; lots: OwnLot[] }[] {
  const sorted = [...lots].sort((a, b) => Date.parse(a.card.endsAt) - Date.parse(b.card.endsAt));
  return ownGroups.map((name) => ({ name, lots: sorted.filter((own) => groupOf(own) === name) })).filter((group) => group.lots.length > 0);
}
