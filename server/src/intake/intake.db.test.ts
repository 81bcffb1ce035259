import { hash } from 'node:crypto';
import { caseListSchema } from '@ochiq/shared/cases';
import { type DocumentStatus, documentStatusSchema, drawEntriesSchema, seatListSchema } from '@ochiq/shared/intake';
import { canonicalJson, hashWith } from '@ochiq/shared/tlog';
import { createReplay } from '@ochiq/shared/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCourt, type TestCourt } from '../test/court.js';
import type { TestPerson } from '../test/world.js';

let court: TestCourt;

beforeAll(async () => {
  court = await startCourt();
});
afterAll(() => court.world.close());

async function delivered(document: unknown): Promise<DocumentStatus> {
  const { status, body } = await court.deliver(document);
  expect(body).toHaveProperty('document');
  expect(status).toBe(201);
  return documentStatusSchema.parse(body);
}
const casesOf = async (who: TestPerson) => {
  const response = await court.world.app.inject({ url: '/api/bailiff/cases', headers: { cookie: who.cookie } });
  return caseListSchema.parse(response.json()).cases;
};
const asSenior = (url: string, payload?: object) =>
  court.world.app.inject({
    method: payload ? 'POST' : 'GET',
    url,
    headers: { cookie: court.senior.cookie },
    ...(payload ? { payload } : {}),
  });
const count = async (table: string) => Number((await court.world.db.sql<{ n: bigint }>(`select count(*) as n from ${table}`))[0]?.n);

/** What verify finds in everything that was logged so far. */
async function findings(): Promise<string[]> {
  const rows = await court.world.db.sql<{ leaf: string }>('select leaf from log_entry order by id');
  const replay = createReplay();
  for (const [index, { leaf }] of rows.entries()) hashWith(replay.take(index, leaf), (bytes) => hash('sha256', bytes, 'buffer'));
  return replay.finish().findings.map(({ code, detail }) => `${code}: ${detail}`);
}

describe('a document over X-Road', () => {
  it('opens a case with an official who was drawn, and is answered with the receipt of the log', async () => {
    const document = court.document();
    const answer = await delivered(document);
    expect(answer).toMatchObject({ court: 'UZ-CIV-1', number: document.number, state: 'assigned', repeated: false, outcome: null });
    expect(answer.digest).toBe(hash('sha256', canonicalJson(document)));
    expect(answer.receipt?.entry).toContain(answer.digest);
    expect([1, 2, 3]).toContain(answer.draw?.seat);
    const [opened] = (await casesOf(court.senior)).filter((one) => one.number === answer.caseNumber);
    expect(opened).toMatchObject({
      executiveDocument: { kind: 'writ_of_execution', number: document.number, issuedOn: '2026-10-02' },
      debtor: { name: 'Qarzdor Qarzdorov' },
      creditors: [{ name: 'Humo Bank', claimMinor: '6450000000', rank: 'secured' }],
    });
    const [leaf] = await court.world.db.sql<{ leaf: string }>(
      `select leaf from log_entry where kind = 'case_assigned' order by id desc limit 1`,
    );
    expect(leaf?.leaf).not.toMatch(/Qarzdor|31203851234567|2-\d+\/26/);
    expect(await findings()).toEqual([]);
  });

  it('gets the same answer again, and opens nothing twice, also when it comes at the same moment', async () => {
    const document = court.document();
    const before = await count('enforcement_case');
    const answers = await Promise.all([1, 2, 3, 4].map(() => court.deliver(document)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body['caseNumber'])).size).toBe(1);
    // Members in another order are the same document.
    const reordered = Object.fromEntries(Object.entries(document).toReversed());
    expect(await court.deliver(reordered)).toMatchObject({ status: 200, body: { repeated: true } });
    expect(await count('enforcement_case')).toBe(before + 1);
    expect(await court.ask(document.number)).toMatchObject({ status: 200, body: { state: 'assigned', number: document.number } });
  });

  it('is refused when its number came with other content', async () => {
    const document = court.document();
    await delivered(document);
    const { status, body } = await court.deliver({ ...document, presentBy: '2029-01-01' });
    expect([status, body['type']]).toEqual([409, 'Client.DocumentConflict']);
  });

  it('is told everything that is wrong with it at once, and leaves nothing behind', async () => {
    const before = await count('incoming_document');
    const { status, body } = await court.deliver({ ...court.document({ issuedOn: '2199-01-01', number: '' }), more: 1 });
    expect([status, body['type']]).toEqual([422, 'Client.DocumentInvalid']);
    expect(body['errors']).toEqual(expect.arrayContaining([{ path: '/more', message: 'unknown_member' }]));
    expect(body['errors']).toEqual(expect.arrayContaining([{ path: '/number', message: 'too_short' }]));
    expect(await count('incoming_document')).toBe(before);
  });

  it.each([
    ['another court', { court: 'UZ-CIV-9' }, {}, 422],
    ['no court', { court: undefined }, {}, 422],
    ['a client that is not admitted', {}, { 'x-road-client': 'UZ-TEST/GOV/20100001/OTHERS' }, 403],
    ['no secret of the security server', {}, { 'x-security-server-secret': 'guessed' }, 403],
  ])('is refused from %s', async (_name, change, headers, expected) => {
    const { status } = await court.deliver({ ...court.document(), ...change }, headers);
    expect(status).toBe(expected);
  });

  it('is unknown under a number that never came', async () => {
    expect(await court.ask('9-999/99')).toMatchObject({ status: 404, body: { type: 'Client.DocumentUnknown' } });
  });
});

describe('seats', () => {
  it('of those on leave are not drawn, and a document waits when nobody is there', async () => {
    for (const seat of [1, 2]) {
      const closed = await asSenior(`/api/bailiff/seats/${seat}/absences`, { reason: 'leave', from: null, until: null });
      expect(closed.statusCode).toBe(200);
    }
    for (let one = 0; one < 3; one += 1) expect((await delivered(court.document())).draw?.seat).toBe(3);
    await asSenior('/api/bailiff/seats/3/absences', { reason: 'illness', from: null, until: null });
    const document = court.document();
    const waiting = await delivered(document);
    expect(waiting).toMatchObject({ state: 'waiting', caseNumber: null, draw: null });
    const [first] = court.bailiffs;
    if (!first) throw new Error('nobody');
    await court.seat(first);
    expect(await court.ask(document.number)).toMatchObject({ body: { state: 'assigned', draw: { seat: 1 } } });
    for (const one of court.bailiffs.slice(1)) await court.seat(one);
    expect(await findings()).toEqual([]);
  });

  it('of a party and of who is close to one are left out', async () => {
    const [row] = await court.world.db.sql<{ id: string }>('select national_id as id from person where id = $1', [court.bailiffs[0]?.id]);
    await asSenior('/api/bailiff/seats/2/relatives', { nationalId: '200837915' });
    const { debtor, creditors } = court.document();
    const document = court.document({
      debtor: { ...debtor, nationalId: row?.id ?? '' },
      creditors: creditors.map((one) => ({ ...one, nationalId: '200837915' })),
    });
    expect((await delivered(document)).draw?.seat).toBe(3);
    expect(await findings()).toEqual([]);
  });

  it('are listed with their absences, and told of wrong ones', async () => {
    await asSenior('/api/bailiff/seats/1/absences', {
      reason: 'leave',
      from: '2099-07-01T00:00:00.000Z',
      until: '2099-08-01T00:00:00.000Z',
    });
    const { seats } = seatListSchema.parse((await asSenior('/api/bailiff/seats')).json());
    expect(seats.map(({ seat, open, absences }) => [seat, open, absences.length])).toEqual([
      [1, true, 1],
      [2, true, 0],
      [3, true, 0],
    ]);
    const refused = async (url: string, payload: object) => (await asSenior(url, payload)).json().code;
    expect(await refused('/api/bailiff/seats/1/absences', { reason: 'leave', from: '2020-01-01T00:00:00.000Z', until: null })).toBe(
      'absence_in_past',
    );
    expect(await refused('/api/bailiff/seats/99/absences', { reason: 'leave', from: null, until: null })).toBe('seat_unknown');
    expect(await refused('/api/bailiff/seats', { personId: court.bailiffs[1]?.id })).toBe('seat_open');
    expect(await refused('/api/bailiff/seats', { personId: (await court.world.person({ role: 'bailiff' })).id })).toBe('seat_unknown');
  });

  it('are not drawn for twice at once: many documents at one moment, each with a draw of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => court.deliver(court.document())));
    const draws = answers.map(({ body }) => documentStatusSchema.parse(body).draw?.draw);
    expect(new Set(draws).size).toBe(12);
    expect(await findings()).toEqual([]);
  });
});

it('a draw can be made again from what everybody is shown', async () => {
  const answer = await delivered(court.document());
  const response = await court.world.app.inject({ url: `/api/draws/${answer.draw?.chain}/${answer.draw?.draw}` });
  const { entries } = drawEntriesSchema.parse(response.json());
  const replay = createReplay();
  for (const { index, leaf } of entries) hashWith(replay.take(index, leaf), (bytes) => hash('sha256', bytes, 'buffer'));
  expect(replay.finish().findings).toEqual([]);
  expect(entries.at(-1)?.leaf).toContain(`"seat":${answer.draw?.seat}`);
  expect((await court.world.app.inject({ url: '/api/draws/1/9999' })).statusCode).toBe(404);
  expect((await court.world.app.inject({ url: '/api/draws' })).json().offices).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: court.office, seats: 3, byHand: 0, waiting: 0 })]),
  );
});

it('what a court delivered cannot be changed, and a chain goes only forward', async () => {
  const { db } = court.world;
  await expect(db.sql(`update incoming_document set digest = repeat('0', 64)`)).rejects.toThrow(/stays/);
  await expect(db.sql('update incoming_document set seat = 1')).rejects.toThrow(/once/);
  await expect(db.sql('delete from incoming_document')).rejects.toThrow(/stays/);
  await expect(db.sql('update draw_chain set used = used - 1')).rejects.toThrow(/one draw after another/);
});
