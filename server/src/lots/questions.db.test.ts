import { answeredQuestionsSchema, waitingQuestionSchema, waitingQuestionsSchema } from '@ochiq/shared/lots';
import { queueSchema } from '@ochiq/shared/queue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
let office: number;
let bailiff: TestPerson;
beforeAll(async () => {
  world = await startWorld();
  office = await makeOffice(world.db);
  bailiff = await world.person({ role: 'bailiff', office });
});
afterAll(() => world.close());

async function call(who: TestPerson | null, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = { origin: world.url, host: new URL(world.url).host, ...(who ? { cookie: who.cookie } : {}) };
  const answer = await world.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() as unknown };
}
const ask = (who: TestPerson | null, lot: number, text = 'Does the engine start in winter?') =>
  call(who, 'POST', `/api/lots/${lot}/questions`, { text });
const publicOf = async (lot: number) =>
  answeredQuestionsSchema.parse((await call(null, 'GET', `/api/lots/${lot}/questions`)).body).questions;
const answerOf = (who: TestPerson, lot: number, id: string, answer = 'Yes, it was tried on 3 November.') =>
  call(who, 'POST', `/api/bailiff/lots/${lot}/questions/${id}`, { answer });

describe('a question about a lot', () => {
  it('is seen by its asker and the office until it is answered; then by all, without a name, and in the log', async () => {
    const [citizen, other] = await Promise.all([world.person(), world.person()]);
    const lot = await world.lot({ office });
    const asked = waitingQuestionSchema.parse((await ask(citizen, lot)).body);
    expect(await publicOf(lot)).toEqual([]);
    const own = async (who: TestPerson) =>
      waitingQuestionsSchema.parse((await call(who, 'GET', `/api/lots/${lot}/questions/own`)).body).questions;
    expect([(await own(citizen)).length, (await own(other)).length]).toEqual([1, 0]);
    const desk = await call(bailiff, 'GET', `/api/bailiff/lots/${lot}/questions`);
    expect(desk.body).toEqual({ questions: [asked] });
    const tasks = async () =>
      queueSchema.parse((await call(bailiff, 'GET', '/api/bailiff/queue')).body).entries.map(({ kind, id }) => [kind, id]);
    expect(await tasks()).toContainEqual(['question', lot]);
    const strange = await world.person({ role: 'bailiff', office: await makeOffice(world.db) });
    expect((await call(strange, 'GET', `/api/bailiff/lots/${lot}/questions`)).status).toBe(403);
    expect((await answerOf(strange, lot, asked.id)).status).toBe(403);

    expect(await answerOf(bailiff, lot, asked.id)).toMatchObject({ status: 200, body: { questions: [] } });
    expect(await tasks()).not.toContainEqual(['question', lot]);
    const [shown] = await publicOf(lot);
    expect(shown).toMatchObject({ id: asked.id, question: 'Does the engine start in winter?', answer: 'Yes, it was tried on 3 November.' });
    expect(JSON.stringify(shown)).not.toContain(citizen.id);
    expect(await answerOf(bailiff, lot, asked.id)).toMatchObject({ status: 409, body: { code: 'question_answered' } });
    const leaves = await world.db.sql<{ leaf: string }>(`select leaf from log_entry where lot_id = $1 and kind = 'question_answered'`, [
      lot,
    ]);
    expect(leaves).toHaveLength(1);
    expect(leaves[0]?.leaf).not.toContain('engine');
    const told = await world.db.sql<{ kind: string }>('select kind from notice where person_id = $1', [citizen.id]);
    expect(told).toEqual([{ kind: 'question_answered' }]);
    await expect(world.db.sql(`update lot_question set answer = 'No.' where id = $1`, [asked.id])).rejects.toThrow();
    await expect(world.db.sql('delete from lot_question where id = $1', [asked.id])).rejects.toThrow();
  });

  it('is refused with contacts, by the fourth that waits, on a lot that is over or no lot, and without signing in', async () => {
    const citizen = await world.person();
    const lot = await world.lot({ office });
    expect(await ask(citizen, lot, 'Call me please: +998 90 123 45 67')).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    for (let n = 0; n < 3; n += 1) expect((await ask(citizen, lot)).status).toBe(200);
    expect(await ask(citizen, lot)).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect((await ask(null, lot)).status).toBe(401);
    expect((await ask(citizen, 2_000_000_000)).status).toBe(404);
    expect((await ask(citizen, await world.lot({ office, state: 'draft' }))).status).toBe(404);
    const over = await world.lot({ office, startsInMs: -20_000, endsInMs: -1000 });
    expect(await ask(citizen, over)).toMatchObject({ status: 409, body: { code: 'lot_closed' } });
    expect((await answerOf(bailiff, lot, 'nonsense')).status).toBe(404);
  });

  it('counts those that come at once', async () => {
    const citizen = await world.person();
    const lot = await world.lot({ office });
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => ask(citizen, lot)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
  });
});
