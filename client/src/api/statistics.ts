import {
  type Enforcement,
  type EnforcementQuery,
  enforcementSchema,
  type OutcomeQuery,
  type Outcomes,
  outcomesSchema,
  type Statistics,
  type StatisticsQuery,
  statisticsSchema,
} from '@ochiq/shared/statistics';
import { request } from './request';

/** Figures of lots whose auction ended. */
export const readStatistics = (query: StatisticsQuery, signal?: AbortSignal): Promise<Statistics> =>
  request(statisticsSchema, '/api/statistics', signal ? { query, signal } : { query });

/** What became of cases. */
export const readEnforcement = (query: EnforcementQuery): Promise<Enforcement> =>
  request(enforcementSchema, '/api/statistics/cases', { query });

/** How cases ended. */
export const readOutcomes = (query: OutcomeQuery): Promise<Outcomes> => request(outcomesSchema, '/api/statistics/enforcement', { query });

const fileOf = (path: string, query: Record<string, string | undefined>): string =>
  `${path}?${new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))}`;

/** Where the same figures lie as files. */
export const statisticsFiles = (query: StatisticsQuery) => ({
  csv: fileOf('/api/statistics.csv', query),
  json: fileOf('/api/statistics', query),
});
export const enforcementFiles = (query: EnforcementQuery) => ({
  csv: fileOf('/api/statistics/cases.csv', query),
  json: fileOf('/api/statistics/cases', query),
});
export const outcomeFiles = (query: OutcomeQuery) => ({
  csv: fileOf('/api/statistics/enforcement.csv', query),
  json: fileOf('/api/statistics/enforcement', query),
});
