import { randomUUID } from 'node:crypto';
import type { Found, SeizureOrder, SoughtPerson } from '@ochiq/shared/registries';
import { registries as registryNames } from '@ochiq/shared/registries';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openDb, readConfig } from '../base/index.js';
import { type Standin, startStandin } from '../standin/index.js';
import { createDatabase } from '../test/database.js';
import { openXroad } from '../xroad/index.js';
import { type Ask, openRegistries, type Registries } from './index.js';

const debtor: SoughtPerson = { kind: 'person', nationalId: '31203850012345', name: 'Karimov Rustam Alisherovich', birthDate: null };
const actor = randomUUID();
const rules = {
  timeoutMs: 400,
  attempts: 2,
  rest: { baseMs: 1, mostMs: 5 },
  breaker: { failures: 1_000, openMs: 1, mostOpenMs: 1, probeMs: 1 },
};

let db: Db;
let drop: () => Promise<void>;
let standin: Standin;
let registries: Registries;

beforeAll(async () => {
  const database = await createDatabase();
  drop = database.drop;
  db = openDb(database.url, () => undefined);
  standin = await startStandin({ now: () => new Date(), people: [{ ...debtor, region: 'UZ-TK' }] });
  const config = readConfig({ ...standin.env, DATABASE_URL: database.url });
  registries = openRegistries({ db, config: config.xroad, xroad: openXroad(config.xroad, rules) });
});
beforeEach(() => standin.plan.clear());
afterAll(async () => {
  await standin.close();
  await db.end();
  await drop();
});

const ask = (more: Partial<Ask> = {}): Ask => ({
  id: randomUUID(),
  caseId: 7,
  officeId: 3,
  personId: actor,
  ground: 'property_search',
  ...more,
});
async function carOf(person: SoughtPerson): Promise<Found> {
  const answer = await registries.find('vehicles', person, ask());
  const [car] = answer.ok ? answer.value : [];
  if (!car) throw new Error('no car');
  return car;
}
const orderFor = (reference: string): SeizureOrder => ({
  id: randomUUID(),
  reference,
  caseNumber: '1001/00303',
  actNumber: '12',
  office: 'Test office',
  amountMinor: null,
});
const seizures = (order: SeizureOrder) =>
  standin
    .registry('vehicles')
    .encumbrancesOf(order.reference)
    .filter(({ id }) => id === order.id).length;

describe('the five registries over X-Road, with certificates', () => {
  it.each(registryNames)('%s: finds what a person holds and reads it again by its key', async (registry) => {
    const found = await registries.find(registry, debtor, ask());
    if (!found.ok) throw new Error(found.fault);
    expect(found.value.length).toBeGreaterThan(0);
    expect(found.value.every((entry) => entry.registry === registry)).toBe(true);
    const [first] = found.value;
    expect(await registries.read(registry, first?.reference ?? '', ask())).toEqual({ ok: true, value: first });
    expect(await registries.read(registry, 'NOBODY-HAS-THIS', ask())).toEqual({ ok: false, fault: 'absent' });
  });

  it('places a seizure once, whatever is asked again, releases it once and passes the thing on', async () => {
    const car = await carOf(debtor);
    const order = orderFor(car.reference);
    const placed = await registries.placeSeizure('vehicles', order, ask({ ground: 'seizure' }));
    const again = await registries.placeSeizure('vehicles', order, ask({ ground: 'seizure' }));
    if (!placed.ok || !again.ok) throw new Error('not placed');
    expect([placed.value.repeated, again.value.repeated]).toEqual([false, true]);
    expect(again.value.number).toBe(placed.value.number);
    expect(seizures(order)).toBe(1);
    // Another order under the same id is not that order.
    expect(await registries.placeSeizure('vehicles', { ...order, actNumber: '13' }, ask())).toEqual({ ok: false, fault: 'refused' });
    const newHolder = { kind: 'person', name: 'Oliyeva Lola', nationalId: '41503890010017' } as const;
    const transfer = { id: randomUUID(), reference: car.reference, caseNumber: order.caseNumber, protocolNumber: 'P-1', newHolder };
    expect(await registries.confirmTransfer('vehicles', transfer, ask({ ground: 'transfer' }))).toMatchObject({ ok: true });
    expect(seizures(order)).toBe(0);
    const moved = await registries.read('vehicles', car.reference, ask());
    expect(moved).toMatchObject({ ok: true, value: { holders: [{ nationalId: newHolder.nationalId }] } });
  });

  it('a seizure that comes after its release is not placed', async () => {
    const [account] = (await registries.find('banks', debtor, ask()).then((found) => (found.ok ? found.value : []))) as readonly Found[];
    const order = { ...orderFor(account?.reference ?? ''), amountMinor: '100000' };
    expect(await registries.releaseSeizure('banks', order, ask({ ground: 'release' }))).toMatchObject({ ok: true });
    expect(await registries.placeSeizure('banks', order, ask({ ground: 'seizure' }))).toEqual({ ok: false, fault: 'refused' });
    expect(standin.registry('banks').encumbrancesOf(order.reference)).toEqual([]);
  });

  it.each([
    ['down', 'down'],
    ['lost', 'down'],
    ['slow', 'slow'],
    ['busy', 'busy'],
    ['error_before', 'down'],
    ['other_person', 'lying'],
    ['other_reference', 'lying'],
    ['other_form', 'lying'],
    ['other_message', 'lying'],
  ] as const)('%s, again and again: says %s, and throws nothing', async (fault, word) => {
    standin.plan.add({ fault, times: null, slowMs: 450 });
    expect(await registries.find('vehicles', debtor, ask())).toEqual({ ok: false, fault: word });
  });

  it.each(['down', 'lost', 'slow', 'busy', 'error_before', 'error_after', 'other_message', 'twice', 'delivered_twice'] as const)(
    '%s, once: the order is asked for again by itself, and stands once',
    async (fault) => {
      const everyone = standin.people.filter((one) => one.kind === 'person' && one.wealthy);
      const someone = everyone[fault.length] ?? everyone[0];
      if (!someone) throw new Error('nobody');
      const car = await carOf({ ...debtor, nationalId: someone.nationalId, name: someone.name });
      const order = orderFor(car.reference);
      standin.plan.add({ fault, operation: 'seizures', slowMs: 450 });
      expect(await registries.placeSeizure('vehicles', order, ask({ ground: 'seizure' }))).toMatchObject({ ok: true });
      expect(seizures(order)).toBe(1);
      expect(standin.registry('vehicles').timesCarried(order.id)).toBe(1);
    },
  );
});

describe('the book of queries', () => {
  const last = async () => {
    const [row] = await db.sql<Record<string, unknown>>(
      `select registry, kind, ground, case_id, office_id, person_id, outcome, message_id, ms >= 0 as timed,
         about = sha256(salt || convert_to($1, 'UTF8')) as fits from registry_query order by id desc limit 1`,
      [debtor.nationalId],
    );
    return row;
  };

  it('has who asked about whom, in which case and why, and what came of it', async () => {
    const question = ask({ ground: 'check' });
    standin.plan.add({ fault: 'busy', times: null });
    await registries.find('tax', debtor, question);
    expect(await last()).toEqual({
      registry: 'tax',
      kind: 'find',
      ground: 'check',
      case_id: 7,
      office_id: 3,
      person_id: actor,
      outcome: 'busy',
      message_id: question.id,
      timed: true,
      fits: true,
    });
  });

  it('stands before the question leaves: an answer under way has a row without an outcome', async () => {
    standin.plan.add({ fault: 'slow', slowMs: 250 });
    const under = registries.find('civil', debtor, ask());
    await expect.poll(async () => (await last())?.['outcome'], { interval: 10 }).toBeNull();
    await under;
    expect((await last())?.['outcome']).toBe('answered');
  });

  it('shows no number, and changes no more', async () => {
    await registries.find('banks', debtor, ask());
    const rows = await db.sql<{ text: string }>('select registry_query::text as text from registry_query');
    expect(rows.filter(({ text }) => text.includes(debtor.nationalId))).toEqual([]);
    for (const change of [
      `update registry_query set outcome = 'down'`,
      'update registry_query set case_id = 8',
      'delete from registry_query',
      'truncate registry_query',
    ]) {
      await expect(db.sql(change)).rejects.toThrow(/changes no more|append-only/);
    }
  });
});

describe('where there is no security server', () => {
  it('every registry is down, and the question is in the book all the same', async () => {
    const config = readConfig({ DATABASE_URL: 'postgres://localhost/none' }).xroad;
    const none = openRegistries({ db, config, xroad: openXroad(config) });
    expect(await none.find('civil', debtor, ask())).toEqual({ ok: false, fault: 'down' });
  });

  it('a registry that is none of ours is refused at start', () => {
    const config = { ...readConfig({ DATABASE_URL: 'postgres://localhost/none' }).xroad, registries: { ships: 'A/B/C/D/E' } };
    expect(() => openRegistries({ db, config, xroad: openXroad(config) })).toThrow('XROAD_REGISTRIES');
  });
});
