import type { QuestionState } from '@ochiq/shared/property';
import { type Found, foundSchema, type Registry, type RegistryFault } from '@ochiq/shared/registries';
import type { Queryable, Tx } from '../base/index.js';
import { propertyQuestion, propertySearch } from './table.js';

/** Counts a change of what is shown of a case's property. */
export async function countChange(tx: Tx, caseId: number): Promise<void> {
  await tx.sql(
    `insert into property_change (case_id, version) values ($1, 1)
     on conflict (case_id) do update set version = property_change.version + 1`,
    [caseId],
  );
}

export async function readVersion(db: Queryable, caseId: number): Promise<number> {
  const [row] = await db.sql<{ version: number }>('select version from property_change where case_id = $1', [caseId]);
  return row?.version ?? 0;
}

/** The row lock of a case's property: what is decided over it has one order. */
export async function lockProperty(tx: Tx, caseId: number): Promise<void> {
  await tx.sql('select from enforcement_case where id = $1 for no key update', [caseId]);
}

export interface SearchRow {
  id: number;
  caseId: number;
  askedBy: string;
  askedAt: Date;
}

/** The newest search of a case; null before the first. */
export async function readNewestSearch(db: Queryable, caseId: number): Promise<SearchRow | null> {
  const [row] = await db.sql<SearchRow & { id: number }>(
    'select id, case_id as "caseId", asked_by as "askedBy", asked_at as "askedAt" from property_search where case_id = $1 order by id desc limit 1',
    [caseId],
  );
  return row ?? null;
}

export async function insertSearch(
  tx: Tx,
  row: Omit<SearchRow, 'id'>,
  questions: readonly { id: string; registry: Registry }[],
): Promise<number> {
  const [inserted] = await tx.orm.insert(propertySearch).values(row).returning({ id: propertySearch.id });
  if (!inserted) throw new Error('the search was not inserted');
  const { askedAt: nextAt } = row;
  await tx.orm
    .insert(propertyQuestion)
    .values(questions.map((one) => ({ ...one, searchId: inserted.id, state: 'waiting', tries: 0, nextAt })));
  return inserted.id;
}

export interface QuestionRow {
  id: string;
  searchId: number;
  registry: Registry;
  state: QuestionState;
  fault: RegistryFault | null;
  tries: number;
  nextAt: Date;
  answeredAt: Date | null;
  foundCount: number;
}

export const readQuestions = (db: Queryable, searchId: number): Promise<QuestionRow[]> =>
  db.sql<QuestionRow & { id: string }>(
    `select id, search_id as "searchId", registry, state, fault, tries, next_at as "nextAt", answered_at as "answeredAt",
       (select count(*)::int from property_match m where m.search_id = q.search_id and m.registry = q.registry) as "foundCount"
     from property_question q where search_id = $1`,
    [searchId],
  );

/** A question that this node asks now, with whom it is about. */
export interface DueQuestion {
  id: string;
  searchId: number;
  registry: Registry;
  tries: number;
  caseId: number;
  officeId: number;
  askedBy: string;
  debtorId: string;
}

/**
 * Takes questions that are due for this node, for `leaseMs`: no other asks them meanwhile, and one whose node died is taken again. The
 * cases they belong to are counted as changed.
 */
export async function takeQuestions(tx: Tx, limit: number, leaseMs: number): Promise<DueQuestion[]> {
  return tx.sql<DueQuestion & { id: string }>(
    `with due as (
       select id from property_question where state in ('waiting', 'asking', 'down') and next_at <= clock_timestamp()
         and (lease_until is null or lease_until <= clock_timestamp())
       order by next_at, id limit $1 for update skip locked),
     taken as (
       update property_question q set state = 'asking', tries = tries + 1, lease_until = clock_timestamp() + $2 * interval '1 ms'
       from due where q.id = due.id returning q.id, q.search_id, q.registry, q.tries)
     select taken.id, taken.search_id as "searchId", taken.registry, taken.tries, s.case_id as "caseId", c.office_id as "officeId",
       s.asked_by as "askedBy", c.debtor_id as "debtorId"
     from taken join property_search s on s.id = taken.search_id join enforcement_case c on c.id = s.case_id`,
    [limit, leaseMs],
  );
}

/** Locks a question that waits for its answer; false when it has one, or is over. */
export async function lockOpenQuestion(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.sql(`select from property_question where id = $1 and state in ('waiting', 'asking', 'down') for update`, [id]);
  return rows.length > 0;
}

export async function saveAnswer(tx: Tx, question: Pick<DueQuestion, 'id' | 'searchId'>, found: readonly Found[], at: Date): Promise<void> {
  await tx.sql(
    `insert into property_match (search_id, registry, reference, found)
     select $1, f->>'registry', f->>'reference', f from jsonb_array_elements($2::jsonb) as f on conflict do nothing`,
    [question.searchId, JSON.stringify(found)],
  );
  await tx.sql(`update property_question set state = 'answered', fault = null, answered_at = $2, lease_until = null where id = $1`, [
    question.id,
    at,
  ]);
}

export async function saveNoAnswer(
  tx: Tx,
  id: string,
  { state, fault, nextAt }: { state: 'down' | 'denied' | 'failed'; fault: RegistryFault; nextAt: Date },
): Promise<void> {
  await tx.sql('update property_question set state = $2, fault = $3, next_at = $4, lease_until = null where id = $1', [
    id,
    state,
    fault,
    nextAt,
  ]);
}

/** What a search has found so far. */
export async function readMatches(db: Queryable, searchId: number): Promise<Found[]> {
  const rows = await db.sql<{ found: unknown }>('select found from property_match where search_id = $1 order by registry, reference', [
    searchId,
  ]);
  return rows.map(({ found }) => foundSchema.parse(found));
}

export interface DecisionRow {
  registry: Registry;
  reference: string;
  /** SHA-256 of the holder that it was said of. */
  holder: string;
  same: boolean;
  decidedBy: string;
  decidedAt: Date;
}

export const readDecisions = (db: Queryable, caseId: number): Promise<DecisionRow[]> =>
  db.sql<DecisionRow & { holder: string }>(
    `select registry, reference, holder, same, decided_by as "decidedBy", decided_at as "decidedAt" from property_decision where case_id = $1`,
    [caseId],
  );

export async function saveDecision(tx: Tx, caseId: number, row: DecisionRow): Promise<void> {
  await tx.sql(
    `insert into property_decision (case_id, registry, reference, holder, same, decided_by, decided_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (case_id, registry, reference, holder)
     do update set same = excluded.same, decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
    [caseId, row.registry, row.reference, row.holder, row.same, row.decidedBy, row.decidedAt],
  );
}
