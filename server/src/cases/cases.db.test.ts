import { caseListSchema, caseViewSchema, payeeListSchema } from '@ochiq/shared/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { insertCourt } from './store.js';

let world: World;
let bailiff: TestPerson;
let draft: Record<string, unknown>;

beforeAll(async () => {
  world = await startWorld();
  bailiff = await world.person({ role: 'bailiff' });
  draft = {
    number: '1-TK/2026-17',
    courtId: await insertCourt(world.db, { name: { uz: 'Mirobod tumanlararo sudi' }, jurisdiction: 'UZ' }),
    executiveDocument: { kind: 'writ_of_execution', number: '2-104/26', issuedOn: '2026-03-02' },
    debtor: { kind: 'person', name: 'Qarzdor Qarzdorov', nationalId: '31203851234567' },
    creditors: [
      { kind: 'organisation', name: 'Bank', nationalId: '200837914', claimMinor: '700', rank: 'secured' },
      { kind: 'person', name: 'Ikkinchi', nationalId: '31203851234568', claimMinor: '300' },
    ],
    currency: 'UZS',
  };
});
afterAll(() => world.close());

const send = (method: 'GET' | 'POST', who: TestPerson | null, body?: object) =>
  world.app.inject({ method, url: '/api/bailiff/cases', headers: who ? { cookie: who.cookie } : {}, ...(body ? { payload: body } : {}) });

describe('cases', () => {
  it('are opened for the own office and listed there only', async () => {
    const response = await send('POST', bailiff, draft);
    expect(response.statusCode).toBe(201);
    const { id, openedAt, ...view } = caseViewSchema.parse(response.json());
    // A claim whose rank nobody gave is one of the others.
    const [bank, second] = draft['creditors'] as object[];
    expect(view).toEqual({ ...draft, creditors: [bank, { ...second, rank: 'other' }], claimMinor: '1000', lotCount: 0 });
    expect(caseListSchema.parse((await send('GET', bailiff)).json()).cases.map((one) => one.id)).toEqual([id]);
    const stranger = await world.person({ role: 'bailiff' });
    expect((await send('GET', stranger)).json()).toEqual({ cases: [] });
    const [entry] = await world.db.sql<{ body: unknown; actor: string; at: Date }>(
      `select leaf as body, actor_id as actor, at from log_entry where kind = 'case_opened'`,
    );
    expect(entry?.actor).toBe(bailiff.id);
    expect(entry?.at.toISOString()).toBe(openedAt);
    expect(entry?.body).not.toMatch(/Qarzdor|31203851234567/);
  });

  it.each([
    ['a number that exists', {}, 409, 'case_number_taken'],
    ['an unknown court', { number: 'x-1', courtId: 2_147_483_647 }, 400, 'bad_request'],
    ['a court above the range', { number: 'x-1', courtId: 99_999_999_999 }, 400, 'bad_request'],
    [
      'a document from the future',
      { number: 'x-1', executiveDocument: { kind: 'court_order', number: '1', issuedOn: '2999-01-01' } },
      400,
      'bad_request',
    ],
    [
      'an unknown rank',
      { number: 'x-1', creditors: [{ kind: 'person', name: 'Ab', nationalId: '31203851234567', claimMinor: '1', rank: 'first' }] },
      400,
      'bad_request',
    ],
    ['no creditor', { number: 'x-1', creditors: [] }, 400, 'bad_request'],
    ['letters for a national id', { number: 'x-1', debtor: { kind: 'person', name: 'Ab', nationalId: 'AB1234567' } }, 400, 'bad_request'],
    ['NUL in a name', { number: 'x-1', debtor: { kind: 'person', name: 'A\0b', nationalId: '31203851234567' } }, 400, 'bad_request'],
  ])('refuse %s, and write nothing', async (_name, change, status, code) => {
    const count = async () => (await world.db.sql('select id::text from party union all select id::text from enforcement_case')).length;
    const before = await count();
    const response = await send('POST', bailiff, { ...draft, ...change });
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect(await count()).toBe(before);
  });

  it('know where their creditors and debtor are paid to, and the log seals who wrote it down', async () => {
    const opened = caseViewSchema.parse((await send('POST', bailiff, { ...draft, number: 'payees-1' })).json());
    const url = `/api/bailiff/cases/${opened.id}/payees`;
    const headers = { cookie: bailiff.cookie };
    const read = async () => payeeListSchema.parse((await world.app.inject({ url, headers })).json());
    const put = (party: string, payload: object) => world.app.inject({ method: 'PUT', url: `${url}/${party}`, headers, payload });
    const { payees } = await read();
    expect(payees.map(({ role, name, account }) => [role, name, account])).toEqual([
      ['creditor', 'Bank', null],
      ['creditor', 'Ikkinchi', null],
      ['debtor', 'Qarzdor Qarzdorov', null],
    ]);
    const bank = payees[0]?.party ?? '';
    const entries = () => world.db.sql<{ leaf: string }>(`select leaf from log_entry where kind = 'payee_account_set'`);
    expect((await put(bank, { account: '2020 8000 9000 0000 0001', bankCode: '00401' })).statusCode).toBe(200);
    expect((await read()).payees[0]?.account).toEqual({ account: '20208000900000000001', bankCode: '00401' });
    // The same again is no change; a wrong one changes nothing.
    await put(bank, { account: '20208000900000000001', bankCode: '00401' });
    expect((await put(bank, { account: '2020', bankCode: '00401' })).json().code).toBe('bad_request');
    expect((await put(bailiff.id, { account: '20208000900000000001', bankCode: '00401' })).json().code).toBe('not_found');
    const written = await entries();
    expect(written).toHaveLength(1);
    expect(written[0]?.leaf).not.toMatch(/20208000|Bank/);
  });

  it('refuse a body nested 100,000 deep', async () => {
    const headers = { cookie: bailiff.cookie, 'content-type': 'application/json' };
    const payload = '['.repeat(100_000) + ']'.repeat(100_000);
    const response = await world.app.inject({ method: 'POST', url: '/api/bailiff/cases', headers, payload });
    expect([response.statusCode, response.json().code]).toEqual([400, 'bad_request']);
  });

  it('are closed to citizens, auditors and strangers', async () => {
    expect((await send('GET', null)).statusCode).toBe(401);
    for (const role of ['citizen', 'auditor', 'operator'] as const)
      expect((await send('GET', await world.person({ role }))).statusCode).toBe(403);
  });
});
