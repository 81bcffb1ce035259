import type { Translated } from '@ochiq/shared/language';
import type { Queryable, Tx } from '../base/index.js';

export interface NewSuspension {
  readonly id: string;
  readonly lotId: number;
  readonly orderNumber: string;
  readonly courtId: number;
  readonly issuedOn: string;
  readonly begun: boolean;
  readonly at: Date;
  readonly suspendedBy: string;
}

/** The lot's row must be locked, and no suspension last. */
export async function insertSuspension(tx: Tx, row: NewSuspension): Promise<void> {
  await tx.sql(
    `insert into lot_suspension (id, lot_id, order_number, court_id, issued_on, begun, at, suspended_by)
     values ($1, $2, $3, $4, $5::date, $6, $7, $8)`,
    [row.id, row.lotId, row.orderNumber, row.courtId, row.issuedOn, row.begun, row.at, row.suspendedBy],
  );
}

export interface SuspensionRow {
  id: string;
  orderNumber: string;
  issuedOn: string;
  begun: boolean;
  at: Date;
  suspendedBy: string;
  confirmedBy: string | null;
  court: { id: number; name: Translated };
}

/** The suspension that holds a lot, or null. */
export async function readSuspension(db: Queryable, lotId: number): Promise<SuspensionRow | null> {
  const [row] = await db.sql<SuspensionRow & { id: string }>(
    `select s.id, order_number as "orderNumber", to_char(issued_on, 'YYYY-MM-DD') as "issuedOn", begun, at, suspended_by as "suspendedBy",
       confirmed_by as "confirmedBy", json_build_object('id', court.id, 'name', court.name) as court
     from lot_suspension s join court on court.id = s.court_id where lot_id = $1 and resumed_at is null`,
    [lotId],
  );
  return row ?? null;
}

export async function confirmSuspensionRow(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await tx.sql('update lot_suspension set confirmed_by = $2, confirmed_at = $3 where id = $1', [id, by, at]);
}

export interface EndedSuspension {
  readonly id: string;
  readonly by: string;
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
