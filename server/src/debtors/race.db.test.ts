import { hash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { hashWith } from '@ochiq/shared/tlog';
import { createReplay } from '@ochiq/shared/verify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTrialBalance } from '../ledger/index.js';
import { openTeller, payment, statement } from '../test/bank.js';
import { type OwingCase, owingCase } from '../test/owing.js';
import type { TestSocket } from '../test/socket.js';
import { endLot } from '../test/sold.js';
import { startWorld, type World } from '../test/world.js';

/** More by `DEBT_RACES=500 npx vitest run --project integration server/src/debtors/race.db.test.ts`. */
const races = Number(process.env['DEBT_RACES'] ?? 12);
const atOnce = 6;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** A chance of the seed's own: the same seed makes the same schedule (mulberry32). */
function chanceOf(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

interface Outcome {
  readonly owing: OwingCase;
  /** The numbers of bids that were acknowledged. */
  readonly acked: readonly number[];
}

/** Three people bid without a pause, the auction ends, and the debtor pays in two statements: all about the same moment. */
async function race(seed: number): Promise<Outcome> {
  const chance = chanceOf(seed);
  const owing = await owingCase(world, { endsInMs: 60_000 });
  const people = await Promise.all([world.person(), world.person(), world.person()]);
  await world.admit(owing.lot, people);
  const sockets = await Promise.all(people.map((person) => world.socket(person)));
  const teller = openTeller(world, owing.accountant);
  const pay = async (afterMs: number, amountMinor: bigint) => {
    await wait(afterMs);
    return teller.taken(statement(payment(owing.reference, amountMinor)));
  };
  const [acked] = await Promise.all([
    Promise.all(sockets.map((socket, place) => bidOn(socket, owing.lot, place))),
    pay(chance(100), 30_000n),
    pay(chance(300), 80_000n),
    wait(chance(2_000)).then(() => endLot(world, owing.lot)),
  ]);
  return { owing, acked: acked.flat() };
}

/** Bids until the lot takes no more. @returns the numbers of the bids that were acknowledged */
async function bidOn(socket: TestSocket, lot: number, place: number): Promise<number[]> {
  const seqs: number[] = [];
  for (let round = 1; ; round += 1) {
    const answer = await socket.bid(lot, 100_000n + BigInt(round * 30_000 + place * 10_000));
    if (answer.type === 'accepted' && answer.seq !== null) seqs.push(answer.seq);
    if (answer.type === 'rejected' && (answer.code === 'lot_closed' || answer.code === 'lot_withdrawn')) return seqs;
  }
}

/** Waits until the lot is over and the case has ended, and judges what became of both. */
async function judge({ owing, acked }: Outcome): Promise<'sold' | 'withdrawn'> {
  const ended = () => world.db.sql<{ outcome: string }>('select outcome from case_end where case_id = $1', [owing.id]);
  await expect.poll(ended, { timeout: 10_000 }).toEqual([{ outcome: 'enforced' }]);
  const look = () =>
    world.db.sql<{ state: string; leader: number | null }>('select state, leader_bidder as leader from lot where id = $1', [owing.lot]);
  await expect.poll(async () => (await look())[0]?.state, { timeout: 10_000 }).toMatch(/^(sold|withdrawn)$/);
  const [lot] = await look();
  const events = await world.db.sql<{ kind: string; seq: number }>(
    'select kind, seq from log_entry where lot_id = $1 and seq is not null order by seq',
    [owing.lot],
  );
  const ends = events.filter(({ kind }) => kind === 'closed' || kind === 'withdrawn');
  expect(ends.map(({ kind }) => kind)).toEqual([lot?.state === 'sold' ? 'closed' : 'withdrawn']);
  expect(events.at(-1)).toEqual(ends[0]);
  // Every acknowledged bid stands before the end.
  const bids = events.filter(({ kind }) => kind === 'bid').map(({ seq }) => seq);
  expect(acked.filter((seq) => !bids.includes(seq))).toEqual([]);
  const held = () => world.db.sql<{ state: string }>('select state from deposit where lot_id = $1 order by state', [owing.lot]);
  const released = lot?.state === 'sold' ? ['applied', 'released', 'released'] : ['released', 'released', 'released'];
  expect((await held()).map(({ state }) => state)).toEqual(released);
  const [money] = await world.db.sql<{ claims: bigint; fee: bigint; back: bigint; debt: bigint }>(
    `select (select sum(amount_minor) from payable where key like 'claim:debt:' || $1::text || ':%')::bigint as claims,
       (select -sum(amount_minor) from posting where account = 'case_fee:' || $1::text)::bigint as fee,
       coalesce((select sum(p.amount_minor) from payable p join bank_entry e on e.id = p.entry_id where e.case_id = $1::int), 0)::bigint as back,
       (select sum(amount_minor) from posting where account like 'debt:' || $1::text || ':%')::bigint as debt`,
    [owing.id],
  );
  expect(money).toEqual({ claims: 100_000n, fee: 10_000n, back: 0n, debt: 0n });
  return lot?.state === 'sold' ? 'sold' : 'withdrawn';
}

it('a bid, the close and the payment at one moment: sold or withdrawn, never both, and the money right in both', async () => {
  const results: string[] = [];
  for (let from = 0; from < races; from += atOnce) {
    const seeds = Array.from({ length: Math.min(atOnce, races - from) }, (_, index) => 1 + from + index);
    const outcomes = await Promise.all(seeds.map(race));
    results.push(...(await Promise.all(outcomes.map(judge))));
  }
  expect(results).toHaveLength(races);
  if (process.env['DEBT_RACES'])
    console.info(
      `sold ${results.filter((one) => one === 'sold').length}, withdrawn ${results.filter((one) => one === 'withdrawn').length}`,
    );
  const trial = await readTrialBalance(world.db);
  expect(trial.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0n)).toBe(0n);
  const replay = createReplay();
  const leaves = await world.db.sql<{ leaf: string }>('select leaf from log_entry order by id');
  for (const [index, { leaf }] of leaves.entries()) hashWith(replay.take(index, leaf), (bytes) => hash('sha256', bytes, 'buffer'));
  expect(replay.finish().findings.filter(({ code }) => code === 'case_wrong')).toEqual([]);
}, 120_000);
