import type { WebhookDraft, WebhookEvent } from '@ochiq/shared/webhooks';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Queryable, Tx } from '../base/index.js';
import { webhook, webhookDelivery } from './table.js';

export type WebhookRow = typeof webhook.$inferSelect;
export type DeliveryRow = typeof webhookDelivery.$inferSelect;

export const readWebhooks = (db: Queryable, personId: string): Promise<WebhookRow[]> =>
  db.orm.select().from(webhook).where(eq(webhook.personId, personId)).orderBy(asc(webhook.createdAt), asc(webhook.id));

export async function readWebhook(db: Queryable, id: string, personId: string): Promise<WebhookRow | null> {
  const [row] = await db.orm
    .select()
    .from(webhook)
    .where(and(eq(webhook.id, id), eq(webhook.personId, personId)));
  return row ?? null;
}

/** One registration of a person at a time: their number is counted under this lock. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(7306015, hashtext($1))', [personId]);
}

export async function insertWebhook(tx: Tx, row: { id: string; personId: string; createdAt: Date } & WebhookDraft): Promise<void> {
  await tx.orm.insert(webhook).values(row);
}

/** A receiver that is changed begins anew. */
export async function updateWebhook(tx: Tx, id: string, { url, events }: WebhookDraft): Promise<void> {
  await tx.orm.update(webhook).set({ url, events, failures: 0, disabledAt: null, ending: null }).where(eq(webhook.id, id));
}

export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.orm.delete(webhook).where(eq(webhook.id, id));
}

/** All that the room holds of a person. */
export async function deleteWebhooks(tx: Tx, personId: string): Promise<void> {
  await tx.orm.delete(webhook).where(eq(webhook.personId, personId));
}

/** The latest deliveries to a receiver. */
export const readDeliveries = (db: Queryable, webhookId: string, limit: number): Promise<DeliveryRow[]> =>
  db.orm
    .select()
    .from(webhookDelivery)
    .where(eq(webhookDelivery.webhookId, webhookId))
    .orderBy(desc(webhookDelivery.createdAt), desc(webhookDelivery.id))
    .limit(limit);

/** Puts a message down for each receiver that wants its kind. @returns how many there are */
export async function insertForAll(tx: Tx, message: { eventId: string; type: WebhookEvent; body: string }): Promise<number> {
  const rows = await tx.sql(
    `insert into webhook_delivery (id, webhook_id, event_id, type, body, state, created_at, due_at)
     select gen_random_uuid(), id, $1, $2, $3, 'waiting', clock_timestamp(), clock_timestamp() from webhook
     where disabled_at is null and $2 = any(events) on conflict (webhook_id, event_id) do nothing returning id`,
    [message.eventId, message.type, message.body],
  );
  return rows.length;
}

export async function insertOne(
  tx: Tx,
  row: { id: string; webhookId: string; eventId: string; type: string; body: string },
): Promise<void> {
  await tx.sql(
    `insert into webhook_delivery (id, webhook_id, event_id, type, body, state, created_at, due_at)
     values ($1, $2, $3, $4, $5, 'waiting', clock_timestamp(), clock_timestamp())`,
    [row.id, row.webhookId, row.eventId, row.type, row.body],
  );
}

export interface ClaimedDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly personId: string;
  readonly url: string;
  readonly eventId: string;
  readonly body: string;
  /** This one included. */
  readonly attempts: number;
  readonly failures: number;
  readonly claimedAt: Date;
}

/**
 * Takes the delivery that is due longest and counts the attempt; others leave it alone for so long. A receiver gets one message at a time.
 */
export async function claimDelivery(db: Queryable, holdMs: number): Promise<ClaimedDelivery | null> {
  const [row] = await db.sql<ClaimedDelivery>(
    `update webhook_delivery d set attempts = attempts + 1, claimed_until = clock_timestamp() + $1 * interval '1 ms'
     from webhook w where w.id = d.webhook_id and d.id = (
       select one.id from webhook_delivery one join webhook receiver on receiver.id = one.webhook_id
       where one.state = 'waiting' and one.due_at <= clock_timestamp() and (one.claimed_until is null or one.claimed_until < clock_timestamp())
         and receiver.disabled_at is null
         and not exists (select from webhook_delivery busy where busy.webhook_id = one.webhook_id and busy.state = 'waiting'
           and busy.claimed_until >= clock_timestamp())
       order by one.due_at, one.id limit 1 for update of one, receiver skip locked)
     returning d.id, d.webhook_id as "webhookId", w.person_id as "personId", w.url, d.event_id as "eventId", d.body, d.attempts, w.failures,
       clock_timestamp() as "claimedAt"`,
    [holdMs],
  );
  return row ?? null;
}

export interface Outcome {
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly waitMs: number | null;
  readonly status: number | null;
  readonly error: string | null;
}

/** Notes what became of an attempt. @returns when it is sent next */
export async function markDelivery(tx: Tx, id: string, { state, waitMs, status, error }: Outcome): Promise<Date | null> {
  const [row] = await tx.sql<{ dueAt: Date | null }>(
    `update webhook_delivery set state = $2, due_at = clock_timestamp() + $3 * interval '1 ms', claimed_until = null, status = $4, error = $5
     where id = $1 returning due_at as "dueAt"`,
    [id, state, waitMs, status, error],
  );
  return row?.dueAt ?? null;
}

/** Notes how a receiver does. @returns whether it was disabled by this */
export async function markWebhook(tx: Tx, id: string, failures: number, ending: string | null): Promise<boolean> {
  const rows = await tx.sql(
    `update webhook set failures = $2, disabled_at = case when $3::text is null then null else clock_timestamp() end, ending = $3
     where id = $1 and disabled_at is null returning id`,
    [id, failures, ending],
  );
  if (ending === null || rows.length === 0) return false;
  await tx.sql(
    `update webhook_delivery set state = 'failed', due_at = null, claimed_until = null where webhook_id = $1 and state = 'waiting'`,
    [id],
  );
  return true;
}

/** How long a delivery is shown, in days. */
const keptDays = 30;

export async function deleteOldDeliveries(db: Queryable): Promise<void> {
  await db.sql(`delete from webhook_delivery where state <> 'waiting' and created_at < clock_timestamp() - $1 * interval '1 day'`, [
    keptDays,
  ]);
}
