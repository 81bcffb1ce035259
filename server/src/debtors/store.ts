import type { ObjectionDecision, ObjectionSubject } from '@ochiq/shared/debtors';
import type { CheckedDocument, Queryable, Tx } from '../base/index.js';

/** The cases of which a person is the debtor, by the national id that the state has given for both; newest first. */
export async function readOwnCases(db: Queryable, personId: string): Promise<number[]> {
  const rows = await db.sql<{ id: number }>(
    `select c.id from person join party on party.national_id = person.national_id join enforcement_case c on c.debtor_id = party.id
     where person.id = $1 order by c.opened_at desc, c.id desc limit 200`,
    [personId],
  );
  return rows.map(({ id }) => id);
}

export interface ObjectionRow {
  id: string;
  caseId: number;
  number: string;
  officeId: number;
  about: ObjectionSubject;
  subject: string;
  text: string;
  filedBy: string;
  filedAt: Date;
  fileName: string | null;
  fileSha256: string | null;
  fileBytes: number | null;
  outcome: ObjectionDecision['outcome'] | null;
  ground: string | null;
  decidedAt: Date | null;
}

const columns = `o.id, o.case_id as "caseId", c.number, c.office_id as "officeId", o.about, o.subject, o.text, o.filed_by as "filedBy",
  o.filed_at as "filedAt", o.file_name as "fileName", o.file_sha256 as "fileSha256", o.file_bytes as "fileBytes", o.outcome, o.ground,
  o.decided_at as "decidedAt"`;
const from = 'from objection o join enforcement_case c on c.id = o.case_id';

export const readObjections = (db: Queryable, caseId: number): Promise<ObjectionRow[]> =>
  db.sql<ObjectionRow & { id: string }>(`select ${columns} ${from} where o.case_id = $1 order by o.filed_at`, [caseId]);

/** Objections in cases of an office: those that wait first, then the latest decided. */
export const readOfficeObjections = (db: Queryable, officeId: number): Promise<ObjectionRow[]> =>
  db.sql<ObjectionRow & { id: string }>(
    `select ${columns} ${from} where c.office_id = $1 order by o.decided_at is not null, o.filed_at limit 200`,
    [officeId],
  );

/** One objection, under its row's lock with `lock`; null when there is none. */
export async function readObjection(db: Queryable, id: string, lock = false): Promise<ObjectionRow | null> {
  const [row] = await db.sql<ObjectionRow & { id: string }>(`select ${columns} ${from} where o.id = $1 ${lock ? 'for update of o' : ''}`, [
    id,
  ]);
  return row ?? null;
}

export async function insertObjection(
  tx: Tx,
  row: Pick<ObjectionRow, 'id' | 'caseId' | 'about' | 'subject' | 'text' | 'filedBy' | 'filedAt'>,
): Promise<void> {
  await tx.sql('insert into objection (id, case_id, about, subject, text, filed_by, filed_at) values ($1, $2, $3, $4, $5, $6, $7)', [
    row.id,
    row.caseId,
    row.about,
    row.subject,
    row.text,
    row.filedBy,
    row.filedAt,
  ]);
}

export async function updateObjectionFile(tx: Tx, id: string, { name, sha256, bytes }: CheckedDocument): Promise<void> {
  await tx.sql('update objection set file_name = $2, file_sha256 = $3, file_bytes = $4 where id = $1', [id, name, sha256, bytes.length]);
}

export async function updateDecision(tx: Tx, id: string, decision: ObjectionDecision, by: string, at: Date): Promise<void> {
  await tx.sql('update objection set outcome = $2, ground = $3, decided_by = $4, decided_at = $5 where id = $1', [
    id,
    decision.outcome,
    decision.ground,
    by,
    at,
  ]);
}

const momentOf = {
  seizure: 'select recorded_at as at from seizure_act where id::text = $2 and case_id = $1',
  appraisal: `select a.recorded_at as at from appraisal a join property_item i on i.id = a.item_id where a.id::text = $2 and i.case_id = $1`,
  lot: 'select published_at as at from lot where id::text = $2 and case_id = $1 and published_at is not null',
} as const;

/** From when something of a case may be objected to; null where the case has no such thing. */
export async function readSubjectMoment(db: Queryable, caseId: number, about: ObjectionSubject, subject: string): Promise<Date | null> {
  const [row] = await db.sql<{ at: Date }>(momentOf[about], [caseId, subject]);
  return row?.at ?? null;
}
