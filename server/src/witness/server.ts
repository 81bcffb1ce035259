import { formatVerifierKey, type VerifierKey } from '@ochiq/shared/tlog';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { z } from 'zod';
import { originHash, type Shelf } from './held.js';
import type { AddAnswer, Logs, Witness } from './witness.js';

/** Room for 63 hashes, and for sixteen signatures of 5 kB, which a note may have. */
const bodyLimitBytes = 128 * 1024;
const headerLimitBytes = 8 * 1024;
const headersMs = 5_000;
const requestMs = 10_000;
/** A log comes each second or so, and need not connect anew. */
const keepAliveMs = 60_000;
/** How often Node looks whether a request has taken too long; its own 30 s would let slow ones gather. */
const lookMs = 1_000;
const maxConnections = 256;

const plain = 'text/plain; charset=utf-8';
const bodySchema = z.instanceof(Uint8Array);
const checkpointParamsSchema = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

export interface ServerOptions {
  readonly witness: Witness;
  readonly key: VerifierKey;
  readonly logs: Logs;
  readonly shelf: Shelf;
  /** Takes a line that a person should read at once. */
  readonly alarm: (line: string) => void;
}

/** The HTTP side of a witness, not yet listening. Source: C2SP tlog-witness, "HTTP Interface". */
export function createServer({ witness, key, logs, shelf, alarm }: ServerOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: true,
    http: { headersTimeout: headersMs, maxHeaderSize: headerLimitBytes, connectionsCheckingInterval: lookMs },
  });
  app.server.maxConnections = maxConnections;
  // The protocol names no type of body, and clients send any.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).type(plain).send('nothing here\n'));
  app.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error);
    if (status === 500) alarm(`cannot answer: ${String(error)}`);
    return reply
      .code(status)
      .type(plain)
      .send(status === 500 ? 'the witness is in trouble\n' : 'not a request that can be read\n');
  });

  app.post('/add-checkpoint', async (request, reply) => {
    const body = bodySchema.safeParse(request.body);
    return answer(reply, await witness.add(body.success ? body.data : new Uint8Array()));
  });
  app.get('/:hash/checkpoint', async (request, reply) => {
    const params = checkpointParamsSchema.safeParse(request.params);
    const origin = params.success ? [...logs.keys()].find((known) => originHash(known) === params.data.hash) : undefined;
    const held = origin === undefined ? null : await shelf.read(origin);
    if (held === null) return reply.callNotFound();
    // A page of the log may compare what it was shown with what the witness saw.
    return reply.type(plain).header('access-control-allow-origin', '*').header('cache-control', 'no-cache').send(held.text);
  });
  app.get('/', async (_request, reply) => reply.type(plain).send(await describe(key, logs, shelf)));
  return app;
}

/** The status that Fastify gave a request it could not read; 500 for our own errors. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function answer(reply: FastifyReply, added: AddAnswer): FastifyReply {
  reply.code(added.status);
  if (added.status === 200) return reply.type(plain).send(added.lines);
  // A client knows by this type that the body is a size.
  if (added.status === 409) return reply.header('content-type', 'text/x.tlog.size').send(Buffer.from(`${added.size}\n`));
  return reply.type(plain).send(`${added.reason}\n`);
}

/** For people: who this is and what it has seen. */
async function describe(key: VerifierKey, logs: Logs, shelf: Shelf): Promise<string> {
  const lines = [`${key.name}, a witness of transparency logs (C2SP tlog-witness)`, `key: ${formatVerifierKey(key)}`, ''];
  for (const origin of logs.keys()) {
    const held = await shelf.read(origin);
    lines.push(held === null ? `${origin}: nothing seen yet` : `${origin}: size ${held.checkpoint.size}, seen ${isoOf(held.timeSeconds)}`);
    if (held !== null) lines.push(`  /${originHash(origin)}/checkpoint`);
  }
  return `${lines.join('\n')}\n`;
}

const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString();
