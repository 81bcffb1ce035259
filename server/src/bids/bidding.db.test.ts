import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Lots and people of a case of the table below. */
async function scene(options: Parameters<World['lot']>[0] = {}) {
  const [lot, person] = await Promise.all([world.lot(options), world.person()]);
  await world.admit(lot, [person]);
  return { lot, person, socket: await world.socket(person) };
}

describe('a bid through the channel', () => {
  it('is answered after its commit, seen by watchers and kept', async () => {
    const { lot, socket } = await scene();
    const watcher = await world.socket();
    const { standing } = await watcher.watch(lot);
    expect(standing).toMatchObject({ seq: 0, priceMinor: null, minNextMinor: '100000' });
    expect(await socket.bid(lot, 100_000n)).toMatchObject({
      type: 'accepted',
      seq: 1,
      leading: true,
      priceMinor: '100000',
      minNextMinor: '105000',
    });
    const event = await watcher.until((frame) => frame.type === 'events');
    expect(event).toMatchObject({ events: [{ kind: 'bid', seq: 1, bidder: 1, leader: 1, priceMinor: '100000' }] });
    const rows = await world.db.sql<{ n: number }>('select count(*)::int as n from bid where lot_id = $1 and seq = 1', [lot]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('keeps a proxy secret and answers lower bids with it', async () => {
    const { lot, socket } = await scene();
    const rival = await world.person();
    await world.admit(lot, [rival]);
    const rivalSocket = await world.socket(rival);
    await rivalSocket.watch(lot);
    expect(await socket.bid(lot, 500_000n, { kind: 'proxy' })).toMatchObject({ type: 'accepted', priceMinor: '100000' });
    expect(await rivalSocket.bid(lot, 200_000n)).toMatchObject({ type: 'accepted', leading: false, priceMinor: '205000' });
    const seen = JSON.stringify(rivalSocket.frames);
    expect(seen).not.toContain('500000');
    expect(rivalSocket.events(lot)[1]).toMatchObject({ bidder: 2, leader: 1, amountMinor: '200000', priceMinor: '205000', answered: true });
    const raised = await socket.bid(lot, 700_000n, { kind: 'proxy' });
    expect(raised).toMatchObject({ type: 'accepted', seq: null, priceMinor: '205000' });
  });

  it('moves the end when it comes within the soft-close window', async () => {
    const { lot, socket } = await scene({ endsInMs: 30_000, rules: { softClose: { windowMs: 60_000, capMs: null } } });
    const { standing } = await socket.watch(lot);
    await socket.bid(lot, 100_000n);
    const [event] = socket.events(lot);
    expect(event).toMatchObject({ kind: 'bid', extended: true });
    if (event?.kind !== 'bid') throw new Error('no bid event');
    expect(Date.parse(event.endsAt) - Date.parse(event.at)).toBe(60_000);
    expect(Date.parse(event.endsAt)).toBeGreaterThan(Date.parse(standing.endsAt));
  });

  it('gives the same key the same answer, once', async () => {
    const { lot, socket } = await scene();
    const key = randomUUID();
    const first = await socket.bid(lot, 100_000n, { key });
    const again = await socket.bid(lot, 100_000n, { key });
    expect({ ...again, now: '' }).toEqual({ ...first, now: '' });
    expect(await socket.bid(lot, 200_000n, { key })).toMatchObject({ type: 'rejected', code: 'key_reused' });
    const rows = await world.db.sql<{ n: number }>('select count(*)::int as n from bid where lot_id = $1', [lot]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('refuses for good what comes too late for its bidder, and keeps the answer of what came in time', async () => {
    const { lot, socket } = await scene();
    const [late, inTime] = [randomUUID(), randomUUID()];
    const past = new Date(Date.now() - 1000).toISOString();
    const soon = new Date(Date.now() + 60_000).toISOString();
    expect(await socket.bid(lot, 100_000n, { key: late, notAfter: past })).toMatchObject({ type: 'rejected', code: 'bid_expired' });
    expect(await socket.bid(lot, 100_000n, { key: inTime, notAfter: soon })).toMatchObject({ type: 'accepted', seq: 1 });
    // Asked again, whatever the time: the same answers.
    expect(await socket.bid(lot, 100_000n, { key: late, notAfter: soon })).toMatchObject({ type: 'rejected', code: 'bid_expired' });
    expect(await socket.bid(lot, 100_000n, { key: inTime, notAfter: past })).toMatchObject({ type: 'accepted', seq: 1 });
  });

  it('gives one answer to one key sent twice at once', async () => {
    const { lot, person, socket } = await scene();
    const second = await world.socket(person);
    const key = randomUUID();
    const [one, two] = await Promise.all([socket.bid(lot, 100_000n, { key }), second.bid(lot, 100_000n, { key })]);
    expect({ ...one, now: '' }).toEqual({ ...two, now: '' });
  });

  it('sends a returning client exactly what it missed', async () => {
    const { lot, socket } = await scene();
    const rival = await world.person();
    await world.admit(lot, [rival]);
    const rivalSocket = await world.socket(rival);
    await socket.bid(lot, 100_000n);
    await rivalSocket.bid(lot, 200_000n);
    await socket.bid(lot, 300_000n);
    const late = await world.socket();
    late.send({ type: 'watch', lots: [{ lot, since: 1 }] });
    await late.until((frame) => frame.type === 'events' && frame.events.at(-1)?.seq === 3);
    expect(late.events(lot).map((event) => event.seq)).toEqual([2, 3]);
  });
});

describe('a bid that is refused', () => {
  type Given = { lot: number; person: TestPerson };
  const cases: [name: string, given: () => Promise<Given>, amount: bigint | string, expected: object][] = [
    ['below the minimum', () => scene(), 99_999n, { type: 'rejected', code: 'below_minimum', minNextMinor: '100000' }],
    ['above 10^15', () => scene(), 10n ** 15n + 1n, { type: 'error', code: 'above_limit' }],
    ['negative', () => scene(), '-100000', { type: 'error', code: 'amount_invalid' }],
    ['fractional', () => scene(), '100000.5', { type: 'error', code: 'amount_invalid' }],
    ['not a number', () => scene(), 'all my money', { type: 'error', code: 'amount_invalid' }],
    ['on an unknown lot', async () => ({ ...(await scene()), lot: 2_000_000_000 }), 100_000n, { type: 'rejected', code: 'lot_unknown' }],
    ['on a draft', () => scene({ state: 'draft' }), 100_000n, { type: 'rejected', code: 'lot_unknown' }],
    ['before the start', () => scene({ state: 'published', startsInMs: 60_000 }), 100_000n, { type: 'rejected', code: 'lot_not_started' }],
    [
      'without a deposit',
      async () => ({ lot: await world.lot(), person: await world.person() }),
      100_000n,
      { type: 'rejected', code: 'no_deposit' },
    ],
    ['on the own office’s lot', ownOffice, 100_000n, { type: 'rejected', code: 'own_office' }],
    ['on the own seized property', ownProperty, 100_000n, { type: 'rejected', code: 'party_to_case' }],
    ['with an ended session', endedSession, 100_000n, { type: 'error', code: 'not_signed_in' }],
  ];
  async function ownOffice(): Promise<Given> {
    const office = await makeOffice(world.db);
    return { lot: await world.lot({ office }), person: await world.person({ role: 'bailiff', office }) };
  }
  async function ownProperty(): Promise<Given> {
    return { lot: await world.lot({ debtorNationalId: '31234567890123' }), person: await world.person({ nationalId: '31234567890123' }) };
  }
  async function endedSession(): Promise<Given> {
    const { lot, person, socket } = await scene();
    await world.db.sql(`update session set created_at = now() - interval '2 s', expires_at = now() - interval '1 s' where person_id = $1`, [
      person.id,
    ]);
    // The socket came while the session was good: the bid must still be refused.
    expect(await socket.bid(lot, 100_000n)).toMatchObject({ type: 'error', code: 'not_signed_in' });
    return { lot, person };
  }

  it.each(cases)('%s', async (_, given, amount, expected) => {
    const { lot, person } = await given();
    const socket = await world.socket(person);
    expect(await socket.bid(lot, amount)).toMatchObject(expected);
    const [row] = await world.db.sql<{ accepted: number }>(
      `select count(*)::int as accepted from bid where lot_id = $1 and outcome = 'accepted'`,
      [lot],
    );
    expect(row?.accepted).toBe(0);
  });

  it('in another currency', async () => {
    const { lot, socket } = await scene();
    expect(await socket.bid(lot, 100_000n, { currency: 'KGS' })).toMatchObject({ type: 'rejected', code: 'wrong_currency' });
  });

  it('without signing in', async () => {
    const socket = await world.socket();
    expect(await socket.bid(await world.lot(), 100_000n)).toMatchObject({ type: 'error', code: 'not_signed_in' });
  });
});
