import type { InquiryEvent, InquiryState, Outcome } from '@ochiq/shared/audit';
import type { Subject } from '@ochiq/shared/signals';
import { jsonTextArray, plainArray, type Queryable, type Tx } from '../base/index.js';

export interface InquiryRow {
  id: number;
  state: InquiryState;
  openedBy: string;
  openedAt: Date;
  lastAt: Date;
  assigneeId: string | null;
  reason: string;
  hits: number[];
  outcome: Outcome | null;
  conclusion: string | null;
  concludedBy: string | null;
  concludedAt: Date | null;
  agreedBy: string | null;
  agreedAt: Date | null;
}

const columns = `id, state, opened_by as "openedBy", opened_at as "openedAt", last_at as "lastAt", assignee_id as "assigneeId", reason, hits,
  outcome, conclusion, concluded_by as "concludedBy", concluded_at as "concludedAt", agreed_by as "agreedBy", agreed_at as "agreedAt"`;

export interface NewInquiryRow {
  readonly openedBy: string;
  readonly at: Date;
  readonly assigneeId: string | null;
  readonly reason: string;
  readonly hits: readonly number[];
  readonly subjects: readonly Subject[];
}

/** Inserts an inquiry with its subjects. @returns its number */
export async function insertInquiry(tx: Tx, { openedBy, at, assigneeId, reason, hits, subjects }: NewInquiryRow): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into inquiry (state, opened_by, opened_at, last_at, assignee_id, reason, hits)
     values ('open', $1, $2, $2, $3, $4, $5::jsonb) returning id`,
    [openedBy, at, assigneeId, reason, JSON.stringify(hits)],
  );
  if (!row) throw new Error('the inquiry was not inserted');
  await tx.sql(
    'insert into inquiry_subject (inquiry_id, kind, subject_id) select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing',
    [row.id, plainArray(subjects.map(({ kind }) => kind)), jsonTextArray(subjects.map(({ id }) => id))],
  );
  return row.id;
}

export async function readInquiry(db: Queryable, id: number): Promise<InquiryRow | null> {
  const [row] = await db.sql<InquiryRow & { id: number }>(`select ${columns} from inquiry where id = $1`, [id]);
  return row ?? null;
}

/** The same under the row's lock. */
export async function lockInquiry(tx: Tx, id: number): Promise<InquiryRow | null> {
  const [row] = await tx.sql<InquiryRow & { id: number }>(`select ${columns} from inquiry where id = $1 for update`, [id]);
  return row ?? null;
}

/** The caller holds the row's lock. */
export async function updateState(tx: Tx, id: number, state: InquiryState, at: Date): Promise<void> {
  await tx.sql('update inquiry set state = $2, last_at = $3 where id = $1', [id, state, at]);
}

/** Something was done in an inquiry; a concluded one stays as it is. */
export async function touchInquiry(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.sql(`update inquiry set last_at = $2 where id = $1 and state <> 'concluded'`, [id, at]);
}

export async function updateAssignee(tx: Tx, id: number, assigneeId: string | null): Promise<void> {
  await tx.sql('update inquiry set assignee_id = $2 where id = $1', [id, assigneeId]);
}

export interface ConclusionRow {
  readonly state: 'referring' | 'concluded';
  readonly outcome: Outcome;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

/** The caller holds the row's lock. */
export async function updateToConcluded(tx: Tx, id: number, { state, outcome, text, by, at }: ConclusionRow): Promise<void> {
  await tx.sql(
    'update inquiry set state = $2, outcome = $3, conclusion = $4, concluded_by = $5, concluded_at = $6, last_at = $6 where id = $1',
    [id, state, outcome, text, by, at],
  );
}

/** A second auditor agrees to a referral. The caller holds the row's lock. */
export async function updateToReferred(tx: Tx, id: number, by: string, at: Date): Promise<void> {
  await tx.sql(`update inquiry set state = 'concluded', agreed_by = $2, agreed_at = $3, last_at = $3 where id = $1`, [id, by, at]);
}

/** A referral is sent back. The caller holds the row's lock. */
export async function clearConclusion(tx: Tx, id: number, state: InquiryState, at: Date): Promise<void> {
  await tx.sql(
    'update inquiry set state = $2, outcome = null, conclusion = null, concluded_by = null, concluded_at = null, last_at = $3 where id = $1',
    [id, state, at],
  );
}

export interface EventRow {
  id: number;
  at: Date;
  kind: InquiryEvent['kind'];
  actorId: string | null;
  text: string | null;
  lotId: number | null;
  assigneeId: string | null;
}

export async function insertEvent(tx: Tx, inquiryId: number, row: Omit<EventRow, 'id'>): Promise<void> {
  await tx.sql(
    'insert into inquiry_event (inquiry_id, at, kind, actor_id, text, lot_id, assignee_id) values ($1, $2, $3, $4, $5, $6, $7)',
    [inquiryId, row.at, row.kind, row.actorId, row.text, row.lotId, row.assigneeId],
  );
}

/** What was done in an inquiry, oldest first. */
export const readInquiryEvents = (db: Queryable, inquiryId: number): Promise<EventRow[]> =>
  db.sql<EventRow & { id: number }>(
    `select id::float8 as id, at, kind, actor_id as "actorId", text, lot_id as "lotId", assignee_id as "assigneeId"
     from inquiry_event where inquiry_id = $1 order by id limit 5000`,
    [inquiryId],
  );

/** The subjects of inquiries, by inquiry. */
export async function readSubjects(db: Queryable, ids: readonly number[]): Promise<ReadonlyMap<number, Subject[]>> {
  const rows = await db.sql<Subject & { inquiryId: number }>(
    `select inquiry_id as "inquiryId", kind, subject_id as id from inquiry_subject where inquiry_id = any($1::int[]) order by kind, subject_id`,
    [plainArray(ids)],
  );
  const byInquiry = new Map<number, Subject[]>();
  for (const { inquiryId, kind, id } of rows) byInquiry.set(inquiryId, [...(byInquiry.get(inquiryId) ?? []), { kind, id }]);
  return byInquiry;
}

/** The newest inquiry of each subject that has one, by `kind id`. */
export async function readNewestInquiries(
  db: Queryable,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, { id: number; state: InquiryState }>> {
  if (subjects.length === 0) return new Map();
  const rows = await db.sql<{ kind: string; subjectId: string; id: number; state: InquiryState }>(
    `select distinct on (s.kind, s.subject_id) s.kind, s.subject_id as "subjectId", inquiry.id, state
     from unnest($1::text[], $2::text[]) as wanted(kind, subject_id)
     join inquiry_subject s on s.kind = wanted.kind and s.subject_id = wanted.subject_id
     join inquiry on inquiry.id = s.inquiry_id
     order by s.kind, s.subject_id, inquiry.id desc`,
    [plainArray(subjects.map(({ kind }) => kind)), jsonTextArray(subjects.map(({ id }) => id))],
  );
  return new Map(rows.map(({ kind, subjectId, id, state }) => [`${kind} ${subjectId}`, { id, state }]));
}

/** What an inquiry's row in the list counts. */
export interface InquiryCounts {
  id: number;
  frozen: number;
  unanswered: number;
  dueAt: Date | null;
}

export async function readCounts(db: Queryable, ids: readonly number[]): Promise<ReadonlyMap<number, InquiryCounts>> {
  const rows = await db.sql<InquiryCounts & { id: number }>(
    `select id, (select count(*)::int from lot_freeze where inquiry_id = id_of and state in ('frozen', 'releasing')) as frozen,
       (select count(*)::int from inquiry_question where inquiry_id = id_of and answer is null) as unanswered,
       (select min(due_at) from inquiry_question where inquiry_id = id_of and answer is null) as "dueAt"
     from (select id, id as id_of from inquiry where id = any($1::int[])) wanted`,
    [plainArray(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface InquiryFilter {
  readonly states: readonly InquiryState[] | null;
  /** An auditor's id, or null for nobody; absent: whoever. */
  readonly assigneeId?: string | null;
  readonly subject: { readonly kind?: string | undefined; readonly id?: string | undefined };
  readonly before: number;
  readonly limit: number;
}

/** Newest first. */
export async function findInquiries(db: Queryable, { states, assigneeId, subject, before, limit }: InquiryFilter): Promise<InquiryRow[]> {
  return db.sql<InquiryRow & { id: number }>(
    `select ${columns} from inquiry where id < $1 and ($2::text[] is null or state = any($2))
       and ($3::boolean or assignee_id is not distinct from $4::uuid)
       and ($5::text is null and $6::text is null or exists (select from inquiry_subject s where s.inquiry_id = inquiry.id
         and ($5::text is null or s.kind = $5) and ($6::text is null or s.subject_id = $6)))
     order by id desc limit $7`,
    [
      before,
      states === null ? null : plainArray(states),
      assigneeId === undefined,
      assigneeId ?? null,
      subject.kind ?? null,
      subject.id ?? null,
      limit,
    ],
  );
}

/** Everybody who has the auditor's role, by name. */
export const readAuditors = (db: Queryable): Promise<{ id: string; name: string }[]> =>
  db.sql<{ id: string; name: string }>(
    `select id, name from person join role_grant on person_id = id where role = 'auditor' order by name, id limit 1000`,
  );
