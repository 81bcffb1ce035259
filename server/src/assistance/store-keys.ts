import type { Country, Directory } from '@ochiq/shared/assistance';
import { asc, eq } from 'drizzle-orm';
import { plainArray, type Queryable, type Tx } from '../base/index.js';
import type { KnownKey } from './channel/rules.js';
import { assistanceKey, assistancePartnerKey } from './table.js';

export type OwnKeyRow = typeof assistanceKey.$inferSelect;

/** Our keys, the oldest first. */
export const readOwnKeys = (db: Queryable): Promise<OwnKeyRow[]> =>
  db.orm.select().from(assistanceKey).orderBy(asc(assistanceKey.madeAt), asc(assistanceKey.kid));

/** One change of our keys at a time. */
export async function lockOwnKeys(tx: Tx): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(7306016, 1)');
}

export async function insertOwnKey(tx: Tx, row: Pick<OwnKeyRow, 'kid' | 'salt' | 'x' | 'madeAt'>): Promise<void> {
  await tx.orm.insert(assistanceKey).values({ ...row, state: 'active', endsAt: null });
}

export async function endOwnKeys(tx: Tx, exceptKid: string, endsAt: Date): Promise<void> {
  await tx.sql(`update assistance_key set state = 'retiring', ends_at = $2 where state = 'active' and kid <> $1`, [exceptKid, endsAt]);
}

/** @returns whether it was there and in force */
export async function revokeOwnKey(tx: Tx, kid: string, at: Date): Promise<boolean> {
  const rows = await tx.sql(
    `update assistance_key set state = 'revoked', ends_at = $2 where kid = $1 and state <> 'revoked' returning kid`,
    [kid, at],
  );
  return rows.length > 0;
}

/** Who a key belongs to, with the key and the database's clock. */
export interface Peer {
  partnerId: string;
  country: Country;
  officeId: number;
  url: string;
  paused: boolean;
}

export interface FoundKey {
  readonly now: Date;
  readonly peer: Peer | null;
  readonly key: KnownKey | null;
}

/** A partner's key by its thumbprint, and the time: one question. */
export async function findPeer(db: Queryable, kid: string): Promise<FoundKey> {
  const [row] = await db.sql<Peer & { now: Date; x: string | null; state: KnownKey['state']; since: Date; until: Date | null }>(
    `select date_trunc('milliseconds', clock_timestamp()) as now, k.x, k.state, k.since, k.until, p.id as "partnerId", p.country,
       p.office_id as "officeId", p.url, p.paused
     from (select 1) as one left join assistance_partner_key k on k.kid = $1 left join assistance_partner p on p.id = k.partner_id`,
    [kid],
  );
  if (!row) throw new Error('the clock gave no row');
  const { now, x, state, since, until, ...peer } = row;
  return x === null ? { now, peer: null, key: null } : { now, peer, key: { x, state, since, until } };
}

/** Keeps a nonce until its signature expires. @returns false when it was there: a replay */
export async function keepNonce(db: Queryable, kid: string, nonce: string, expiresS: number): Promise<boolean> {
  const rows = await db.sql(
    'insert into assistance_nonce (kid, nonce, expires_at) values ($1, $2, to_timestamp($3)) on conflict do nothing returning kid',
    [kid, nonce, expiresS],
  );
  return rows.length > 0;
}

export async function deleteOldNonces(db: Queryable): Promise<void> {
  await db.sql('delete from assistance_nonce where expires_at < clock_timestamp()');
}

export type PartnerKeyRow = typeof assistancePartnerKey.$inferSelect;

export const readPartnerKeys = (db: Queryable, partnerId: string): Promise<PartnerKeyRow[]> =>
  db.orm.select().from(assistancePartnerKey).where(eq(assistancePartnerKey.partnerId, partnerId)).orderBy(asc(assistancePartnerKey.since));

/** Keys that are trusted from now on; one that is known already stays as it is. */
export async function insertPartnerKeys(
  tx: Tx,
  partnerId: string,
  how: 'pinned' | 'directory',
  keys: readonly Directory['keys'][number][],
): Promise<void> {
  if (keys.length === 0) return;
  await tx.orm
    .insert(assistancePartnerKey)
    .values(
      keys.map(({ kid, x, nbf, exp }) => ({
        kid,
        partnerId,
        x,
        state: 'trusted' as const,
        how,
        since: new Date(nbf * 1000),
        until: exp === null ? null : new Date(exp * 1000),
      })),
    )
    .onConflictDoNothing();
}

/** Takes over when a partner's keys end. */
export async function endPartnerKeys(tx: Tx, partnerId: string, keys: readonly Directory['keys'][number][]): Promise<void> {
  for (const { kid, exp } of keys)
    await tx.sql('update assistance_partner_key set until = to_timestamp($3) where partner_id = $1 and kid = $2', [partnerId, kid, exp]);
}

/** For good: no directory makes a revoked key trusted again. @returns how many were trusted until now */
export async function revokePartnerKeys(tx: Tx, partnerId: string, kids: readonly string[]): Promise<number> {
  const rows = await tx.sql(
    `update assistance_partner_key set state = 'revoked' where partner_id = $1 and kid = any($2::text[]) and state = 'trusted' returning kid`,
    [partnerId, plainArray(kids)],
  );
  return rows.length;
}
