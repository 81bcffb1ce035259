import { plainArray, type Queryable, type Tx } from '../base/index.js';

export interface WatchingRow {
  id: string;
  lotId: number;
  personId: string;
  fromAt: Date;
  toAt: Date | null;
}

/** Writes who began and who left, in one statement. */
export async function saveWatchings(db: Queryable, rows: readonly WatchingRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.sql(
    `insert into lot_watching (id, lot_id, person_id, from_at, to_at)
     select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])
     on conflict (id) do update set to_at = excluded.to_at`,
    [
      plainArray(rows.map((row) => row.id)),
      plainArray(rows.map((row) => row.lotId)),
      plainArray(rows.map((row) => row.personId)),
      plainArray(rows.map((row) => row.fromAt.toISOString())),
      plainArray(rows.map((row) => row.toAt?.toISOString() ?? null)),
    ],
  );
}

/** Who had a lot's page open, the first first. */
export const readWatchings = (db: Queryable, lotId: number, limit = 2000): Promise<WatchingRow[]> =>
  db.sql<WatchingRow & { id: string }>(
    `select id, lot_id as "lotId", person_id as "personId", from_at as "fromAt", to_at as "toAt" from lot_watching
     where lot_id = $1 order by from_at, id limit $2`,
    [lotId, limit],
  );

/** Erases what a person watched. */
export async function deleteWatchings(tx: Tx, personId: string): Promise<void> {
  await tx.sql('delete from lot_watching where person_id = $1', [personId]);
}

/** Forgets what began before. */
export async function deleteWatchingsBefore(db: Queryable, before: Date): Promise<void> {
  await db.sql('delete from lot_watching where from_at < $1', [before]);
}
