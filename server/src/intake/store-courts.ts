import type { Translated } from '@ochiq/shared/language';
import type { Queryable, Tx } from '../base/index.js';
import { courtKey } from './table.js';

/** A court that delivers documents. */
export interface CourtChannel {
  readonly courtId: number;
  readonly code: string;
  readonly jurisdiction: 'UZ' | 'KG';
  /** As X-Road writes it; null: this court is not heard over X-Road. */
  readonly xroadClient: string | null;
  readonly callbackUrl: string | null;
}

const channels = `select court_id as "courtId", code, jurisdiction, xroad_client as "xroadClient", callback_url as "callbackUrl"
  from court_channel join court on court.id = court_id`;

export async function findCourtByCode(db: Queryable, code: string): Promise<CourtChannel | null> {
  const [row] = await db.sql<CourtChannel & { courtId: number }>(`${channels} where code = $1`, [code]);
  return row ?? null;
}

export interface KeyRow {
  readonly id: string;
  readonly kid: string;
  readonly jwk: Record<string, string>;
  readonly addedAt: Date;
  readonly revokedAt: Date | null;
}

const keyRows = 'select id, kid, jwk, added_at as "addedAt", revoked_at as "revokedAt" from court_key';

export async function findKey(db: Queryable, courtId: number, kid: string): Promise<KeyRow | null> {
  const [row] = await db.sql<KeyRow & { id: string }>(`${keyRows} where court_id = $1 and kid = $2`, [courtId, kid]);
  return row ?? null;
}

export async function insertKey(tx: Tx, row: typeof courtKey.$inferInsert): Promise<boolean> {
  const added = await tx.orm.insert(courtKey).values(row).onConflictDoNothing().returning({ id: courtKey.id });
  return added.length > 0;
}

/** From now on nothing signed with it is believed. @returns whether there was such a key */
export async function revokeKey(db: Queryable, courtId: number, id: string): Promise<boolean> {
  const rows = await db.sql(
    'update court_key set revoked_at = coalesce(revoked_at, clock_timestamp()) where court_id = $1 and id = $2 returning id',
    [courtId, id],
  );
  return rows.length > 0;
}

/** How a court speaks with the platform from now on. @returns false when another court has the code */
export async function saveChannel(
  tx: Tx,
  courtId: number,
  { code, xroadClient, callbackUrl }: { code: string; xroadClient: string | null; callbackUrl: string | null },
): Promise<boolean> {
  const rows = await tx.sql(
    `insert into court_channel (court_id, code, xroad_client, callback_url) select $1, $2, $3, $4
     where not exists (select from court_channel other where other.code = $2 and other.court_id <> $1)
     on conflict (court_id) do update set code = excluded.code, xroad_client = excluded.xroad_client, callback_url = excluded.callback_url
     returning court_id`,
    [courtId, code, xroadClient, callbackUrl],
  );
  return rows.length > 0;
}

export interface CourtRow {
  readonly id: number;
  readonly name: Translated;
  readonly jurisdiction: 'UZ' | 'KG';
  readonly code: string | null;
  readonly xroadClient: string | null;
  readonly callbackUrl: string | null;
  readonly documents: number;
  readonly keys: readonly { id: string; kid: string; addedAt: string; revokedAt: string | null }[];
  /** Messages that the court has not acknowledged, the first of each document. */
  readonly waiting: readonly {
    id: string;
    event: string;
    document: number;
    attempts: number;
    status: number | null;
    error: string | null;
  }[];
}

/** All courts, with what an operator looks after. */
export const readCourtList = (db: Queryable): Promise<CourtRow[]> =>
  db.sql<CourtRow & { id: number }>(
    `select court.id, court.name, court.jurisdiction, channel.code, channel.xroad_client as "xroadClient", channel.callback_url as "callbackUrl",
       (select count(*)::int from incoming_document document where document.court_id = court.id) as documents,
       coalesce((select json_agg(json_build_object('id', key.id, 'kid', kid, 'addedAt', added_at, 'revokedAt', revoked_at) order by added_at)
         from court_key key where key.court_id = court.id), '[]') as keys,
       coalesce((select json_agg(json_build_object('id', late.id, 'event', event, 'document', document_id, 'attempts', attempts,
           'status', status, 'error', error) order by late.created_at)
         from (select * from court_callback one where one.court_id = court.id and one.due_at is not null and one.attempts > 0
           order by one.created_at limit 20) late), '[]') as waiting
     from court left join court_channel channel on channel.court_id = court.id order by channel.code nulls last, court.id`,
  );

/** A message that waits is sent at once. @returns whether it waited */
export async function hurryCallback(db: Queryable, id: string): Promise<boolean> {
  const rows = await db.sql(`update court_callback set due_at = clock_timestamp() where id = $1 and due_at is not null returning id`, [id]);
  return rows.length > 0;
}
