import { plainArray, type Queryable, type Tx } from '../base/index.js';

export interface QuestionRow {
  id: number;
  inquiryId: number;
  officialId: string;
  lots: number[];
  question: string;
  askedBy: string;
  askedAt: Date;
  dueAt: Date;
  answer: string | null;
  answeredAt: Date | null;
}

const columns = `id, inquiry_id as "inquiryId", official_id as "officialId", lots, question, asked_by as "askedBy", asked_at as "askedAt",
  due_at as "dueAt", answer, answered_at as "answeredAt"`;

export type NewQuestionRow = Omit<QuestionRow, 'id' | 'answer' | 'answeredAt'>;

export async function insertQuestion(tx: Tx, row: NewQuestionRow): Promise<void> {
  await tx.sql(
    `insert into inquiry_question (inquiry_id, official_id, lots, question, asked_by, asked_at, due_at) values ($1, $2, $3::jsonb, $4, $5, $6, $7)`,
    [row.inquiryId, row.officialId, JSON.stringify(row.lots), row.question, row.askedBy, row.askedAt, row.dueAt],
  );
}

export const readQuestions = (db: Queryable, inquiryId: number): Promise<QuestionRow[]> =>
  db.sql<QuestionRow & { id: number }>(`select ${columns} from inquiry_question where inquiry_id = $1 order by id`, [inquiryId]);

/** A question to this official; null for one to somebody else, too. */
export async function readQuestionTo(db: Queryable, id: number, officialId: string): Promise<QuestionRow | null> {
  const [row] = await db.sql<QuestionRow & { id: number }>(`select ${columns} from inquiry_question where id = $1 and official_id = $2`, [
    id,
    officialId,
  ]);
  return row ?? null;
}

/** What an official was asked, newest first, with whether the inquiry lasts. */
export const readQuestionsTo = (db: Queryable, officialId: string): Promise<(QuestionRow & { lasts: boolean })[]> =>
  db.sql<QuestionRow & { id: number; lasts: boolean }>(
    `select q.*, inquiry.state <> 'concluded' as lasts from (select ${columns} from inquiry_question where official_id = $1) q
     join inquiry on inquiry.id = q."inquiryId" order by q.id desc limit 200`,
    [officialId],
  );

export async function saveAnswer(tx: Tx, id: number, answer: string, at: Date): Promise<void> {
  await tx.sql('update inquiry_question set answer = $2, answered_at = $3 where id = $1', [id, answer, at]);
}

/** How many questions of an inquiry have an answer, and how many none. */
export async function countAnswers(tx: Tx, inquiryId: number): Promise<{ answered: number; unanswered: number }> {
  const [row] = await tx.sql<{ answered: number; unanswered: number }>(
    'select count(answer)::int as answered, (count(*) - count(answer))::int as unanswered from inquiry_question where inquiry_id = $1',
    [inquiryId],
  );
  return row ?? { answered: 0, unanswered: 0 };
}

/** The lots among these that an official wrote, submitted or let be published. */
export async function readLotsOfOfficial(db: Queryable, officialId: string, lots: readonly number[]): Promise<number[]> {
  const rows = await db.sql<{ id: number }>(
    'select id from lot where id = any($1::int[]) and published_at is not null and $2::uuid in (author_id, submitted_by, approved_by)',
    [plainArray(lots), officialId],
  );
  return rows.map(({ id }) => id);
}
