import type { Deadline, DeadlineKind } from '@ochiq/shared/intake';
import type { Queryable, Tx } from '../base/index.js';
import { caseDeadline } from './table.js';

export async function insertDeadlines(tx: Tx, caseId: number, deadlines: readonly Deadline[]): Promise<void> {
  await tx.orm
    .insert(caseDeadline)
    .values(deadlines.map(({ kind, dueMs, lastDay }) => ({ caseId, kind, dueAt: new Date(dueMs), lastDay })));
}

export interface DeadlineRow {
  readonly kind: DeadlineKind;
  readonly dueAt: Date;
  readonly lastDay: string;
  readonly doneAt: Date | null;
}

/** The deadlines of a case, the first to come first. */
export const readDeadlines = (db: Queryable, caseId: number): Promise<DeadlineRow[]> =>
  db.sql<DeadlineRow & { dueAt: Date }>(
    `select kind, due_at as "dueAt", to_char(last_day, 'YYYY-MM-DD') as "lastDay", done_at as "doneAt" from case_deadline
     where case_id = $1 order by due_at, kind`,
    [caseId],
  );

export interface DueRow {
  readonly kind: DeadlineKind;
  readonly caseId: number;
  readonly number: string;
  readonly dueAt: Date;
}

/** Deadlines of the office's lasting cases that are over or come before a moment: of each case the first. */
export const readDue = (db: Queryable, officeId: number, until: Date): Promise<DueRow[]> =>
  db.sql<DueRow & { caseId: number }>(
    `select distinct on (deadline.case_id) kind, deadline.case_id as "caseId", opened.number, deadline.due_at as "dueAt"
     from case_deadline deadline join enforcement_case opened on opened.id = deadline.case_id
     where opened.office_id = $1 and deadline.done_at is null and deadline.due_at < $2
       and not exists (select from case_end ended where ended.case_id = opened.id)
     order by deadline.case_id, deadline.due_at`,
    [officeId, until],
  );

/** Notes that what was due is done. @returns whether the office has such a deadline */
export async function markDone(db: Queryable, officeId: number, caseId: number, kind: DeadlineKind): Promise<boolean> {
  const rows = await db.sql(
    `update case_deadline deadline set done_at = coalesce(done_at, clock_timestamp()) from enforcement_case opened
     where opened.id = deadline.case_id and opened.office_id = $1 and deadline.case_id = $2 and kind = $3 returning kind`,
    [officeId, caseId, kind],
  );
  return rows.length > 0;
}

/** Documents of the office that nobody can take now. */
export const readWaitingOf = (db: Queryable, officeId: number): Promise<{ id: number; number: string; receivedAt: Date }[]> =>
  db.sql(
    'select id, number, received_at as "receivedAt" from incoming_document where office_id = $1 and case_id is null order by id limit 100',
    [officeId],
  );
