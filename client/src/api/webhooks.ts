import {
  deliveryListSchema,
  type NewWebhook,
  newWebhookSchema,
  type Webhook,
  type WebhookDelivery,
  type WebhookDraft,
  type WebhookList,
  webhookListSchema,
  webhookSchema,
} from '@ochiq/shared/webhooks';
import { request, send } from './request';

const path = '/api/account/webhooks';

/** The own receivers of events. */
export const readWebhooks = (): Promise<WebhookList> => request(webhookListSchema, path);

/** Registers a receiver; its secret is in this answer and in no other. */
export const addWebhook = (body: WebhookDraft): Promise<NewWebhook> => request(newWebhookSchema, path, { method: 'POST', body });

/** Changes a receiver; one that was switched off begins anew. */
export const changeWebhook = (id: string, body: WebhookDraft): Promise<Webhook> =>
  request(webhookSchema, `${path}/${id}`, { method: 'PUT', body });

export async function removeWebhook(id: string): Promise<void> {
  await send(`${path}/${id}`, { method: 'DELETE' });
}

export async function testWebhook(id: string): Promise<void> {
  await send(`${path}/${id}/test`, { method: 'POST' });
}

/** The latest messages to a receiver. */
export const readDeliveries = async (id: string): Promise<WebhookDelivery[]> =>
  (await request(deliveryListSchema, `${path}/${id}/deliveries`)).deliveries;
