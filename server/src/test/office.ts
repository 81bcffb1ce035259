import {
  type LotDraft,
  type LotReview,
  type LotState,
  lotDeskSchema,
  lotReviewSchema,
  type ReviewItem,
  reviewListSchema,
} from '@ochiq/shared/lots';
import sharp from 'sharp';
import { expect } from 'vitest';
import { makeOffice, startWorld, type TestPerson, type World } from './world.js';

export type Answer = readonly [status: number, code: string | undefined];

/** An office with two bailiffs and two seniors, and lots in whatever state a test wants, through the real routes. */
export interface TestLots {
  readonly world: World;
  readonly bailiff: TestPerson;
  readonly colleague: TestPerson;
  readonly senior: TestPerson;
  readonly other: TestPerson;
  readonly foreign: TestPerson;
  readonly citizen: TestPerson;
  /** A good body for a step's route. */
  bodyOf(path: string): Record<string, unknown> | undefined;
  call(method: string, path: string, who: TestPerson, body?: unknown): Promise<Answer>;
  must(method: string, path: string, who: TestPerson, body?: unknown): Promise<void>;
  /** A draft that lacks nothing. */
  draft(author: TestPerson, change?: Partial<LotDraft>): Promise<number>;
  /** @returns the photo's id */
  addPhoto(lot: number): Promise<string>;
  inState(state: LotState): Promise<number>;
  stateOf(lot: number): Promise<string | undefined>;
  review(lot: number, who: TestPerson): Promise<LotReview>;
  waiting(who: TestPerson): Promise<ReviewItem[]>;
}

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

async function jpeg(): Promise<Uint8Array<ArrayBuffer>> {
  const made = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer();
  return new Uint8Array(made);
}

export async function startLots(): Promise<TestLots> {
  const world = await startWorld();
  const office = await makeOffice(world.db);
  const [bailiff, colleague] = [await world.person({ role: 'bailiff', office }), await world.person({ role: 'bailiff', office })];
  const [senior, other] = [await world.person({ role: 'senior_bailiff', office }), await world.person({ role: 'senior_bailiff', office })];
  const [foreign, citizen] = [await world.person({ role: 'senior_bailiff' }), await world.person()];
  const model = await world.lot({ office });
  const [row] = await world.db.sql<{ caseId: number; courtId: number }>(
    `select lot.case_id as "caseId", d.court_id as "courtId" from lot join executive_document d on d.case_id = lot.case_id where lot.id = $1`,
    [model],
  );
  const { caseId, courtId } = row ?? { caseId: 0, courtId: 0 };
  const photo = await jpeg();
  const good: LotDraft = {
    caseId,
    itemId: null,
    category: 'vehicle',
    region: 'UZ-TK',
    place: 'Toshkent',
    title: { uz: 'Damas', en: 'Damas' },
    description: { uz: 'Yurgani 90 ming km', en: '90,000 km' },
    currency: 'UZS',
    startMinor: '4500000000',
    reserveMinor: null,
    appraisalMinor: '5000000000',
    startsAt: inMs(600_000),
    endsAt: inMs(3_600_000),
  };
  const bodies: Record<string, Record<string, unknown>> = {
    '': good,
    '/send-back': { comment: 'Name the district' },
    '/errata': { changes: { place: 'Toshkent, Chilonzor' }, note: null, reason: 'The district was left out' },
    '/suspend': { orderNumber: '2-77/2026', courtId, issuedOn: '2026-01-10' },
    '/resume': { orderNumber: '2-80/2026', ground: 'The court lifted the suspension' },
    '/withdraw': { kind: 'debt_paid', ground: 'The debtor has paid the debt' },
  };

  const ask = (method: string, path: string, who: TestPerson, body?: unknown) =>
    fetch(`${world.url}/api/bailiff${path}`, {
      method,
      headers: { cookie: who.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const call: TestLots['call'] = async (method, path, who, body) => {
    const response = await ask(method, `/lots${path}`, who, body);
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  const must: TestLots['must'] = async (...asked) => expect(await call(...asked)).toEqual([200, undefined]);
  const addPhoto: TestLots['addPhoto'] = async (lot) => {
    const form = new FormData();
    form.append('file', new Blob([photo]), 'car.jpg');
    const response = await fetch(`${world.url}/api/bailiff/lots/${lot}/photos`, {
      method: 'POST',
      headers: { cookie: bailiff.cookie },
      body: form,
    });
    return lotDeskSchema.parse(await response.json()).photos.at(-1)?.id ?? '';
  };
  const draft: TestLots['draft'] = async (author, change) => {
    const response = await ask('POST', '/lots', author, { ...good, ...change });
    const { lot } = lotDeskSchema.parse(await response.json());
    await addPhoto(lot);
    return lot;
  };
  const inState: TestLots['inState'] = async (state) => {
    if (state === 'live') return world.lot({ office, state: 'live' });
    if (state === 'sold' || state === 'unsold') {
      const lot = await world.lot({ office, state: 'live' });
      const sold = `leader_id = author_id, leader_bidder = 1, leader_max_minor = start_minor, price_minor = start_minor, bid_count = 1,`;
      await world.db.sql(`update lot set ${state === 'sold' ? sold : ''} state = $2 where id = $1`, [lot, state]);
      return lot;
    }
    const lot = await draft(bailiff);
    if (state === 'draft') return lot;
    await must('POST', `/${lot}/submit`, bailiff);
    if (state === 'in_review') return lot;
    await must('POST', `/${lot}/approve`, senior);
    if (state === 'suspended') await must('POST', `/${lot}/suspend`, colleague, bodies['/suspend']);
    if (state === 'withdrawn') await must('POST', `/${lot}/withdraw`, bailiff, bodies['/withdraw']);
    return lot;
  };
  return {
    world,
    ...{ bailiff, colleague, senior, other, foreign, citizen },
    bodyOf: (path) => bodies[path],
    call,
    must,
    draft,
    addPhoto,
    inState,
    stateOf: async (lot) => (await world.db.sql<{ state: string }>('select state from lot where id = $1', [lot]))[0]?.state,
    review: async (lot, who) => lotReviewSchema.parse(await (await ask('GET', `/lots/${lot}/review`, who)).json()),
    waiting: async (who) => reviewListSchema.parse(await (await ask('GET', '/review', who)).json()).items,
  };
}
