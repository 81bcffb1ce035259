import type { LotVersion } from '@ochiq/shared/lots';
import type { Queryable, Tx } from '../base/index.js';

export interface NewVersion {
  readonly lotId: number;
  readonly step: LotVersion['step'];
  readonly at: Date;
  readonly actorId: string;
  readonly comment: string | null;
  readonly snapshot: unknown;
}

/** Appends a lot's next version. The lot's row must be locked. @returns its number, from 1 */
export async function insertVersion(tx: Tx, { lotId, step, at, actorId, comment, snapshot }: NewVersion): Promise<number> {
  const [row] = await tx.sql<{ version: number }>(
    `insert into lot_version (lot_id, version, step, at, actor_id, comment, snapshot)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6::jsonb from lot_version where lot_id = $1 returning version`,
    [lotId, step, at, actorId, comment, JSON.stringify(snapshot)],
  );
  if (!row) throw new Error('the version was not inserted');
  return row.version;
}

export interface VersionRow {
  version: number;
  step: LotVersion['step'];
  at: Date;
  actorId: string;
  comment: string | null;
}

/** Who did what to a lot, oldest first. */
export const readVersions = (db: Queryable, lotId: number): Promise<VersionRow[]> =>
  db.sql<VersionRow & { version: number }>(
    'select version, step, at, actor_id as "actorId", comment from lot_version where lot_id = $1 order by version',
    [lotId],
  );

/** What a lot was in one of its versions. */
export async function readSnapshot(db: Queryable, lotId: number, version: number): Promise<unknown> {
  const [row] = await db.sql<{ snapshot: unknown }>('select snapshot from lot_version where lot_id = $1 and version = $2', [
    lotId,
    version,
  ]);
  return row?.snapshot ?? null;
}
