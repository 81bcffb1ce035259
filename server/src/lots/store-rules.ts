import type { Queryable, Tx } from '../base/index.js';

/** A version of a rule profile as this installation published it. */
export interface PublishedProfile {
  name: string;
  version: number;
  sha256: string;
  publishedAt: Date;
}

/** Notes that a version is published; false when it was before. */
export async function insertProfile(tx: Tx, { name, version, sha256, publishedAt }: PublishedProfile): Promise<boolean> {
  const rows = await tx.sql(
    `insert into rule_profile (name, version, sha256, published_at) values ($1, $2, $3, $4)
     on conflict do nothing returning name`,
    [name, version, sha256, publishedAt],
  );
  return rows.length > 0;
}

/** The versions that were published, oldest first. */
export const readProfiles = (db: Queryable): Promise<PublishedProfile[]> =>
  db.sql<PublishedProfile & { version: number }>(
    'select name, version, sha256, published_at as "publishedAt" from rule_profile order by published_at, name, version',
  );
