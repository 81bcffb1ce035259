import type { Currency } from '@ochiq/shared/money';
import type { Tx } from '../base/index.js';
import { type NewNotice, notify } from '../notices/index.js';

interface PlaceRow {
  lotId: number;
  endsAt: Date;
  currency: Currency;
  priceMinor: bigint | null;
  minNextMinor: bigint;
  leads: boolean;
  bidder: number;
  depositMinor: bigint;
}

/** What a demo citizen has been told so far, by the standing of their lots that are still open. */
export async function seedNotices(tx: Tx, personId: string): Promise<void> {
  const places = await tx.sql<PlaceRow & { lotId: number }>(
    `select lot.id as "lotId", lot.ends_at as "endsAt", lot.currency, lot.price_minor as "priceMinor", lot.min_next_minor as "minNextMinor",
       coalesce(lot.leader_id = $1, false) as leads, deposit.bidder, deposit.amount_minor as "depositMinor"
     from deposit join lot on lot.id = deposit.lot_id
     where deposit.person_id = $1 and lot.state in ('published', 'live') and lot.ends_at > clock_timestamp() order by lot.ends_at desc limit 5`,
    [personId],
  );
  await notify(
    tx,
    places.map((place) => noticeOf(personId, place)),
  );
}

function noticeOf(
  personId: string,
  { lotId, endsAt, currency, priceMinor, minNextMinor, leads, bidder, depositMinor }: PlaceRow,
): NewNotice {
  const about = { personId, lotId };
  const ends = { currency, endsAt: endsAt.toISOString() };
  if (priceMinor === null) return { ...about, kind: 'deposit_received', facts: { currency, amountMinor: depositMinor.toString(), bidder } };
  if (leads) return { ...about, kind: 'leading', facts: { ...ends, priceMinor: priceMinor.toString() } };
  return { ...about, kind: 'outbid', facts: { ...ends, priceMinor: priceMinor.toString(), minNextMinor: minNextMinor.toString() } };
}
