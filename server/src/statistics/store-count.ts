import type { Tx } from '../base/index.js';
import { countCaseOutcomes, replaceOutcomes } from './store-outcomes.js';

/** Any number that no other lock has. */
const countLock = 7_306_041;
/** A price above so many per cent of the appraisal counts as that. */
const mostPercent = 1000;

/** Takes the right to count until the transaction ends. @returns whether nobody else has it */
export async function lockCount(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [countLock]);
  return row?.mine ?? false;
}

/** When the figures were last counted. */
export async function readCounted(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date }>('select computed_at as at from statistic_count');
  return row?.at ?? null;
}

/** SQL of the month of an instant by a region's clock. */
const monthOf = (instant: string, region: string) =>
  `to_char(${instant} at time zone case when ${region} like 'KG-%' then 'Asia/Bishkek' else 'Asia/Tashkent' end, 'YYYY-MM')`;

/** A price that was paid in full stands on at most one sale of a lot: a later attempt follows a default or an annulment only. */
const countLots = `
  with ended as (
    select ${monthOf('lot.ends_at', 'lot.region')} as month, lot.region, lot.category, lot.currency, lot.state, sale.price_minor as paid_minor,
      case when lot.state = 'sold' and lot.appraisal_minor is not null
        then least(round(lot.price_minor * 100.0 / lot.appraisal_minor), ${mostPercent})::int end as percent
    from lot left join sale on sale.lot_id = lot.id and sale.state in ('paid', 'handed_over', 'distributed')
    where lot.state in ('sold', 'unsold', 'withdrawn') and lot.published_at is not null and lot.ends_at <= $1
  ), counted as (
    select month, region, category, currency, percent, count(*) filter (where state = 'sold') as sold,
      count(*) filter (where state = 'unsold') as unsold, count(*) filter (where state = 'withdrawn') as withdrawn,
      count(paid_minor) as paid, coalesce(sum(paid_minor), 0) as proceeds
    from ended group by 1, 2, 3, 4, 5
  )
  select month, region, category, currency, sum(sold) as sold, sum(unsold) as unsold, sum(withdrawn) as withdrawn, sum(paid) as paid,
    sum(proceeds) as proceeds_minor, coalesce(array_agg(percent order by percent) filter (where percent is not null), '{}') as percents,
    coalesce(array_agg(sold::int order by percent) filter (where percent is not null), '{}') as lots
  from counted group by 1, 2, 3, 4`;

/** A debt that was paid to the bailiff is known only by the withdrawal that it led to. */
const countCases = `
  select month, region, currency, count(*) as cases, count(*) filter (where whole) as enforced,
    count(*) filter (where recovered > 0 and not whole) as partly, sum(claimed) as claimed_minor, sum(recovered) as recovered_minor
  from (
    select ${monthOf('opened_at', 'region')} as month, office.region, enforcement_case.currency, coalesce(claimed, 0) as claimed,
      least(coalesce(recovered, 0), coalesce(claimed, 0)) as recovered,
      (claimed > 0 and coalesce(recovered, 0) >= claimed) or debt.case_id is not null or ended.case_id is not null as whole
    from enforcement_case
    join office on office.id = office_id
    left join (select case_id, sum(claim_minor) as claimed from case_creditor group by 1) claim on claim.case_id = enforcement_case.id
    left join (
      select lot.case_id, sum(share.paid_minor) as recovered
      from sale join sale_share share on share.lot_id = sale.lot_id and share.attempt = sale.attempt join lot on lot.id = sale.lot_id
      where sale.state = 'distributed' and share.rank in ('alimony', 'wages', 'taxes', 'secured', 'other') group by 1
    ) paid on paid.case_id = enforcement_case.id
    left join (select distinct case_id from lot where state = 'withdrawn' and withdrawal_kind = 'debt_paid') debt on debt.case_id = enforcement_case.id
    left join case_end ended on ended.case_id = enforcement_case.id and ended.outcome = 'enforced'
    where opened_at <= $1
  ) one group by 1, 2, 3`;

/**
 * Counts everything anew as of an instant, in the transaction: readers see the old figures or the new ones. All is counted before
 * the first row is written: whoever reads the log in order waits for a transaction that has begun to write.
 */
export async function replaceCounts(tx: Tx, at: Date): Promise<void> {
  const cells = await countAsJson(tx, countLots, at);
  const cases = await countAsJson(tx, countCases, at);
  const outcomes = await countCaseOutcomes(tx, at);
  await replaceRows(tx, 'statistic_cell', cells);
  await replaceRows(tx, 'statistic_case', cases);
  await replaceOutcomes(tx, outcomes);
  await tx.sql(
    `insert into statistic_count (computed_at, open_lots)
     select $1, coalesce((select sum(change) from lot_count where state in ('published', 'live')), 0)
     on conflict (one) do update set computed_at = excluded.computed_at, open_lots = excluded.open_lots`,
    [at],
  );
}

/** The rows of a count as Postgres's own JSON, which is handed back to it untouched: sums stay exact. */
async function countAsJson(tx: Tx, count: string, at: Date): Promise<string> {
  const [row] = await tx.sql<{ rows: string }>(`select coalesce(json_agg(counted), '[]')::text as rows from (${count}) counted`, [at]);
  return row?.rows ?? '[]';
}

async function replaceRows(tx: Tx, table: 'statistic_cell' | 'statistic_case', rows: string): Promise<void> {
  await tx.sql(`delete from ${table}`);
  await tx.sql(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [rows]);
}
