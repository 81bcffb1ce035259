import type { LotEvent } from '@ochiq/shared/bids';

type Say = (key: string, named?: Record<string, unknown>) => string;

/** How amounts and days are written for the reader. */
interface Words {
  readonly money: (minor: string) => string;
  /** A day, as `2026-01-31`. */
  readonly day: (date: string) => string;
  readonly instant: (instant: string) => string;
}

/** A public event as one plain sentence. */
export function describeEvent(event: LotEvent, t: Say, { money, day, instant }: Words): string {
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
      if (event.ground === 'inquiry') return t('event.held', { until: event.until === undefined ? '?' : instant(event.until) });
      return t('event.suspended', { number: event.orderNumber ?? '?', date: event.issuedOn === undefined ? '?' : day(event.issuedOn) });
    case 'resumed':
      if (event.ground === 'inquiry_released') return t('event.released');
      if (event.ground === 'inquiry_lapsed') return t('event.lapsed');
      return t('event.resumed', { ground: event.ground });
  }
}
