import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newWebhookSchema, webhookListSchema, webhookMessageSchema } from '@ochiq/shared/webhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSecret } from '../base/index.js';
import { createJobs } from '../notices/index.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { followLog } from './follow-log.js';
import type { WebhookGround } from './ground.js';
import { createPoster } from './post-message.js';
import { sendDue } from './send-due.js';

interface Received {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

let world: World;
let ground: WebhookGround;
let receiver: { url: string; got: Received[]; answer: (request: IncomingMessage) => number; close(): void };

/** A receiver as a broker would run one; `answer` says with which status. */
async function startReceiver(): Promise<typeof receiver> {
  const got: Received[] = [];
  const made = { url: '', got, answer: (_request: IncomingMessage) => 204, close: () => server.close() };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const header = (name: string) => String(request.headers[name]);
      const body = Buffer.concat(parts).toString();
      got.push({ id: header('webhook-id'), timestamp: header('webhook-timestamp'), signature: header('webhook-signature'), body });
      response.writeHead(made.answer(request), { location: '/elsewhere' }).end('x'.repeat(100_000));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  made.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
  return made;
}

beforeAll(async () => {
  world = await startWorld();
  const jobs = createJobs({ db: world.db, onError: () => undefined, enabled: false });
  const secret = await openSecret({ given: null, dataDir: world.dataDir });
  ground = { db: world.db, jobs, secret, publicUrl: 'https://ochiq.example', post: createPoster({ allowPrivate: true }) };
  receiver = await startReceiver();
  await followLog(ground);
});
afterAll(async () => {
  receiver.close();
  await world.close();
});
afterEach(async () => {
  await world.db.sql('delete from webhook');
  receiver.got.length = 0;
  receiver.answer = () => 204;
});

async function call(person: TestPerson, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path = '', payload?: object) {
  const answer = await world.app.inject({
    method,
    url: `/api/account/webhooks${path}`,
    headers: { cookie: person.cookie },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, json: answer.body === '' ? null : answer.json() };
}

/** A registered receiver that leads to the test's own. */
async function register(person: TestPerson, events = ['lot.live', 'lot.closed']) {
  const { status, json } = await call(person, 'POST', '', { url: 'https://receiver.example/events', events });
  expect(status).toBe(201);
  const made = newWebhookSchema.parse(json);
  await world.db.sql('update webhook set url = $2 where id = $1', [made.webhook.id, receiver.url]);
  return { id: made.webhook.id, secret: made.secret };
}

/** Follows what the log has new, once all of it is in the tree. */
async function follow(): Promise<void> {
  await expect
    .poll(() => world.db.sql('select from log_entry where not exists (select from log_leaf where entry_id = log_entry.id) limit 1'), {
      timeout: 10_000,
    })
    .toEqual([]);
  while (await followLog(ground));
}

const verify = ({ id, timestamp, signature, body }: Received, secret: string): boolean => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return signature === `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
};
const makeDue = () => world.db.sql(`update webhook_delivery set due_at = now() where state = 'waiting'`);

describe('webhooks', () => {
  it('tells each receiver of what it chose, once, signed by the secret that was told once', async () => {
    const [ann, bob] = [await world.person(), await world.person()];
    const [hers, his] = [await register(ann), await register(bob, ['lot.changed'])];
    const lot = await world.lot({ state: 'published', endsInMs: 3_600_000, startsInMs: -1 });
    await expect.poll(() => world.db.sql('select state from lot where id = $1', [lot]), { timeout: 10_000 }).toEqual([{ state: 'live' }]);
    await follow();
    await Promise.all([sendDue(ground), sendDue(ground), follow()]);
    const own = receiver.got.filter(({ body }) => webhookMessageSchema.parse(JSON.parse(body)).data.lot === lot);
    expect(own).toHaveLength(1);
    const [message] = own as [Received];
    expect([verify(message, hers.secret), verify(message, his.secret)]).toEqual([true, false]);
    expect(JSON.parse(message.body)).toMatchObject({
      type: 'lot.live',
      data: { url: `https://ochiq.example/lots/${lot}`, entry: 'opened', seq: 1 },
    });
    expect(JSON.stringify((await call(ann, 'GET')).json)).not.toContain(hers.secret);
    const log = (await call(ann, 'GET', `/${hers.id}/deliveries`)).json;
    expect(log.deliveries.find(({ eventId }: { eventId: string }) => eventId === message.id)).toMatchObject({
      state: 'delivered',
      attempts: 1,
      status: 204,
      dueAt: null,
    });
  });

  it('sends a failed message again under the same id, later and later, and follows no redirect', async () => {
    const ann = await world.person();
    const { id } = await register(ann);
    expect((await call(ann, 'POST', `/${id}/test`)).status).toBe(204);
    receiver.answer = () => 302;
    expect(await sendDue(ground)).toBe(1);
    expect(await sendDue(ground)).toBe(0);
    receiver.answer = () => 500;
    await makeDue();
    await sendDue(ground);
    const [waits] = await world.db.sql<{ wait: number }>(
      `select extract(epoch from due_at - now())::float8 as wait from webhook_delivery where webhook_id = $1`,
      [id],
    );
    expect(waits?.wait).toBeGreaterThan(250);
    receiver.answer = () => 200;
    await makeDue();
    await sendDue(ground);
    expect(new Set(receiver.got.map((one) => one.id)).size).toBe(1);
    expect(new Set(receiver.got.map((one) => one.body)).size).toBe(1);
    expect(receiver.got).toHaveLength(3);
    expect(webhookListSchema.parse((await call(ann, 'GET')).json).webhooks[0]).toMatchObject({ failures: 0, disabledAt: null });
  });

  it('switches a receiver off that is gone or fails for long, tells its owner, and begins anew when it is changed', async () => {
    const [ann, bob] = [await world.person(), await world.person()];
    const [gone, failing] = [await register(ann), await register(bob)];
    await call(ann, 'POST', `/${gone.id}/test`);
    receiver.answer = () => 410;
    await sendDue(ground);
    await call(bob, 'POST', `/${failing.id}/test`);
    receiver.answer = () => 503;
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await makeDue();
      await sendDue(ground);
    }
    for (const [person, ending] of [
      [ann, 'gone'],
      [bob, 'failing'],
    ] as const) {
      const [webhook] = webhookListSchema.parse((await call(person, 'GET')).json).webhooks;
      expect(webhook?.ending).toBe(ending);
      const told = await world.db.sql(`select facts from notice where person_id = $1 and kind = 'webhook_disabled'`, [person.id]);
      expect(told).toEqual([{ facts: { host: '127.0.0.1' } }]);
      expect((await call(person, 'POST', `/${webhook?.id}/test`)).json.code).toBe('webhook_off');
    }
    const again = await call(bob, 'PUT', `/${failing.id}`, { url: 'https://new.example/', events: ['lot.result'] });
    expect(again.json).toMatchObject({ failures: 0, disabledAt: null, ending: null });
  });

  it('takes public HTTPS addresses alone, five of a person, and nobody reads another’s', async () => {
    const [ann, bob] = [await world.person(), await world.person()];
    const add = (url: string) => call(ann, 'POST', '', { url, events: ['lot.live'] });
    for (const url of [
      'http://a.example/',
      'https://u:p@a.example/',
      'https://a.example:22/',
      'ftp://a.example',
      'https://a.example\\@b/',
      'javascript:1',
    ])
      expect((await add(url)).status, url).toBe(400);
    const answers = await Promise.all(Array.from({ length: 7 }, (_, index) => add(`https://a.example/${index}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409]);
    const id = answers.find(({ status }) => status === 201)?.json.webhook.id;
    expect((await call(bob, 'DELETE', `/${id}`)).status).toBe(404);
    expect((await call(ann, 'DELETE', `/${id}`)).status).toBe(204);
  });
});
