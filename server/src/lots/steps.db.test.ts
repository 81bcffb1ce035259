import { type LotState, type LotStep, lotDeskSchema, lotStates, lotSteps } from '@ochiq/shared/lots';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLots, type TestLots } from '../test/office.js';
import type { TestPerson } from '../test/world.js';

let lots: TestLots;
beforeAll(async () => {
  lots = await startLots();
});
afterAll(() => lots.world.close());

/** The routes that take each step of a lot; opening and closing are the timekeeper's. */
const routes: readonly (readonly [step: LotStep, route: string, path: string])[] = [
  ['amend', 'PUT', ''],
  ['submit', 'POST', '/submit'],
  ['send_back', 'POST', '/send-back'],
  ['approve', 'POST', '/approve'],
  ['correct', 'POST', '/errata'],
  ['suspend', 'POST', '/suspend'],
  ['resume', 'POST', '/resume'],
  ['resume', 'POST', '/suspension/confirm'],
  ['withdraw', 'POST', '/withdraw'],
];

/** Written by hand, see the decision on the life of a sale. */
const legal: Record<LotState, readonly LotStep[]> = {
  draft: ['amend', 'submit', 'withdraw'],
  in_review: ['send_back', 'approve', 'withdraw'],
  published: ['correct', 'suspend', 'withdraw'],
  live: ['correct', 'suspend', 'withdraw'],
  suspended: ['correct', 'resume', 'withdraw'],
  sold: [],
  unsold: [],
  withdrawn: [],
};

describe('the routes of a lot', () => {
  it.each(lotStates)('of a lot that is %s refuse every step but its own, with its code', async (state) => {
    for (const [step, method, path] of routes) {
      const lot = await lots.inState(state);
      const who = path === '/send-back' || path === '/approve' || path.startsWith('/suspension') ? lots.senior : lots.bailiff;
      const [status, code] = await lots.call(method, `/${lot}${path}`, who, lots.bodyOf(path));
      const refused = state === 'withdrawn' ? 'lot_withdrawn' : lotSteps[step].refusal;
      // What may not be amended any more is refused with one code, whatever it is now.
      const expected = legal[state].includes(step) ? [200, undefined] : [409, step === 'amend' ? 'lot_not_draft' : refused];
      expect([state, step, path, status, code]).toEqual([state, step, path, ...expected]);
      const after = await lots.stateOf(lot);
      expect([state, path, legal[state].includes(step) ? 'a step' : after]).toEqual([
        state,
        path,
        legal[state].includes(step) ? 'a step' : state,
      ]);
    }
  });

  it.each(['draft', 'in_review', 'published', 'live', 'suspended', 'sold', 'withdrawn'] as const)(
    'let nobody publish a lot that is %s alone',
    async (state) => {
      const lot = await lots.inState(state);
      expect(await lots.call('POST', `/${lot}/publish`, lots.senior)).toEqual([404, 'not_found']);
    },
  );
});

describe('four eyes', () => {
  it.each([
    ['the author', () => lots.bailiff, () => lots.bailiff, [403, 'forbidden']],
    ['another bailiff of the office', () => lots.bailiff, () => lots.colleague, [403, 'forbidden']],
    ['a senior who wrote it', () => lots.senior, () => lots.senior, [403, 'author_cannot_approve']],
    ['a senior who only submitted it', () => lots.bailiff, () => lots.other, [403, 'author_cannot_approve']],
    ['a senior of another office', () => lots.bailiff, () => lots.foreign, [403, 'forbidden']],
    ['a citizen', () => lots.bailiff, () => lots.citizen, [403, 'forbidden']],
    ['a senior who had no hand in it', () => lots.bailiff, () => lots.senior, [200, undefined]],
    ['another senior than the one who wrote it', () => lots.senior, () => lots.other, [200, undefined]],
  ])('%s: the answer to an approval', async (name, author, approver, expected) => {
    const lot = await lots.draft(author());
    await lots.must('POST', `/${lot}/submit`, name.includes('only submitted') ? lots.other : author());
    expect(await lots.call('POST', `/${lot}/approve`, approver())).toEqual(expected);
    expect(await lots.stateOf(lot)).toBe(expected[0] === 200 ? 'published' : 'in_review');
  });

  it('a senior who rewrote a part of it cannot approve it, though others wrote and submitted the rest', async () => {
    const lot = await lots.draft(lots.bailiff);
    await lots.must('PUT', `/${lot}`, lots.senior, lots.bodyOf(''));
    await lots.must('POST', `/${lot}/submit`, lots.bailiff);
    expect(await lots.call('POST', `/${lot}/approve`, lots.senior)).toEqual([403, 'author_cannot_approve']);
    expect(await lots.call('POST', `/${lot}/approve`, lots.other)).toEqual([200, undefined]);
  });

  it('who suspended a sale sees that another lets it go on, and is refused; a colleague or a senior is not', async () => {
    const lot = await lots.inState('suspended');
    const sees = async (who: TestPerson) => {
      const answer = await lots.world.app.inject({ url: `/api/bailiff/lots/${lot}`, headers: { cookie: who.cookie } });
      return lotDeskSchema.parse(answer.json()).suspendedByReader;
    };
    expect([await sees(lots.colleague), await sees(lots.bailiff), await sees(lots.senior)]).toEqual([true, false, false]);
    expect(await lots.call('POST', `/${lot}/resume`, lots.colleague, lots.bodyOf('/resume'))).toEqual([403, 'author_cannot_approve']);
    await lots.must('POST', `/${lot}/resume`, lots.bailiff, lots.bodyOf('/resume'));
    expect(await sees(lots.colleague)).toBe(false);
  });

  it('the database refuses it as well, whoever comes through SQL', async () => {
    const lot = await lots.inState('in_review');
    const approve = (who: string) =>
      lots.world.db.sql(`update lot set state = 'published', published_at = now(), approved_by = $2 where id = $1`, [lot, who]);
    await expect(approve(lots.bailiff.id)).rejects.toThrow('lot_four_eyes');
    await expect(lots.world.db.sql('update lot_version set comment = $2 where lot_id = $1', [lot, 'x'])).rejects.toThrow('append-only');
  });

  it('an approval of a version that was looked at before does not publish a later one', async () => {
    const lot = await lots.inState('in_review');
    const { versions } = await lots.review(lot, lots.senior);
    const seen = versions.at(-1)?.version ?? 0;
    await lots.must('POST', `/${lot}/send-back`, lots.other, { comment: 'The place is missing' });
    await lots.must('POST', `/${lot}/submit`, lots.bailiff);
    expect(await lots.call('POST', `/${lot}/approve`, lots.senior, { version: seen })).toEqual([409, 'version_changed']);
    expect(await lots.call('POST', `/${lot}/approve`, lots.senior, { version: seen + 2 })).toEqual([200, undefined]);
  });
});

describe('the review', () => {
  it('shows what changed since the draft was sent back, field by field, with photos, and keeps every version', async () => {
    const lot = await lots.inState('in_review');
    const first = await lots.review(lot, lots.senior);
    expect(first.since).toBeNull();
    expect(first.changes.find(({ path }) => path === 'place')).toEqual({ path: 'place', before: null, after: 'Toshkent' });
    await lots.must('POST', `/${lot}/send-back`, lots.senior, { comment: 'Name the district, please' });
    await lots.must('PUT', `/${lot}`, lots.bailiff, { ...lots.bodyOf(''), place: 'Toshkent, Chilonzor' });
    const photo = await lots.addPhoto(lot);
    await lots.must('POST', `/${lot}/submit`, lots.bailiff);
    const second = await lots.review(lot, lots.senior);
    expect(second.since).toMatchObject({ step: 'sent_back', comment: 'Name the district, please', by: { id: lots.senior.id } });
    expect(second.changes.map(({ path, before }) => [path, before])).toEqual([
      ['place', 'Toshkent'],
      [`photos.${photo}.id`, null],
      [`photos.${photo}.sha256`, null],
      [`photos.${photo}.position`, null],
    ]);
    expect(second.versions.map(({ step, by }) => [step, by.id])).toEqual([
      ['drafted', lots.bailiff.id],
      ['submitted', lots.bailiff.id],
      ['sent_back', lots.senior.id],
      ['amended', lots.bailiff.id],
      ['submitted', lots.bailiff.id],
    ]);
  });

  it('lists what waits for the seniors of the office, and whose own it is', async () => {
    const lot = await lots.inState('in_review');
    const suspended = await lots.inState('suspended');
    const items = await lots.waiting(lots.senior);
    expect(items.filter((item) => item.lot === lot)).toMatchObject([{ what: 'publication', mine: false, by: { id: lots.bailiff.id } }]);
    expect(items.filter((item) => item.lot === suspended)).toMatchObject([{ what: 'suspension' }]);
    expect((await lots.waiting(lots.foreign)).filter((item) => item.lot === lot)).toEqual([]);
    expect(await lots.call('POST', `/${suspended}/suspension/confirm`, lots.senior)).toEqual([200, undefined]);
    expect((await lots.waiting(lots.senior)).filter((item) => item.lot === suspended)).toEqual([]);
    expect(await lots.call('POST', `/${suspended}/suspension/confirm`, lots.other)).toEqual([404, 'proposal_unknown']);
  });
});
