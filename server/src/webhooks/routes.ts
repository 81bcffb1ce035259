import { deliveryListSchema, newWebhookSchema, webhookDraftSchema, webhookListSchema, webhookSchema } from '@ochiq/shared/webhooks';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import '@fastify/rate-limit';
import { z } from 'zod';
import { Refusal, visitorOf } from '../base/index.js';
import type { WebhookGround } from './ground.js';
import { addWebhook, changeWebhook, listWebhooks, mostWebhooks, removeWebhook, showDeliveries, testWebhook } from './manage-webhooks.js';

const tags = ['webhooks'];
const config = { allow: 'keep_webhooks' } as const;
const params = z.object({ webhook: z.string() });
const path = '/api/account/webhooks';
const nothing = { 204: z.undefined() };

/** @throws Refusal webhook_unknown for what is no id */
function idOf({ webhook }: { webhook: string }): string {
  const id = z.uuid().safeParse(webhook);
  if (!id.success) throw new Refusal('webhook_unknown');
  return id.data;
}

/** Where a person's own programs hear of lots' events. */
export const webhookRoutes =
  (ground: WebhookGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    app.get(
      path,
      { config, schema: { tags, summary: 'The own receivers of events', response: { 200: webhookListSchema } } },
      async (request) => ({ webhooks: await listWebhooks(ground.db, visitorOf(request).personId), most: mostWebhooks }),
    );
    app.post(
      path,
      {
        config,
        schema: {
          tags,
          summary: 'Register a receiver (HTTPS, a public address); its signing secret is told this once',
          body: webhookDraftSchema,
          response: { 201: newWebhookSchema },
        },
      },
      async (request, reply) => reply.code(201).send(await addWebhook(ground, visitorOf(request).personId, request.body)),
    );
    app.put(
      `${path}/:webhook`,
      {
        config,
        schema: {
          tags,
          summary: 'Change a receiver; one that was disabled begins anew',
          params,
          body: webhookDraftSchema,
          response: { 200: webhookSchema },
        },
      },
      async (request) => changeWebhook(ground, visitorOf(request).personId, idOf(request.params), request.body),
    );
    app.delete(
      `${path}/:webhook`,
      { config, schema: { tags, summary: 'Remove a receiver with its log', params, response: nothing } },
      async (request, reply) => {
        await removeWebhook(ground, visitorOf(request).personId, idOf(request.params));
        return reply.code(204).send();
      },
    );
    app.get(
      `${path}/:webhook/deliveries`,
      { config, schema: { tags, summary: 'The latest messages to a receiver', params, response: { 200: deliveryListSchema } } },
      async (request) => ({ deliveries: await showDeliveries(ground.db, visitorOf(request).personId, idOf(request.params)) }),
    );
    app.post(
      `${path}/:webhook/test`,
      {
        config: { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } },
        schema: { tags, summary: 'Send a test message', params, response: nothing },
      },
      async (request, reply) => {
        await testWebhook(ground, visitorOf(request).personId, idOf(request.params));
        return reply.code(204).send();
      },
    );
  };
