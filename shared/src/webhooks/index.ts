import { z } from 'zod';
import { currencySchema, minorSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

/** What a receiver can choose to hear of. */
export const webhookEvents = ['lot.published', 'lot.changed', 'lot.live', 'lot.closed', 'lot.result'] as const;
export const webhookEventSchema = z.enum(webhookEvents);
export type WebhookEvent = z.output<typeof webhookEventSchema>;

/** An address that hears of events: HTTPS on its port or 8443, without a name and password in it. */
export const webhookUrlSchema = z
  .url({ protocol: /^https$/ })
  .max(300)
  .regex(/^https:\/\/(\[[\da-f:.]+\]|[^\s@:/?#\\[\]]+)(:(443|8443))?([/?#]\S*)?$/);

/** A receiver as a person registers it. */
export const webhookDraftSchema = z.object({ url: webhookUrlSchema, events: z.array(webhookEventSchema).min(1).max(webhookEvents.length) });
export type WebhookDraft = z.output<typeof webhookDraftSchema>;

/** Why a receiver hears of nothing any more: it failed for long, or it said that it is gone (410). */
export const webhookEndings = ['failing', 'gone'] as const;

export const webhookSchema = z.object({
  id: z.uuid(),
  url: z.string(),
  events: z.array(webhookEventSchema),
  createdAt: instantSchema,
  /** Deliveries that failed since the last one that did not. */
  failures: z.int().nonnegative(),
  disabledAt: instantSchema.nullable(),
  ending: z.enum(webhookEndings).nullable(),
});
export type Webhook = z.output<typeof webhookSchema>;
export const webhookListSchema = z.object({ webhooks: z.array(webhookSchema), most: z.int().positive() });
export type WebhookList = z.output<typeof webhookListSchema>;

/** The secret is told once: `whsec_` and base64, as the libraries of Standard Webhooks take it. */
export const newWebhookSchema = z.object({ webhook: webhookSchema, secret: z.string() });
export type NewWebhook = z.output<typeof newWebhookSchema>;

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;

/** One message to a receiver: what came of it. */
export const webhookDeliverySchema = z.object({
  id: z.uuid(),
  /** The message's `webhook-id`: the same each time that it is sent. */
  eventId: z.string(),
  type: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int().nonnegative(),
  createdAt: instantSchema,
  /** When it is sent next; null once it is decided. */
  dueAt: instantSchema.nullable(),
  /** The receiver's last HTTP status; null where it gave none. */
  status: z.int().nullable(),
  /** Why the last attempt failed, by a word. */
  error: z.string().nullable(),
});
export type WebhookDelivery = z.output<typeof webhookDeliverySchema>;
export const deliveryListSchema = z.object({ deliveries: z.array(webhookDeliverySchema) });

/** What a receiver gets: Standard Webhooks' three fields. People never appear in it. */
export const webhookMessageSchema = z.object({
  type: z.union([webhookEventSchema, z.literal('test')]),
  timestamp: instantSchema,
  data: z.object({
    lot: z.int().positive().nullable(),
    /** The lot's public page. */
    url: z.string().nullable(),
    /** The entry of the public log that this tells of: published, opened, closed, suspended, resumed, withdrawn, corrected, sale_paid, ... */
    entry: z.string(),
    /** The lot's number of the entry where it has one; see the lot's trail. */
    seq: z.int().positive().nullable(),
    result: z.enum(['sold', 'unsold']).nullable(),
    priceMinor: minorSchema.nullable(),
    currency: currencySchema.nullable(),
    startsAt: instantSchema.nullable(),
    endsAt: instantSchema.nullable(),
  }),
});
export type WebhookMessage = z.output<typeof webhookMessageSchema>;
