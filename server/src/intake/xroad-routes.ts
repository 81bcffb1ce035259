import { documentStatusSchema } from '@ochiq/shared/intake';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../base/index.js';
import { type Caller, callerOf, formatClientId } from '../xroad/index.js';
import type { DrawGround } from './commit-chain.js';
import { readStatus, type StatusGround } from './read-status.js';
import { receiveDocument } from './receive-document.js';
import { findDocument } from './store.js';
import { type CourtChannel, findCourtByCode } from './store-courts.js';

const tags = ['xroad'];
const namedSchema = z.object({ court: z.string().min(1).max(40), number: z.string().min(1).max(60) });

/** The service `documents` of X-Road: courts deliver executive documents, and ask how they stand. */
export const documentService =
  (ground: DrawGround & StatusGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '',
      {
        config: { allow: 'security_server' },
        schema: {
          tags,
          summary: 'Deliver an executive document; the same again gets the same answer',
          body: z.unknown(),
          response: { 200: documentStatusSchema, 201: documentStatusSchema },
        },
      },
      async (request, reply) => {
        const code = z.object({ court: z.string() }).safeParse(request.body).data?.court;
        const court = await courtOf(ground, callerOf(request), code);
        if (!court) throw new Refusal('document_invalid', [{ path: '/court', message: code === undefined ? 'missing' : 'other_court' }]);
        const arrival = { delivery: 'xroad', uploadedBy: null, signature: null } as const;
        const { row, repeated } = await receiveDocument(ground, court, arrival, request.body);
        return reply.code(repeated ? 200 : 201).send(await readStatus(ground, row, repeated));
      },
    );

    app.get(
      '',
      {
        config: { allow: 'security_server' },
        schema: { tags, summary: 'How a document stands', querystring: namedSchema, response: { 200: documentStatusSchema } },
      },
      async (request) => {
        const { court: code, number } = request.query;
        const court = await courtOf(ground, callerOf(request), code);
        const row = court && (await findDocument(ground.db, court.courtId, number));
        if (!row) throw new Refusal('document_unknown');
        return readStatus(ground, row, true);
      },
    );
  };

/** The court of a code, if the caller speaks for it: courts of a country may share one system. */
async function courtOf({ db }: Pick<DrawGround, 'db'>, { client }: Caller, code: string | undefined): Promise<CourtChannel | null> {
  const court = code === undefined ? null : await findCourtByCode(db, code);
  return court?.xroadClient === formatClientId(client) ? court : null;
}
