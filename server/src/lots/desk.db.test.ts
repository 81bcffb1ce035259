import type { LotDraft } from '@ochiq/shared/lots';
import { lotDeskSchema } from '@ochiq/shared/lots';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEntries } from '../log/index.js';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
let bailiff: TestPerson;
let senior: TestPerson;
let stranger: TestPerson;
let citizen: TestPerson;
let draft: LotDraft;

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

beforeAll(async () => {
  world = await startWorld();
  const office = await makeOffice(world.db);
  bailiff = await world.person({ role: 'bailiff', office });
  senior = await world.person({ role: 'senior_bailiff', office });
  stranger = await world.person({ role: 'bailiff' });
  citizen = await world.person();
  const [first] = await world.db.sql<{ caseId: number }>('select case_id as "caseId" from lot where id = $1', [
    await world.lot({ office }),
  ]);
  draft = {
    itemId: null,
    caseId: first?.caseId ?? 0,
    category: 'vehicle',
    region: 'UZ-TK',
    place: 'Toshkent',
    title: { uz: 'Damas', ru: 'Дамас' },
    description: { uz: 'Yurgani 90 ming km' },
    currency: 'UZS',
    startMinor: '4500000001',
    reserveMinor: null,
    appraisalMinor: '5000000000',
    startsAt: inMs(60_000),
    endsAt: inMs(3_600_000),
  };
});
afterAll(() => world.close());

const call = (method: string, path: string, who: TestPerson, body?: unknown) =>
  fetch(`${world.url}/api/bailiff/lots${path}`, {
    method,
    headers: { cookie: who.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const answerOf = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code];

async function newDraft(change: Partial<LotDraft> = {}): Promise<number> {
  const response = await call('POST', '', bailiff, { ...draft, ...change });
  expect(response.status).toBe(201);
  return lotDeskSchema.parse(await response.json()).lot;
}

async function addPhoto(lot: number): Promise<void> {
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), 'car.jpg');
  const response = await fetch(`${world.url}/api/bailiff/lots/${lot}/photos`, {
    method: 'POST',
    headers: { cookie: bailiff.cookie },
    body: form,
  });
  expect(response.status).toBe(200);
}

describe('the desk', () => {
  it('drafts, amends, publishes with a second official and withdraws a lot, each step in the log', async () => {
    const lot = await newDraft({ appraisalMinor: null });
    expect((await fetch(`${world.url}/api/lots/${lot}`)).status).toBe(404);
    expect(await answerOf(await call('POST', `/${lot}/submit`, bailiff))).toEqual([409, 'lot_not_ready']);
    const amended = lotDeskSchema.parse(await (await call('PUT', `/${lot}`, bailiff, draft)).json());
    expect(amended).toMatchObject({ missing: ['photo'], depositMinor: '450000001', minNextMinor: '4500000001', state: 'draft', seq: 0 });
    await addPhoto(lot);
    const submitted = lotDeskSchema.parse(await (await call('POST', `/${lot}/submit`, bailiff)).json());
    expect(submitted).toMatchObject({ state: 'in_review', seq: 0 });
    expect(await answerOf(await call('PUT', `/${lot}`, bailiff, draft))).toEqual([409, 'lot_not_draft']);
    expect((await fetch(`${world.url}/api/lots/${lot}`)).status).toBe(404);
    const published = lotDeskSchema.parse(await (await call('POST', `/${lot}/approve`, senior)).json());
    expect(published).toMatchObject({ state: 'published', seq: 1, missing: [], photoCount: 1, rules: { profile: 'demo', version: 1 } });
    expect((await fetch(`${world.url}${published.photos[0]?.thumbnailUrl}`)).status).toBe(200);
    const withdrawal = { kind: 'document_annulled', ground: 'The court annulled the writ.' };
    expect((await call('POST', `/${lot}/withdraw`, bailiff, withdrawal)).status).toBe(200);
    expect(await answerOf(await call('POST', `/${lot}/withdraw`, bailiff, withdrawal))).toEqual([409, 'lot_withdrawn']);
    const page: unknown = await (await fetch(`${world.url}/api/lots/${lot}`)).json();
    expect(page).toMatchObject({ state: 'withdrawn', withdrawalGround: withdrawal.ground, withdrawalKind: 'document_annulled', seq: 2 });
    const entries = await readEntries(world.db, lot);
    expect(entries.map(({ kind, seq, actorId }) => [kind, seq, actorId])).toEqual([
      ['drafted', null, bailiff.id],
      ['amended', null, bailiff.id],
      ['photo_added', null, bailiff.id],
      ['submitted', null, bailiff.id],
      ['published', 1, senior.id],
      ['withdrawn', 2, bailiff.id],
    ]);
  });

  it('keeps a withdrawn draft out of the public view', async () => {
    const lot = await newDraft();
    expect((await call('POST', `/${lot}/withdraw`, bailiff, { kind: 'listing_error', ground: 'Listed by mistake.' })).status).toBe(200);
    expect((await fetch(`${world.url}/api/lots/${lot}`)).status).toBe(404);
  });

  it('withdraws a live lot, and none whose end has come', async () => {
    const [own] = await world.db.sql<{ office: number }>('select office_id as office from role_grant where person_id = $1', [bailiff.id]);
    const office = own?.office ?? 0;
    const ground = { kind: 'debt_paid', ground: 'The debtor has paid the debt.' };
    expect((await call('POST', `/${await world.lot({ office })}/withdraw`, bailiff, ground)).status).toBe(200);
    const ended = await world.lot({ office, startsInMs: -5000, endsInMs: -1000 });
    expect(await answerOf(await call('POST', `/${ended}/withdraw`, bailiff, ground))).toEqual([409, 'lot_closed']);
  });

  it.each([
    ['the end before the start', { startsAt: inMs(7_200_000) }, [400, 'schedule_in_past']],
    ['an end in the year 9999', { endsAt: '9999-12-31T23:59:59Z' }, [400, 'bad_request']],
    ['a start in the year 0001', { startsAt: '0001-01-01T00:00:00Z' }, [400, 'bad_request']],
    ['a start price of zero', { startMinor: '0' }, [400, 'bad_request']],
    ['a fraction', { startMinor: '10.5' }, [400, 'bad_request']],
    ['a price above 10^15', { startMinor: '1000000000000001' }, [400, 'bad_request']],
    ['a reserve below the start price', { reserveMinor: '1' }, [400, 'bad_request']],
    ['an unknown case', { caseId: 2_147_483_647 }, [400, 'bad_request']],
    ['a case above the range', { caseId: 99_999_999_999 }, [400, 'bad_request']],
    ['no title', { title: {} }, [400, 'bad_request']],
    ['NUL in the title', { title: { uz: 'a\0b' } }, [400, 'bad_request']],
    ['a title of 10 kB', { title: { uz: 'a'.repeat(10_240) } }, [400, 'bad_request']],
    ['an unknown language', { title: { de: 'Auto' } }, [400, 'bad_request']],
  ])('refuses a draft with %s', async (_name, change, expected) => {
    expect(await answerOf(await call('POST', '', bailiff, { ...draft, ...change }))).toEqual(expected);
  });

  it('refuses submission when the end is less than two minutes away', async () => {
    const lot = await newDraft({ startsAt: inMs(-60_000), endsAt: inMs(90_000) });
    await addPhoto(lot);
    expect(await answerOf(await call('POST', `/${lot}/submit`, bailiff))).toEqual([400, 'schedule_in_past']);
  });

  it('is closed to other offices and to citizens', async () => {
    const lot = await newDraft();
    const ground = { kind: 'other', ground: 'Not mine to withdraw.' };
    const steps: [string, string, unknown?][] = [
      ['GET', `/${lot}`],
      ['PUT', `/${lot}`, draft],
      ['POST', `/${lot}/submit`],
      ['POST', `/${lot}/withdraw`, ground],
      ['POST', '', draft],
    ];
    for (const [method, path, body] of steps) {
      for (const who of [stranger, citizen]) {
        expect([method, path, ...(await answerOf(await call(method, path, who, body)))]).toEqual([method, path, 403, 'forbidden']);
      }
    }
    expect(await answerOf(await fetch(`${world.url}/api/bailiff/lots`))).toEqual([401, 'not_signed_in']);
    expect(await answerOf(await call('GET', '/2147483647', bailiff))).toEqual([404, 'lot_unknown']);
  });
});
