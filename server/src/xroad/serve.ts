import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { problemText } from '@ochiq/shared/problem/text';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type FastifyPluginAsyncZod, hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { codeOfStatus, Refusal, statusOf } from '../base/index.js';
import { callerOf, readCaller } from './caller.js';
import { formatClientId, parseClientId } from './identifier.js';

export interface Guard {
  /** What the proxy before us says when it has seen the security server's certificate; null: nobody comes by this way. */
  readonly secret: string | null;
  /** Clients by our service's code, as X-Road writes them. */
  readonly admitted: Readonly<Record<string, readonly string[]>>;
  /** Whether a request came by the listener that takes only the security server's certificate. */
  readonly isByCertificate: (request: IncomingMessage) => boolean;
}

const secretHeader = 'x-security-server-secret';
const digest = (text: string) => createHash('sha256').update(text).digest();

class NotAdmitted extends Error {
  constructor(
    readonly status: 400 | 403,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

const pascal = (code: string) => code.replace(/(^|_)([a-z])/g, (_whole, _start, letter: string) => letter.toUpperCase());

/** An error of ours in X-Road's form. X-Road-Error is not set: it says that the error is a security server's (PR-REST 4.3). */
function answer(request: FastifyRequest, reply: FastifyReply, status: number, type: string, message: string, more: object = {}) {
  const detail = request.xroadCaller?.messageId ?? request.id;
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ type, message, detail, ...more }));
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof NotAdmitted) return answer(request, reply, error.status, error.type, error.message);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({ path: instancePath, message: message ?? '' }));
    return answer(request, reply, 400, 'Client.BadRequest', problemText('bad_request', 'en').title, { errors });
  }
  const given = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  const code = error instanceof Refusal ? error.code : codeOfStatus(given);
  const status = error instanceof Refusal ? statusOf(code) : given;
  if (status >= 500) request.log.error({ err: error }, 'request over X-Road failed');
  const { title, action } = problemText(code, 'en');
  const more = error instanceof Refusal && error.errors.length > 0 ? { errors: error.errors } : {};
  return answer(request, reply, status, `${status >= 500 ? 'Server' : 'Client'}.${pascal(code)}`, `${title} ${action}`.trim(), more);
}

/**
 * A service of ours for other bodies' systems: `routes` stand under /xroad/{service}, where our security server finds them, and each has
 * the caller by `callerOf`. Before anything else the request must come from the security server (its certificate, or our proxy's secret)
 * and name a client that is admitted to this service. Errors go out as type, message and detail; `detail` is the X-Road-Id.
 */
export const serve =
  (guard: Guard) =>
  (service: string, routes: FastifyPluginAsyncZod): FastifyPluginAsync => {
    const admitted = new Set((guard.admitted[service] ?? []).map(canonical));
    const secret = guard.secret === null ? null : digest(guard.secret);
    const isFromServer = (request: FastifyRequest) => {
      const { [secretHeader]: given } = request.headers;
      if (guard.isByCertificate(request.raw)) return true;
      return secret !== null && typeof given === 'string' && timingSafeEqual(digest(given), secret);
    };
    return async (app: FastifyInstance) => {
      await app.register(
        async (inner) => {
          inner.decorateRequest('xroadCaller', null);
          inner.setErrorHandler(answerError);
          inner.addHook('onRequest', async (request) => {
            if (!isFromServer(request)) {
              throw new NotAdmitted(403, 'Client.SslAuthenticationFailed', 'Only our security server is listened to here.');
            }
            request.xroadCaller = readCaller(request.raw.rawHeaders);
            if (request.xroadCaller === null) {
              throw new NotAdmitted(400, 'Client.BadRequest', 'X-Road-Client or X-Road-Id is missing, is there twice or cannot be read.');
            }
            const client = formatClientId(callerOf(request).client);
            if (!admitted.has(client)) throw new NotAdmitted(403, 'Client.AccessDenied', `${client} is not admitted to ${service}.`);
          });
          inner.setNotFoundHandler((request, reply) => void answer(request, reply, 404, 'Client.NotFound', 'There is no such resource.'));
          await inner.register(routes);
        },
        { prefix: `/xroad/${service}` },
      );
    };
  };

function canonical(text: string): string {
  const id = parseClientId(text);
  if (id === null) throw new Error(`XROAD_CLIENTS: ${text} is no client of X-Road`);
  return formatClientId(id);
}
