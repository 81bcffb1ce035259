import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import {
  type AssistanceSettings,
  type AssistanceView,
  assistanceSettingsSchema,
  assistanceViewSchema,
  directoryPath,
  requestPreviewSchema,
} from '@ochiq/shared/assistance';
import { pairLogs } from '@ochiq/shared/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../base/index.js';
import { createLog } from '../log/index.js';
import { type Standin, startStandin } from '../standin/index.js';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';
import { type Assistance, openAssistance } from './index.js';

const debtor = '30102880040052';

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** One country's installation with its people. */
interface Land {
  readonly world: World;
  readonly url: string;
  readonly office: number;
  readonly bailiff: TestPerson;
  readonly senior: TestPerson;
  readonly operator: TestPerson;
  /** What carries messages in the background, turn by turn. */
  readonly post: Assistance;
}

async function startLand(country: 'UZ' | 'KG', more: Readonly<Record<string, string>> = {}): Promise<Land> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const secret = randomBytes(32);
  const env = { COUNTRY: country, PUBLIC_URL: url, ASSISTANCE_PRIVATE: '1', INSTALLATION_SECRET: secret.toString('hex'), ...more };
  const world = await startWorld({ env, port });
  const office = await makeOffice(world.db);
  await world.db.sql('update office set jurisdiction = $2 where id = $1', [office, country]);
  const [bailiff, senior, operator] = [
    await world.person({ role: 'bailiff', office }),
    await world.person({ role: 'senior_bailiff', office }),
    await world.person({ role: 'operator' }),
  ];
  const config = readConfig({ ...env, DATABASE_URL: world.databaseUrl });
  const unused = new Proxy({}, { get: () => () => Promise.reject(new Error('not asked here')) });
  const log = createLog({ publish: () => undefined });
  const post = openAssistance({ db: world.db, log, secret, config, registries: unused as never, onError: () => undefined });
  return { world, url, office, bailiff, senior, operator, post };
}

async function call({ url }: Land, person: TestPerson, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) {
  const headers = { cookie: person.cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
  const response = await fetch(`${url}/api/${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: response.status, json: (await response.json()) as { code?: string } };
}
const desk = async (land: Land, person: TestPerson, path: string, body?: object): Promise<AssistanceView> => {
  const { status, json } = await call(land, person, body ? 'POST' : 'GET', `bailiff/assistance${path}`, body);
  expect([status, json.code]).toEqual([path === '' ? 201 : 200, undefined]);
  return assistanceViewSchema.parse(json);
};
const code = async (land: Land, person: TestPerson, path: string, body: object) =>
  (await call(land, person, 'POST', `bailiff/assistance${path}`, body)).json.code;

let [uz, kg]: [Land, Land] = [] as never;
let standin: Standin;
let caseId = 0;
let partnerId = '';

beforeAll(async () => {
  standin = await startStandin({
    now: () => new Date(),
    secure: false,
    people: [{ kind: 'person', nationalId: debtor, name: 'Usmonov Azamat', region: 'KG-GB', birthDate: '1988-02-01' }],
  });
  [uz, kg] = [await startLand('UZ'), await startLand('KG', standin.env)];
  const lot = await uz.world.lot({ office: uz.office, debtorNationalId: debtor, state: 'draft' });
  const [row] = await uz.world.db.sql<{ caseId: number }>('select case_id as "caseId" from lot where id = $1', [lot]);
  caseId = row?.caseId ?? 0;
});
afterAll(async () => {
  await uz?.world.close();
  await kg?.world.close();
  await standin?.close();
});

const settings = async (land: Land): Promise<AssistanceSettings> =>
  assistanceSettingsSchema.parse((await call(land, land.operator, 'GET', 'operator/assistance')).json);
const operate = (land: Land, path: string, body: object = {}, method: 'POST' | 'PUT' = 'POST') =>
  call(land, land.operator, method, `operator/assistance${path}`, body);

async function carry(): Promise<void> {
  for (let sent = 1; sent > 0; ) sent = (await uz.post.send()) + (await kg.post.send());
}
const makeDue = (land: Land) => land.world.db.sql(`update assistance_message set due_at = now() where state = 'waiting'`);
const entriesOf = async ({ world }: Land) =>
  (await world.db.sql<{ leaf: string }>('select leaf from log_entry order by id')).map(({ leaf }) => leaf);

describe('partners', () => {
  it('are set up by keys that an operator compared, and by no others', async () => {
    for (const [own, other, country] of [
      [uz, kg, 'KG'],
      [kg, uz, 'UZ'],
    ] as const) {
      const preview = (await operate(own, '/directory', { url: other.url })).json as unknown as { directory: { keys: { kid: string }[] } };
      const kids = preview.directory.keys.map(({ kid }) => kid);
      const draft = { url: other.url, name: 'Enforcement service', country, officeId: own.office, kids };
      expect((await operate(own, '/partners', { ...draft, kids: ['x'.repeat(43)] })).json.code).toBe('directory_unreadable');
      expect((await operate(own, '/partners', { ...draft, country: own === uz ? 'UZ' : 'KG' })).json.code).toBe('directory_unreadable');
      expect((await operate(own, '/partners', draft)).status).toBe(200);
      expect((await operate(own, '/partners', draft)).json.code).toBe('partner_taken');
    }
    partnerId = (await settings(uz)).partners[0]?.id ?? '';
  });

  it('change their keys with an overlap: the old one vouches for the new one, which signs half a day later', async () => {
    await operate(kg, '/keys');
    const [old, fresh] = (await settings(kg)).keys;
    expect([old?.state, fresh?.state]).toEqual(['retiring', 'active']);
    expect((await operate(uz, `/partners/${partnerId}/refresh`)).status).toBe(200);
    const known = (await settings(uz)).partners[0]?.keys.map(({ kid, how, state }) => [kid, how, state]);
    expect(known?.sort()).toEqual(
      [
        [old?.kid, 'pinned', 'trusted'],
        [fresh?.kid, 'directory', 'trusted'],
      ].sort(),
    );
    await kg.world.db.sql(`update assistance_key set made_at = made_at - interval '13 hours'`);
    const [answered] = [...(await fetch(`${kg.url}${directoryPath}`, { headers: { 'ochiq-request-id': 'one' } })).headers].filter(
      ([name]) => name === 'signature-input',
    );
    expect(answered?.[1]).toContain(fresh?.kid);
    // A key that nobody vouched for is not believed, whatever the directory says.
    await uz.world.db.sql('delete from assistance_partner_key where kid = $1', [fresh?.kid]);
    expect((await operate(uz, `/partners/${partnerId}/refresh`)).json.code).toBe('directory_unreadable');
    await kg.world.db.sql(`update assistance_key set made_at = now() where kid = $1`, [fresh?.kid]);
    expect((await operate(uz, `/partners/${partnerId}/refresh`)).status).toBe(200);
    // One that is revoked there is trusted no more here, for good.
    await operate(kg, `/keys/${fresh?.kid}/revoke`);
    await operate(uz, `/partners/${partnerId}/refresh`);
    expect((await settings(uz)).partners[0]?.keys.find(({ kid }) => kid === fresh?.kid)?.state).toBe('revoked');
  });
});

describe('a request', () => {
  it('goes from a case to its answer and back, by four people, with each message in both logs', async () => {
    const draft = {
      caseId,
      partnerId,
      kind: 'find_property',
      purpose: 'recover_debt',
      birthDate: '1988-02-01',
      lastAddress: 'Tashkent, Amir Temur 1',
    };
    const preview = requestPreviewSchema.parse((await call(uz, uz.bailiff, 'POST', 'bailiff/assistance/preview', draft)).json);
    expect(preview.asked.subject).toEqual({ kind: 'person', name: 'Debtor', nationalId: debtor, birthDate: '1988-02-01' });
    const made = await desk(uz, uz.bailiff, '', draft);
    const at = `/${made.id}`;
    await desk(uz, uz.bailiff, `${at}/steps`, { step: 'submit' });
    expect((await call(uz, uz.bailiff, 'POST', `bailiff/assistance${at}/decision`, { step: 'approve' })).status).toBe(403);
    expect((await desk(uz, uz.senior, `${at}/decision`, { step: 'approve' })).state).toBe('approved');
    await carry();
    expect((await desk(uz, uz.bailiff, at)).state).toBe('received');

    const inbox = await desk(kg, kg.bailiff, at);
    expect(inbox).toMatchObject({ side: 'asked', state: 'received', asked: preview.asked, steps: ['accept', 'decline'] });
    expect(await code(kg, kg.bailiff, `${at}/search`, {})).toBe('assistance_step');
    await desk(kg, kg.bailiff, `${at}/accept`, { text: '' });
    standin.plan.add({ fault: 'down', registry: 'vehicles', times: 20 });
    const part = await desk(kg, kg.bailiff, `${at}/search`, {});
    expect(part.silent).toEqual(['vehicles']);
    standin.plan.clear();
    const whole = await desk(kg, kg.bailiff, `${at}/search`, {});
    expect(whole.silent).toEqual([]);
    const kinds = (whole.suggested?.items ?? []).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['vehicle', 'account']));
    // What the official sees leaves in no case.
    const secret = { ...whole.suggested, debtor: { address: 'Bishkek, Chuy 1' }, incomes: [{ payer: 'Bakery' }] };
    const proposed = await desk(kg, kg.bailiff, `${at}/answer`, { answer: secret });
    expect(proposed.answer).toEqual(whole.suggested);
    const second = await kg.world.person({ role: 'senior_bailiff', office: kg.office });
    await desk(kg, second, `${at}/decision`, { step: 'return_answer', text: 'Say more of the flat' });
    await desk(kg, kg.senior, `${at}/answer`, { answer: whole.suggested ?? {} });
    expect(await code(kg, kg.senior, `${at}/decision`, { step: 'approve_answer' })).toBe('second_person_needed');
    expect((await desk(kg, second, `${at}/decision`, { step: 'approve_answer' })).state).toBe('answered');
    await carry();

    const answered = await desk(uz, uz.bailiff, at);
    expect(answered).toMatchObject({ state: 'answered', answer: whole.suggested, found: [] });
    await desk(uz, uz.bailiff, `${at}/steps`, { step: 'close' });
    await carry();
    expect((await desk(kg, kg.bailiff, at)).state).toBe('closed');

    const asked = await kg.world.db.sql(`select distinct ground, case_id, outcome from registry_query where outcome = 'answered'`);
    expect(asked).toEqual([{ ground: 'assistance', case_id: null, outcome: 'answered' }]);
    const [ofUz, ofKg] = [await entriesOf(uz), await entriesOf(kg)];
    const { pairs, mismatches } = pairLogs({ country: 'UZ', entries: ofUz }, { country: 'KG', entries: ofKg });
    expect(pairs.map(({ sent }) => `${sent.from} ${sent.step}`).sort()).toEqual([
      'KG accepted',
      'KG answered',
      'KG in_work',
      'KG received',
      'UZ closed',
      'UZ request',
    ]);
    expect(mismatches).toEqual([]);
    expect(`${ofUz}${ofKg}`).not.toMatch(/Debtor|30102880040052/);
    expect(pairLogs({ country: 'UZ', entries: ofUz }, { country: 'KG', entries: ofKg.slice(0, -1) }).mismatches).toMatchObject([
      { code: 'not_received', country: 'UZ', message: { step: 'closed' } },
    ]);
  });

  it('waits while the other side is away, arrives in order, and once, however often it is sent', async () => {
    const draft = { caseId, partnerId, kind: 'find_debtor', purpose: 'recover_debt' };
    const { id } = await desk(uz, uz.bailiff, '', draft);
    await desk(uz, uz.bailiff, `/${id}/steps`, { step: 'submit' });
    await desk(uz, uz.senior, `/${id}/decision`, { step: 'approve' });
    await desk(uz, uz.bailiff, `/${id}/steps`, { step: 'cancel' });
    await uz.world.db.sql('update assistance_partner set url = $1', ['http://127.0.0.1:9']);
    expect(await uz.post.send()).toBe(1);
    const waiting = await desk(uz, uz.bailiff, `/${id}`);
    expect(waiting.messages.map(({ state, attempts, error }) => [state, attempts, error])).toEqual([
      ['waiting', 1, 'no_connection'],
      ['waiting', 0, null],
    ]);
    await uz.world.db.sql('update assistance_partner set url = $1', [kg.url]);
    // The first was kept, but its answer did not come back.
    await makeDue(uz);
    await uz.post.send();
    await uz.world.db.sql(`update assistance_message set state = 'waiting', due_at = now() where request_id = $1`, [id]);
    await carry();
    expect((await desk(kg, kg.bailiff, `/${id}`)).messages.filter(({ direction }) => direction === 'in')).toHaveLength(2);
    expect([(await desk(uz, uz.bailiff, `/${id}`)).state, (await desk(kg, kg.bailiff, `/${id}`)).state]).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(pairLogs({ country: 'UZ', entries: await entriesOf(uz) }, { country: 'KG', entries: await entriesOf(kg) }).mismatches).toEqual(
      [],
    );
  });

  it('is declined with its ground, and is late when its day has passed', async () => {
    const draft = { caseId, partnerId, kind: 'find_income', purpose: 'alimony' };
    const { id } = await desk(uz, uz.bailiff, '', draft);
    await desk(uz, uz.bailiff, `/${id}/steps`, { step: 'submit' });
    await desk(uz, uz.senior, `/${id}/decision`, { step: 'approve' });
    await carry();
    await kg.world.db.sql(`update assistance_request set due_on = '2026-01-01' where id = $1`, [id]);
    expect((await desk(kg, kg.bailiff, `/${id}`)).overdue).toBe(true);
    await desk(kg, kg.bailiff, `/${id}/decline`, { reason: 'person_unclear', text: 'Two people bear this name' });
    await carry();
    const declined = await desk(uz, uz.bailiff, `/${id}`);
    expect(declined).toMatchObject({ state: 'declined', ground: { reason: 'person_unclear', text: 'Two people bear this name' } });
    const stranger = await uz.world.person({ role: 'bailiff' });
    expect((await call(uz, stranger, 'GET', `bailiff/assistance/${id}`)).json.code).toBe('forbidden');
  });
});
