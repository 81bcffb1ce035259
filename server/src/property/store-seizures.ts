import type { Currency } from '@ochiq/shared/money';
import type { SeizureState } from '@ochiq/shared/property';
import { type Found, foundSchema, type Registry, type RegistryFault } from '@ochiq/shared/registries';
import { eq } from 'drizzle-orm';
import type { Queryable, Tx } from '../base/index.js';
import { registryOrder, registrySeizure } from './table.js';

export interface SeizureRow {
  id: string;
  caseId: number;
  caseNumber: string;
  officeId: number;
  registry: Registry;
  reference: string;
  state: SeizureState;
  actNumber: string;
  amountMinor: bigint | null;
  currency: Currency | null;
  found: Found;
  orderedBy: string;
  orderedAt: Date;
  placedAt: Date | null;
  number: string | null;
  endedAt: Date | null;
  ground: string | null;
  itemId: number | null;
}

const columns = `s.id, s.case_id as "caseId", c.number as "caseNumber", s.office_id as "officeId", s.registry, s.reference, s.state,
  s.act_number as "actNumber", s.amount_minor as "amountMinor", s.currency, s.found, s.ordered_by as "orderedBy", s.ordered_at as "orderedAt",
  s.placed_at as "placedAt", s.number, s.ended_at as "endedAt", s.ground, s.item_id as "itemId"`;
const source = 'registry_seizure s join enforcement_case c on c.id = s.case_id';
type Raw = Omit<SeizureRow, 'found'> & { found: unknown; id: string };
const parsed = (row: Raw): SeizureRow => ({ ...row, found: foundSchema.parse(row.found) });

export type NewSeizure = typeof registrySeizure.$inferInsert;

/** @returns false when the entry is under a seizure of this case already, or this order is there already */
export async function insertSeizure(tx: Tx, row: NewSeizure): Promise<boolean> {
  return (await tx.orm.insert(registrySeizure).values(row).onConflictDoNothing().returning({ id: registrySeizure.id })).length > 0;
}

/** A seizure whatever its office; null when there is none. */
export async function readSeizure(db: Queryable, id: string): Promise<SeizureRow | null> {
  const [row] = await db.sql<Raw>(`select ${columns} from ${source} where s.id = $1`, [id]);
  return row ? parsed(row) : null;
}

/** The same under the row's lock. */
export async function lockSeizure(tx: Tx, id: string): Promise<SeizureRow | null> {
  await tx.sql('select from registry_seizure where id = $1 for update', [id]);
  return readSeizure(tx, id);
}

/** All seizures of a case, the newest first. */
export async function readSeizures(db: Queryable, caseId: number): Promise<SeizureRow[]> {
  const rows = await db.sql<Raw>(`select ${columns} from ${source} where s.case_id = $1 order by s.ordered_at desc, s.id`, [caseId]);
  return rows.map(parsed);
}

/** How many acts a case has, in its registries and by hand: the next one's number follows. */
export async function countActs(db: Queryable, caseId: number): Promise<number> {
  const [row] = await db.sql<{ count: number }>(
    `select ((select count(*) from registry_seizure where case_id = $1) + (select count(*) from seizure_act where case_id = $1))::int as count`,
    [caseId],
  );
  return row?.count ?? 0;
}

/** Whether a case has an act of this number. */
export async function hasAct(db: Queryable, caseId: number, number: string): Promise<boolean> {
  const rows = await db.sql(
    `select from seizure_act where case_id = $1 and number = $2 union all select from registry_seizure where case_id = $1 and act_number = $2`,
    [caseId, number],
  );
  return rows.length > 0;
}

export async function saveSeizure(
  tx: Tx,
  id: string,
  change: Partial<Pick<NewSeizure, 'state' | 'placedAt' | 'number' | 'endedAt' | 'ground' | 'itemId'>>,
): Promise<void> {
  await tx.orm.update(registrySeizure).set(change).where(eq(registrySeizure.id, id));
}

export type OrderKind = 'place' | 'release' | 'transfer';
export interface OrderRow {
  id: string;
  seizureId: string;
  kind: OrderKind;
  state: 'ordered' | 'waiting' | 'done' | 'refused';
  fault: RegistryFault | null;
  tries: number;
  nextAt: Date;
  orderedBy: string | null;
  orderedAt: Date;
  doneAt: Date | null;
  receipt: string | null;
  lotId: number | null;
  attempt: number | null;
  protocolNumber: string | null;
}

const orderColumns = `o.id, o.seizure_id as "seizureId", o.kind, o.state, o.fault, o.tries, o.next_at as "nextAt", o.ordered_by as "orderedBy",
  o.ordered_at as "orderedAt", o.done_at as "doneAt", o.receipt, o.lot_id as "lotId", o.attempt, o.protocol_number as "protocolNumber"`;

export type NewOrder = Pick<OrderRow, 'id' | 'seizureId' | 'kind' | 'orderedBy' | 'orderedAt'> &
  Partial<Pick<OrderRow, 'lotId' | 'attempt' | 'protocolNumber'>>;

/** Notes an order; one of its kind that is under way or done stays the only one. @returns whether it is new */
export async function insertOrder(tx: Tx, row: NewOrder): Promise<boolean> {
  const inserted = await tx.orm
    .insert(registryOrder)
    .values({ ...row, state: 'ordered', tries: 0, nextAt: row.orderedAt })
    .onConflictDoNothing()
    .returning({ id: registryOrder.id });
  return inserted.length > 0;
}

/** The latest order of each seizure of a case. */
export async function readLatestOrders(db: Queryable, caseId: number): Promise<Map<string, OrderRow>> {
  const rows = await db.sql<OrderRow & { id: string }>(
    `select distinct on (o.seizure_id) ${orderColumns} from registry_order o join registry_seizure s on s.id = o.seizure_id
     where s.case_id = $1 order by o.seizure_id, o.ordered_at desc, o.id desc`,
    [caseId],
  );
  return new Map(rows.map((row) => [row.seizureId, row]));
}

/** Takes orders that are due for this node, for `leaseMs`. A release or transfer waits until the seizure itself is known to be placed. */
export async function takeOrders(tx: Tx, limit: number, leaseMs: number): Promise<OrderRow[]> {
  return tx.sql<OrderRow & { id: string }>(
    `with due as (
       select id from registry_order d where state in ('ordered', 'waiting') and next_at <= clock_timestamp()
         and (lease_until is null or lease_until <= clock_timestamp())
         and (kind = 'place' or exists (select from registry_order p where p.seizure_id = d.seizure_id and p.kind = 'place' and p.state = 'done'))
       order by next_at, id limit $1 for update skip locked)
     update registry_order o set tries = o.tries + 1, lease_until = clock_timestamp() + $2 * interval '1 ms'
     from due where o.id = due.id returning ${orderColumns}`,
    [limit, leaseMs],
  );
}

/** Locks an order whose outcome is not known; false when it is. */
export async function lockOpenOrder(tx: Tx, id: string): Promise<boolean> {
  return (await tx.sql(`select from registry_order where id = $1 and state in ('ordered', 'waiting') for update`, [id])).length > 0;
}

export async function saveOrderDone(tx: Tx, id: string, receipt: string | null, at: Date): Promise<void> {
  await tx.sql(`update registry_order set state = 'done', fault = null, receipt = $2, done_at = $3, lease_until = null where id = $1`, [
    id,
    receipt,
    at,
  ]);
}

export async function saveOrderFault(
  tx: Tx,
  id: string,
  { state, fault, nextAt }: { state: 'waiting' | 'refused'; fault: RegistryFault; nextAt: Date },
): Promise<void> {
  await tx.sql('update registry_order set state = $2, fault = $3, next_at = $4, lease_until = null where id = $1', [
    id,
    state,
    fault,
    nextAt,
  ]);
}

/** What waits for a seizure that the registry has refused has nothing to wait for. */
export async function closeFollowers(tx: Tx, seizureId: string, at: Date): Promise<void> {
  await tx.sql(
    `update registry_order set state = 'done', done_at = $2, lease_until = null
     where seizure_id = $1 and kind <> 'place' and state in ('ordered', 'waiting')`,
    [seizureId, at],
  );
}

/** The order that carries a lot's sale to the registry; null when none was given. */
export async function readTransfer(db: Queryable, lotId: number): Promise<(OrderRow & { registry: Registry }) | null> {
  const [row] = await db.sql<OrderRow & { registry: Registry; id: string }>(
    `select ${orderColumns}, s.registry from registry_order o join registry_seizure s on s.id = o.seizure_id
     where o.lot_id = $1 and o.kind = 'transfer' order by o.attempt desc, o.ordered_at desc limit 1`,
    [lotId],
  );
  return row ?? null;
}

/** Whether an act of this number was written by hand. */
export async function hasHandAct(db: Queryable, caseId: number, number: string): Promise<boolean> {
  return (await db.sql('select from seizure_act where case_id = $1 and number = $2', [caseId, number])).length > 0;
}
