import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type Registry, registries } from '@ochiq/shared/registries';
import { newId } from '../base/index.js';
import { formatClientId, formatServiceId, parseClientId, parseRequestTarget, requestHash } from '../xroad/index.js';
import { answerQuestion, type ServiceAnswer, spoil } from './answer-question.js';
import { type Deed, type FaultPlan, misbehaviourSchema } from './fault-plan.js';
import type { StandinRegistry } from './registry.js';

export interface ServerGround {
  readonly registryOf: (registry: Registry) => StandinRegistry;
  readonly plan: FaultPlan;
  /** Service ids of the registries, as X-Road writes them. */
  readonly services: Readonly<Record<Registry, string>>;
  /** Clients that may ask. */
  readonly clients: readonly string[];
  /** Hears the X-Road-Id of each message that is one, whatever becomes of it. */
  readonly onMessage: (id: string) => void;
  /** PEM; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string } | null;
}

const mostBytes = 1024 * 1024;

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes) throw new Error('too large');
  }
  return Buffer.concat(chunks);
}

const pairsOf = (raw: readonly string[]): [string, string][] =>
  Array.from({ length: raw.length / 2 }, (_, at) => [raw[at * 2] ?? '', raw[at * 2 + 1] ?? '']);

/** The last of a header that is there more than once (PR-REST 4.3). */
const lastOf = (headers: readonly [string, string][], name: string) => headers.findLast(([one]) => one.toLowerCase() === name)?.[1];

function refuse(response: ServerResponse, status: number, type: string, message: string): void {
  const body = JSON.stringify({ type, message, detail: newId() });
  response.writeHead(status, {
    'Content-Type': 'application/json;charset=utf-8',
    'X-Road-Error': type,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

interface Meeting {
  readonly registry: Registry;
  readonly rest: string;
  readonly client: string;
  readonly service: string;
  readonly id: string;
  readonly hash: string;
  readonly requestId: string;
}

/** Reads a message as the asking side's security server does; answers what is no message of X-Road, or not for this client. */
function meet(request: IncomingMessage, response: ServerResponse, body: Buffer, ground: ServerGround): Meeting | null {
  const target = request.url ?? '';
  const headers = pairsOf(request.rawHeaders);
  const parsed = parseRequestTarget(target);
  const client = parseClientId(lastOf(headers, 'x-road-client') ?? '');
  if (parsed === null || client === null) {
    const text = "Error parsing the client's REST request: it does not conform to the X-Road Message Protocol for REST (r1).";
    refuse(response, 400, 'Client.BadRequest', text);
    return null;
  }
  const service = formatServiceId(parsed.service);
  const registry = registries.find((one) => ground.services[one] === service);
  if (registry === undefined) {
    refuse(response, 500, 'Server.ServerProxy.UnknownService', `Unknown service: ${service}`);
    return null;
  }
  if (!ground.clients.includes(formatClientId(client))) {
    refuse(response, 500, 'Server.ServerProxy.AccessDenied', `Request is not allowed: ${service}`);
    return null;
  }
  const requestId = newId();
  const message = { method: request.method ?? '', target, headers, body };
  return {
    registry,
    rest: parsed.rest,
    client: formatClientId(client),
    service,
    id: lastOf(headers, 'x-road-id') ?? newId(),
    hash: requestHash(message, requestId),
    requestId,
  };
}

/** The answer with the headers of the protocol; `twice`: once more behind it, as no server should. */
function send(response: ServerResponse, { status, body }: ServiceAnswer, meeting: Meeting, fault: Deed['fault'] | undefined): void {
  const text = JSON.stringify(body);
  const headers = {
    'Content-Type': 'application/json;charset=utf-8',
    'Content-Length': String(Buffer.byteLength(text)),
    'x-road-id': fault === 'other_message' ? newId() : meeting.id,
    'x-road-client': meeting.client,
    'x-road-service': meeting.service,
    'x-road-request-id': meeting.requestId,
    'x-road-request-hash': meeting.hash,
  };
  if (fault !== 'twice') return void response.writeHead(status, headers).end(text);
  const lines = [`HTTP/1.1 ${status} Answer`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', text];
  const once = lines.join('\r\n');
  response.socket?.end(once + once);
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function handle(request: IncomingMessage, response: ServerResponse, ground: ServerGround): Promise<void> {
  const body = await readAll(request);
  const meeting = meet(request, response, body, ground);
  if (meeting === null) return;
  const { registry, rest } = meeting;
  ground.onMessage(meeting.id);
  const operation = rest.split('/')[2] ?? '';
  const deed = ground.plan.next(registry, operation);
  const fault = deed?.fault;
  if (fault === 'down') return void request.socket.destroy();
  const busy = { type: 'Server.Busy', message: 'Ask again later', detail: null };
  if (fault === 'busy') return send(response, { status: 503, body: busy }, meeting, fault);
  if (fault === 'error_before') return refuse(response, 500, 'Server.ServerProxy.NetworkError', 'Connect failed');
  if (fault === 'slow') await pause(deed?.slowMs ?? 0);
  const carryOut = () => answerQuestion(ground.registryOf(registry), request.method ?? '', rest, body);
  if (fault === 'delivered_twice') carryOut();
  const answer = spoil(carryOut(), fault ?? null, registry);
  if (fault === 'lost') return void request.socket.destroy();
  if (fault === 'error_after') return refuse(response, 500, 'Server.ServerProxy.ServiceFailed', 'The answer did not come through');
  send(response, answer, meeting, fault);
}

/** Misbehaviour by a call: PUT /admin/faults with one, DELETE /admin/faults for none. */
async function administer(request: IncomingMessage, response: ServerResponse, plan: FaultPlan): Promise<void> {
  if (request.method === 'DELETE') {
    plan.clear();
    return void response.writeHead(204).end();
  }
  const parsed = misbehaviourSchema.safeParse(JSON.parse((await readAll(request)).toString('utf8') || 'null'));
  if (!parsed.success) return void response.writeHead(400).end(parsed.error.message);
  plan.add(parsed.data);
  response.writeHead(204).end();
}

/** A security server with the registries behind it; not yet listening. */
export function createSecurityServer(ground: ServerGround) {
  const listener: RequestListener = (request, response) => {
    const work = request.url === '/admin/faults' ? administer(request, response, ground.plan) : handle(request, response, ground);
    work.catch(() => request.socket.destroy());
  };
  if (ground.tls === null) return createServer(listener);
  return createSecureServer({ ...ground.tls, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' }, listener);
}
