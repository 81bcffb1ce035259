import type { Translated } from '@ochiq/shared/language';
import type { Subject } from '@ochiq/shared/signals';
import type { Queryable } from '../base/index.js';
import { handleOf } from '../identity/index.js';
import { readOfficeNames, readTitles } from './store-subjects.js';

export type Labels = (subject: Subject) => Translated | string;

/** How a person, or a ring, is written: never by name. A ring has the handle of the member that gives it its id. */
export const handleLabel = (secret: Buffer, { kind, id }: Subject): string =>
  kind === 'ring' ? handleOf(secret, id).replace(/^B-/, 'R-') : handleOf(secret, id);

/** How subjects are written: lots by their titles, offices by their names, people and rings by handles. */
export async function labelSubjects(db: Queryable, secret: Buffer, subjects: readonly Subject[]): Promise<Labels> {
  const numbers = (kind: 'lot' | 'office') => [...new Set(subjects.flatMap((one) => (one.kind === kind ? [Number(one.id)] : [])))];
  const [titles, names] = await Promise.all([readTitles(db, numbers('lot')), readOfficeNames(db, numbers('office'))]);
  return (subject) => {
    if (subject.kind === 'lot') return titles.get(Number(subject.id)) ?? subject.id;
    if (subject.kind === 'office') return names.get(Number(subject.id)) ?? subject.id;
    return handleLabel(secret, subject);
  };
}
