import { assistanceMessageSchema, directoryPath, directorySchema, messagesPath, receiptSchema } from '@ochiq/shared/assistance';
import { assistanceProblems } from '@ochiq/shared/problem';
import { isCanonicalJson } from '@ochiq/shared/tlog';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import '@fastify/rate-limit';
import { Refusal, readClock } from '../base/index.js';
import { answerComponents, directoryComponents, requestIdField } from './channel/rules.js';
import { signAnswer } from './channel/sign-message.js';
import type { AssistanceGround } from './ground.js';
import { coveredRequest, hearRequest } from './hear-request.js';
import { keepMessage } from './keep-message.js';
import type { Keyring } from './own-keys.js';
import { showDirectory } from './show-directory.js';
import type { Peer } from './store-keys.js';

const tags = ['assistance'];
const config = { allow: 'anyone', rateLimit: { max: 600, timeWindow: '1 minute' } } as const;

/** What other installations ask of this one: its keys, and to take their messages. Every answer to a genuine request is signed. */
export const peerRoutes =
  (ground: AssistanceGround, keys: Keyring): FastifyPluginAsyncZod =>
  async (app) => {
    /** The content of requests as it came, and who was found to have signed it. */
    const contents = new WeakMap<FastifyRequest, string>();
    const peers = new WeakMap<FastifyRequest, Peer>();
    const parseJson = app.getDefaultJsonParser('error', 'error');
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
      contents.set(request, text.toString());
      parseJson(request, text.toString(), done);
    });

    const sign = async (request: FastifyRequest, reply: FastifyReply, body: string, components: readonly string[]): Promise<void> => {
      const type = String(reply.getHeader('content-type') ?? 'application/json');
      void reply.header('content-type', type);
      const answer = { status: reply.statusCode, type, body, components };
      const fields = signAnswer(await keys.current(), await readClock(ground.db), answer, coveredRequest(ground, request));
      for (const [name, value] of fields) void reply.header(name, value);
    };

    app.get(
      directoryPath,
      {
        config,
        schema: {
          tags,
          summary: 'The keys that this installation signs with, signed by the newest of them',
          response: { 200: directorySchema },
        },
        onSend: async (request, reply, payload) => {
          // Whoever sends a new name gets an answer that nobody can have kept from earlier.
          if (reply.statusCode === 200 && request.headers[requestIdField] !== undefined)
            await sign(request, reply, String(payload), directoryComponents);
        },
      },
      async (_request, reply) => {
        void reply.header('cache-control', 'no-store');
        return showDirectory(ground, keys);
      },
    );

    app.post(
      messagesPath,
      {
        config: { ...config, refuses: assistanceProblems },
        schema: {
          tags,
          summary: 'Take a message about a request for legal assistance, in canonical JSON (RFC 8785) and signed (RFC 9421)',
          body: assistanceMessageSchema,
          response: { 200: receiptSchema },
        },
        preValidation: async (request) => {
          const body = contents.get(request) ?? '';
          peers.set(request, await hearRequest(ground, request, Buffer.from(body)));
          if (!isCanonicalJson(body)) throw new Refusal('bad_request', [{ path: '', message: 'not canonical (RFC 8785)' }]);
        },
        onSend: async (request, reply, payload) => {
          if (peers.has(request)) await sign(request, reply, String(payload), answerComponents);
        },
      },
      async (request) => {
        const peer = peers.get(request);
        if (peer === undefined) throw new Refusal('signature_missing');
        return keepMessage(ground, peer, request.body, contents.get(request) ?? '');
      },
    );
  };
