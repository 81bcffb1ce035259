import type { Translated } from '@ochiq/shared/language';
import type { Currency } from '@ochiq/shared/money';
import type { Queryable, Tx } from '../base/index.js';

/** One row a case, then one a group and a currency: a case counts in each cut once. */
const countOutcomes = `
  with paid as (
    select case_id, sum(amount_minor) as recovered, coalesce(sum(amount_minor) filter (where source = 'auction'), 0) as auction
    from case_recovery where part = 'claim' group by 1
  ), one as (
    select c.id, to_char(c.opened_at at time zone 'Asia/Tashkent', 'YYYY') as year, o.region, left(o.region, 2) as country, c.office_id, c.bailiff_id,
      d.court_id, d.kind, c.currency, e.outcome,
      case when e.outcome = 'enforced' then least(extract(day from e.at - c.opened_at)::int, 9999) end as days,
      extract(day from coalesce(e.at, $1) - c.opened_at) / 30.4375 as months, coalesce(claim.claimed, 0) as claimed,
      greatest(0, least(coalesce(paid.recovered, 0), coalesce(claim.claimed, 0))) as recovered,
      greatest(0, least(coalesce(paid.auction, 0), coalesce(claim.claimed, 0))) as auction
    from enforcement_case c join office o on o.id = c.office_id left join executive_document d on d.case_id = c.id
    left join case_end e on e.case_id = c.id and e.at <= $1
    left join (select case_id, sum(claim_minor) as claimed from case_creditor group by 1) claim on claim.case_id = c.id
    left join paid on paid.case_id = c.id where c.opened_at <= $1
  ), placed as (
    select *, case when min(region) over (partition by court_id) = max(region) over (partition by court_id) then region else '' end as court_region,
      case when months < 6 then '0-6' when months < 12 then '6-12' when months < 24 then '12-24' else '24-' end as age
    from one
  ), cut as (
    select g.by, g.key, g.parent, currency, days, count(*) as opened, count(*) filter (where outcome = 'enforced') as enforced,
      count(*) filter (where outcome = 'partly') as partly, count(*) filter (where outcome = 'unenforceable') as unenforceable,
      count(*) filter (where outcome = 'terminated') as terminated, count(*) filter (where outcome = 'transferred') as transferred,
      sum(claimed) as claimed, sum(recovered) as recovered, sum(auction) as auction
    from placed cross join lateral (values ('year', year, ''), ('country', country, ''), ('region', region, country), ('office', office_id::text, region),
      ('court', court_id::text, court_region), ('kind', kind, ''), ('age', age, ''), ('bailiff', bailiff_id::text, office_id::text)) g(by, key, parent)
    where g.key is not null group by 1, 2, 3, 4, 5
  )
  select by, key, min(parent) as parent, currency, sum(opened) as opened, sum(enforced) as enforced, sum(partly) as partly,
    sum(unenforceable) as unenforceable, sum(terminated) as terminated, sum(transferred) as transferred, sum(claimed) as claimed_minor,
    sum(recovered) as recovered_minor, sum(auction) as auction_minor, coalesce(array_agg(days order by days) filter (where days is not null), '{}') as days,
    coalesce(array_agg(enforced order by days) filter (where days is not null), '{}') as cases
  from cut group by by, key, currency`;

/** By the calendar of Tashkent; a case that another office goes on with is resolved here. */
const countFlows = `
  with years as (
    select year, sum(incoming) as incoming, sum(resolved) as resolved from (
      select to_char(opened_at at time zone 'Asia/Tashkent', 'YYYY') as year, count(*) as incoming, 0 as resolved from enforcement_case
      where opened_at <= $1 group by 1
      union all
      select to_char(at at time zone 'Asia/Tashkent', 'YYYY'), 0, count(*) from case_end where at <= $1 group by 1) one group by year
  )
  select year, incoming, resolved, sum(incoming - resolved) over (order by year) as pending from years`;

export interface CountedOutcomes {
  readonly outcomes: string;
  readonly flows: string;
}

/** Counts what became of cases as of an instant, without writing. */
export async function countCaseOutcomes(tx: Tx, at: Date): Promise<CountedOutcomes> {
  const asJson = async (count: string) => {
    const [row] = await tx.sql<{ rows: string }>(`select coalesce(json_agg(counted), '[]')::text as rows from (${count}) counted`, [at]);
    return row?.rows ?? '[]';
  };
  return { outcomes: await asJson(countOutcomes), flows: await asJson(countFlows) };
}

/** Puts what was counted in the place of what was there. */
export async function replaceOutcomes(tx: Tx, { outcomes, flows }: CountedOutcomes): Promise<void> {
  for (const [table, rows] of [
    ['statistic_outcome', outcomes],
    ['statistic_flow', flows],
  ] as const) {
    await tx.sql(`delete from ${table}`);
    await tx.sql(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [rows]);
  }
}

export interface OutcomeRow {
  key: string;
  parent: string;
  currency: Currency;
  opened: number;
  enforced: number;
  partly: number;
  unenforceable: number;
  terminated: number;
  transferred: number;
  claimed: string;
  recovered: string;
  auction: string;
  days: number[];
  cases: number[];
}

export const readOutcomes = (db: Queryable, by: string): Promise<OutcomeRow[]> =>
  db.sql<OutcomeRow & { key: string }>(
    `select key, parent, currency::text as currency, opened, enforced, partly, unenforceable, terminated, transferred, claimed_minor::text as claimed,
       recovered_minor::text as recovered, auction_minor::text as auction, days, cases from statistic_outcome where by = $1 order by key, currency`,
    [by],
  );

export const readFlows = (db: Queryable) =>
  db.sql<{ year: string; incoming: number; resolved: number; pending: number }>(
    'select year::text as year, incoming, resolved, pending from statistic_flow order by year',
  );

/** What offices or courts are called, by their ids as text. */
export async function readNames(db: Queryable, by: 'office' | 'court', keys: readonly string[]): Promise<Map<string, Translated>> {
  const rows = await db.sql<{ id: string; name: Translated }>(`select id::text as id, name from ${by} where id = any($1::int[])`, [
    keys.map(Number),
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
