import type { FreezeState } from '@ochiq/shared/audit';
import type { Queryable, Tx } from '../base/index.js';

export interface FreezeRow {
  id: number;
  inquiryId: number;
  lotId: number;
  state: FreezeState;
  reason: string;
  proposedBy: string;
  proposedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  until: Date | null;
  releaseAskedBy: string | null;
  endedAt: Date | null;
}

const columns = `id, inquiry_id as "inquiryId", lot_id as "lotId", state, reason, proposed_by as "proposedBy", proposed_at as "proposedAt",
  decided_by as "decidedBy", decided_at as "decidedAt", until, release_asked_by as "releaseAskedBy", ended_at as "endedAt"`;

export interface NewFreezeRow {
  readonly inquiryId: number;
  readonly lotId: number;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** @returns false when another freeze of the lot waits or lasts */
export async function insertFreezeRow(tx: Tx, { inquiryId, lotId, reason, by, at }: NewFreezeRow): Promise<boolean> {
  const rows = await tx.sql(
    `insert into lot_freeze (inquiry_id, lot_id, state, reason, proposed_by, proposed_at) values ($1, $2, 'proposed', $3, $4, $5)
     on conflict (lot_id) where state in ('proposed', 'frozen', 'releasing') do nothing returning id`,
    [inquiryId, lotId, reason, by, at],
  );
  return rows.length > 0;
}

export const readFreezes = (db: Queryable, inquiryId: number): Promise<FreezeRow[]> =>
  db.sql<FreezeRow & { id: number }>(`select ${columns} from lot_freeze where inquiry_id = $1 order by id`, [inquiryId]);

/** A freeze under its row's lock. */
export async function lockFreeze(tx: Tx, id: number): Promise<FreezeRow | null> {
  const [row] = await tx.sql<FreezeRow & { id: number }>(`select ${columns} from lot_freeze where id = $1 for update`, [id]);
  return row ?? null;
}

/** What changes with a step; the rest stays. The caller holds the row's lock. */
export interface FreezeChange {
  readonly state: FreezeState;
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
  readonly until?: Date;
  /** Null: the sale stays stopped after all. */
  readonly releaseAskedBy?: string | null;
  readonly releaseAgreedBy?: string;
  readonly endedAt?: Date;
}

export async function updateFreeze(tx: Tx, row: FreezeRow, change: FreezeChange): Promise<void> {
  const next = { ...row, ...change };
  await tx.sql(
    `update lot_freeze set state = $2, decided_by = $3, decided_at = $4, until = $5, release_asked_by = $6, release_agreed_by = $7, ended_at = $8
     where id = $1`,
    [row.id, next.state, next.decidedBy, next.decidedAt, next.until, next.releaseAskedBy, change.releaseAgreedBy ?? null, next.endedAt],
  );
}

/** Freezes that still hold a sale by their rows, and whose time is over or whose lot is stopped no more. */
export const readDueFreezes = (db: Queryable, now: Date): Promise<{ id: number; inquiryId: number }[]> =>
  db.sql<{ id: number; inquiryId: number }>(
    `select lot_freeze.id, inquiry_id as "inquiryId" from lot_freeze join lot on lot.id = lot_id
     where lot_freeze.state in ('frozen', 'releasing') and (until <= $1 or lot.state <> 'suspended') order by lot_freeze.id limit 100`,
    [now],
  );
