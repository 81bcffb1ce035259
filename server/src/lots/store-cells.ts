import type { Queryable } from '../base/index.js';
import type { Counts } from './count-cells.js';
import { Memory } from './memory.js';
import type { TextQuery } from './store-text.js';

/** How many published lots are alike in all that the facets count. */
export interface Cell {
  readonly state: string;
  readonly category: string;
  readonly region: string;
  /** The court's number as text. */
  readonly court: string;
  readonly currency: string;
  readonly count: number;
}

/** What was found out at one version of all lots. */
export interface Known {
  readonly version: string;
  readonly cells: readonly Cell[];
  readonly texts: Memory<TextQuery | null>;
  readonly counts: Memory<Counts>;
}

const known = new WeakMap<Queryable, { readonly version: string; readonly read: Promise<Known> }>();

/**
 * The exact counts of all published lots: some 2,000 cells for a million lots. They are read again only when a change
 * was added or summed up since; a sum leaves a row of a newer number, so number and quantity of rows tell versions apart.
 * What a text means and counts is remembered with them: a lot whose words or state change is taken out and put in again, which
 * makes another version. Prices and ends move without one.
 */
export async function readKnown(db: Queryable): Promise<Known> {
  const [row] = await db.sql<{ version: string }>(`select count(*) || ' ' || coalesce(max(id), 0) as version from lot_count`);
  const version = row?.version ?? '';
  const before = known.get(db);
  if (before?.version === version) return before.read;
  const read = db
    .sql<Cell & { count: number }>(
      `select state, category, region, court_id::text as court, currency, sum(change)::int as count from lot_count
       group by state, category, region, court_id, currency having sum(change) > 0`,
    )
    .then((cells) => ({ version, cells, texts: new Memory<TextQuery | null>(), counts: new Memory<Counts>() }));
  known.set(db, { version, read });
  read.catch(() => known.delete(db));
  return read;
}
