import { randomUUID } from 'node:crypto';
import { type Permission, permissions, roles } from '@ochiq/shared/people';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestPerson, type World } from './world.js';

let world: World;
const people: Record<string, TestPerson | null> = { nobody: null };
beforeAll(async () => {
  world = await startWorld();
  for (const role of roles) people[role] = await world.person({ role });
});
afterAll(() => world.close());

/** Whom each route lets in; a new route must be entered here by hand, so that nobody opens one without noticing. */
const expected: Record<string, 'anyone' | 'signed_in' | Permission> = {
  'GET /api/session': 'anyone',
  'POST /api/session': 'anyone',
  'DELETE /api/session': 'anyone',
  'GET /api/lots': 'anyone',
  'GET /api/lots/:lot': 'anyone',
  'GET /api/lots/:lot/trail': 'anyone',
  'GET /api/lots/:lot/bids': 'anyone',
  'GET /api/reference': 'anyone',
  'GET /ws': 'anyone',
  'GET /log/checkpoint': 'anyone',
  'GET /log/tile/*': 'anyone',
  'GET /api/log': 'anyone',
  'GET /api/log/proofs/inclusion': 'anyone',
  'GET /api/log/proofs/consistency': 'anyone',
  'GET /api/log/receipts/:lot/:seq': 'anyone',
  'GET /api/lots/:lot/place': 'signed_in',
  'POST /api/lots/:lot/deposit': 'signed_in',
  'GET /api/account/bids': 'signed_in',
  'DELETE /api/account': 'erase_account',
  'GET /api/bailiff/cases': 'work_desk',
  'POST /api/bailiff/cases': 'work_desk',
  'GET /api/bailiff/items': 'work_desk',
  'GET /api/bailiff/items/:item': 'work_desk',
  'PUT /api/bailiff/items/:item': 'work_desk',
  'POST /api/bailiff/cases/:case/items': 'work_desk',
  'POST /api/bailiff/cases/:case/seizures': 'work_desk',
  'POST /api/bailiff/items/:item/appraisals': 'work_desk',
  'POST /api/bailiff/appraisals/:id/challenge': 'work_desk',
  'POST /api/bailiff/appraisals/:id/document': 'work_desk',
  'GET /api/bailiff/appraisals/:id/document': 'work_desk',
  'POST /api/bailiff/seizures/:id/document': 'work_desk',
  'GET /api/bailiff/seizures/:id/document': 'work_desk',
  'PUT /api/bailiff/lots/:lot/photos': 'work_desk',
  'GET /api/bailiff/lots': 'work_desk',
  'POST /api/bailiff/lots': 'work_desk',
  'GET /api/bailiff/lots/:lot': 'work_desk',
  'PUT /api/bailiff/lots/:lot': 'work_desk',
  'POST /api/bailiff/lots/:lot/photos': 'work_desk',
  'DELETE /api/bailiff/lots/:lot/photos/:photo': 'work_desk',
  'POST /api/bailiff/lots/:lot/documents': 'work_desk',
  'POST /api/bailiff/lots/:lot/publish': 'work_desk',
  'POST /api/bailiff/lots/:lot/withdraw': 'work_desk',
  'GET /api/auditor/lots': 'audit',
  'GET /api/auditor/lots/:lot': 'audit',
};

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe('authorisation', () => {
  it('every route declares whom it is for, as the table says', () => {
    expect(Object.fromEntries(world.app.declaredRoutes.map((route) => [nameOf(route), route.allow]))).toEqual(expected);
  });

  it('every route refuses every role that it does not name, before it looks at anything else', async () => {
    const wrong: string[] = [];
    // The socket is no inject; signing out and erasure would end the sessions that the rest of the walk needs.
    const walked = world.app.declaredRoutes.filter(
      (route) => !['GET /ws', 'DELETE /api/session', 'DELETE /api/account'].includes(nameOf(route)),
    );
    for (const route of walked) {
      for (const [role, person] of Object.entries(people)) {
        const url = route.path.replace(':lot', '999').replace(':photo', randomUUID());
        const headers = person ? { cookie: person.cookie } : {};
        const method = route.method as 'GET' | 'POST' | 'PUT' | 'DELETE';
        const answer = await world.app.inject({ method, url, headers });
        const may =
          route.allow === 'anyone' ||
          (route.allow === 'signed_in' ? person !== null : permissions[route.allow].some((one) => one === role));
        const refusal = person === null ? 'not_signed_in' : 'forbidden';
        const { code } = answer.body.startsWith('{') ? answer.json<{ code?: string }>() : {};
        if ((code === refusal) === may) wrong.push(`${nameOf(route)} as ${role}: ${answer.statusCode} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('a bailiff does not reach the lots of another office', async () => {
    const lot = await world.lot({ state: 'draft' });
    const cookie = people.bailiff?.cookie ?? '';
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/publish'],
      ['PUT', ''],
      ['POST', '/withdraw'],
    ] as const) {
      const payload = path === '/withdraw' ? { ground: 'A ground of ten letters' } : undefined;
      const answer = await world.app.inject({
        method,
        url: `/api/bailiff/lots/${lot}${path}`,
        headers: { cookie },
        ...(payload ? { payload } : {}),
      });
      expect([400, 403, 404], `${method} ${path}`).toContain(answer.statusCode);
    }
    const [row] = await world.db.sql<{ state: string }>('select state from lot where id = $1', [lot]);
    expect(row?.state).toBe('draft');
  });

  it('refuses an unsafe request that a foreign page sends', async () => {
    const headers = { cookie: people.citizen?.cookie ?? '', origin: 'https://evil.example' };
    const answer = await world.app.inject({ method: 'POST', url: `/api/lots/${await world.lot()}/deposit`, headers });
    expect(answer.json()).toMatchObject({ status: 403, code: 'foreign_origin' });
  });
});
