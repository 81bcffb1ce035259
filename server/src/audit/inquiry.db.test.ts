import { askedListSchema, type InquiryPage, inquiriesSchema, inquiryPageSchema, lookAnswerSchema, looksSchema } from '@ochiq/shared/audit';
import { lotDeskSchema, lotPageSchema } from '@ochiq/shared/lots';
import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditWorld, settledLog } from '../test/audited.js';
import { type MovableWorld, startMovable } from '../test/movable-clock.js';
import { publishedLot } from '../test/published.js';
import { makeOffice, type TestPerson, type World } from '../test/world.js';

const minute = 60_000;
const hour = 60 * minute;
const startMinor = 100_000_000n;
const rules = rulesOf(newestProfile('UZ', 'demo'), { currency: 'UZS', minor: startMinor });
const reason = 'Two bidders of one ring meet at this lot.';

let moved: MovableWorld;
let world: World;
let office = 0;
let [first, second, official, senior, bidder, citizen]: TestPerson[] = [];
beforeAll(async () => {
  moved = await startMovable();
  world = moved.world;
  office = await makeOffice(world.db);
  [first, second] = [
    await world.person({ role: 'auditor', login: 'first-auditor' }),
    await world.person({ role: 'auditor', login: 'second-auditor' }),
  ];
  [official, senior] = [await world.person({ role: 'bailiff', office }), await world.person({ role: 'senior_bailiff', office })];
  [bidder, citizen] = [await world.person({ login: 'the-bidder' }), await world.person()];
});
afterAll(() => moved.close());

async function call(method: 'GET' | 'POST', path: string, who: TestPerson | undefined, body?: unknown) {
  const answer = await world.app.inject({
    method,
    url: `/api${path}`,
    headers: { cookie: who?.cookie ?? '' },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: answer.statusCode, code: answer.json<{ code?: string }>().code, json: answer.json<unknown>() };
}
const steps = async (who: TestPerson | undefined, inquiry: number, path: string, body: unknown): Promise<InquiryPage> => {
  const { status, json } = await call('POST', `/auditor/inquiries/${inquiry}/${path}`, who, body);
  expect([status, json]).toEqual([200, expect.anything()]);
  return inquiryPageSchema.parse(json);
};
const refused = async (who: TestPerson | undefined, inquiry: number, path: string, body: unknown) => {
  const { status, code } = await call('POST', `/auditor/inquiries/${inquiry}/${path}`, who, body);
  return [status, code];
};
const open = async (lot: number, more: object = {}) => {
  const answer = await call('POST', '/auditor/inquiries', first, { subjects: [{ kind: 'lot', id: String(lot) }], reason, ...more });
  expect(answer.status).toBe(201);
  return inquiryPageSchema.parse(answer.json);
};
const liveLot = async (bidders: readonly TestPerson[] = []) => {
  const lot = await publishedLot(world, bidders, { office, startMinor, rules, startsInMs: 100, endsInMs: 20 * minute });
  await expect.poll(async () => (await pageOf(lot)).state, { timeout: 10_000, interval: 50 }).toBe('live');
  return lot;
};
const pageOf = async (lot: number) => lotPageSchema.parse((await call('GET', `/lots/${lot}`, undefined)).json);
/** Whatever was to close has closed, and an audit from outside finds nothing. */
async function verifies(): Promise<void> {
  const late = `select count(*)::int as late from lot where state in ('published', 'live') and ends_at <= to_timestamp($1::float8 / 1000)`;
  const lateNow = async () => (await world.db.sql<{ late: number }>(late, [await moved.now()]))[0]?.late;
  await expect.poll(lateNow, { timeout: 20_000, interval: 100 }).toBe(0);
  await settledLog(world);
  expect((await auditWorld(world, await moved.now())).findings).toEqual([]);
}
const noticesOf = async (person: TestPerson | undefined) =>
  (await world.db.sql<{ kind: string }>('select kind from notice where person_id = $1 order by id', [person?.id])).map(({ kind }) => kind);

describe('an inquiry', () => {
  it('goes from its opening over notes, a question and its answer to a conclusion, and names people by handles', async () => {
    const lot = await liveLot();
    await world.db.sql('update lot set approved_by = $2 where id = $1', [lot, official?.id]);
    const { id } = await open(lot, { assignee: second?.id });
    expect(await refused(first, id, 'assign', { assignee: citizen?.id })).toEqual([409, 'not_an_auditor']);
    await steps(first, id, 'assign', { assignee: first?.id });
    await steps(second, id, 'notes', { text: 'Looked at the bids of the last minute.' });
    expect(await refused(first, id, 'conclude', { outcome: 'explained', text: 'All is explained now.' })).toEqual([
      409,
      'explanation_missing',
    ]);

    const dueAt = new Date((await moved.now()) + 2 * hour).toISOString();
    const question = { official: official?.id, lots: [lot], question: 'Why was the lot published at night?', dueAt };
    expect(await refused(first, id, 'questions', { ...question, official: senior?.id })).toEqual([409, 'not_their_lot']);
    expect(await refused(first, id, 'questions', { ...question, dueAt: new Date(await moved.now()).toISOString() })).toEqual([
      400,
      'deadline_out_of_range',
    ]);
    const asked = await steps(first, id, 'questions', question);
    expect([asked.state, asked.unanswered, asked.dueAt]).toEqual(['waiting', 1, dueAt]);
    expect(await noticesOf(official)).toContain('explanation_wanted');

    const list = async (who: TestPerson | undefined) =>
      askedListSchema.parse((await call('GET', '/bailiff/explanations', who)).json).questions;
    const [mine] = await list(official);
    expect(mine).toMatchObject({ lots: [{ lot }], question: question.question, answer: null, open: true });
    expect(JSON.stringify(mine)).not.toMatch(/auditor/i);
    expect(await list(senior)).toEqual([]);
    const explain = (who: TestPerson | undefined) =>
      call('POST', `/bailiff/explanations/${mine?.id}`, who, { text: 'The system was down by day; the order is attached to the case.' });
    expect((await explain(senior)).code).toBe('question_unknown');
    expect((await explain(official)).json).toMatchObject({ open: false, answer: expect.stringContaining('system was down') });
    expect((await explain(official)).code).toBe('question_answered');
    expect(await noticesOf(first)).toContain('explanation_given');

    const page = await steps(first, id, 'conclude', { outcome: 'explained', text: 'The explanation fits the records.' });
    expect(page).toMatchObject({ state: 'concluded', outcome: 'explained', may: [], conclusion: { agreedBy: null } });
    expect(page.events.map(({ kind }) => kind)).toEqual(['opened', 'assigned', 'noted', 'asked', 'answered', 'concluded']);
    expect(page.events[4]?.by).toEqual({ id: official?.id, handle: expect.stringMatching(/^B-[0-9A-Z]{8}$/) });
    expect(await refused(first, id, 'notes', { text: 'More' })).toEqual([409, 'inquiry_concluded']);
    await expect(world.db.sql('update inquiry set reason = $2 where id = $1', [id, reason])).rejects.toThrow();
    await expect(world.db.sql('update inquiry_event set text = null where inquiry_id = $1', [id])).rejects.toThrow();
  });

  it('is referred by two auditors, never by one', async () => {
    const { id } = await open(await liveLot());
    const referring = await steps(first, id, 'conclude', { outcome: 'referred', text: 'For the prosecutor: a ring at one office.' });
    expect([referring.state, referring.may.includes('agree')]).toEqual(['referring', false]);
    expect(await noticesOf(second)).toContain('second_auditor_wanted');
    expect(await refused(first, id, 'referral', { agree: true })).toEqual([403, 'second_auditor_needed']);
    expect((await steps(second, id, 'referral', { agree: false, text: 'Ask the official first.' })).state).toBe('open');
    await steps(second, id, 'conclude', { outcome: 'referred', text: 'For the prosecutor, with the answer.' });
    await expect(
      world.db.sql(`update inquiry set state = 'concluded', agreed_by = concluded_by, agreed_at = now() where id = $1`, [id]),
    ).rejects.toThrow('inquiry_four_eyes');
    const page = await steps(first, id, 'referral', { agree: true });
    expect(page).toMatchObject({
      state: 'concluded',
      conclusion: { outcome: 'referred', agreedBy: { id: first?.id }, proposedBy: { id: second?.id } },
    });
  });

  it('is found by its state, its auditor and its subject, and marks the subject in the ranking', async () => {
    const lot = await liveLot();
    const { id } = await open(lot);
    const find = async (query: string) =>
      inquiriesSchema.parse((await call('GET', `/auditor/inquiries?${query}`, first)).json).inquiries.map((one) => one.id);
    expect(await find(`kind=lot&id=${lot}`)).toEqual([id]);
    expect(await find(`kind=bidder&id=${lot}`)).toEqual([]);
    expect(await find('state=open&assignee=nobody')).toContain(id);
    expect(await find('assignee=me')).not.toContain(id);
    expect(await find('state=lasting')).toContain(id);
    expect((await call('GET', '/auditor/inquiries?cursor=x', first)).status).toBe(400);
    expect((await call('GET', `/auditor/signals/subjects/lot/${lot}`, first)).json).toMatchObject({ inquiry: { id, state: 'open' } });
    const unknown = await call('POST', '/auditor/inquiries', first, { subjects: [{ kind: 'lot', id: '2147483000' }], reason });
    expect([unknown.status, unknown.code]).toEqual([404, 'subject_unknown']);
  });
});

describe('a sale that auditors stop', () => {
  it('stops by two of them, is not let go on by the office, and goes on by two; the log verifies', async () => {
    const lot = await liveLot([bidder as TestPerson, citizen as TestPerson]);
    const socket = await world.socket(bidder);
    expect(await socket.bid(lot, startMinor)).toMatchObject({ type: 'accepted' });
    const { id } = await open(lot);
    const proposed = await steps(first, id, 'freezes', { lot, reason });
    const [freeze] = proposed.freezes;
    expect(freeze).toMatchObject({ state: 'proposed', may: ['decline'] });
    expect(await refused(second, id, 'freezes', { lot, reason })).toEqual([409, 'already_proposed']);
    expect((await pageOf(lot)).state).toBe('live');
    const step = `freezes/${freeze?.id}`;
    expect(await refused(first, id, step, { step: 'confirm' })).toEqual([403, 'second_auditor_needed']);
    await expect(
      world.db.sql(`update lot_freeze set state = 'frozen', decided_by = proposed_by, decided_at = now(), until = now() where id = $1`, [
        freeze?.id,
      ]),
    ).rejects.toThrow('lot_freeze_four_eyes');

    const frozen = await steps(second, id, step, { step: 'confirm' });
    expect([frozen.frozen, frozen.freezes[0]?.state]).toEqual([1, 'frozen']);
    const page = await pageOf(lot);
    expect(page).toMatchObject({ state: 'suspended', suspension: { ground: 'inquiry', order: null, confirmed: true } });
    expect(Date.parse(page.suspension?.until ?? '') - Date.parse(page.suspension?.at ?? '')).toBe(hour);
    expect(JSON.stringify(page)).not.toContain(reason);
    expect(await socket.bid(lot, 2n * startMinor)).toMatchObject({ type: 'rejected', code: 'lot_suspended' });
    expect(await noticesOf(bidder)).toContain('lot_held');
    expect(await noticesOf(senior)).toContain('lot_held_office');

    const resume = await call('POST', `/bailiff/lots/${lot}/resume`, senior, { orderNumber: null, ground: 'We think all is well' });
    expect([resume.status, resume.code]).toEqual([409, 'held_for_check']);
    expect((await call('POST', `/bailiff/lots/${lot}/suspension/confirm`, senior)).code).toBe('proposal_unknown');
    expect(lotDeskSchema.parse((await call('GET', `/bailiff/lots/${lot}`, senior)).json).suspension?.ground).toBe('inquiry');
    expect(await refused(first, id, 'conclude', { outcome: 'no_concern', text: 'Nothing was found here.' })).toEqual([409, 'freeze_lasts']);

    await steps(second, id, step, { step: 'ask_release' });
    expect(await refused(second, id, step, { step: 'release' })).toEqual([403, 'second_auditor_needed']);
    await steps(first, id, step, { step: 'keep' });
    await steps(first, id, step, { step: 'ask_release' });
    const released = await steps(second, id, step, { step: 'release' });
    expect(released.freezes[0]).toMatchObject({ state: 'released', may: [] });
    expect((await pageOf(lot)).state).toBe('live');
    expect(await socket.bid(lot, 2n * startMinor)).toMatchObject({ type: 'rejected', code: 'already_leading' });
    await steps(first, id, 'conclude', { outcome: 'no_concern', text: 'Nothing was found here.' });
    await verifies();
  });

  it('goes on by itself when the time in the rules is over', async () => {
    const lot = await liveLot();
    const { id } = await open(lot);
    const freeze = (await steps(first, id, 'freezes', { lot, reason })).freezes[0]?.id;
    await steps(second, id, `freezes/${freeze}`, { step: 'confirm' });
    await moved.advance(hour - minute);
    expect((await pageOf(lot)).state).toBe('suspended');
    await moved.advance(minute);
    await expect.poll(async () => (await pageOf(lot)).state, { timeout: 10_000, interval: 100 }).toBe('live');
    const page = inquiryPageSchema.parse((await call('GET', `/auditor/inquiries/${id}`, first)).json);
    expect([page.freezes[0]?.state, page.events.at(-1)]).toEqual([
      'lapsed',
      expect.objectContaining({ kind: 'freeze_lapsed', by: null, lot }),
    ]);
    await verifies();
  });

  it('stands still when the proposal is declined, and ends with the lot when that is withdrawn', async () => {
    const lot = await liveLot();
    const { id } = await open(lot);
    const declined = (await steps(first, id, 'freezes', { lot, reason })).freezes[0]?.id;
    expect((await steps(first, id, `freezes/${declined}`, { step: 'decline' })).freezes[0]?.state).toBe('declined');
    expect((await pageOf(lot)).state).toBe('live');
    const again = (await steps(second, id, 'freezes', { lot, reason })).freezes[1]?.id;
    expect(await refused(first, id, `freezes/${declined}`, { step: 'confirm' })).toEqual([409, 'freeze_not_there']);
    await steps(first, id, `freezes/${again}`, { step: 'confirm' });
    expect(
      (await call('POST', `/bailiff/lots/${lot}/withdraw`, official, { kind: 'debt_paid', ground: 'The debtor has paid all.' })).status,
    ).toBe(200);
    await expect
      .poll(async () => inquiryPageSchema.parse((await call('GET', `/auditor/inquiries/${id}`, first)).json).freezes[1]?.state, {
        timeout: 10_000,
      })
      .toBe('ended');
    await verifies();
  });
});

describe('a look', () => {
  it('tells names once it is kept and logged, and is seen by the auditors and the administrator, people as handles', async () => {
    const { id } = await open(await liveLot());
    const look = (body: object) =>
      call('POST', '/auditor/looks', first, { people: [bidder?.id], note: 'To ask the bank about them', ...body });
    const answer = lookAnswerSchema.parse((await look({ reason: 'inquiry', inquiry: id })).json);
    expect(answer.people).toEqual([
      expect.objectContaining({ id: bidder?.id, name: 'Person the-bidder', login: 'the-bidder', roles: ['citizen'] }),
    ]);
    expect((await look({ reason: 'inquiry', inquiry: null })).status).toBe(400);
    expect((await look({ reason: 'other', inquiry: null, note: 'short' })).status).toBe(400);
    expect((await look({ reason: 'other', inquiry: null, people: [crypto.randomUUID()] })).code).toBe('person_unknown');
    expect((await look({ reason: 'other', inquiry: null, people: [first?.id, second?.id] })).status).toBe(200);

    const admin = await world.person({ role: 'admin' });
    const seen = looksSchema.parse((await call('GET', `/auditor/looks?auditor=${first?.id}`, admin)).json);
    expect(JSON.stringify(seen)).not.toContain('the-bidder');
    const [own, inquired] = seen.looks;
    expect(own?.remarks).toEqual(expect.arrayContaining(['no_inquiry', 'colleague', 'self']));
    expect(inquired).toMatchObject({
      inquiry: id,
      reason: 'inquiry',
      people: [{ id: bidder?.id, staff: false }],
      auditor: { id: first?.id },
    });
    expect(inquired?.remarks).not.toContain('no_inquiry');
    expect(seen.figures).toEqual([expect.objectContaining({ looks: 2, people: 3, noInquiry: 1, colleagues: 1, timesMedian: null })]);
    expect((await call('GET', '/auditor/looks', citizen)).status).toBe(403);

    const entries = await world.db.sql<{ leaf: string; secret: { people: string[] } }>(
      `select leaf, secret from log_entry where kind = 'identities_read' order by id`,
    );
    expect(entries.map(({ leaf, secret }) => [(JSON.parse(leaf) as { count: number }).count, secret.people.length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(entries.map(({ leaf }) => leaf).join()).not.toContain(bidder?.id ?? '-');
    await expect(world.db.sql('delete from identity_look_person')).rejects.toThrow();
  });

  it('is refused past 200 people in 24 hours', async () => {
    const people = await Promise.all(Array.from({ length: 50 }, () => world.person()));
    const look = () =>
      call('POST', '/auditor/looks', second, {
        people: people.map(({ id }) => id),
        reason: 'complaint',
        note: 'A complaint by letter',
        inquiry: null,
      });
    for (let turn = 0; turn < 4; turn += 1) expect((await look()).status).toBe(200);
    expect([(await look()).status, (await look()).code]).toEqual([429, 'too_many_looks']);
    await moved.advance(24 * hour);
    expect((await look()).status).toBe(200);
  });
});
