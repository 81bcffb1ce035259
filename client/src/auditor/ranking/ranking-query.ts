import { type RankingQuery, rankingQuerySchema, type SubjectKind, subjectKindSchema } from '@ochiq/shared/signals';
import type { LocationQuery } from 'vue-router';

/** The filters that the page's address holds, as its fields need them: empty is none. */
export interface RankingFilters {
  readonly kind: SubjectKind;
  readonly signal: string;
  readonly office: string;
  readonly from: string;
  readonly to: string;
  readonly flagged: boolean;
}

const one = (value: LocationQuery[string] | undefined): string => (typeof value === 'string' ? value : '');

/** Reads an address; what it does not understand is left out, so that an old link still opens. */
export function filtersOf(query: LocationQuery): RankingFilters {
  const kept = (name: 'signal' | 'office' | 'from' | 'to') => {
    const value = one(query[name]);
    return rankingQuerySchema.shape[name].safeParse(value).success ? value : '';
  };
  return {
    kind: subjectKindSchema.safeParse(one(query['kind'])).data ?? 'lot',
    signal: kept('signal'),
    office: kept('office'),
    from: kept('from'),
    to: kept('to'),
    flagged: one(query['flagged']) === 'true',
  };
}

/** The address of filters: only what differs from the plain page. */
export function addressOf({ kind, flagged, ...rest }: RankingFilters): Record<string, string> {
  const given = Object.entries(rest).filter(([, value]) => value !== '');
  return Object.fromEntries([...(kind === 'lot' ? [] : [['kind', kind]]), ...given, ...(flagged ? [['flagged', 'true']] : [])]);
}

/** What the server is asked. */
export function questionOf(filters: RankingFilters, cursor?: string): RankingQuery {
  return rankingQuerySchema.parse({ ...addressOf(filters), kind: filters.kind, ...(cursor === undefined ? {} : { cursor }) });
}
