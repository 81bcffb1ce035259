import type { Queryable } from '../base/index.js';

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

interface Known {
  readonly version: string;
  readonly cells: Promise<readonly Cell[]>;
}

const known = new WeakMap<Queryable, Known>();

/**
 * The exact counts of all published lots: some 2,000 cells for a million lots. They are read again only when a change
 * was added or summed up since; a sum leaves a row of a newer number, so number and quantity of rows tell versions apart.
 */
export async function readCells(db: Queryable): Promise<readonly Cell[]> {
  const [row] = await db.sql<{ version: string }>(`select count(*) || ' ' || coalesce(max(id), 0) as version from lot_count`);
  const version = row?.version ?? '';
  const before = known.get(db);
  if (before?.version === version) return before.cells;
  const cells = db.sql<Cell & { count: number }>(
    `select state, category, region, court_id::text as court, currency, sum(change)::int as count from lot_count
     group by state, category, region, court_id, currency having sum(change) > 0`,
  );
  known.set(db, { version, cells });
  cells.catch(() => known.delete(db));
  return cells;
}
