import { holdingStates } from '@ochiq/shared/cases';
import type { LotState } from '@ochiq/shared/lots';
import type { Queryable } from '../base/index.js';

/** The lot that holds a thing: open, or sold. Null when the thing is free. */
export async function readHolder(db: Queryable, itemId: number): Promise<number | null> {
  const rows = await db.sql<{ id: number }>('select id from lot where item_id = $1 and state = any($2::text[]) order by id desc limit 1', [
    itemId,
    holdingStates,
  ]);
  return rows[0]?.id ?? null;
}

/** The newest lot that each thing was ever put in; things without one are left out. */
export async function readLotsOf(db: Queryable, itemIds: readonly number[]): Promise<ReadonlyMap<number, { id: number; state: LotState }>> {
  const rows = await db.sql<{ itemId: number; id: number; state: LotState }>(
    'select distinct on (item_id) item_id as "itemId", id, state from lot where item_id = any($1::int[]) order by item_id, id desc',
    [itemIds],
  );
  return new Map(rows.map(({ itemId, id, state }) => [itemId, { id, state }]));
}
