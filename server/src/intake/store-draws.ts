import { type Absence, endedLagMs } from '@ochiq/shared/draw';
import type { Queryable, Tx } from '../base/index.js';

const officeLock = 7_306_021;

/** What changes an office's seats or draws waits for the other: their order is that of their entries in the log. */
export async function lockOffice(tx: Tx, officeId: number): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock($1, $2)', [officeLock, officeId]);
}

export interface ChainRow {
  readonly id: number;
  readonly head: string;
  readonly length: number;
  readonly used: number;
  readonly capacity: number | null;
}

/** The chain that an office's next draw is of. */
export async function readOpenChain(db: Queryable, officeId: number): Promise<ChainRow | null> {
  const [row] = await db.sql<ChainRow & { id: number }>(
    'select id, head, length, used, capacity from draw_chain where office_id = $1 and used < length',
    [officeId],
  );
  return row ?? null;
}

/** Offices that have no chain. */
export async function readChainless(db: Queryable): Promise<number[]> {
  const rows = await db.sql<{ id: number }>(
    'select id from office where not exists (select from draw_chain where office_id = office.id and used < length) order by id',
  );
  return rows.map(({ id }) => id);
}

/** The number of the next chain. */
export async function nextChainId(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(`select nextval(pg_get_serial_sequence('draw_chain', 'id'))::int as id`);
  if (!row) throw new Error('no number for a chain');
  return row.id;
}

export async function insertChain(tx: Tx, row: Omit<ChainRow, 'used'> & { officeId: number; committedAt: Date }): Promise<void> {
  await tx.sql('insert into draw_chain (id, office_id, head, length, capacity, committed_at) values ($1, $2, $3, $4, $5, $6)', [
    row.id,
    row.officeId,
    row.head,
    row.length,
    row.capacity,
    row.committedAt,
  ]);
}

export async function markUsed(tx: Tx, chainId: number, used: number): Promise<void> {
  await tx.sql('update draw_chain set used = $2 where id = $1', [chainId, used]);
}

export interface SeatRow {
  readonly seat: number;
  readonly personId: string;
  readonly absences: readonly Absence[];
  readonly load: number;
}

/** The office's seats as a draw sees them; loads are counted as the log lets everyone count them. */
export async function readStandings(tx: Tx, officeId: number, at: Date): Promise<SeatRow[]> {
  return tx.sql<SeatRow & { seat: number }>(
    `select seat.seat, seat.person_id as "personId",
       coalesce((select json_agg(json_build_object('fromMs', round(extract(epoch from from_at) * 1000)::float8,
           'untilMs', round(extract(epoch from until_at) * 1000)::float8))
         from seat_absence absence where absence.office_id = seat.office_id and absence.seat = seat.seat and ended_at is null), '[]') as absences,
       (select count(*)::int from incoming_document document left join case_end ended on ended.case_id = document.case_id
         where document.office_id = seat.office_id and document.seat = seat.seat
           and (ended.at is null or ended.at > $2::timestamptz - $3 * interval '1 ms')) as load
     from office_seat seat where seat.office_id = $1 order by seat.seat`,
    [officeId, at, endedLagMs],
  );
}

/** Seats of the office that are a party by their own number, or are close to one. */
export async function readConflicts(db: Queryable, officeId: number, nationalIds: readonly string[]): Promise<number[]> {
  const rows = await db.sql<{ seat: number }>(
    `select seat from office_seat join person on person.id = person_id
     where office_id = $1 and (national_id = any($2::text[]) or exists (select from official_relative relative
       where relative.person_id = person.id and relative.national_id = any($2::text[]))) order by seat`,
    [officeId, nationalIds],
  );
  return rows.map(({ seat }) => seat);
}

/** Offices that have seats. */
export async function readSeated(db: Queryable): Promise<Set<number>> {
  const rows = await db.sql<{ id: number }>('select distinct office_id as id from office_seat');
  return new Set(rows.map(({ id }) => id));
}
