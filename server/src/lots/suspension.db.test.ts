import type { ServerFrame } from '@ochiq/shared/bids';
import { lotPageSchema } from '@ochiq/shared/lots';
import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditWorld, settledLog } from '../test/audited.js';
import { type MovableWorld, startMovable } from '../test/movable-clock.js';
import { publishedLot } from '../test/published.js';
import { type LotOptions, makeOffice, type TestPerson, type World } from '../test/world.js';
import { readLot } from './store.js';

type Answer = Extract<ServerFrame, { type: 'accepted' | 'rejected' | 'error' }>;

const minute = 60_000;
const startMinor = 100_000_000n;
const rules = rulesOf(newestProfile('UZ', 'demo'), { currency: 'UZS', minor: startMinor });
const { windowMs, capMs } = rules.softClose;
/** What the demo's rules leave at least. */
const leastMs = 5 * minute;

let moved: MovableWorld;
let world: World;
let [bailiff, senior]: TestPerson[] = [];
let people: TestPerson[] = [];
let [office, courtId] = [0, 0];
beforeAll(async () => {
  moved = await startMovable();
  world = moved.world;
  office = await makeOffice(world.db);
  bailiff = await world.person({ role: 'bailiff', office });
  senior = await world.person({ role: 'senior_bailiff', office });
  people = await Promise.all(Array.from({ length: 50 }, () => world.person()));
});
afterAll(() => moved.close());

const publish = async (bidders: readonly TestPerson[], options: LotOptions) => {
  const lot = await publishedLot(world, bidders, { office, startMinor, rules, startsInMs: 100, ...options });
  const [court] = await world.db.sql<{ id: number }>('select id from court limit 1');
  courtId = court?.id ?? 0;
  return lot;
};
const rowOf = async (lot: number) => {
  const row = await readLot(world.db, lot);
  if (!row) throw new Error('no lot');
  return row;
};
const reaches = (lot: number, state: string) =>
  expect.poll(async () => (await rowOf(lot)).state, { timeout: 10_000, interval: 50 }).toBe(state);

async function call(method: string, path: string, who: TestPerson | undefined, body?: unknown): Promise<[number, string | undefined]> {
  const response = await fetch(`${world.url}/api/bailiff/lots${path}`, {
    method,
    headers: { cookie: who?.cookie ?? '', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return [response.status, ((await response.json()) as { code?: string }).code];
}
const suspend = (lot: number) => call('POST', `/${lot}/suspend`, bailiff, { orderNumber: '2-77/2026', courtId, issuedOn: '2026-01-10' });
const resume = (lot: number) => call('POST', `/${lot}/resume`, senior, { orderNumber: null, ground: 'The court lifted it' });
const good = [200, undefined];

interface Entry {
  kind: string;
  seq: number | null;
  leaf: Record<string, unknown>;
}
const entriesOf = (lot: number) =>
  world.db.sql<Entry & { seq: number | null }>('select kind, seq, leaf::jsonb as leaf from log_entry where lot_id = $1 order by id', [lot]);
const numbered = async (lot: number) => (await entriesOf(lot)).filter(({ seq }) => seq !== null);
/** When a lot was stopped and when it went on, and with which times, ms since the epoch. */
async function stopOf(lot: number) {
  const entries = await entriesOf(lot);
  const read = (kind: string, field: string) => Date.parse(String(entries.find((entry) => entry.kind === kind)?.leaf[field]));
  return {
    suspendedAt: read('suspended', 'at'),
    resumedAt: read('resumed', 'at'),
    startsAt: read('resumed', 'startsAt'),
    endsAt: read('resumed', 'endsAt'),
    originalEndsAt: read('resumed', 'originalEndsAt'),
  };
}
const proposalOf = async (lot: number) =>
  (await world.db.sql<{ id: string }>('select id from lot_proposal where lot_id = $1 order by proposed_at desc limit 1', [lot]))[0]?.id;

/** Bids without a pause until the lot is stopped; `onAnswer` hears each answer. */
async function bidUntilStopped(lot: number, place: number, onAnswer: (answer: Answer) => void): Promise<Answer> {
  const socket = await world.socket(people[place]);
  for (let round = 0; ; round += 1) {
    const answer = (await socket.bid(lot, startMinor * BigInt(1 + round) + BigInt((place * 7919) % 50) * 2_000_000n)) as Answer;
    onAnswer(answer);
    if (answer.type === 'error' || (answer.type === 'rejected' && answer.code !== 'below_minimum' && answer.code !== 'already_leading'))
      return answer;
  }
}

describe('a sale that a court stops', () => {
  it('in a race with 50 bidders: every accepted bid has its number before the stop, every later one is refused, no number is missing', async () => {
    const lot = await publish(people, { endsInMs: 20 * minute });
    await reaches(lot, 'live');
    const accepted: { seq: number | null }[] = [];
    let stopping: Promise<unknown> | undefined;
    const last = await Promise.all(
      people.map((_, place) =>
        bidUntilStopped(lot, place, (answer) => {
          if (answer.type === 'accepted') accepted.push(answer);
          if (accepted.length === 8) stopping ??= suspend(lot).then((answer) => expect(answer).toEqual(good));
        }),
      ),
    );
    await stopping;
    expect(last.map((answer) => answer.type === 'rejected' && answer.code)).toEqual(people.map(() => 'lot_suspended'));
    const entries = await numbered(lot);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    expect(entries.at(-1)?.kind).toBe('suspended');
    const bids = entries.filter(({ kind }) => kind === 'bid').map(({ seq }) => seq);
    expect(accepted.map(({ seq }) => seq).sort((a, b) => Number(a) - Number(b))).toEqual(bids);
    expect(bids.length).toBeGreaterThanOrEqual(8);

    const before = await rowOf(lot);
    const other = await publish([], { startsInMs: 200, endsInMs: 21 * minute });
    await moved.advance(40 * minute);
    // The timekeeper has been there: what ended with it is closed.
    await reaches(other, 'unsold');
    expect((await rowOf(lot)).state).toBe('suspended');
    expect(await resume(lot)).toEqual(good);
    const { suspendedAt, resumedAt, ...times } = await stopOf(lot);
    const shift = resumedAt - suspendedAt;
    expect(times).toEqual({
      startsAt: before.startsAt.getTime(),
      endsAt: before.endsAt.getTime() + shift,
      originalEndsAt: before.originalEndsAt.getTime() + shift,
    });
    await softClose(lot);
  }, 60_000);

  /** Bids in the last minutes up to the cap of the moved end, then lets the lot close. */
  async function softClose(lot: number): Promise<void> {
    const sockets = [await world.socket(people[0]), await world.socket(people[1])];
    const capAt = (await rowOf(lot)).originalEndsAt.getTime() + (capMs ?? 0);
    let endsAt = (await rowOf(lot)).endsAt.getTime();
    let winner: number | undefined;
    while (endsAt < capAt) {
      await moved.advance(endsAt - (await moved.now()) - 20_000);
      const { minNextMinor, leader } = await rowOf(lot);
      winner = leader === 1 ? 2 : 1;
      const answer = await sockets[winner - 1]?.bid(lot, minNextMinor);
      if (answer?.type !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(answer)}`);
      endsAt = Date.parse(answer.endsAt);
      expect(endsAt).toBe(Math.min(capAt, Date.parse(answer.at) + windowMs));
    }
    await moved.advance(endsAt - (await moved.now()) + 1000);
    await reaches(lot, 'sold');
    const closed = (await numbered(lot)).at(-1);
    expect(closed).toMatchObject({ kind: 'closed', leaf: { winner, result: 'sold' } });
  }

  it('has at least what its rules say left when it goes on', async () => {
    const lot = await publish([], { endsInMs: 3 * minute });
    await reaches(lot, 'live');
    const before = await rowOf(lot);
    expect(await suspend(lot)).toEqual(good);
    await moved.advance(minute);
    expect(await resume(lot)).toEqual(good);
    const { resumedAt, endsAt, originalEndsAt } = await stopOf(lot);
    expect(endsAt - resumedAt).toBe(leastMs);
    expect(originalEndsAt - before.originalEndsAt.getTime()).toBe(endsAt - before.endsAt.getTime());
    await moved.advance(leastMs + 1000);
    await reaches(lot, 'unsold');
  });

  it('before its start: is not opened meanwhile, and starts as long after it goes on', async () => {
    const lot = await publish([], { startsInMs: minute, endsInMs: 10 * minute });
    const before = await rowOf(lot);
    expect(await suspend(lot)).toEqual(good);
    const other = await publish([], { startsInMs: minute, endsInMs: 10 * minute });
    await moved.advance(20 * minute);
    await reaches(other, 'unsold');
    expect((await rowOf(lot)).state).toBe('suspended');
    expect(await resume(lot)).toEqual(good);
    const { suspendedAt, resumedAt, startsAt, endsAt } = await stopOf(lot);
    expect([startsAt, endsAt]).toEqual([before.startsAt, before.endsAt].map((time) => time.getTime() + resumedAt - suspendedAt));
    expect((await rowOf(lot)).state).toBe('published');
    await moved.advance(minute + 1000);
    await reaches(lot, 'live');
    expect((await numbered(lot)).map(({ kind }) => kind)).toEqual(['published', 'suspended', 'resumed', 'opened']);
  });
});

describe('two officials after the publication', () => {
  it('a correction that is agreed to changes the text and keeps the old one in sight', async () => {
    const lot = await publish([], { endsInMs: 60 * minute });
    const draft = { changes: { place: 'Tashkent, Chilonzor' }, note: 'The left door is dented', reason: 'The district was left out' };
    expect(await call('POST', `/${lot}/errata`, bailiff, draft)).toEqual(good);
    const page = async () => lotPageSchema.parse(await (await fetch(`${world.url}/api/lots/${lot}`)).json());
    expect(await page()).toMatchObject({ place: 'Tashkent', corrections: [] });
    expect(await call('POST', `/${lot}/proposals/${await proposalOf(lot)}/approve`, senior)).toEqual(good);
    expect(await page()).toMatchObject({
      place: 'Tashkent, Chilonzor',
      corrections: [
        {
          changes: [{ path: 'place', before: 'Tashkent', after: 'Tashkent, Chilonzor' }],
          note: 'The left door is dented',
          reason: 'The district was left out',
        },
      ],
    });
    expect((await entriesOf(lot)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['correction_proposed', 'corrected']));
  });

  it('a lot with bids is withdrawn when the second one agrees; then deposits go back and participants are told', async () => {
    // Who won before has not paid, and may not bid.
    const bidders = people.slice(10, 12);
    const lot = await publish(bidders, { endsInMs: 60 * minute });
    await reaches(lot, 'live');
    const [socket, second] = await Promise.all(bidders.map((person) => world.socket(person)));
    expect(await socket?.bid(lot, startMinor)).toMatchObject({ type: 'accepted' });
    expect(await call('POST', `/${lot}/withdraw`, bailiff, { kind: 'debt_paid', ground: 'The debtor has paid' })).toEqual(good);
    const approve = async (who: TestPerson | undefined) => call('POST', `/${lot}/proposals/${await proposalOf(lot)}/approve`, who);
    expect(await approve(bailiff)).toEqual([403, 'forbidden']);
    expect((await rowOf(lot)).state).toBe('live');
    expect(await second?.bid(lot, startMinor * 2n)).toMatchObject({ type: 'accepted' });
    expect(await approve(senior)).toEqual(good);
    expect((await rowOf(lot)).state).toBe('withdrawn');
    expect(await socket?.bid(lot, startMinor * 3n)).toMatchObject({ type: 'rejected', code: 'lot_withdrawn' });
    const states = () => world.db.sql<{ state: string }>('select state from deposit where lot_id = $1', [lot]);
    await expect.poll(states, { timeout: 10_000 }).toEqual([{ state: 'released' }, { state: 'released' }]);
    const told = await world.db.sql<{ id: string }>(
      `select person_id as id from notice where lot_id = $1 and kind = 'lot_withdrawn' order by person_id`,
      [lot],
    );
    expect(told.map(({ id }) => id)).toEqual(bidders.map(({ id }) => id).sort());
    expect((await entriesOf(lot)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['withdrawal_proposed', 'deposits_released']));
  });
});

it('an audit of all this from outside finds nothing', async () => {
  await settledLog(world);
  const { findings, sound, counts } = await auditWorld(world, await moved.now());
  expect([findings, sound]).toEqual([[], true]);
  expect(counts?.retold).toBeGreaterThan(0);
});
