import { meSchema } from '@ochiq/shared/people';
import { problemSchema } from '@ochiq/shared/problem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { hashPassword } from './password.js';

let world: World;
let person: TestPerson;
const login = 'gulnora';
const password = 'a long password';

beforeAll(async () => {
  world = await startWorld();
  person = await world.person({ role: 'bailiff', login, passwordHash: await hashPassword(password) });
});
afterAll(() => world.close());

let address = 0;
/** Sign-ins are counted by address, so each test comes from its own. */
beforeEach(() => {
  address += 1;
});

const send = (method: 'GET' | 'POST' | 'DELETE', body: object | null, headers: Record<string, string> = {}) =>
  world.app.inject({
    method,
    url: '/api/session',
    remoteAddress: `10.0.0.${address}`,
    headers,
    ...(body === null ? {} : { payload: body }),
  });

const cookieOf = (header: unknown) => String(header).split(';')[0] ?? '';

describe('signing in', () => {
  it('opens a session in a cookie that scripts cannot read, and keeps only its hash', async () => {
    const response = await send('POST', { login, password });
    expect(response.statusCode).toBe(200);
    expect(meSchema.parse(response.json().me)).toMatchObject({ id: person.id, roles: ['bailiff'] });
    const header = String(response.headers['set-cookie']);
    expect(header).toMatch(/^ochiq_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    const cookie = cookieOf(header);
    expect((await send('GET', null, { cookie })).json().me.id).toBe(person.id);
    const kept = await world.db.sql('select 1 from session where token_hash = sha256(convert_to($1, $2))', [cookie.split('=')[1], 'UTF8']);
    expect(kept).toHaveLength(1);
  });

  it('ends the session that the browser had before', async () => {
    const first = cookieOf((await send('POST', { login, password })).headers['set-cookie']);
    const second = cookieOf((await send('POST', { login, password }, { cookie: first })).headers['set-cookie']);
    expect(second).not.toBe(first);
    expect((await send('GET', null, { cookie: first })).json().me).toBeNull();
    expect((await send('GET', null, { cookie: second })).json().me).not.toBeNull();
  });

  it.each([
    ['a wrong password', { login, password: 'wrong' }, 401, 'wrong_credentials'],
    ['an unknown login', { login: 'nobody', password }, 401, 'wrong_credentials'],
    ['SQL in the login', { login: "' or 1=1 --", password }, 401, 'wrong_credentials'],
    ['NUL in the login', { login: 'a\0b', password }, 400, 'bad_request'],
    ['no password', { login }, 400, 'bad_request'],
    ['a password of 10 kB', { login, password: 'a'.repeat(10_240) }, 400, 'bad_request'],
    ['a login that is a list', { login: [login], password }, 400, 'bad_request'],
  ])('refuses %s', async (_name, body, status, code) => {
    const response = await send('POST', body);
    expect([response.statusCode, problemSchema.parse(response.json()).code]).toEqual([status, code]);
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('refuses the eleventh try of an address in a minute', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 11; turn += 1) statuses.push((await send('POST', { login: '', password })).statusCode);
    expect(statuses.slice(0, 10).every((status) => status === 400)).toBe(true);
    expect(statuses[10]).toBe(429);
  });

  it('refuses a foreign origin', async () => {
    const response = await send('POST', { login, password }, { origin: 'https://elsewhere.example' });
    expect([response.statusCode, response.json().code]).toEqual([403, 'foreign_origin']);
  });
});

describe('a session', () => {
  it('ends at its hour', async () => {
    const cookie = cookieOf((await send('POST', { login, password })).headers['set-cookie']);
    await world.db.sql(
      `update session set created_at = now() - interval '13 hours', expires_at = now() - interval '1 second' where person_id = $1`,
      [person.id],
    );
    expect((await send('GET', null, { cookie })).json().me).toBeNull();
    const refused = await world.app.inject({ url: '/api/bailiff/lots', headers: { cookie } });
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'not_signed_in']);
  });

  it('ends at sign-out', async () => {
    const cookie = cookieOf((await send('POST', { login, password })).headers['set-cookie']);
    const response = await send('DELETE', null, { cookie });
    expect([response.statusCode, response.body]).toEqual([204, '']);
    expect((await send('GET', null, { cookie })).json().me).toBeNull();
  });

  it.each([
    'ochiq_session=',
    'ochiq_session=x',
    `ochiq_session=${'a'.repeat(43)}`,
    `ochiq_session=${'a'.repeat(8000)}`,
    'ochiq_session=%00',
  ])('is nobody for the cookie %.40s', async (cookie) => {
    expect((await send('GET', null, { cookie })).json()).toEqual({ me: null, demo: [] });
  });
});
