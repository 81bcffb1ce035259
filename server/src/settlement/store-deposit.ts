import type { Queryable } from '../base/index.js';

/** Whether a person has left the deposit in reserve. */
export async function hasReserve(db: Queryable, lotId: number, personId: string): Promise<boolean> {
  const rows = await db.sql(`select from deposit where lot_id = $1 and person_id = $2 and state = 'held' and reserve`, [lotId, personId]);
  return rows.length > 0;
}
