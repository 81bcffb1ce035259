import { type LotSearch, publicLotStateSchema } from '@ochiq/shared/lots';
import { currencySchema } from '@ochiq/shared/money';
import type { Queryable } from '../base/index.js';
import type { FacetFilters, FacetName } from './count-cells.js';
import { priceSql } from './search-plan.js';
import { SqlValues } from './sql-values.js';
import { rangeConditions } from './store-page.js';

/** Lots that fit, up to a bound; `whole` when none was left out. */
export interface Bounded {
  readonly lots: readonly BoundedLot[];
  readonly whole: boolean;
}
export interface BoundedLot extends Record<FacetName, string> {
  readonly id: number;
  readonly count: number;
}

/** Lots within the prices and end asked for, through their indexes, that pass every filter but that of `but`: at most `bound`. */
export async function readRange(db: Queryable, search: LotSearch, filters: FacetFilters, bound: number, but?: FacetName): Promise<Bounded> {
  const others: FacetFilters = but === undefined ? filters : { ...filters, [but]: null };
  // An order that the wanted index has: without one the planner hopes to meet enough lots on the way through the table.
  const order = search.priceFromMinor === undefined && search.priceToMinor === undefined ? 'lot.ends_at' : priceSql;
  const values = new SqlValues();
  const among = (list: readonly string[] | null) => `${values.add(list)}::text[]`;
  const [category, region, court] = [among(others.category), among(others.region), among(others.court)];
  const states = others.state ?? publicLotStateSchema.options;
  const currencies = search.currency === undefined ? currencySchema.options : [search.currency];
  const rows = await db.sql<BoundedLot & { id: number }>(
    `select found.*, 1 as count from unnest(${among(states)}) as wanted(state) cross join unnest(${values.add(currencies)}::bpchar[]) as paid(currency)
     cross join lateral (select lot.id, lot.state, lot.category, lot.region, lot.court_id::text as court
       from lot
       where lot.state = wanted.state and lot.currency = paid.currency and lot.published_at is not null
         and (${category} is null or lot.category = any(${category})) and (${region} is null or lot.region = any(${region}))
         and (${court} is null or lot.court_id::text = any(${court})) and ${rangeConditions(search, values).join(' and ')}
       order by ${order} limit ${bound + 1}) found limit ${bound + 1}`,
    values.list,
  );
  return { lots: rows.slice(0, bound), whole: rows.length <= bound };
}
