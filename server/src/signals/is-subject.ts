import type { Subject } from '@ochiq/shared/signals';
import type { Queryable } from '../base/index.js';
import { isIdOf } from './show-subject.js';
import { readScore } from './store-ranking.js';
import { readUnscored } from './store-subjects.js';

/** Whether there is such a lot, person, office or ring. */
export const isKnownSubject = async (db: Queryable, subject: Subject): Promise<boolean> =>
  isIdOf(subject) &&
  ((await readScore(db, subject.kind, subject.id)) !== null || (await readUnscored(db, subject.kind, subject.id)) !== null);
