import type { DepositState } from '@ochiq/shared/deposits';
import type { Translated } from '@ochiq/shared/language';
import type { LotState } from '@ochiq/shared/lots';
import type { Currency } from '@ochiq/shared/money';
import type { Queryable, Tx } from '../base/index.js';

export interface DepositRow {
  lotId: number;
  personId: string;
  bidder: number;
  amountMinor: bigint;
  currency: Currency;
  state: DepositState;
  heldAt: Date | null;
  registeredAt: Date;
  checked: boolean;
  reserve: boolean;
}

const columns = `lot_id as "lotId", person_id as "personId", bidder, amount_minor as "amountMinor", currency, state, held_at as "heldAt",
  registered_at as "registeredAt", checked, reserve`;

/** One person's deposit on a lot, or null. */
export async function readDeposit(db: Queryable, lotId: number, personId: string): Promise<DepositRow | null> {
  const [row] = await db.sql<DepositRow>(`select ${columns} from deposit where lot_id = $1 and person_id = $2`, [lotId, personId]);
  return row ?? null;
}

export interface LotForDeposit {
  state: LotState;
  endsAt: Date;
  depositMinor: bigint;
  currency: Currency;
  leaderId: string | null;
  nationalId: string | null;
  excluded: 'own_office' | 'party_to_case' | 'in_default' | null;
}

/** Locks the lot, so that bidder numbers are handed out one at a time, and tells who may not bid. */
export async function lockLotForDeposit(tx: Tx, lotId: number, personId: string): Promise<LotForDeposit | null> {
  const [row] = await tx.sql<LotForDeposit>(
    `select state, ends_at as "endsAt", deposit_minor as "depositMinor", currency, leader_id as "leaderId",
       (select national_id from person where id = $2) as "nationalId", bid_exclusion(id, $2) as excluded
     from lot where id = $1 for update`,
    [lotId, personId],
  );
  return row ?? null;
}

export type NewDeposit = Omit<DepositRow, 'bidder' | 'reserve'>;

/**
 * Writes a registration under the lot's next bidder number; whoever has left comes back under the old one. The lot row must
 * be locked.
 */
export async function saveRegistration(tx: Tx, row: NewDeposit): Promise<DepositRow> {
  const [stored] = await tx.sql<DepositRow>(
    `insert into deposit (lot_id, person_id, bidder, amount_minor, currency, state, held_at, registered_at, checked)
     select $1, $2, coalesce(max(bidder), 0) + 1, $3, $4, $5, $6, $7, $8 from deposit where lot_id = $1
     on conflict (lot_id, person_id) do update
       set state = excluded.state, held_at = null, registered_at = excluded.registered_at, checked = deposit.checked or excluded.checked
     returning ${columns}`,
    [row.lotId, row.personId, row.amountMinor, row.currency, row.state, row.heldAt, row.registeredAt, row.checked],
  );
  if (!stored) throw new Error('insert into deposit gave no row');
  return stored;
}

/** Puts deposits that are locked into a state; those that become held are held from `at`. @returns them as they are now */
export async function saveStates(
  tx: Tx,
  rows: readonly Pick<DepositRow, 'lotId' | 'bidder'>[],
  state: DepositState,
  at: Date,
): Promise<DepositRow[]> {
  return tx.sql<DepositRow>(
    `update deposit set state = $3, held_at = case when $3 = 'held' then $4 else held_at end
     from unnest($1::int[], $2::int[]) as wanted(lot, number) where lot_id = lot and bidder = number returning ${columns}`,
    [rows.map((row) => row.lotId), rows.map((row) => row.bidder), state, at],
  );
}

export async function saveReserve(tx: Tx, lotId: number, personId: string, reserve: boolean): Promise<void> {
  await tx.sql('update deposit set reserve = $3 where lot_id = $1 and person_id = $2', [lotId, personId, reserve]);
}

export async function saveCheck(tx: Tx, lotId: number, bidder: number, officialId: string): Promise<void> {
  await tx.sql('update deposit set checked = true, checked_by = $3 where lot_id = $1 and bidder = $2', [lotId, bidder, officialId]);
}

/**
 * Ends the deposits of a lot that is over: the winner's counts towards the price, the runner-up's stays held if they stay in
 * reserve, all others go back. @returns those that go back
 */
export const endDeposits = (tx: Tx, lotId: number, winnerId: string | null, runnerUpId: string | null): Promise<DepositRow[]> =>
  tx.sql<DepositRow>(
    `with ended as (
       update deposit
       set state = case when state = 'awaiting' then 'cancelled' when person_id = $2 then 'applied' else 'released' end
       where lot_id = $1 and state in ('held', 'awaiting') and not (state = 'held' and reserve and person_id is not distinct from $3)
       returning *)
     select ${columns} from ended where state <> 'applied' order by bidder`,
    [lotId, winnerId, runnerUpId],
  );

/** Ends what is still held at a lot. @returns what goes back */
export const endHeld = (tx: Tx, lotId: number): Promise<DepositRow[]> =>
  tx.sql<DepositRow>(`update deposit set state = 'released' where lot_id = $1 and state = 'held' returning ${columns}`, [lotId]);

/** Ends what is held on withdrawn lots, all of them or these. Harmless to repeat. @returns those that go back */
export const endWithdrawn = (tx: Tx, lotIds: readonly number[] | null = null): Promise<DepositRow[]> =>
  tx.sql<DepositRow>(
    `with ended as (
       update deposit set state = case when deposit.state = 'awaiting' then 'cancelled' else 'released' end
       from lot where lot.id = lot_id and lot.state = 'withdrawn' and deposit.state in ('held', 'awaiting')
         and ($1::int[] is null or lot.id = any($1)) returning deposit.*)
     select ${columns} from ended order by lot_id, bidder`,
    [lotIds],
  );

/** Whether a person has money at a lot that is not over, or is waited for as its runner-up, or is still owed some. */
export async function hasHeldDeposit(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.sql(
    `select from deposit where person_id = $1 and (state in ('awaiting', 'held', 'applied')
       or exists (select from payable where payable.lot_id = deposit.lot_id and payable.bidder = deposit.bidder and payable.state <> 'settled'))
     limit 1`,
    [personId],
  );
  return rows.length > 0;
}

/** The bidder number of everyone registered at a lot, by person. */
export async function readBidderNumbers(db: Queryable, lotId: number): Promise<Map<string, number>> {
  const rows = await db.sql<{ personId: string; bidder: number }>('select person_id as "personId", bidder from deposit where lot_id = $1', [
    lotId,
  ]);
  return new Map(rows.map((row) => [row.personId, row.bidder]));
}

/** A deposit that a payment names, with what its lot says, locked until the end of the transaction. */
export interface NamedDeposit extends DepositRow {
  lotState: LotState;
  endsAt: Date;
}

/** Locks the deposits that payments name, in one order for all. The close of their lots waits for it. */
export const lockNamedDeposits = (tx: Tx, wanted: readonly { lotId: number; bidder: number }[]): Promise<NamedDeposit[]> =>
  tx.sql<NamedDeposit>(
    `select ${columns.replace(/\b(state|currency),/g, 'deposit.$1,')}, lot.state as "lotState", lot.ends_at as "endsAt"
     from deposit join lot on lot.id = lot_id
     where (lot_id, bidder) in (select * from unnest($1::int[], $2::int[])) order by lot_id, bidder for update of deposit`,
    [wanted.map((one) => one.lotId), wanted.map((one) => one.bidder)],
  );

export interface ApplicantRow {
  lot: number;
  bidder: number;
  name: string;
  registeredAt: Date;
  amountMinor: bigint;
  currency: Currency;
}

/** Registrations at an office's lots that wait for an official. */
export const readApplicants = (db: Queryable, officeId: number): Promise<ApplicantRow[]> =>
  db.sql<ApplicantRow & { lot: number }>(
    `select lot_id as lot, bidder, person.name, registered_at as "registeredAt", deposit.amount_minor as "amountMinor", deposit.currency
     from deposit join lot on lot.id = lot_id join person on person.id = person_id
     where not checked and deposit.state = 'awaiting' and lot.office_id = $1 order by lot.ends_at, bidder limit 500`,
    [officeId],
  );

/** Open lots of an office with somebody whose documents wait. */
export const readLotsWithApplicants = (
  db: Queryable,
  officeId: number,
): Promise<{ id: number; title: Translated; state: LotState; startsAt: Date; endsAt: Date }[]> =>
  db.sql<{ id: number; title: Translated; state: LotState; startsAt: Date; endsAt: Date }>(
    `select id, title, state, starts_at as "startsAt", ends_at as "endsAt" from lot
     where office_id = $1 and state in ('published', 'live', 'suspended')
       and exists (select from deposit where lot_id = lot.id and deposit.state = 'awaiting' and not checked)
     order by id limit 500`,
    [officeId],
  );

/** The office that sells a lot, or null. */
export async function readSellingOffice(db: Queryable, lotId: number): Promise<number | null> {
  const [row] = await db.sql<{ office: number }>('select office_id as office from lot where id = $1', [lotId]);
  return row?.office ?? null;
}

/** The currency of a lot, or null. */
export async function findCurrency(db: Queryable, lotId: number): Promise<Currency | null> {
  const [row] = await db.sql<{ currency: Currency }>('select currency from lot where id = $1', [lotId]);
  return row?.currency ?? null;
}
