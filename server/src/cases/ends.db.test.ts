import { caseStandSchema, caseStandsSchema } from '@ochiq/shared/cases';
import { leafSchema } from '@ochiq/shared/log';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { insertCourt } from './store.js';
import { recordRecovered, takeBackRecovered } from './store-ends.js';

let world: World;
let bailiff: TestPerson;
let senior: TestPerson;
let office: number;
let court: number;
beforeAll(async () => {
  world = await startWorld();
  bailiff = await world.person({ role: 'bailiff' });
  const [grant] = await world.db.sql<{ office: number }>('select office_id as office from role_grant where person_id = $1', [bailiff.id]);
  office = grant?.office ?? 0;
  senior = await world.person({ role: 'senior_bailiff', office });
  court = await insertCourt(world.db, { name: { uz: 'Mirobod sudi' }, jurisdiction: 'UZ' });
});
afterAll(() => world.close());

const send = async (who: TestPerson, path: string, payload?: object) => {
  const url = `/api/bailiff/${path}`;
  const answer = await world.app.inject({
    method: payload ? 'POST' : 'GET',
    url,
    headers: { cookie: who.cookie },
    ...(payload ? { payload } : {}),
  });
  return {
    status: answer.statusCode,
    code: answer.json<{ code?: string }>().code,
    stand: caseStandSchema.safeParse(answer.json()).data,
    answer,
  };
};

let number = 0;
async function openCase(): Promise<number> {
  number += 1;
  const { answer } = await send(bailiff, 'cases', {
    number: `E-${number}`,
    courtId: court,
    executiveDocument: { kind: 'court_order', number: `2-${number}`, issuedOn: '2026-03-02' },
    debtor: { kind: 'person', name: 'Qarzdor', nationalId: '31203851234567' },
    creditors: [{ kind: 'organisation', name: 'Bank', nationalId: '200837914', claimMinor: '100000' }],
    currency: 'UZS',
  });
  return answer.json<{ id: number }>().id;
}

const ground = 'Neither property nor income was found';

it('a bailiff proposes the end of a case, and another official agrees to it', async () => {
  const id = await openCase();
  const proposed = await send(senior, `cases/${id}/end`, { outcome: 'unenforceable', ground });
  expect(proposed.stand).toMatchObject({ money: { claimMinor: '100000', feeMinor: '10000', remainingMinor: '110000' }, end: null });
  const proposal = proposed.stand?.proposal?.id ?? '';
  expect(await send(bailiff, `cases/${id}/end`, { outcome: 'terminated', ground })).toMatchObject({
    status: 409,
    code: 'already_proposed',
  });
  expect(await send(senior, `cases/${id}/end/${proposal}/approve`, {})).toMatchObject({ status: 403, code: 'author_cannot_approve' });
  expect((await send(senior, `cases/${id}/end/${proposal}/decline`, {})).stand).toMatchObject({ end: null, proposal: null });
  const again = (await send(bailiff, `cases/${id}/end`, { outcome: 'unenforceable', ground })).stand?.proposal?.id ?? '';
  expect(caseStandsSchema.parse((await send(senior, 'case-ends')).answer.json()).cases).toMatchObject([
    { case: id, proposal: { own: false } },
  ]);
  expect((await send(senior, `cases/${id}/end/${again}/approve`, {})).stand).toMatchObject({
    end: { outcome: 'unenforceable', ground },
    proposal: null,
  });
  expect(await send(bailiff, `cases/${id}/costs`, { ground: 'Storage', amountMinor: '5' })).toMatchObject({
    status: 409,
    code: 'case_ended',
  });
  const leaves = await world.db.sql<{ leaf: string }>(`select leaf from log_entry where kind like 'case_end%' order by id`);
  expect(leaves.map(({ leaf }) => leafSchema.parse(JSON.parse(leaf)).kind)).toEqual([
    'case_end_proposed',
    'case_end_declined',
    'case_end_proposed',
    'case_ended',
  ]);
  expect(leaves.at(-1)?.leaf).toContain(`"case":${id},"kind":"case_ended","office":${office},"outcome":"unenforceable"`);
  expect(leaves.map(({ leaf }) => leaf).join()).not.toContain(ground);
  await expect(world.db.sql(`update case_end set outcome = 'partly' where case_id = $1`, [id])).rejects.toThrow();
});

it('what was recovered decides between partly and unenforceable, by source and less what was taken back', async () => {
  const id = await openCase();
  const [creditor] = await world.db.sql<{ party: string }>('select party_id as party from case_creditor where case_id = $1', [id]);
  await world.db.transact(async (tx) => {
    const row = { caseId: id, source: 'account', part: 'claim', partyId: creditor?.party ?? '', at: new Date() } as const;
    await recordRecovered(tx, [
      { ...row, key: 'seized:1', amountMinor: 40_000n },
      { ...row, key: 'seized:2', amountMinor: 1_000n },
    ]);
    await recordRecovered(tx, [{ ...row, key: 'seized:2', amountMinor: 1_000n }]);
    for (const at of [new Date(), new Date()]) await takeBackRecovered(tx, 'seized:2', at);
  });
  await send(bailiff, `cases/${id}/costs`, { ground: 'Storage of a car', amountMinor: '700' });
  expect((await send(bailiff, `cases/${id}/stand`)).stand).toMatchObject({
    money: { costsMinor: '700', recoveredMinor: '40000', recoveredBy: [{ source: 'account', minor: '40000' }], remainingMinor: '70700' },
  });
  const unenforceable = await send(bailiff, `cases/${id}/end`, { outcome: 'unenforceable', ground });
  expect(unenforceable).toMatchObject({ status: 409, code: 'case_outcome_wrong' });
  expect((await send(bailiff, `cases/${id}/end`, { outcome: 'partly', ground })).stand).toMatchObject({ proposal: { outcome: 'partly' } });
});

it('a case with a lot on sale does not end, and an ended one takes no draft', async () => {
  const lot = await world.lot({ office, state: 'published' });
  const [row] = await world.db.sql<{ id: number }>('select case_id as id from lot where id = $1', [lot]);
  const ending = { outcome: 'terminated', ground };
  expect(await send(bailiff, `cases/${row?.id}/end`, ending)).toMatchObject({ status: 409, code: 'case_has_lots' });
  await world.db.sql(`update lot set state = 'withdrawn', withdrawal_ground = 'An error in the listing' where id = $1`, [lot]);
  const { stand } = await send(bailiff, `cases/${row?.id}/end`, ending);
  await send(senior, `cases/${row?.id}/end/${stand?.proposal?.id}/approve`, {});
  const draft = {
    caseId: row?.id,
    category: 'vehicle',
    region: 'UZ-TK',
    place: 'Toshkent',
    title: { uz: 'Damas' },
    description: { uz: 'Yurgani 90 ming km' },
    currency: 'UZS',
    startMinor: '4500000000',
    reserveMinor: null,
    appraisalMinor: '5000000000',
    startsAt: '2027-06-01T05:00:00.000Z',
    endsAt: '2027-06-01T09:00:00.000Z',
  };
  expect(await send(bailiff, 'lots', draft)).toMatchObject({ status: 409, code: 'case_ended' });
});
