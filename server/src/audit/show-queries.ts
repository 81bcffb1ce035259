import type { Queries, QueriesQuery } from '@ochiq/shared/queries';
import { type Db, readClock } from '../base/index.js';
import { handleOf } from '../identity/index.js';
import { beforeOf, cursorOf } from './page-by-number.js';
import { medianOf } from './show-looks.js';
import { findQueries, readQueryFigures } from './store-queries.js';

const pageSize = 50;
/** Of how many days the figures are, and of how many officials at most. */
const days = 30;
const mostFigures = 100;
const dayMs = 86_400_000;

/** Whose book is shown: an office's to its head, with names; the whole to auditors, with handles. */
export type Reader = { readonly office: number } | 'auditor';

/** The book of queries. @throws Refusal bad_request for a bad cursor */
export async function showQueries({ db, secret }: { db: Db; secret: Buffer }, reader: Reader, query: QueriesQuery): Promise<Queries> {
  const now = await readClock(db);
  const { cursor, ...filter } = query;
  const office = reader === 'auditor' ? null : reader.office;
  const official = (id: string, name: string) => ({ id, label: reader === 'auditor' ? handleOf(secret, id) : name });
  const rows = await findQueries(db, { ...filter, office, before: beforeOf(cursor), limit: pageSize + 1 });
  const figures = await readQueryFigures(db, office, new Date(now.getTime() - days * dayMs), mostFigures);
  const median = figures.length > 1 ? medianOf(figures.map(({ queries }) => queries)) : 0;
  const shown = rows.slice(0, pageSize).map(({ id, at, personId, personName, ...rest }) => ({
    ...rest,
    id: Number(id),
    at: at.toISOString(),
    official: personId === null ? null : official(personId, personName ?? '–'),
  }));
  return {
    queries: shown,
    next: rows.length > pageSize ? cursorOf(shown.at(-1)?.id) : null,
    days,
    figures: figures.map(({ personId, personName, ...own }) => ({
      official: official(personId, personName),
      ...own,
      timesMedian: median > 0 ? own.queries / median : null,
    })),
  };
}
