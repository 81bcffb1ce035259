import { request as httpsRequest, type RequestOptions } from 'node:https';
import Fastify, { type FastifyInstance } from 'fastify';
import { type FastifyPluginAsyncZod, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { http, Refusal, readConfig } from '../base/index.js';
import { createAuthority } from '../standin/certificates.js';
import { callerOf, openXroad } from './index.js';

const secret = 'a-secret-of-the-proxy-alone';
const allow = { config: { allow: 'security_server' } } as const;

const routes: FastifyPluginAsyncZod = async (app) => {
  app.get('/v1/who', allow, async (request) => callerOf(request));
  app.post('/v1/things', { ...allow, schema: { body: z.object({ name: z.string() }) } }, async () => ({ taken: true }));
  app.get('/v1/refused', allow, async () => {
    throw new Refusal('case_number_taken');
  });
  app.get('/v1/broken', allow, async () => {
    throw new Error('with a secret in it');
  });
};

let app: FastifyInstance;
let port: number;
let ours: { cert: string; key: string; ca: string };
let theirs: { cert: string; key: string; ca: string };
let stranger: { cert: string; key: string };

beforeAll(async () => {
  const authority = await createAuthority('Security server', new Date());
  ours = { ...(await authority.issue('ochiq')), ca: authority.certificate };
  theirs = { ...(await authority.issue('security-server')), ca: authority.certificate };
  stranger = await (await createAuthority('Security server', new Date())).issue('security-server');
  const config = readConfig({
    XROAD_CERT: ours.cert,
    XROAD_KEY: ours.key,
    XROAD_CA: ours.ca,
    XROAD_PORT: '0',
    XROAD_SECRET: secret,
    XROAD_CLIENTS: 'things=DEV/COM/222/TESTCLIENT DEV/COM/222/OTHER;rest=DEV/COM/1/X',
  });
  const xroad = openXroad(config.xroad);
  app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(http, { allowedOrigins: [], findVisitor: async () => null, page: null });
  await app.register(xroad.door);
  await app.register(xroad.serve('things', routes));
  app.get('/healthz', async () => 'ok');
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = xroad.port() ?? 0;
});
afterAll(() => app.close());

const proxied = { 'x-security-server-secret': secret };
const message = { 'x-road-client': 'DEV/COM/222/TESTCLIENT', 'x-road-id': 'fa2e18a5-c2cb-4d09-b994-f57727f7c3fb' };
const call = async (url: string, headers: Record<string, string>, body?: object) => {
  const answer = await app.inject({ method: body ? 'POST' : 'GET', url, headers, ...(body ? { payload: body } : {}) });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<Record<string, unknown>>() };
};

/** One request over the listener with TLS. */
const secured = (path: string, options: RequestOptions, headers: Record<string, string> = {}) =>
  new Promise<number>((done, fail) => {
    httpsRequest({ host: '127.0.0.1', port, path, headers, agent: false, ...options }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on('error', fail)
      .end();
  });

describe('a service of ours behind the security server', () => {
  it('has the caller with what the security server says of the message', async () => {
    const { status, body, headers } = await call('/xroad/things/v1/who', {
      ...proxied,
      ...message,
      'x-road-request-id': 'f92591a3-6bf0-49b1-987b-0dd78c034cc3',
      'x-road-userid': 'EE12345678901',
      'x-road-issue': 'MT324223MSD',
      'x-road-represented-party': 'GOV/555',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      client: { instance: 'DEV', memberClass: 'COM', member: '222', subsystem: 'TESTCLIENT' },
      messageId: message['x-road-id'],
      requestId: 'f92591a3-6bf0-49b1-987b-0dd78c034cc3',
      userId: 'EE12345678901',
      issue: 'MT324223MSD',
      representedParty: 'GOV/555',
    });
    expect(headers['x-road-error']).toBeUndefined();
  });

  it.each([
    ['without the secret', {}, message, 403, 'Client.SslAuthenticationFailed'],
    ['with another secret', { 'x-security-server-secret': 'x' }, message, 403, 'Client.SslAuthenticationFailed'],
    ['without a client', proxied, { 'x-road-id': '1' }, 400, 'Client.BadRequest'],
    ['without an id', proxied, { 'x-road-client': message['x-road-client'] }, 400, 'Client.BadRequest'],
    ['by a client of another service', proxied, { ...message, 'x-road-client': 'DEV/COM/1/X' }, 403, 'Client.AccessDenied'],
    ['by the member, whose subsystem is admitted', proxied, { ...message, 'x-road-client': 'DEV/COM/222' }, 403, 'Client.AccessDenied'],
  ] as const)('refuses a call %s', async (_name, way, headers, status, type) => {
    expect(await call('/xroad/things/v1/who', { ...way, ...headers })).toMatchObject({ status, body: { type } });
  });

  it('refuses a header that is there twice, instead of choosing one', async () => {
    const { port: plain } = app.server.address() as { port: number };
    const { request } = await import('node:http');
    const headers = Object.entries({ ...proxied, ...message }).flat();
    const status = await new Promise((done) =>
      request({ port: plain, path: '/xroad/things/v1/who', headers: [...headers, 'X-Road-Client', 'DEV/COM/222/OTHER'] }, (response) =>
        done(response.resume().statusCode),
      ).end(),
    );
    expect(status).toBe(400);
  });

  it.each([
    ['a body of another form', '/xroad/things/v1/things', {}, 400, 'Client.BadRequest'],
    ['a refusal', '/xroad/things/v1/refused', undefined, 409, 'Client.CaseNumberTaken'],
    ['a path that is not there', '/xroad/things/v2/things', {}, 404, 'Client.NotFound'],
    ['a fault of ours', '/xroad/things/v1/broken', undefined, 500, 'Server.Internal'],
  ])('answers %s as type, message and detail', async (_name, url, body, status, type) => {
    const answer = await call(url, { ...proxied, ...message }, body);
    expect(answer).toMatchObject({ status, body: { type, detail: message['x-road-id'] } });
    expect(answer.headers['x-road-error']).toBeUndefined();
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  it('by certificate: the security server needs no secret, and reaches nothing but the services', async () => {
    expect(await secured('/xroad/things/v1/who', theirs, message)).toBe(200);
    expect(await secured('/xroad/things/v1/who', theirs)).toBe(400);
    expect(await secured('/healthz', theirs)).toBe(404);
  });

  it.each([
    ['without a certificate', () => ({ ca: theirs.ca })],
    ["with another authority's certificate", () => ({ ...stranger, ca: theirs.ca })],
  ])('by certificate: nobody %s', async (_name, identity) => {
    await expect(secured('/xroad/things/v1/who', identity(), message)).rejects.toThrow(/alert|ECONNRESET|socket hang up/);
  });
});

describe('the configuration', () => {
  it.each([
    ['a listener without certificates', { XROAD_PORT: '1' }],
    ['a certificate without its key', { XROAD_CERT: 'x' }],
    ['a security server without a client', { XROAD_SECURITY_SERVER: 'https://ss' }],
    ['a short secret', { XROAD_SECRET: 'short' }],
  ])('%s is refused', (_name, env) => {
    expect(() => readConfig(env)).toThrow(/XROAD/);
  });

  it('has no way in when nothing is set, outside of a demo', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://x', DEMO: '0' }).xroad).toMatchObject({ secret: null, listen: null, admitted: {} });
  });
});
