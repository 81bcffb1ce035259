import {
  catalogueSchema,
  heatSchema,
  networkSchema,
  rankingSchema,
  scoringRunSchema,
  subjectPageSchema,
  timelineSchema,
} from '@ochiq/shared/signals';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { endedLot, endLot, type TestSale } from '../test/sold.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { askNightly, scoreNow } from './ask-scoring.js';
import { runScoring } from './run-scoring.js';
import { scoreClosed } from './score-closed.js';

const secret = Buffer.alloc(32, 9);

/** Switched off: the test does what the jobs would. */
const jobs = { send: async () => undefined };

let world: World;
let auditor: TestPerson;
let sale: TestSale;
let lone: { lot: number; bidder: TestPerson };

const atOnce = { timeout: 10_000, interval: 50 };

const closed = (lot: number) =>
  vi.waitFor(async () => {
    const [row] = await world.db.sql<{ state: string }>('select state from lot where id = $1', [lot]);
    expect(row?.state).toMatch(/sold/);
  }, atOnce);

/** All entries so far are leaves of the tree: what follows the log sees them. */
const integrated = () =>
  vi.waitFor(async () => {
    expect(await world.db.sql('select 1 from log_entry where id not in (select entry_id from log_leaf)')).toEqual([]);
  }, atOnce);

const get = async (path: string, who: TestPerson | null = auditor) =>
  world.app.inject({ url: `/api/auditor/signals/${path}`, headers: who ? { cookie: who.cookie } : {} });

const ranking = async (query: string) => rankingSchema.parse((await get(`ranking?${query}`)).json());

beforeAll(async () => {
  world = await startWorld({ env: { INSTALLATION_SECRET: secret.toString('hex'), TRUST_PROXY: '1' } });
  auditor = await world.person({ role: 'auditor' });
  sale = await endedLot(world);
  const bidder = await world.person();
  const lot = await world.lot({ title: 'A lot with one bidder' });
  await world.admit(lot, [bidder]);
  const socket = await world.socket(bidder);
  await socket.watch(lot);
  await socket.bid(lot, 100_000n);
  await socket.bid(lot, 50n);
  await endLot(world, lot);
  lone = { lot, bidder };
  await Promise.all([closed(sale.lot), closed(lot)]);
  await integrated();
});
afterAll(() => world.close());

describe('scoring', () => {
  it('scores a close once, on whichever node, and leaves what was scored', async () => {
    await Promise.all([scoreClosed({ db: world.db, secret }), scoreClosed({ db: world.db, secret })]);
    while (await scoreClosed({ db: world.db, secret }));
    const scores = () => world.db.sql(`select subject_id, score, scored_at from subject_score where kind = 'lot' order by subject_id`);
    const first = await scores();
    expect(first.map((row) => row['subject_id'])).toEqual(expect.arrayContaining([String(lone.lot), String(sale.lot)]));
    await world.db.sql('update scoring_cursor set leaf = -1');
    while (await scoreClosed({ db: world.db, secret }));
    expect(await scores()).toEqual(first);
  });

  it('of the window is asked for by auditors, done once, and told of', async () => {
    const post = () => world.app.inject({ method: 'POST', url: '/api/auditor/signals/runs', headers: { cookie: auditor.cookie } });
    const answers = await Promise.all([post(), post()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
    expect(scoringRunSchema.parse(answers[0]?.json()).waiting).not.toBeNull();
    const done = await Promise.all([runScoring({ db: world.db, secret }), runScoring({ db: world.db, secret })]);
    expect(done.filter((times) => times !== null)).toHaveLength(1);
    const state = scoringRunSchema.parse((await get('runs/latest')).json());
    expect(state).toMatchObject({ waiting: null, last: { lots: 2 } });
    expect(await runScoring({ db: world.db, secret })).toBeNull();
  });

  it('gives a finding its number for good, and forgets what is found no more', async () => {
    const hits = () => world.db.sql<{ id: bigint; at: Date }>('select id, scored_at as at from signal_hit order by id');
    const before = await hits();
    expect(before.length).toBeGreaterThan(0);
    await world.db.sql(
      `insert into signal_hit (fingerprint, signal, at, value, p_value, facts, lots, bids, entries, scored_at)
       select repeat('0', 32), signal, at, value, p_value, facts, lots, bids, entries, scored_at from signal_hit limit 1`,
    );
    await scoreNow({ db: world.db, secret });
    const after = await hits();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after[0]?.at.getTime()).toBeGreaterThan(before[0]?.at.getTime() ?? Number.NaN);
  });

  it('waits for the night, and is asked for again when its job was lost', async () => {
    const waits = async () => (await world.db.sql('select 1 from scoring_run where finished_at is null')).length;
    await askNightly({ db: world.db, jobs });
    expect(await waits()).toBe(0);
    await world.db.sql(`update scoring_run set asked_at = asked_at - interval '25 hours'`);
    await askNightly({ db: world.db, jobs });
    await askNightly({ db: world.db, jobs });
    expect(await waits()).toBe(1);
    await runScoring({ db: world.db, secret });
  });
});

describe('what auditors are shown', () => {
  it('is a ranking of all that was looked at, page by page, in the order of scores', async () => {
    const { subjects, next, window } = await ranking('kind=lot');
    expect(subjects.map(({ subject }) => subject.id)).toContain(String(lone.lot));
    expect(subjects.map(({ score }) => score)).toEqual(subjects.map(({ score }) => score).sort((a, b) => b - a));
    expect(next).toBeNull();
    expect(window).toMatchObject({ tested: 2, lots: 2 });
    expect(window.scoredAt).not.toBeNull();
    for (const { score, contributions } of subjects) {
      const sum = contributions.reduce((total, { points }) => total + points, 0);
      expect(sum).toBeCloseTo(contributions.length === 0 ? 0 : score, 9);
    }
    expect(subjects.flatMap(({ contributions }) => contributions.map(({ about }) => about.kind))).toContain('lot');
    expect((await ranking('kind=lot&from=2999-01-01')).subjects).toEqual([]);
    const [row] = (await ranking('kind=bidder')).subjects.filter(({ subject }) => subject.id === lone.bidder.id);
    expect(row?.label).toMatch(/^B-[0-9A-Z]{8}$/);
  });

  it('goes on where a page ended, however many have the same score', async () => {
    await world.db.sql(
      `insert into subject_score (kind, subject_id, score, p_value, q_value, flagged, contributions, signals, lots, last_at, figures, peers, scored_at)
       select 'ring', 'r' || lpad(i::text, 3, '0'), case when i < 60 then 7.1 else 0.3 end, 0.25, 1, i < 5,
         -- As parts were kept before they said whom they are about.
         '[{"signal":"bidder_ring","points":7.1,"value":3,"pValue":0.25,"hits":1}]', array['bidder_ring'], 1, now(), '{}', '', now()
       from generate_series(1, 120) i`,
    );
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { subjects, next } = await ranking(`kind=ring${cursor}`);
      seen.push(...subjects.map(({ subject }) => subject.id));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => `r${String(index + 1).padStart(3, '0')}`));
    const flagged = (await ranking('kind=ring&flagged=true')).subjects;
    expect(flagged).toHaveLength(4);
    expect(flagged[0]?.contributions[0]?.about).toMatchObject({ kind: 'ring', id: 'r001', count: 0 });
    expect((await ranking('kind=ring&signal=bid_rotation')).subjects).toHaveLength(0);
    await world.db.sql(`delete from subject_score where kind = 'ring'`);
    expect((await get('ranking?kind=lot&cursor=bm90aGluZw')).statusCode).toBe(400);
  });

  it('is a subject with its findings, peers and lots, open ones too; and nothing of what is not there', async () => {
    const page = subjectPageSchema.parse((await get(`subjects/lot/${lone.lot}`)).json());
    expect(page.label).toEqual({ en: 'A lot with one bidder' });
    expect(page.peers.map(({ measure }) => measure)).toEqual(['price_to_start', 'bidders', 'bids']);
    expect(page.peers.find(({ measure }) => measure === 'bidders')).toMatchObject({ value: 1, rank: 2, of: 2, median: 1.5 });
    const open = await world.lot({ title: 'Still open' });
    await world.admit(open, [lone.bidder]);
    const bidder = subjectPageSchema.parse((await get(`subjects/bidder/${lone.bidder.id}`)).json());
    expect(bidder.lotsOf.map(({ lot, part, outcome }) => [lot, part, outcome])).toEqual([
      [open, 'bid', 'live'],
      [lone.lot, 'won', 'sold'],
    ]);
    expect((await get(`subjects/lot/${open}`)).json()).toMatchObject({ score: 0, contributions: [] });
    for (const path of [
      'lot/999999',
      'lot/x',
      'bidder/7',
      'office/0',
      'ring/none',
      'official/00000000-0000-7000-8000-000000000000',
      'cat/1',
    ])
      expect((await get(`subjects/${path}`)).statusCode, path).toSatisfy((status: number) => status === 404 || status === 400);
  });

  it('is a lot’s course: bids, lanes by handle, steps, and who watched', async () => {
    await expect
      .poll(async () => timelineSchema.parse((await get(`lots/${lone.lot}/timeline`)).json()).watching.length, { timeout: 15_000 })
      .toBe(1);
    const timeline = timelineSchema.parse((await get(`lots/${lone.lot}/timeline`)).json());
    expect(timeline.lanes).toMatchObject([{ bidder: 1, won: true, bids: 1, person: { id: lone.bidder.id } }]);
    expect(timeline.bids).toMatchObject([
      { outcome: 'accepted', amountMinor: '100000', leading: true },
      { outcome: 'rejected', code: 'already_leading', amountMinor: '50', leading: false },
    ]);
    expect(timeline.steps.map(({ kind }) => kind)).toContain('closed');
    expect(timeline.watching[0]).toMatchObject({ person: { id: lone.bidder.id, kind: 'bidder' }, staff: false });
    expect(JSON.stringify(timeline)).not.toContain('Person ');
    expect((await get('lots/999999/timeline')).statusCode).toBe(404);
  });

  it('is the network of ties, offices by months, and the catalogue', async () => {
    const [a, b, c] = [sale.winner.id, sale.runnerUp.id, lone.bidder.id];
    const bought = networkSchema.parse((await get(`network?kind=bidder&id=${a}&depth=1`)).json());
    expect(bought.edges).toMatchObject([{ tie: 'sold_to', a: { kind: 'official' }, b: { id: a }, lots: [sale.lot] }]);
    await world.db.sql('delete from network_tie');
    await world.db.sql(
      `insert into network_tie (a_kind, a, b_kind, b, tie, weight, lots) values
         ('bidder', $1, 'bidder', $2, 'same_lots', 3, array[1, 2]), ('bidder', $2, 'bidder', $3, 'payer', 1, '{}')`,
      [a, b, c],
    );
    await world.db.sql('insert into ring_member (ring, person_id) values ($1, $2), ($1, $3)', [a, a, b]);
    const near = networkSchema.parse((await get(`network?kind=bidder&id=${a}&depth=1`)).json());
    expect(near.nodes.map(({ subject }) => subject.id).sort()).toEqual([a, b].sort());
    const far = networkSchema.parse((await get(`network?kind=ring&id=${a}&depth=2`)).json());
    expect(far.nodes.map(({ subject }) => subject.id).sort()).toEqual([a, b, c].sort());
    expect(far.edges.map(({ tie }) => tie)).toEqual(['same_lots', 'payer']);
    expect(far.rings).toMatchObject([{ id: a }]);
    expect(far.nodes.find(({ subject }) => subject.id === a)).toMatchObject({ won: 1, ring: a });
    expect((await get('network?kind=lot&id=999999')).statusCode).toBe(404);
    const heat = heatSchema.parse((await get('heat')).json());
    expect(heat.cells.reduce((sum, { lots }) => sum + lots, 0)).toBe(2);
    expect(heat.months).toContain(heat.cells[0]?.month);
    catalogueSchema.parse((await get('catalogue')).json());
  });
});
