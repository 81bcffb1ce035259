import type { OwnPlace } from '@ochiq/shared/bids';
import type { DepositState } from '@ochiq/shared/deposits';
import type { Queryable } from '../base/index.js';

interface PlaceRow {
  lot: number;
  bidder: number | null;
  excluded: 'own_office' | 'party_to_case' | 'in_default' | null;
  depositState: DepositState | null;
  leading: boolean;
  maxMinor: bigint | null;
  lastBidMinor: bigint | null;
}

/** One person's places on lots; the order of `lotIds` is kept, drafts and unknown lots are left out. */
export async function readPlaces(db: Queryable, personId: string, lotIds: readonly number[]): Promise<OwnPlace[]> {
  const rows = await db.sql<PlaceRow>(
    `select lot.id as lot, deposit.bidder, deposit.state as "depositState", bid_exclusion(lot.id, $1) as excluded,
       coalesce(lot.leader_id = $1, false) as leading,
       case when lot.leader_id = $1 and lot.leader_max_minor > lot.price_minor then lot.leader_max_minor end as "maxMinor",
       (select max_minor from bid where bid.lot_id = lot.id and bid.person_id = $1 and outcome = 'accepted' order by id desc limit 1) as "lastBidMinor"
     from unnest($2::int[]) with ordinality as wanted(id, ordinal)
     join lot on lot.id = wanted.id and lot.state not in ('draft', 'in_review')
     left join deposit on deposit.lot_id = lot.id and deposit.person_id = $1
     order by wanted.ordinal`,
    [personId, lotIds],
  );
  return rows.map((row) => ({ ...row, maxMinor: row.maxMinor?.toString() ?? null, lastBidMinor: row.lastBidMinor?.toString() ?? null }));
}

/** The lots a person is admitted to, the latest admission first. */
export async function readOwnLots(db: Queryable, personId: string): Promise<number[]> {
  const rows = await db.sql<{ lot: number }>(
    'select lot_id as lot from deposit where person_id = $1 order by coalesce(held_at, registered_at) desc limit 200',
    [personId],
  );
  return rows.map((row) => row.lot);
}

export interface OpenRow {
  seq: number;
  at: Date;
  bidder: number;
  amountMinor: bigint;
  priceMinor: bigint;
  minNextMinor: bigint;
  endsAt: Date;
}

/** Accepted bids of a published lot after a number, as the bid table has them. */
export const readOpenBids = (db: Queryable, lotId: number, after: number, limit: number): Promise<OpenRow[]> =>
  db.sql<OpenRow & { seq: number }>(
    `select bid.seq, bid.at, bid.bidder, amount_minor as "amountMinor", bid.price_minor as "priceMinor", bid.min_next_minor as "minNextMinor",
       bid.ends_at as "endsAt"
     from bid join lot on lot.id = bid.lot_id and lot.published_at is not null
     where bid.lot_id = $1 and bid.seq > $2 order by bid.seq limit $3`,
    [lotId, after, limit],
  );

export interface AuditedRow {
  id: number;
  seq: number | null;
  at: Date;
  bidder: number | null;
  personId: string;
  kind: 'direct' | 'proxy';
  outcome: 'accepted' | 'rejected';
  code: string | null;
  amountMinor: bigint | null;
  maxMinor: bigint;
  priceMinor: bigint | null;
}

/** Every decided bid of a lot in the order of decision, rejected ones too. For auditors. */
export const readBids = (db: Queryable, lotId: number): Promise<AuditedRow[]> =>
  db.sql<AuditedRow>(
    `select id::float8 as id, seq, at, bidder, person_id as "personId", kind, outcome, code, amount_minor as "amountMinor",
       max_minor as "maxMinor", price_minor as "priceMinor" from bid where lot_id = $1 order by id limit 20000`,
    [lotId],
  );
