import type { Queryable } from '../base/index.js';
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

/** Lots that have a text, counted up to a bound: `whole` when it was not reached. */
export interface Counted {
  readonly cells: readonly Cell[];
  readonly whole: boolean;
}

/** A lot of a page and where it stands in the order. */
export interface Placed {
  readonly id: number;
  readonly key: bigint;
}

/** What holds roughly, and so for a while whatever changes. */
interface Rough {
  /** Those that reached a bound: they say that there are so many at least, and where. */
  readonly counts: Memory<Counted>;
  /** Orders of a text that no walk leads to: they are sorted. */
  readonly sorted: Memory<true>;
}

/** What was found out at one version of all lots. */
export interface Known {
  readonly version: string;
  readonly cells: readonly Cell[];
  readonly texts: Memory<TextQuery | null>;
  readonly counts: Memory<Counted>;
  /** The lots that come first in an order of a text, as they stood a few seconds ago; their cards are read anew. */
  readonly orders: Memory<readonly Placed[]>;
  readonly rough: Rough;
}

const roughMs = 60_000;
/** Whoever asks for the same order of the same text within this time, in ms, gets the same lots in the same order. */
const orderMs = 5_000;
const known = new WeakMap<Queryable, { readonly version: string; readonly read: Promise<Known>; readonly rough: Rough }>();

/**
 * The exact counts of all published lots: some 2,000 cells for a million lots. They are read again only when a change
 * was added or summed up since; a sum leaves a row of a newer number, so number and quantity of rows tell versions apart.
 * What a text means and counts is remembered with them: a lot whose words or state change is taken out and put in again, which
 * makes another version. Prices and ends move without one: the order of a text by them may be five seconds old. What holds roughly
 * outlives versions, for a minute.
 */
export async function readKnown(db: Queryable): Promise<Known> {
  const [row] = await db.sql<{ version: string }>(`select count(*) || ' ' || coalesce(max(id), 0) as version from lot_count`);
  const version = row?.version ?? '';
  const before = known.get(db);
  if (before?.version === version) return before.read;
  const rough = before?.rough ?? {
    counts: new Memory<Counted>(roughMs),
    sorted: new Memory<true>(roughMs),
    orders: new Memory<readonly Placed[]>(orderMs),
  };
  const read = db
    .sql<Cell & { count: number }>(
      `select state, category, region, court_id::text as court, currency, sum(change)::int as count from lot_count
       group by state, category, region, court_id, currency having sum(change) > 0`,
    )
    .then((cells) => ({
      version,
      cells,
      texts: new Memory<TextQuery | null>(),
      counts: new Memory<Counted>(),
      orders: new Memory<readonly Placed[]>(orderMs),
      rough,
    }));
  known.set(db, { version, read, rough });
  read.catch(() => known.delete(db));
  return read;
}
