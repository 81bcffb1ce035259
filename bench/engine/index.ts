import { randomUUID } from 'node:crypto';
import { createClock, type Db, openDb } from '../../server/src/base/index.js';
import { createEngine } from '../../server/src/bids/index.js';
import { createLog } from '../../server/src/log/index.js';
import type { Durable } from '../durable.js';
import { addBidders, addLots, startMinor, stepMinor } from '../nodes/stage.js';
import { measureNaive } from './naive.js';

export interface EngineFigures {
  readonly lots: number;
  /** Accepted durable bids per second, one figure per round. */
  readonly ours: number[];
  readonly naive: number[];
  readonly naiveBy: string;
  /** Rows per second when the same bid and log rows are written by one statement each, in one transaction. */
  readonly floor: number[];
}

export interface Place {
  readonly db: Db;
  readonly url: string;
  readonly lots: readonly number[];
  readonly people: readonly { id: string; session: string }[];
}

/** Bids that wait at once: enough to fill a batch while another commits. */
const waiting = 2000;

export async function makePlace(durable: Durable, lots: number): Promise<Place> {
  const url = await durable.database();
  const db = openDb(url, console.error);
  const bidders = await addBidders(db, 200);
  const ids = await addLots(
    db,
    lots,
    bidders.map((bidder) => bidder.id),
  );
  const people = await db.sql<{ id: string; session: string }>('select person_id as id, id as session from session order by id');
  await db.sql('vacuum analyze');
  return { db, url, lots: ids, people };
}

/** Accepted bids per second of the engine alone: every answer comes after its commit. */
export async function measureEngine({ db, lots, people }: Place, seconds: number): Promise<number> {
  const log = createLog({ publish: () => undefined });
  const engine = createEngine({ db, clock: createClock(), log, onError: console.error });
  const next = new Map(
    (await db.sql<{ id: number; min: bigint }>('select id, min_next_minor as min from lot')).map((lot) => [lot.id, lot.min]),
  );
  let [placed, accepted, stopped] = [0, 0, false];
  const bid = async () => {
    while (!stopped) {
      const lotId = lots[placed % lots.length] ?? 0;
      const person = people[(placed + Math.floor(placed / lots.length)) % people.length];
      placed += 1;
      const amountMinor = next.get(lotId) ?? startMinor;
      next.set(lotId, amountMinor + stepMinor);
      const { id: personId = '', session: sessionId = '' } = person ?? {};
      const answer = await engine.place({ lotId, personId, sessionId, kind: 'direct', amountMinor, currency: 'UZS', key: randomUUID() });
      if (answer.type === 'accepted') accepted += 1;
    }
  };
  const running = Array.from({ length: waiting }, bid);
  await new Promise((warm) => setTimeout(warm, 1000));
  const [before, begun] = [accepted, performance.now()];
  await new Promise((over) => setTimeout(over, seconds * 1000));
  const perS = (accepted - before) / ((performance.now() - begun) / 1000);
  stopped = true;
  await Promise.all(running);
  await engine.stop();
  return perS;
}

/** The physical limit: the last bids and log entries once more, each table by one statement, one commit for all. */
async function measureFloor({ db }: Place): Promise<number> {
  const rows = 20_000;
  const begun = performance.now();
  const written = await db.transact(async (tx) => {
    const bids = await tx.sql<{ n: number }>(
      `with written as (insert into bid (lot_id, person_id, bidder, key, kind, max_minor, currency, outcome, code, seq, amount_minor, price_minor, min_next_minor, "leading", ends_at, at)
       select lot_id, person_id, bidder, gen_random_uuid(), kind, max_minor, currency, outcome, code, seq + 100000000, amount_minor, price_minor, min_next_minor, "leading", ends_at, at
       from bid where seq < 100000000 order by id limit $1 returning 1) select count(*)::int as n from written`,
      [rows],
    );
    await tx.sql(
      `insert into log_entry (lot_id, seq, kind, at, actor_id, leaf)
       select lot_id, seq + 100000000, kind, at, actor_id, leaf from log_entry where kind = 'bid' and seq < 100000000 order by id limit $1`,
      [rows],
    );
    return bids[0]?.n ?? 0;
  });
  return (written * 1000) / (performance.now() - begun);
}

/** The engine alone beside the naive way and the floor, on one lot or many, alternating. */
export async function benchEngine(durable: Durable, { lots = 1, rounds = 3, seconds = 5 } = {}): Promise<EngineFigures> {
  const figures = { lots, ours: [] as number[], naive: [] as number[], naiveBy: '', floor: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    // Both begin on empty tables: an index that has grown is slower.
    const place = await makePlace(durable, lots);
    figures.ours.push(Math.round(await measureEngine(place, seconds)));
    if (lots === 1) figures.floor.push(Math.round(await measureFloor(place)));
    await place.db.end();
    const peer = await makePlace(durable, lots);
    const naive = { url: peer.url, firstLot: Math.min(...peer.lots), lots, personId: peer.people[0]?.id ?? '', clients: 16, seconds };
    const { by, perS } = await measureNaive(naive);
    figures.naive.push(Math.round(perS));
    figures.naiveBy = by;
    await peer.db.end();
  }
  return figures;
}
