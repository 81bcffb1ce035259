import type { AbsenceReason } from '@ochiq/shared/draw';
import type { Queryable, Tx } from '../base/index.js';
import { officeSeat, officialRelative, seatAbsence } from './table.js';

export async function insertSeat(tx: Tx, row: typeof officeSeat.$inferInsert): Promise<void> {
  await tx.orm.insert(officeSeat).values(row);
}

/** The seat of a person, null when they have none. */
export async function findSeat(tx: Tx, personId: string): Promise<{ officeId: number; seat: number } | null> {
  const [row] = await tx.sql<{ officeId: number; seat: number }>(
    'select office_id as "officeId", seat from office_seat where person_id = $1',
    [personId],
  );
  return row ?? null;
}

/** Who sits there, null for no such seat. */
export async function readSeatOf(tx: Tx, officeId: number, seat: number): Promise<string | null> {
  const [row] = await tx.sql<{ personId: string }>('select person_id as "personId" from office_seat where office_id = $1 and seat = $2', [
    officeId,
    seat,
  ]);
  return row?.personId ?? null;
}

/** The highest number of the office's seats, 0 for none. */
export async function lastSeat(tx: Tx, officeId: number): Promise<number> {
  const [row] = await tx.sql<{ seat: number }>('select coalesce(max(seat), 0)::int as seat from office_seat where office_id = $1', [
    officeId,
  ]);
  return row?.seat ?? 0;
}

/** Whether no absence of the seat lasts or lies ahead. */
export async function isSeatOpen(tx: Tx, officeId: number, seat: number, at: Date): Promise<boolean> {
  const rows = await tx.sql(
    `select from seat_absence where office_id = $1 and seat = $2 and ended_at is null and (until_at is null or until_at > $3) limit 1`,
    [officeId, seat, at],
  );
  return rows.length === 0;
}

export async function insertAbsence(tx: Tx, row: typeof seatAbsence.$inferInsert): Promise<void> {
  await tx.orm.insert(seatAbsence).values(row);
}

export async function endAbsences(tx: Tx, officeId: number, seat: number, at: Date): Promise<void> {
  await tx.sql('update seat_absence set ended_at = $3 where office_id = $1 and seat = $2 and ended_at is null', [officeId, seat, at]);
}

export async function insertRelative(tx: Tx, row: typeof officialRelative.$inferInsert): Promise<void> {
  await tx.orm.insert(officialRelative).values(row).onConflictDoNothing();
}

export interface SeatListRow {
  readonly personId: string;
  readonly name: string;
  /** Null: this official of the office has no seat yet. */
  readonly seat: number | null;
  readonly absences: readonly { readonly reason: AbsenceReason; readonly from: string; readonly until: string | null }[];
  /** Drawn cases that last. */
  readonly load: number;
  readonly drawn: number;
  readonly relatives: number;
}

/** The office's officials who may take documents, with their seats. */
export const readSeatList = (db: Queryable, officeId: number): Promise<SeatListRow[]> =>
  db.sql<SeatListRow & { personId: string }>(
    `select person.id as "personId", person.name, seat.seat,
       coalesce((select json_agg(json_build_object('reason', reason, 'from', from_at, 'until', until_at) order by from_at) from seat_absence absence
         where absence.office_id = seat.office_id and absence.seat = seat.seat and ended_at is null
           and (until_at is null or until_at > clock_timestamp())), '[]') as absences,
       (select count(*)::int from incoming_document document where document.office_id = seat.office_id and document.seat = seat.seat
         and not exists (select from case_end ended where ended.case_id = document.case_id)) as load,
       (select count(*)::int from incoming_document document where document.office_id = seat.office_id and document.seat = seat.seat) as drawn,
       (select count(*)::int from official_relative relative where relative.person_id = person.id) as relatives
     from role_grant join person on person.id = role_grant.person_id
     left join office_seat seat on seat.person_id = person.id and seat.office_id = role_grant.office_id
     where role_grant.office_id = $1 and role_grant.role = 'bailiff' order by seat.seat nulls last, person.name`,
    [officeId],
  );
