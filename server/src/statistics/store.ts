import type { EnforcementQuery, StatisticsQuery } from '@ochiq/shared/statistics';
import type { Queryable } from '../base/index.js';

/** Sums of a group of lots in one currency; `key` is the group. */
export interface CellRow {
  key: string;
  currency: 'UZS' | 'KGS' | 'USD';
  sold: number;
  unsold: number;
  withdrawn: number;
  paid: number;
  /** Minor units as text: a sum may be larger than a bigint column. */
  proceeds: string;
}

export interface PercentRow {
  key: string;
  percent: number;
  lots: number;
}

export interface CaseRow {
  key: string;
  currency: 'UZS' | 'KGS' | 'USD';
  cases: number;
  enforced: number;
  partly: number;
  claimed: string;
  recovered: string;
}

/** When and of how many open lots; null before the first count. */
export async function readCount(db: Queryable): Promise<{ computedAt: Date; openLots: number } | null> {
  const [row] = await db.sql<{ computedAt: Date; openLots: number }>(
    `select computed_at as "computedAt", open_lots as "openLots" from statistic_count`,
  );
  return row ?? null;
}

const keys = { month: 'month', region: 'region', category: 'category', jurisdiction: 'left(region, 2)' } as const;

/** Sums by group and currency, and how many lots had each per cent, under the query's filters. */
export async function readCells(db: Queryable, query: StatisticsQuery): Promise<{ sums: CellRow[]; percents: PercentRow[] }> {
  const key = keys[query.by];
  const where = `where ($1::text is null or left(region, 2) = $1) and ($2::text is null or region = $2) and ($3::text is null or category = $3)
    and ($4::text is null or month >= $4) and ($5::text is null or month <= $5)`;
  const { jurisdiction, region, category, from, to } = query;
  const values = [jurisdiction, region, category, from, to].map((value) => value ?? null);
  const sums = await db.sql<CellRow & { key: string }>(
    `select ${key} as key, currency::text as currency, sum(sold)::int as sold, sum(unsold)::int as unsold, sum(withdrawn)::int as withdrawn,
       sum(paid)::int as paid, sum(proceeds_minor)::text as proceeds
     from statistic_cell ${where} group by 1, 2 order by 1, 2`,
    values,
  );
  const percents = await db.sql<PercentRow & { key: string }>(
    `select ${key} as key, percent, sum(n)::int as lots from statistic_cell, unnest(percents, lots) as one(percent, n) ${where} group by 1, 2`,
    values,
  );
  return { sums, percents };
}

/** Sums of cases by group and currency. */
export const readCases = (db: Queryable, { by }: EnforcementQuery): Promise<CaseRow[]> =>
  db.sql<CaseRow & { key: string }>(
    `select ${by} as key, currency::text as currency, sum(cases)::int as cases, sum(enforced)::int as enforced, sum(partly)::int as partly,
       sum(claimed_minor)::text as claimed, sum(recovered_minor)::text as recovered
     from statistic_case group by 1, 2 order by 1, 2`,
  );
