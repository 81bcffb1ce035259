import type { Queryable } from '../base/index.js';

export interface BidderPerson {
  id: string;
  name: string;
  nationalId: string | null;
}

/** Bidders by id, with their national ids: for official copies only. */
export async function readNationalIds(db: Queryable, ids: readonly string[]): Promise<Map<string, BidderPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await db.sql<BidderPerson & { id: string }>(
    'select id, name, national_id as "nationalId" from person where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
