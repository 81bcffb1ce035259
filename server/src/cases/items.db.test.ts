import { type ItemView, itemListSchema, itemViewSchema } from '@ochiq/shared/cases';
import { lotDeskSchema } from '@ochiq/shared/lots';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
let bailiff: TestPerson;
let stranger: TestPerson;
let caseId: number;

beforeAll(async () => {
  world = await startWorld();
  const office = await makeOffice(world.db);
  bailiff = await world.person({ role: 'bailiff', office });
  stranger = await world.person({ role: 'bailiff' });
  // The case that comes with a lot.
  const lot = await world.lot({ office });
  const [row] = await world.db.sql<{ caseId: number }>('select case_id as "caseId" from lot where id = $1', [lot]);
  caseId = row?.caseId ?? 0;
});
afterAll(() => world.close());

async function ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, who = bailiff): Promise<[number, unknown]> {
  const answer = await world.app.inject({
    method,
    url: `/api/bailiff/${path}`,
    headers: { cookie: who.cookie },
    ...(body ? { payload: body } : {}),
  });
  return [answer.statusCode, answer.json()];
}

const car = {
  kind: 'vehicle',
  title: { uz: 'Chevrolet Gentra', ru: 'Шевроле Джентра' },
  description: { uz: 'Oq, kaliti bor' },
  attributes: { make: 'Chevrolet', model: 'Gentra', year: 2019, vin: 'XWB5V31BVKA123456' },
  region: 'UZ-TK',
  place: 'Toshkent, Chilonzor 5',
};
const act = { number: 'A-1', seizedOn: '2026-05-04', place: 'Toshkent', witnesses: ['Karima Guvohova', 'Anvar Xolisov'] };
const report = { organisation: 'Baho Plus', licence: 'L-77', reportNumber: 'R-1', validUntil: null, currency: 'UZS' };

async function newItem(change: object = {}): Promise<ItemView> {
  const [status, body] = await ask('POST', `cases/${caseId}/items`, { ...car, ...change });
  expect(status, JSON.stringify(body)).toBe(201);
  return itemViewSchema.parse(body);
}
const dayFromNow = (days: number) => new Date(Date.now() + 5 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const readView = async (id: number) => itemViewSchema.parse((await ask('GET', `items/${id}`))[1]);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

async function upload(path: string, files: readonly Buffer[], who = bailiff): Promise<[number, unknown]> {
  const form = new FormData();
  for (const bytes of files) form.append('file', new Blob([new Uint8Array(bytes)]), 'Act.pdf');
  const answer = await fetch(`${world.url}/api/bailiff/${path}`, { method: 'POST', headers: { cookie: who.cookie }, body: form });
  return [answer.status, await answer.json()];
}

const lotOf = (item: ItemView, change: object = {}) => ({
  caseId,
  itemId: item.id,
  category: item.kind,
  region: item.region,
  place: item.place,
  title: item.title,
  description: item.description,
  currency: 'UZS',
  startMinor: '7000000',
  reserveMinor: null,
  appraisalMinor: '5',
  startsAt: '2027-01-01T05:00:00.000Z',
  endsAt: '2027-01-02T05:00:00.000Z',
  ...change,
});

describe('things of a case', () => {
  it('are entered, listed for their office only, and corrected while no lot holds them', async () => {
    const item = await newItem();
    expect(item).toMatchObject({ ...car, caseId, seizure: null, appraisals: [], lot: null });
    const listed = itemListSchema.parse((await ask('GET', `items?case=${caseId}`))[1]).items;
    expect(listed.map(({ id }) => id)).toContain(item.id);
    expect((await ask('GET', 'items', undefined, stranger))[1]).toEqual({ items: [] });
    expect(await ask('GET', `items/${item.id}`, undefined, stranger)).toMatchObject([403, { code: 'forbidden' }]);
    const [status, body] = await ask('PUT', `items/${item.id}`, { ...car, attributes: { ...car.attributes, year: 2020 } });
    expect([status, itemViewSchema.parse(body).attributes['year']]).toEqual([200, 2020]);
    expect(await ask('PUT', `items/${item.id}`, car, stranger)).toMatchObject([403, {}]);
  });

  it.each([
    ['an attribute of the wrong form', { attributes: { vin: 'SHORT' } }],
    ['an unknown kind', { kind: 'dream' }],
    ['no title', { title: {} }],
    ['NUL in the place', { place: 'a\0b' }],
  ])('are refused with %s', async (_name, change) => {
    expect(await ask('POST', `cases/${caseId}/items`, { ...car, ...change })).toMatchObject([400, { code: 'bad_request' }]);
  });

  it('are refused for another office’s case and for none', async () => {
    expect(await ask('POST', `cases/${caseId}/items`, car, stranger)).toMatchObject([403, { code: 'forbidden' }]);
    expect(await ask('POST', 'cases/999999/items', car)).toMatchObject([404, { code: 'not_found' }]);
    expect(await ask('POST', 'cases/99999999999/items', car)).toMatchObject([400, { code: 'bad_request' }]);
    expect(await ask('GET', 'items/999999')).toMatchObject([404, { code: 'not_found' }]);
  });
});

describe('an act of seizure', () => {
  it('is one for several things, names its witnesses to the office, and leaves no name in the log', async () => {
    const items = [await newItem(), await newItem()];
    const itemIds = items.map(({ id }) => id);
    expect(await ask('POST', `cases/${caseId}/seizures`, { ...act, itemIds })).toEqual([200, { done: true }]);
    const { seizure } = await readView(itemIds[0] ?? 0);
    expect(seizure).toMatchObject({ number: 'A-1', seizedOn: '2026-05-04', place: 'Toshkent', document: null });
    expect(seizure?.witnesses.toSorted()).toEqual(['Anvar Xolisov', 'Karima Guvohova']);
    expect((await readView(itemIds[1] ?? 0)).seizure?.id).toBe(seizure?.id);
    const entries = await world.db.sql<{ leaf: string }>(`select leaf from log_entry where kind = 'item_seized' order by id`);
    expect(entries.map(({ leaf }) => JSON.parse(leaf))).toMatchObject(
      itemIds.map((item) => ({ kind: 'item_seized', item, act: seizure?.id })),
    );
    expect(JSON.stringify(entries)).not.toMatch(/Karima|Anvar|A-1|Toshkent/);

    const again = await newItem();
    expect(await ask('POST', `cases/${caseId}/seizures`, { ...act, itemIds: [again.id] })).toMatchObject([
      409,
      { code: 'seizure_number_taken' },
    ]);
    expect(await ask('POST', `cases/${caseId}/seizures`, { ...act, number: 'A-2', itemIds: [again.id, itemIds[0]] })).toMatchObject([
      409,
      { code: 'item_seized' },
    ]);
    // All or nothing: the free thing stayed free, and no witness was kept for it.
    expect((await readView(again.id)).seizure).toBeNull();
    expect(await world.db.sql('select name from witness')).toHaveLength(2);
    const ahead = { ...act, number: 'A-3', seizedOn: dayFromNow(2), itemIds: [again.id] };
    expect(await ask('POST', `cases/${caseId}/seizures`, ahead)).toMatchObject([400, { code: 'bad_request' }]);
    expect(await ask('POST', `cases/${caseId}/seizures`, { ...act, number: 'A-3', itemIds: [again.id] }, stranger)).toMatchObject([
      403,
      {},
    ]);
  });

  it('has its PDF attached once; only its office reads it, byte for byte', async () => {
    const item = await newItem();
    await ask('POST', `cases/${caseId}/seizures`, { ...act, number: 'A-9', itemIds: [item.id] });
    const path = `seizures/${(await readView(item.id)).seizure?.id}/document`;
    expect(await ask('GET', path)).toMatchObject([404, {}]);
    expect(await upload(path, [pdf], stranger)).toMatchObject([403, { code: 'forbidden' }]);
    expect(await upload(path, [Buffer.from('no pdf')])).toMatchObject([415, { code: 'file_not_pdf' }]);
    expect(await upload(path, [pdf, pdf])).toMatchObject([400, { code: 'too_many_files' }]);
    expect(await upload(path, [pdf])).toEqual([200, { done: true }]);
    expect(await upload(path, [pdf])).toMatchObject([409, { code: 'file_attached' }]);
    const document = (await readView(item.id)).seizure?.document;
    const { createHash } = await import('node:crypto');
    expect(document).toMatchObject({ name: 'Act.pdf', bytes: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex') });
    const served = await world.app.inject({ method: 'GET', url: document?.url ?? '', headers: { cookie: bailiff.cookie } });
    expect(served.headers['content-type']).toBe('application/pdf');
    expect(served.rawPayload.equals(pdf)).toBe(true);
    expect(await ask('GET', path, undefined, stranger)).toMatchObject([403, {}]);
    // The folder that everyone is served from does not have it.
    expect((await fetch(`${world.url}/media/${document?.sha256}.pdf`)).status).toBe(404);
    expect(await ask('GET', 'seizures/nonsense/document')).toMatchObject([404, {}]);
  });
});

describe('appraisals', () => {
  it('hold six months unless the report says otherwise; the newest valid one counts, a challenged one does not', async () => {
    const item = await newItem();
    const add = (change: object) => ask('POST', `items/${item.id}/appraisals`, { ...report, ...change });
    expect((await add({ appraisedOn: '2025-08-31', amountMinor: '100' }))[0]).toBe(200);
    await add({ appraisedOn: dayFromNow(-40), amountMinor: '200' });
    const [, body] = await add({ appraisedOn: dayFromNow(-3), validUntil: dayFromNow(20), amountMinor: '300' });
    const shown = () => readView(item.id).then(({ appraisals }) => appraisals.map(({ amountMinor, state }) => [amountMinor, state]));
    expect(itemViewSchema.parse(body).appraisals.at(-1)).toMatchObject({ validUntil: '2026-02-28', state: 'expired' });
    expect(await shown()).toEqual([
      ['300', 'current'],
      ['200', 'earlier'],
      ['100', 'expired'],
    ]);
    const newest = (await readView(item.id)).appraisals[0];
    const challenge = (who: TestPerson) =>
      ask('POST', `appraisals/${newest?.id}/challenge`, { ground: 'The debtor disputes it in court' }, who);
    expect(await challenge(stranger)).toMatchObject([403, {}]);
    expect(await challenge(bailiff)).toEqual([200, { done: true }]);
    expect((await shown()).slice(0, 2)).toEqual([
      ['300', 'challenged'],
      ['200', 'current'],
    ]);
    const kinds = await world.db.sql<{ kind: string }>(`select kind from log_entry where kind like 'apprais%' order by id`);
    expect(kinds.map(({ kind }) => kind)).toEqual(['appraised', 'appraised', 'appraised', 'appraisal_challenged']);
  });

  it.each([
    ['a day to come', { appraisedOn: '2999-01-01' }],
    ['an end before its date', { validUntil: '2026-01-01' }],
    ['another currency than the case’s', { currency: 'USD' }],
    ['nothing for an amount', { amountMinor: '0' }],
  ])('are refused with %s', async (_name, change) => {
    const item = await newItem();
    const body = { ...report, appraisedOn: '2026-06-01', amountMinor: '100', ...change };
    expect(await ask('POST', `items/${item.id}/appraisals`, body)).toMatchObject([400, { code: 'bad_request' }]);
  });
});

describe('a lot from a thing', () => {
  it('takes the appraisal that counts, and holds the thing until it is withdrawn', async () => {
    const item = await newItem();
    await ask('POST', `items/${item.id}/appraisals`, { ...report, appraisedOn: dayFromNow(-3), amountMinor: '7000000' });
    const [status, body] = await ask('POST', 'lots', lotOf(item));
    expect(status).toBe(201);
    const desk = lotDeskSchema.parse(body);
    expect([desk.itemId, desk.appraisalMinor]).toEqual([item.id, '7000000']);
    expect((await readView(item.id)).lot).toEqual({ id: desk.lot, state: 'draft' });
    expect(await ask('POST', 'lots', lotOf(item))).toMatchObject([409, { code: 'item_in_lot' }]);
    expect(await ask('PUT', `items/${item.id}`, car)).toMatchObject([409, { code: 'item_in_lot' }]);
    expect((await ask('PUT', `lots/${desk.lot}`, lotOf(item, { startMinor: '8000000' })))[0]).toBe(200);
    const withdrawn = await ask('POST', `lots/${desk.lot}/withdraw`, { ground: 'The debt was paid in full', kind: 'debt_paid' });
    expect(withdrawn[0], JSON.stringify(withdrawn[1])).toBe(200);
    expect((await ask('POST', 'lots', lotOf(item)))[0]).toBe(201);
  });

  it('is one of two that are written at the same time', async () => {
    const item = await newItem();
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask('POST', 'lots', lotOf(item))));
    expect(answers.map(([status]) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it('is refused when it is told as something else', async () => {
    const item = await newItem();
    for (const change of [{ category: 'flat' }, { region: 'UZ-AN' }, { itemId: 999_999 }])
      expect(await ask('POST', 'lots', lotOf(item, change))).toMatchObject([400, { code: 'bad_request' }]);
    expect(await ask('POST', 'lots', lotOf(item), stranger)).toMatchObject([403, { code: 'forbidden' }]);
  });
});
