import { type ObjectionView, objectBy } from '@ochiq/shared/debtors';
import type { ObjectionRow } from './store.js';

/** An objection as the debtor and the office see it. */
export const objectionView = (row: ObjectionRow): ObjectionView => ({
  id: row.id,
  case: row.caseId,
  number: row.number,
  about: row.about,
  subject: row.subject,
  text: row.text,
  filedAt: row.filedAt.toISOString(),
  decideBy: new Date(objectBy(row.filedAt.getTime())).toISOString(),
  document: row.fileName === null || row.fileBytes === null ? null : { name: row.fileName, bytes: row.fileBytes },
  decision:
    row.outcome === null || row.ground === null || row.decidedAt === null
      ? null
      : { outcome: row.outcome, ground: row.ground, at: row.decidedAt.toISOString() },
});
