import type { Queryable, Tx } from '../base/index.js';

interface WaitingRow {
  id: string;
  question: string;
  askedAt: Date;
}

interface AnsweredRow {
  id: string;
  question: string;
  answer: string;
  answeredAt: Date;
}

const pageLength = 200;

export interface NewQuestion extends WaitingRow {
  readonly lotId: number;
  readonly askerId: string;
}

export async function insertQuestion(tx: Tx, row: NewQuestion): Promise<void> {
  await tx.sql('insert into lot_question (id, lot_id, asker_id, question, asked_at) values ($1, $2, $3, $4, $5)', [
    row.id,
    row.lotId,
    row.askerId,
    row.question,
    row.askedAt,
  ]);
}

/** How many questions of a person wait on a lot, and how many they asked since; until the transaction ends they ask no other. */
export async function countAsked(tx: Tx, askerId: string, lotId: number, since: Date): Promise<{ waiting: number; recent: number }> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`lot_question ${askerId}`]);
  const rows = await tx.sql<{ waiting: number; recent: number }>(
    `select count(*) filter (where lot_id = $2 and answer is null)::int as waiting, count(*) filter (where asked_at > $3)::int as recent
     from lot_question where asker_id = $1`,
    [askerId, lotId, since],
  );
  return rows[0] ?? { waiting: 0, recent: 0 };
}

/** Answered questions of a lot, the latest answer first. */
export const readAnswered = (db: Queryable, lotId: number): Promise<AnsweredRow[]> =>
  db.sql<AnsweredRow & { id: string }>(
    `select id, question, answer, answered_at as "answeredAt" from lot_question
     where lot_id = $1 and answer is not null order by answered_at desc, id limit ${pageLength}`,
    [lotId],
  );

/** Questions of a lot that wait, the longest first; of one person, or with null of all. */
export const readWaitingQuestions = (db: Queryable, lotId: number, askerId: string | null): Promise<WaitingRow[]> =>
  db.sql<WaitingRow & { id: string }>(
    `select id, question, asked_at as "askedAt" from lot_question
     where lot_id = $1 and answer is null and ($2::uuid is null or asker_id = $2) order by asked_at, id limit ${pageLength}`,
    [lotId, askerId],
  );

export interface QuestionRow {
  id: string;
  askerId: string | null;
  question: string;
  answer: string | null;
}

/** A question of a lot under its lock; null when there is none. */
export async function lockQuestion(tx: Tx, lotId: number, id: string): Promise<QuestionRow | null> {
  const rows = await tx.sql<QuestionRow & { id: string }>(
    'select id, asker_id as "askerId", question, answer from lot_question where lot_id = $1 and id = $2 for update',
    [lotId, id],
  );
  return rows[0] ?? null;
}

export async function saveAnswer(tx: Tx, id: string, { answer, by, at }: { answer: string; by: string; at: Date }): Promise<void> {
  await tx.sql('update lot_question set answer = $2, answered_by = $3, answered_at = $4 where id = $1', [id, answer, by, at]);
}

/** Takes a person out of what they asked: what waits goes, what is public stays without them. */
export async function forgetAsker(tx: Tx, personId: string): Promise<void> {
  await tx.sql('delete from lot_question where asker_id = $1 and answer is null', [personId]);
  await tx.sql('update lot_question set asker_id = null where asker_id = $1', [personId]);
}
