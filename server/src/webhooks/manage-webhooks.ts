import type { NewWebhook, Webhook, WebhookDelivery, WebhookDraft, WebhookMessage } from '@ochiq/shared/webhooks';
import { newId, type Queryable, Refusal, readClock, receiverSecret } from '../base/index.js';
import { sendJob, type WebhookGround } from './ground.js';
import {
  type DeliveryRow,
  deleteWebhook,
  insertOne,
  insertWebhook,
  lockPerson,
  readDeliveries,
  readWebhook,
  readWebhooks,
  updateWebhook,
  type WebhookRow,
} from './store.js';

/** A person has so many receivers at most. */
export const mostWebhooks = 5;
const shownDeliveries = 50;

const view = ({ id, url, events, createdAt, failures, disabledAt, ending }: WebhookRow): Webhook => ({
  id,
  url,
  events,
  createdAt: createdAt.toISOString(),
  failures,
  disabledAt: disabledAt?.toISOString() ?? null,
  ending: ending === 'gone' || ending === 'failing' ? ending : null,
});

const deliveryView = ({ id, eventId, type, state, attempts, createdAt, dueAt, status, error }: DeliveryRow): WebhookDelivery => ({
  id,
  eventId,
  type,
  state: state === 'delivered' || state === 'failed' ? state : 'waiting',
  attempts,
  createdAt: createdAt.toISOString(),
  dueAt: dueAt?.toISOString() ?? null,
  status,
  error,
});

/** @throws Refusal webhook_unknown, for another's too */
async function mustRead(db: Queryable, id: string, personId: string): Promise<WebhookRow> {
  const row = await readWebhook(db, id, personId);
  if (!row) throw new Refusal('webhook_unknown');
  return row;
}

export const listWebhooks = async (db: Queryable, personId: string): Promise<Webhook[]> => (await readWebhooks(db, personId)).map(view);

/** Registers a receiver and tells its secret, this once. @throws Refusal too_many_webhooks */
export async function addWebhook(
  { db, secret }: Pick<WebhookGround, 'db' | 'secret'>,
  personId: string,
  draft: WebhookDraft,
): Promise<NewWebhook> {
  const id = newId();
  return db.transact(async (tx) => {
    await lockPerson(tx, personId);
    if ((await readWebhooks(tx, personId)).length >= mostWebhooks) throw new Refusal('too_many_webhooks');
    await insertWebhook(tx, { id, personId, createdAt: await readClock(tx), url: draft.url, events: [...new Set(draft.events)] });
    return { webhook: view(await mustRead(tx, id, personId)), secret: receiverSecret(secret, `webhook:${id}`) };
  });
}

/** Gives a receiver another address or other events; one that was disabled begins anew. @throws Refusal webhook_unknown */
export async function changeWebhook(
  { db }: Pick<WebhookGround, 'db'>,
  personId: string,
  id: string,
  draft: WebhookDraft,
): Promise<Webhook> {
  return db.transact(async (tx) => {
    await mustRead(tx, id, personId);
    await updateWebhook(tx, id, { ...draft, events: [...new Set(draft.events)] });
    return view(await mustRead(tx, id, personId));
  });
}

/** @throws Refusal webhook_unknown */
export async function removeWebhook({ db }: Pick<WebhookGround, 'db'>, personId: string, id: string): Promise<void> {
  await db.transact(async (tx) => {
    await mustRead(tx, id, personId);
    await deleteWebhook(tx, id);
  });
}

/** The latest messages to a receiver and what came of them. @throws Refusal webhook_unknown */
export async function showDeliveries(db: Queryable, personId: string, id: string): Promise<WebhookDelivery[]> {
  await mustRead(db, id, personId);
  return (await readDeliveries(db, id, shownDeliveries)).map(deliveryView);
}

/** Sends a test message, as any other is sent. @throws Refusal webhook_unknown, webhook_off */
export async function testWebhook({ db, jobs }: Pick<WebhookGround, 'db' | 'jobs'>, personId: string, webhookId: string): Promise<void> {
  const id = newId();
  await db.transact(async (tx) => {
    if ((await mustRead(tx, webhookId, personId)).disabledAt !== null) throw new Refusal('webhook_off');
    const nothing = { lot: null, url: null, seq: null, result: null, priceMinor: null, currency: null, startsAt: null, endsAt: null };
    const message: WebhookMessage = { type: 'test', timestamp: (await readClock(tx)).toISOString(), data: { ...nothing, entry: 'test' } };
    await insertOne(tx, { id, webhookId, eventId: `test_${id}`, type: 'test', body: JSON.stringify(message) });
    await jobs.send(tx, sendJob, {}, { key: sendJob });
  });
}
