import type { LotEvent } from '@ochiq/shared/bids';

type Say = (key: string, named?: Record<string, unknown>) => string;

/** How amounts and days are written for the reader. */
interface Words {
  readonly money: (minor: string) => string;
  /** A day, as `2026-01-31`. */
  readonly day: (date: string) => string;
}

/** A public event as one plain sentence. */
export function describeEvent(event: LotEvent, t: Say, { money, day }: Words): string {
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
    case 'suspended':
      return t('event.suspended', { number: event.orderNumber, date: day(event.issuedOn) });
    case 'resumed':
      return t('event.resumed', { ground: event.ground });
  }
}
