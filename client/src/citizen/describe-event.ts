import type { LotEvent } from '@ochiq/shared/bids';

type Say = (key: string, named?: Record<string, unknown>) => string;

/** A public event as one plain sentence. */
export function describeEvent(event: LotEvent, t: Say, money: (minor: string) => string): string {
  switch (event.kind) {
    case 'published':
      return t('event.published', { price: money(event.startMinor) });
    case 'opened':
      return t('event.opened');
    case 'bid': {
      const named = { bidder: event.bidder, leader: event.leader, amount: money(event.amountMinor), price: money(event.priceMinor) };
      return t(event.answered ? 'event.answered' : 'event.bid', named);
    }
    case 'closed':
      if (event.result === 'sold')
        return t('event.sold', { winner: event.winner ?? '?', price: event.priceMinor === null ? '?' : money(event.priceMinor) });
      return t(event.reason === 'below_reserve' ? 'event.belowReserve' : 'event.noBids');
    case 'withdrawn':
      return t('event.withdrawn', { ground: event.ground });
  }
}
