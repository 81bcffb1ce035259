import { type Queries, type QueriesQuery, queriesSchema } from '@ochiq/shared/queries';
import { request } from './request';

/** Whose book: every office's for auditors, the own office's for its head. */
export type QueryBookOf = 'auditor' | 'bailiff';

/** The book of queries to registries, the newest first. */
export function readQueries(of: QueryBookOf, query: QueriesQuery): Promise<Queries> {
  return request(queriesSchema, `/api/${of}/queries`, { query });
}
