import { courtChannelSchema, courtEventSchema, courtKeyDraftSchema, courtViewListSchema } from '@ochiq/shared/intake';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Db, newId, Refusal, readClock, visitorOf } from '../base/index.js';
import { hurryCallback, insertKey, readCourtList, revokeKey, saveChannel } from './store-courts.js';

const tags = ['operator'];
const config = { allow: 'keep_courts' } as const;
const params = z.object({ court: z.coerce.number().int().positive().max(2_147_483_647) });
const response = { 200: courtViewListSchema };

async function listCourts(db: Db) {
  const iso = (text: string) => new Date(text).toISOString();
  const rows = await readCourtList(db);
  return {
    courts: rows.map(({ keys, waiting, ...row }) => ({
      ...row,
      keys: keys.map((key) => ({ ...key, addedAt: iso(key.addedAt), revokedAt: key.revokedAt === null ? null : iso(key.revokedAt) })),
      waiting: waiting.map((one) => ({ ...one, event: courtEventSchema.parse(one.event) })),
    })),
  };
}

/** Courts' keys and addresses, and what could not be told to them. */
export const courtRoutes =
  ({ db }: { readonly db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/api/operator/courts', { config, schema: { tags, summary: 'Courts that deliver documents', response } }, () => listCourts(db));

    app.put(
      '/api/operator/courts/:court',
      { config, schema: { tags, summary: 'How a court speaks with the platform', params, body: courtChannelSchema, response } },
      async (request) => {
        await db.transact(async (tx) => {
          const [court] = await readCourtList(tx).then((all) => all.filter(({ id }) => id === request.params.court));
          if (!court) throw new Refusal('court_unknown');
          if (!(await saveChannel(tx, court.id, request.body))) throw new Refusal('bad_request', [{ path: '/code', message: 'repeated' }]);
        });
        return listCourts(db);
      },
    );

    app.post(
      '/api/operator/courts/:court/keys',
      { config, schema: { tags, summary: 'Register a key that a court signs files with', params, body: courtKeyDraftSchema, response } },
      async (request) => {
        const { personId } = visitorOf(request);
        await db.transact(async (tx) => {
          if (!(await readCourtList(tx)).some(({ id }) => id === request.params.court)) throw new Refusal('court_unknown');
          const { kid, jwk } = request.body;
          const row = { id: newId(), courtId: request.params.court, kid, jwk, addedBy: personId, addedAt: await readClock(tx) };
          if (!(await insertKey(tx, row))) throw new Refusal('bad_request', [{ path: '/kid', message: 'repeated' }]);
        });
        return listCourts(db);
      },
    );

    app.delete(
      '/api/operator/courts/:court/keys/:key',
      { config, schema: { tags, summary: 'Revoke a key of a court', params: params.extend({ key: z.uuid() }), response } },
      async ({ params: { court, key } }) => {
        if (!(await revokeKey(db, court, key))) throw new Refusal('not_found');
        return listCourts(db);
      },
    );

    app.post(
      '/api/operator/callbacks/:callback/send',
      { config, schema: { tags, summary: 'Send a court a waiting message now', params: z.object({ callback: z.uuid() }), response } },
      async ({ params: { callback } }) => {
        if (!(await hurryCallback(db, callback))) throw new Refusal('not_found');
        return listCourts(db);
      },
    );
  };
