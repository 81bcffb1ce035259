import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startWorld, type World } from '../test/world.js';
import { hashPassword } from './password.js';
import { deleteTracesBefore, readTraces } from './store-traces.js';

const password = 'a password for traces';
const shared = '203.0.113.7';

let world: World;
let passwordHash: string;
let office: number;

beforeAll(async () => {
  world = await startWorld({ env: { TRUST_PROXY: '1' } });
  passwordHash = await hashPassword(password);
  const bailiff = await world.person({ role: 'bailiff', login: 'traced-bailiff', passwordHash });
  const [grant] = await world.db.sql<{ office: number }>('select office_id as office from role_grant where person_id = $1', [bailiff.id]);
  office = grant?.office ?? 0;
  await world.db.sql(`insert into office_network (office_id, network) values ($1, '198.51.100.0/24')`, [office]);
});
afterAll(() => world.close());

async function signIn(login: string, address: string, device?: string) {
  const headers = { 'x-forwarded-for': address, ...(device === undefined ? {} : { cookie: `ochiq_device=${device}` }) };
  const answer = await world.app.inject({ method: 'POST', url: '/api/session', headers, payload: { login, password } });
  expect(answer.statusCode).toBe(200);
  const cookies = new Map(answer.cookies.map((cookie) => [cookie.name, cookie]));
  return { device: cookies.get('ochiq_device'), session: cookies.get('ochiq_session')?.value ?? '' };
}

const tracesOf = async (person: string) => (await readTraces(world.db, null)).filter((trace) => trace.person === person);
const written = (person: string, count: number) =>
  vi.waitFor(async () => expect(await tracesOf(person)).toHaveLength(count), { timeout: 10_000, interval: 50 });

it('keeps of a sign-in keyed hashes of address and device, and a cookie that no script reads', async () => {
  const { id } = await world.person({ login: 'traced-1', passwordHash });
  const { device } = await signIn('traced-1', shared);
  expect(device).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 34_560_000 });
  expect(device?.value).toMatch(/^[\w-]{43}$/);
  await written(id, 2);
  const traces = await tracesOf(id);
  expect(traces.map(({ kind, staff, office: own, inOffice }) => [kind, staff, own, inOffice])).toEqual([
    ['address', false, null, null],
    ['device', false, null, null],
  ]);
  const [dump] = await world.db.sql<{ text: string }>('select string_agg(trace::text, chr(10)) as text from trace');
  expect(dump?.text).not.toContain(shared);
  expect(dump?.text).not.toContain(device?.value);
});

it('tells two accounts on one device and address by equal values, and staff by their office', async () => {
  const one = await world.person({ login: 'traced-2', passwordHash });
  const { device } = await signIn('traced-2', '198.51.100.5');
  await signIn('traced-bailiff', '198.51.100.5', device?.value);
  await written(one.id, 2);
  const [address, device1] = await tracesOf(one.id);
  const sharing = (await readTraces(world.db, null)).filter(({ value }) => value === address?.value || value === device1?.value);
  expect(sharing.filter(({ person }) => person !== one.id)).toMatchObject([
    { kind: 'address', staff: true, office, inOffice: office },
    { kind: 'device', staff: true, office },
  ]);
  expect(address?.inOffice).toBe(office);
});

it('says when somebody was first and last seen, and forgets what is older than it may be', async () => {
  const { id } = await world.person({ login: 'traced-3', passwordHash });
  const { device } = await signIn('traced-3', '192.0.2.1');
  await written(id, 2);
  await world.db.sql(
    `update trace set first_at = first_at - interval '500 days', last_at = last_at - interval '450 days' where person_id = $1`,
    [id],
  );
  await deleteTracesBefore(world.db, new Date(Date.now() - 460 * 86_400_000));
  expect(await tracesOf(id)).toHaveLength(2);
  // Another node has not seen them in this hour, and writes it down.
  const other = await startWorld({ databaseUrl: world.databaseUrl, env: { TRUST_PROXY: '1' } });
  await other.app.inject({
    url: '/api/session',
    headers: {
      'x-forwarded-for': '192.0.2.9',
      cookie: `ochiq_session=${(await signIn('traced-3', '192.0.2.1', device?.value)).session}; ochiq_device=${device?.value}`,
    },
  });
  await other.close();
  await deleteTracesBefore(world.db, new Date(Date.now() - 400 * 86_400_000));
  // What that node saw, under its own secret; what this one keeps in mind was forgotten by the database.
  expect((await tracesOf(id)).map(({ kind }) => kind)).toEqual(['address', 'device']);
});

it('goes with a citizen who erases themselves', async () => {
  const { id } = await world.person({ login: 'traced-4', passwordHash });
  const { session } = await signIn('traced-4', shared);
  await written(id, 2);
  const answer = await world.app.inject({ method: 'DELETE', url: '/api/account', headers: { cookie: `ochiq_session=${session}` } });
  expect(answer.statusCode).toBe(204);
  expect(await tracesOf(id)).toEqual([]);
});
