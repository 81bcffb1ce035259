import type { Translated } from '@ochiq/shared/language';
import type { Queryable, Tx } from '../base/index.js';

interface Stop {
  readonly id: string;
  readonly lotId: number;
  readonly begun: boolean;
  readonly at: Date;
  readonly suspendedBy: string;
}

export interface NewSuspension extends Stop {
  readonly orderNumber: string;
  readonly courtId: number;
  readonly issuedOn: string;
}

/** What two auditors stop needs nobody's confirmation afterwards. */
export interface NewFreeze extends Stop {
  readonly until: Date;
  readonly confirmedBy: string;
}

/** The lot's row must be locked, and no suspension last. */
export async function insertSuspension(tx: Tx, row: NewSuspension): Promise<void> {
  await tx.sql(
    `insert into lot_suspension (id, lot_id, order_number, court_id, issued_on, begun, at, suspended_by)
     values ($1, $2, $3, $4, $5::date, $6, $7, $8)`,
    [row.id, row.lotId, row.orderNumber, row.courtId, row.issuedOn, row.begun, row.at, row.suspendedBy],
  );
}

/** The same for what auditors stop. */
export async function insertFreeze(tx: Tx, row: NewFreeze): Promise<void> {
  await tx.sql(
    `insert into lot_suspension (id, lot_id, ground, until, begun, at, suspended_by, confirmed_at, confirmed_by)
     values ($1, $2, 'inquiry', $3, $4, $5, $6, $5, $7)`,
    [row.id, row.lotId, row.until, row.begun, row.at, row.suspendedBy, row.confirmedBy],
  );
}

export interface SuspensionRow {
  id: string;
  ground: 'court' | 'inquiry';
  until: Date | null;
  /** Null of an inquiry. */
  order: { number: string; issuedOn: string; court: { id: number; name: Translated } } | null;
  begun: boolean;
  at: Date;
  suspendedBy: string;
  confirmedBy: string | null;
}

/** The suspension that holds a lot, or null. */
export async function readSuspension(db: Queryable, lotId: number): Promise<SuspensionRow | null> {
  const [row] = await db.sql<SuspensionRow & { id: string }>(
    `select s.id, ground, until, begun, at, suspended_by as "suspendedBy", confirmed_by as "confirmedBy",
       case when ground = 'court' then json_build_object('number', order_number, 'issuedOn', to_char(issued_on, 'YYYY-MM-DD'),
         'court', json_build_object('id', court.id, 'name', court.name)) end as order
     from lot_suspension s left join court on court.id = s.court_id where lot_id = $1 and resumed_at is null`,
    [lotId],
  );
  return row ?? null;
}

export async function confirmSuspensionRow(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await tx.sql('update lot_suspension set confirmed_by = $2, confirmed_at = $3 where id = $1', [id, by, at]);
}

export interface EndedSuspension {
  readonly id: string;
  /** Null where the time of an inquiry's stop is over. */
  readonly by: string | null;
  readonly at: Date;
  readonly ground: string;
  readonly orderNumber: string | null;
}

export async function endSuspension(tx: Tx, { id, by, at, ground, orderNumber }: EndedSuspension): Promise<void> {
  await tx.sql('update lot_suspension set resumed_by = $2, resumed_at = $3, resumption_ground = $4, resumption_order = $5 where id = $1', [
    id,
    by,
    at,
    ground,
    orderNumber,
  ]);
}
