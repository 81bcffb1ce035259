import { assistanceSettingsSchema, directoryPreviewSchema, partnerDraftSchema, partnerUrlSchema } from '@ochiq/shared/assistance';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../base/index.js';
import type { AssistanceGround } from './ground.js';
import { addPartner, distrustKey, pausePartner, previewDirectory, reloadPartner, showSettings } from './keep-partners.js';
import type { Keyring } from './own-keys.js';

const tags = ['assistance'];
const config = { allow: 'keep_partners' } as const;
const path = '/api/operator/assistance';
const settings = { 200: assistanceSettingsSchema };
const partnerParams = z.object({ partner: z.string() });

/** @throws Refusal partner_unknown for what is no id */
function partnerOf({ partner }: { partner: string }): string {
  const id = z.uuid().safeParse(partner);
  if (!id.success) throw new Refusal('partner_unknown');
  return id.data;
}

/** Which installations this one exchanges with, and by which keys. */
export const operatorRoutes =
  (ground: AssistanceGround, keys: Keyring): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    const show = () => showSettings(ground, keys);
    app.get(path, { config, schema: { tags, summary: 'Our keys, and the partners with theirs', response: settings } }, show);
    app.post(
      `${path}/directory`,
      {
        config: { ...config, refuses: ['directory_unreadable'] },
        schema: {
          tags,
          summary: 'Read the directory of an installation, to compare its keys before any is trusted',
          body: z.object({ url: partnerUrlSchema }),
          response: { 200: directoryPreviewSchema },
        },
      },
      async (request) => ({ directory: await previewDirectory(ground, request.body.url) }),
    );
    app.post(
      `${path}/partners`,
      {
        config: { ...config, refuses: ['directory_unreadable', 'partner_taken'] },
        schema: { tags, summary: 'Exchange with an installation by keys that were compared', body: partnerDraftSchema, response: settings },
      },
      async (request) => {
        await addPartner(ground, request.body);
        return show();
      },
    );
    app.put(
      `${path}/partners/:partner`,
      {
        config,
        schema: {
          tags,
          summary: 'Pause the exchange, or go on',
          params: partnerParams,
          body: z.object({ paused: z.boolean() }),
          response: settings,
        },
      },
      async (request) => {
        await pausePartner(ground, partnerOf(request.params), request.body.paused);
        return show();
      },
    );
    app.post(
      `${path}/partners/:partner/refresh`,
      {
        config: { ...config, refuses: ['directory_unreadable'] },
        schema: { tags, summary: 'Read the partner’s directory now, and send what waits', params: partnerParams, response: settings },
      },
      async (request) => {
        await reloadPartner(ground, partnerOf(request.params));
        return show();
      },
    );
    app.post(
      `${path}/partners/:partner/keys/:kid/revoke`,
      {
        config,
        schema: { tags, summary: 'Trust a partner’s key no more', params: partnerParams.extend({ kid: z.string() }), response: settings },
      },
      async (request) => {
        await distrustKey(ground, partnerOf(request.params), request.params.kid);
        return show();
      },
    );
    app.post(`${path}/keys`, { config, schema: { tags, summary: 'Sign with a new key from now on', response: settings } }, async () => {
      await keys.rotate();
      return show();
    });
    app.post(
      `${path}/keys/:kid/revoke`,
      { config, schema: { tags, summary: 'Revoke a key of ours', params: z.object({ kid: z.string() }), response: settings } },
      async (request) => {
        await keys.revoke(request.params.kid);
        return show();
      },
    );
  };
