import type { Task } from '@ochiq/shared/queue';
import type { Queryable } from '../base/index.js';
import { readDue, readWaitingOf } from './store-deadlines.js';

const dayMs = 86_400_000;
/** How far ahead deadlines of cases are told. */
const aheadDays = 14;

/** What courts' documents and the deadlines of cases ask of an office. */
export async function intakeTasks(db: Queryable, { officeId }: { readonly officeId: number }, now: Date): Promise<Task[]> {
  const due = await readDue(db, officeId, new Date(now.getTime() + aheadDays * dayMs));
  const waiting = await readWaitingOf(db, officeId);
  // A number is the same in all languages.
  const titled = (number: string) => ({ title: { en: number }, missing: [] });
  return [
    ...waiting.map(
      ({ id, number, receivedAt }): Task => ({ kind: 'document_waits', on: 'documents', id, ...titled(number), dueAt: receivedAt }),
    ),
    ...due.map(({ kind, caseId, number, dueAt }): Task => ({ kind: `case_${kind}`, on: 'case', id: caseId, ...titled(number), dueAt })),
  ];
}
