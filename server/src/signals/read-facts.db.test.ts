import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDb } from '../base/index.js';
import { createDatabase } from '../test/database.js';
import { fillFacts, personIdOf } from '../test/fill-facts.js';
import { sampleWindow } from '../test/sample-window.js';
import { endedLot, endLot } from '../test/sold.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import type { LotFacts } from './facts.js';
import { readFacts, readLotFacts } from './read-facts.js';

const secret = Buffer.alloc(32, 9);

let world: World;
let lone: { lot: number; bidder: TestPerson };

const atOnce = { timeout: 10_000, interval: 50 };

const closed = (lot: number) =>
  vi.waitFor(async () => {
    const [row] = await world.db.sql<{ state: string }>('select state from lot where id = $1', [lot]);
    expect(row?.state).toMatch(/sold/);
  }, atOnce);

beforeAll(async () => {
  world = await startWorld();
  const bidder = await world.person();
  const lot = await world.lot();
  await world.admit(lot, [bidder]);
  const socket = await world.socket(bidder);
  await socket.bid(lot, 100_000n);
  await socket.bid(lot, 50n);
  await endLot(world, lot);
  lone = { lot, bidder };
  await closed(lot);
});
afterAll(() => world.close());

describe('facts from the database', () => {
  it('are what happened to a lot: bids in their order, refused ones too, entrants, winner and price', async () => {
    const facts = await readLotFacts(world.db, lone.lot, secret);
    const { id } = lone.bidder;
    expect(facts).toMatchObject({
      lot: lone.lot,
      outcome: 'sold',
      winner: id,
      priceMinor: 100_000n,
      startMinor: 100_000n,
      currency: 'UZS',
      region: 'UZ-TK',
      zoneMs: 18_000_000,
      round: 1,
      photos: 0,
      textLength: 'A test lot'.length,
      entrants: [{ person: id, bidder: 1, payers: [] }],
    });
    expect(
      facts?.bids.map(({ person, accepted, kind, maxMinor, amountMinor, leading }) => [
        person,
        accepted,
        kind,
        maxMinor,
        amountMinor,
        leading,
      ]),
    ).toEqual([
      [id, true, 'direct', 100_000n, 100_000n, true],
      [id, false, 'direct', 50n, null, false],
    ]);
    const closing = (facts?.closedAt ?? 0) - (facts?.endsAt ?? 0);
    expect(closing).toBeGreaterThanOrEqual(0);
    expect(facts?.bids.every(({ at }) => at <= (facts?.closedAt ?? 0))).toBe(true);
  });

  it('name the accounts that deposits came from by one hash each, however often they paid', async () => {
    const other = await endedLot(world);
    await closed(other.lot);
    const [statement] = await world.db.sql<{ id: number }>(
      `insert into bank_statement (number, account, currency, opening_minor, closing_minor, imported_at) values ('s1', 'ours', 'UZS', 0, 0, now()) returning id`,
    );
    const entry = (lot: number, bidder: number, account: string | null, direction = 'credit') =>
      world.db.sql(
        `insert into bank_entry (statement_id, key, line, direction, amount_minor, currency, booked_on, other_account, remittance, outcome, credited_minor, lot_id, bidder)
         values ($1, gen_random_uuid(), 1, $5, 5, 'UZS', now(), $4, '', 'deposit', 5, $2, $3)`,
        [statement?.id, lot, bidder, account, direction],
      );
    await entry(other.lot, 1, 'ACCOUNT-1');
    await entry(other.lot, 1, 'ACCOUNT-1');
    await entry(other.lot, 2, 'ACCOUNT-1');
    await entry(other.lot, 2, 'ACCOUNT-2');
    await entry(other.lot, 2, 'ACCOUNT-3', 'debit');
    const facts = await readLotFacts(world.db, other.lot, secret);
    const [first, second] = facts?.entrants ?? [];
    expect(first?.payers).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(second?.payers).toHaveLength(2);
    expect(second?.payers).toContain(first?.payers[0]);
    expect(JSON.stringify(facts?.entrants)).not.toContain('ACCOUNT');
  });

  it('say who took a lot in the end: the winner, the runner-up after a default, nobody after two', async () => {
    const { lot, winner, runnerUp } = await endedLot(world);
    await closed(lot);
    const ending = async () => {
      const facts = await readLotFacts(world.db, lot, secret);
      return facts && [facts.outcome, facts.winner, facts.priceMinor, facts.defaulters];
    };
    const sold = ['sold', winner.id, 300_000n, []];
    expect(await ending()).toEqual(sold);
    // The background opens the winner's attempt.
    await vi.waitFor(async () => expect(await world.db.sql('select 1 from sale where lot_id = $1', [lot])).toHaveLength(1), atOnce);
    expect(await ending()).toEqual(sold);
    const fail = (number: number) =>
      world.db.sql(`update sale set state = 'defaulted', defaulted_at = now() where lot_id = $1 and attempt = $2`, [lot, number]);
    await fail(1);
    await world.db.sql(
      `insert into sale (lot_id, attempt, kind, buyer_id, bidder, price_minor, set_off_minor, currency, deposit_minor, reference, due_at, state, created_at)
       values ($1, 2, 'runner_up', $2, 1, 200000, 0, 'UZS', 0, $3, now() + interval '1 day', 'to_pay', now())`,
      [lot, runnerUp.id, `test ${lot}`],
    );
    expect(await ending()).toEqual(['sold', runnerUp.id, 200_000n, [winner.id]]);
    await fail(2);
    expect(await ending()).toEqual(['unsold', null, null, [winner.id, runnerUp.id]]);
  });

  it('hold every ended lot of a span once, in the order of their ends, and no other', async () => {
    const open = await world.lot();
    const all = await readFacts(world.db, { from: null, to: null }, secret);
    const lots = all.lots.map(({ lot }) => lot);
    expect(lots).toContain(lone.lot);
    expect(lots).not.toContain(open);
    expect(new Set(lots).size).toBe(lots.length);
    expect(all.lots.map(({ closedAt }) => closedAt)).toEqual(all.lots.map(({ closedAt }) => closedAt).sort((a, b) => a - b));
    const last = all.lots.at(-1);
    const before = await readFacts(world.db, { from: null, to: new Date(last?.closedAt ?? 0) }, secret);
    expect(before.lots.map(({ lot }) => lot)).toEqual(lots.slice(0, -1));
    // One lot read alone is the same as within the window.
    expect(await readLotFacts(world.db, lone.lot, secret)).toEqual(all.lots.find(({ lot }) => lot === lone.lot));
  });
});

/** A made-up lot as the database has it: people by uuid, hashes of accounts by what they stand for, the notice from the rules. */
function asStored(lot: LotFacts): object {
  const name = (person: string | null) => (person === null ? null : personIdOf(person));
  return {
    ...lot,
    official: name(lot.official),
    approver: name(lot.approver),
    winner: name(lot.winner),
    defaulters: lot.defaulters.map(name),
    leastNoticeMs: expect.any(Number),
    bids: lot.bids.map((bid) => ({ ...bid, person: name(bid.person) })),
    entrants: expect.any(Array),
  };
}

it('a market written into the tables is read as it was', async () => {
  const market = sampleWindow(160);
  const database = await createDatabase();
  const db = openDb(database.url, () => undefined);
  try {
    await fillFacts(database.url, market);
    const { lots, traces } = await readFacts(db, { from: null, to: null }, secret);
    expect(lots.map(({ lot }) => lot)).toEqual(market.lots.map(({ lot }) => lot));
    for (const [index, lot] of market.lots.entries()) {
      expect(lots[index], `lot ${lot.lot}`).toEqual(asStored(lot));
      const sorted = [...lot.entrants].sort((a, b) => a.bidder - b.bidder);
      expect(lots[index]?.entrants.map(({ person, payers }) => [person, payers.length])).toEqual(
        sorted.map(({ person, payers }) => [personIdOf(person), new Set(payers).size]),
      );
    }
    const accounts = (list: readonly LotFacts[]) => new Set(list.flatMap(({ entrants }) => entrants.flatMap(({ payers }) => payers))).size;
    expect(accounts(lots)).toBe(accounts(market.lots));
    expect(traces).toHaveLength(market.traces.length);
  } finally {
    await db.end();
    await database.drop();
  }
});
