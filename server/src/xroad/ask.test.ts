import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAuthority } from '../standin/certificates.js';
import { type Standin, standinClient, startStandin } from '../standin/index.js';
import { type AskRules, createAsk, type Question } from './ask.js';
import { createExchange } from './exchange.js';
import { parseClientId, parseServiceId } from './identifier.js';
import type { Identity } from './listener.js';

const rules: AskRules = {
  timeoutMs: 1_000,
  attempts: 3,
  rest: { baseMs: 200, mostMs: 5_000 },
  breaker: { failures: 4, openMs: 10_000, mostOpenMs: 60_000, probeMs: 1_000 },
};
const client = parseClientId(standinClient);
const service = parseServiceId('UZ-DEMO/GOV/20300003/VEHICLES/vehicles');

let standin: Standin;
let identity: Identity;
/** A clock and rests of the test's own: nothing here waits. */
let now = 0;
let rests: number[] = [];

beforeAll(async () => {
  standin = await startStandin({ now: () => new Date(), strangers: 0 });
  const { XROAD_CERT: cert = '', XROAD_KEY: key = '', XROAD_CA: ca = '' } = standin.env;
  identity = { cert, key, ca };
});
beforeEach(() => {
  standin.plan.clear();
  [now, rests] = [0, []];
});
afterAll(() => standin.close());

function askBy(who: Partial<{ identity: Identity; client: typeof client; service: typeof service }> = {}) {
  const given = { identity, client, service, ...who };
  if (given.client === null || given.service === null) throw new Error('no name');
  const wait = async (ms: number) => {
    rests.push(ms);
    now += ms;
  };
  const exchange = createExchange(standin.url, given.identity);
  const ask = createAsk({ exchange, client: given.client, rules, chance: () => 0.5, now: () => now, wait });
  const question = { service: given.service, method: 'GET', path: '/v1/entries/NONE', id: randomUUID(), repeatable: true } as const;
  return (more: Partial<Question> = {}) => ask({ ...question, ...more });
}

describe('asking', () => {
  it('gets an answer that names the message, over certificates of both sides', async () => {
    expect(await askBy()({ userId: 'UZ1', issue: 'case-1' })).toMatchObject({ ok: false, fault: 'absent', type: 'Client.NoSuchEntry' });
    const body = { person: { kind: 'person', nationalId: '30000000000000', name: 'Nobody Known', birthDate: null } };
    const search = { method: 'POST', path: '/v1/searches', body } as const;
    expect(await askBy()(search)).toMatchObject({ ok: true, body: { entries: [] } });
  });

  it('goes on after what passes, resting by chance, with the same X-Road-Id', async () => {
    standin.plan.add({ fault: 'down' });
    standin.plan.add({ fault: 'busy' });
    expect(await askBy()()).toMatchObject({ fault: 'absent' });
    expect(rests).toEqual([100, 200]);
  });

  it('asks once what may not be repeated', async () => {
    standin.plan.add({ fault: 'down' });
    expect(await askBy()({ repeatable: false })).toMatchObject({ fault: 'down', type: 'no_connection' });
    expect(rests).toEqual([]);
  });

  it('leaves a service alone that does not answer, and looks again when its time has come', async () => {
    standin.plan.add({ fault: 'down', times: 4 });
    const ask = askBy();
    expect(await ask()).toMatchObject({ fault: 'down', type: 'no_connection' });
    expect(await ask()).toMatchObject({ fault: 'down', type: 'no_connection' });
    // Four did not come through: the service is fine by now, and is not asked.
    expect(await ask()).toMatchObject({ fault: 'down', type: 'left_alone' });
    now += 10_000;
    expect(await ask()).toMatchObject({ fault: 'absent' });
    expect(await ask()).toMatchObject({ fault: 'absent' });
  });

  it.each([
    ['a client that may not ask', { client: parseClientId('UZ-DEMO/GOV/1/STRANGER') }, 'denied', 'Server.ServerProxy.AccessDenied'],
    ['a service that is not there', { service: parseServiceId('UZ-DEMO/GOV/1/X/none') }, 'denied', 'Server.ServerProxy.UnknownService'],
  ])('%s is told so, and asks once', async (_name, who, fault, type) => {
    expect(await askBy(who)()).toMatchObject({ ok: false, fault, type });
    expect(rests).toEqual([]);
  });
});

describe('certificates', () => {
  it.each([
    ['none of ours', async () => ({ ...identity, cert: '', key: '' })],
    [
      'ours of another authority',
      async () => ({ ...(await (await createAuthority('Stand-in security server', new Date())).issue('ochiq')), ca: identity.ca }),
    ],
    [
      'theirs of another authority than the one that we believe',
      async () => ({ ...identity, ca: (await createAuthority('Stand-in security server', new Date())).certificate }),
    ],
  ])('%s: no conversation', async (_name, other) => {
    expect(await askBy({ identity: await other() })({ repeatable: false })).toMatchObject({ fault: 'down', type: 'no_connection' });
  });

  it('a security server with TLS is not asked without certificates', () => {
    expect(() => createExchange(standin.url, null)).toThrow('XROAD_CERT');
  });
});
