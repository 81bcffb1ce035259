import type { AftermathState } from '@ochiq/shared/settlement';
import type { Queryable, Tx } from '../base/index.js';

/** What has become of a lot without a buyer; `open` while nothing was decided. */
export async function readAftermath(db: Queryable, lotId: number): Promise<AftermathState> {
  const [row] = await db.sql<{ state: AftermathState }>('select state from lot_aftermath where lot_id = $1', [lotId]);
  return row?.state ?? 'open';
}

/** The caller holds the lot's lock. */
export async function saveAftermath(tx: Tx, lotId: number, state: AftermathState, at: Date, by: string | null): Promise<void> {
  await tx.sql(
    `insert into lot_aftermath (lot_id, state, changed_at, changed_by) values ($1, $2, $3, $4)
     on conflict (lot_id) do update set state = excluded.state, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [lotId, state, at, by],
  );
}

export interface OfferRow {
  partyId: string;
  priceMinor: bigint;
  offeredAt: Date;
  until: Date;
  answer: 'taken' | 'declined' | 'lapsed' | null;
  answeredAt: Date | null;
}

/** All offers of a lot to creditors, the first first. */
export const readOffers = (db: Queryable, lotId: number): Promise<OfferRow[]> =>
  db.sql<OfferRow & { partyId: string }>(
    `select party_id as "partyId", price_minor as "priceMinor", offered_at as "offeredAt", until, answer, answered_at as "answeredAt"
     from creditor_offer where lot_id = $1 order by offered_at`,
    [lotId],
  );

export async function insertOffer(
  tx: Tx,
  row: { lotId: number; partyId: string; priceMinor: bigint; offeredBy: string; offeredAt: Date; until: Date },
): Promise<void> {
  await tx.sql(
    `insert into creditor_offer (lot_id, party_id, price_minor, offered_by, offered_at, until) values ($1, $2, $3, $4, $5, $6)`,
    [row.lotId, row.partyId, row.priceMinor, row.offeredBy, row.offeredAt, row.until],
  );
}

export async function answerOffer(tx: Tx, lotId: number, answer: NonNullable<OfferRow['answer']>, at: Date): Promise<void> {
  await tx.sql('update creditor_offer set answer = $2, answered_at = $3 where lot_id = $1 and answer is null', [lotId, answer, at]);
}

/** The first start price of a lot's row of auctions, and which lot offers it again. */
export async function readRow(db: Queryable, lotId: number): Promise<{ firstStartMinor: bigint; repeat: number | null }> {
  const [row] = await db.sql<{ firstStartMinor: bigint; repeat: number | null }>(
    `with recursive back as (
       select id, repeat_of, start_minor from lot where id = $1
       union all select lot.id, lot.repeat_of, lot.start_minor from lot join back on lot.id = back.repeat_of)
     select (select start_minor from back where repeat_of is null) as "firstStartMinor",
       (select id from lot where repeat_of = $1) as repeat`,
    [lotId],
  );
  if (!row) throw new Error(`lot ${lotId} has no row of auctions`);
  return row;
}
