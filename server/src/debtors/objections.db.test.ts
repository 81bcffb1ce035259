import { debtPageSchema, objectionsSchema } from '@ochiq/shared/debtors';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { owingCase } from '../test/owing.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const call = async (method: 'GET' | 'POST', path: string, who: TestPerson, body?: object) => {
  const response = await fetch(`${world.url}/api${path}`, {
    method,
    headers: { cookie: who.cookie, ...(body && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : {} };
};

const pdf = (): FormData => {
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], { type: 'application/pdf' }), 'shikoyat.pdf');
  return form;
};

it('a debtor objects to a lot in time, with a PDF; a senior of the office decides once, and the log seals the words', async () => {
  const owing = await owingCase(world);
  const { debtor, senior, bailiff, id } = owing;
  const draft = { about: 'lot', subject: String(owing.lot), text: 'The start price is far below the price of such cars' };
  const path = `/account/debts/${id}/objections`;
  expect((await call('POST', path, await world.person(), draft)).status).toBe(404);
  expect((await call('POST', path, debtor, { ...draft, subject: '99999999' })).status).toBe(404);
  const filed = await call('POST', path, debtor, draft);
  expect(filed.status).toBe(201);
  const objection: string = filed.json.id;

  const document = `/account/objections/${objection}/document`;
  expect((await call('POST', document, bailiff, pdf())).status).toBe(404);
  expect((await call('POST', document, debtor, pdf())).status).toBe(204);
  expect(await call('POST', document, debtor, pdf())).toMatchObject({ status: 409, json: { code: 'file_attached' } });
  expect((await call('GET', document, debtor)).text).toContain('%PDF-1.4');
  expect((await call('GET', `/bailiff/objections/${objection}/document`, senior)).text).toContain('%PDF-1.4');
  expect((await call('GET', `/bailiff/objections/${objection}/document`, await world.person({ role: 'senior_bailiff' }))).status).toBe(403);

  const waiting = objectionsSchema.parse((await call('GET', '/bailiff/objections', senior)).json).objections;
  expect(waiting).toMatchObject([{ id: objection, about: 'lot', text: draft.text, decision: null, document: { name: 'shikoyat.pdf' } }]);
  const decision = { outcome: 'refused', ground: 'The appraisal is valid and nobody has challenged it' };
  const decide = `/bailiff/objections/${objection}/decision`;
  expect((await call('POST', decide, bailiff, decision)).status).toBe(403);
  expect((await call('POST', decide, await world.person({ role: 'senior_bailiff' }), decision)).status).toBe(403);
  expect((await call('POST', decide, senior, decision)).status).toBe(204);
  expect(await call('POST', decide, senior, decision)).toMatchObject({ status: 409, json: { code: 'objection_decided' } });
  const page = debtPageSchema.parse((await call('GET', `/account/debts/${id}`, debtor)).json);
  expect(page.objections).toMatchObject([{ id: objection, decision }]);

  const leaves = await world.db.sql<{ leaf: string }>(`select leaf from log_entry where kind like 'objection%' order by id`);
  expect(leaves.map(({ leaf }) => JSON.parse(leaf))).toMatchObject([
    { kind: 'objection_filed', objection, case: id, sealed: expect.any(String) },
    { kind: 'objection_decided', objection, case: id, sealed: expect.any(String) },
  ]);
  expect(leaves.map(({ leaf }) => leaf).join()).not.toMatch(/start price|appraisal/);
});

it('an objection that comes after ten days is late', async () => {
  const owing = await owingCase(world);
  await world.db.sql(`update lot set published_at = now() - interval '11 days' where id = $1`, [owing.lot]);
  const draft = { about: 'lot', subject: String(owing.lot), text: 'The start price is far below the price' };
  expect(await call('POST', `/account/debts/${owing.id}/objections`, owing.debtor, draft)).toMatchObject({
    status: 409,
    json: { code: 'objection_late' },
  });
});
