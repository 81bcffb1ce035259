import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { officeRoles, permissions, type Role, roles } from '@ochiq/shared/people';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Allow, DeclaredRoute } from '../base/index.js';
import { authorisationPage } from './authorisation-page.js';
import { authorisationTable, type Entry, howToEnter } from './authorisation-table.js';
import type { Owner, Thing } from './authorisation-things.js';
import { makeOffice, startWorld, type TestPerson, type World } from './world.js';

const page = fileURLToPath(new URL('../../../docs/authorisation.md', import.meta.url));

let world: World;
/** One of each role and nobody; and the same roles once more in offices and accounts of their own. */
const people = new Map<Role | 'nobody', TestPerson | null>([['nobody', null]]);
const owners = new Map<Role, { own: Owner; other: Owner }>();

beforeAll(async () => {
  world = await startWorld();
  for (const role of roles) {
    const own = await makeOwner(role);
    people.set(role, own.person);
    owners.set(role, { own, other: await makeOwner(role) });
  }
});
afterAll(() => world.close());

async function makeOwner(role: Role): Promise<Owner> {
  const office = await makeOffice(world.db);
  return { office, person: await world.person(officeRoles.some((one) => one === role) ? { role, office } : { role }) };
}

const nameOf = ({ method, path }: Pick<DeclaredRoute, 'method' | 'path'>) => `${method} ${path}`;

/** The roles that a route is for; every one for a route that names none. */
function rolesOf(allow: Allow): readonly Role[] {
  if (allow === 'security_server') return [];
  return allow === 'anyone' || allow === 'signed_in' ? roles : permissions[allow];
}

const fill = (path: string, params: Thing['params']) => path.replace(/:(\w+)/g, (_whole, name: string) => params[name] ?? '999');

async function call({ method, path }: DeclaredRoute, person: TestPerson | null, params: Thing['params'] = {}, payload?: unknown) {
  const headers = person ? { cookie: person.cookie } : {};
  const body = payload === undefined ? {} : { payload: payload as object };
  const answer = await world.app.inject({ method: method as 'GET', url: fill(path, params), headers, ...body });
  const { code } = answer.body.startsWith('{') ? answer.json<{ code?: string }>() : {};
  return { status: answer.statusCode, code, body: answer.body };
}

/** Routes by their entry's reach. */
const routesWith = <R extends Entry['reach']>(reach: R): { route: DeclaredRoute; entry: Extract<Entry, { reach: R }> }[] =>
  world.app.declaredRoutes.flatMap((route) => {
    const entry = authorisationTable[nameOf(route)];
    return entry?.reach === reach ? [{ route, entry: entry as Extract<Entry, { reach: R }> }] : [];
  });

describe('authorisation', () => {
  it('every route is in the table, with whom it declares to be for', () => {
    const declared = Object.fromEntries(world.app.declaredRoutes.map((route) => [nameOf(route), route.allow]));
    const missing = Object.keys(declared).filter((name) => !(name in authorisationTable));
    expect(missing, howToEnter).toEqual([]);
    const entered = Object.fromEntries(Object.entries(authorisationTable).map(([name, { allow }]) => [name, allow]));
    expect(declared, 'a route is gone, or is for others than the table says').toEqual(entered);
  });

  it('no route with a role hands out what is only public, and no object of a stranger is answered with success', () => {
    const wrong = Object.entries(authorisationTable).filter(
      ([, entry]) => (entry.reach === 'public' && entry.allow !== 'anyone') || (entry.reach === 'object' && entry.allow === 'anyone'),
    );
    expect(wrong).toEqual([]);
  });

  it('every route refuses every role that it does not name, before it looks at anything else', async () => {
    const wrong: string[] = [];
    for (const route of world.app.declaredRoutes.filter(({ path }) => path !== '/ws')) {
      // These end the session or the person.
      const ends = route.method === 'DELETE' && ['/api/session', '/api/account'].includes(route.path);
      for (const [role, known] of people) {
        const person = ends && role !== 'nobody' ? await world.person({ role }) : known;
        const { status, code } = await call(route, person, { photo: randomUUID() });
        const may = route.allow === 'anyone' || (person !== null && rolesOf(route.allow).some((one) => one === role));
        const refused = route.allow === 'security_server' ? status === 403 : code === (person === null ? 'not_signed_in' : 'forbidden');
        if (refused === may || status === 500) wrong.push(`${nameOf(route)} as ${role}: ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('every object of another owner is refused, and the own one is not', async () => {
    const wrong: string[] = [];
    for (const { route, entry } of routesWith('object')) {
      for (const role of rolesOf(entry.allow)) {
        const { own, other } = owners.get(role) as { own: Owner; other: Owner };
        for (const [whose, owner, expected] of [
          ["another's", other, entry.foreign],
          ['the own', own, entry.own],
        ] as const) {
          const thing = await entry.thing(world, owner);
          const { status, code } = await call(route, own.person, thing.params, entry.body?.(thing));
          if (status !== expected) wrong.push(`${nameOf(route)} as ${role}, ${whose}: ${status} ${code}, not ${expected}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('every list shows what is own and nothing of another owner', async () => {
    const wrong: string[] = [];
    for (const { route, entry } of routesWith('list')) {
      for (const role of rolesOf(entry.allow)) {
        const { own, other } = owners.get(role) as { own: Owner; other: Owner };
        const [mine, others] = [await entry.thing(world, own), await entry.thing(world, other)];
        const { status, body } = await call(route, own.person, mine.params);
        if (status !== 200 || !body.includes(mine.mark)) wrong.push(`${nameOf(route)} as ${role}: ${status}, the own is not there`);
        if (body.includes(others.mark)) wrong.push(`${nameOf(route)} as ${role}: another's is there`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('docs/authorisation.md is what the source prints (npm run docs:authorisation)', async () => {
    await expect(authorisationPage(world.app.declaredRoutes, authorisationTable)).toMatchFileSnapshot(page);
  });

  it('refuses an unsafe request that a foreign page sends', async () => {
    const headers = { cookie: people.get('citizen')?.cookie ?? '', origin: 'https://evil.example' };
    const answer = await world.app.inject({ method: 'POST', url: `/api/lots/${await world.lot()}/deposit`, headers });
    expect(answer.json()).toMatchObject({ status: 403, code: 'foreign_origin' });
  });
});
