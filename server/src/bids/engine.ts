import { type Clock, type Db, elapsedMs, isPassing } from '../base/index.js';
import type { Log } from '../log/index.js';
import { decideBatch, type PlacedAnswer, type PlacedBid } from './decide-batch.js';
import { insertBids, lockLots, saveLots } from './store.js';
import { readBidders } from './store-bidders.js';
import { createWaitingRoom } from './waiting-room.js';

export interface Engine {
  /**
   * Decides one bid. Resolves after its batch has committed, so an answer can never be lost. With `overloaded` the bid was
   * not taken: too many wait. With `unavailable` the database failed and the outcome may be unknown: the same key may be
   * sent again and has its answer once.
   */
  place(bid: PlacedBid): Promise<PlacedAnswer>;
  /** Resolves when all that waits is decided; later bids are answered `unavailable`. */
  stop(): Promise<void>;
}

interface Ground {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly onError: (error: unknown) => void;
  /** Told of the lots that a committed batch has changed. */
  readonly onChange?: (lots: readonly number[]) => void;
  /** How many bids may wait before the next is answered `overloaded`. */
  readonly waitingLimit?: number;
}

interface Waiting {
  readonly lotId: number;
  readonly bid: PlacedBid;
  readonly answer: (answer: PlacedAnswer) => void;
}

/** Batches in flight at once, of disjoint lots: while one commits another is decided. */
const flightLimit = 2;
const defaultWaitingLimit = 20_000;
/**
 * A batch should take this long: a larger one shares its commit and its lots' updates among more bids, but answers them
 * later. While more wait than a batch holds, waiting is what makes answers late, and larger batches shorten it.
 */
const calmMs = 40;
const crowdedMs = 150;
const smallestBatch = 64;
const largestBatch = 2000;
const attempts = 4;
const unavailable: PlacedAnswer = { type: 'error', code: 'unavailable' };

/** The batcher: all that waits goes into one transaction; while it commits, the next batch fills. */
export function createEngine(ground: Ground): Engine {
  const { waitingLimit = defaultWaitingLimit } = ground;
  const room = createWaitingRoom<Waiting>();
  const flights = new Set<Promise<void>>();
  let batchLimit = 500;
  /** Bids decided in a second, as last seen. */
  let pace = 1000;
  let stopped = false;
  let waking = false;

  const launch = () => {
    while (flights.size < flightLimit) {
      const batch = room.take(batchLimit, lotsOfFlight(room.freeLots(), room.size, flightLimit - flights.size));
      if (batch.length === 0) return;
      const flight: Promise<void> = fly(batch).finally(() => flights.delete(flight));
      flights.add(flight);
    }
  };

  /** A turn of the event loop lets every frame that has already arrived join the batch. */
  const wake = () => {
    if (waking) return;
    waking = true;
    setImmediate(() => {
      waking = false;
      launch();
    });
  };

  const fly = async (batch: readonly Waiting[]) => {
    const begun = elapsedMs();
    const answers = await decideWithRetries(
      ground,
      batch.map(({ bid }) => bid),
    ).catch((error: unknown) => {
      ground.onError(error);
      return null;
    });
    const tookMs = Math.max(1, elapsedMs() - begun);
    batchLimit = nextLimit(batchLimit, batch.length, tookMs, room.size > batchLimit);
    pace = 0.8 * pace + (0.2 * batch.length * 1000) / tookMs;
    room.release(batch);
    // The next batch is on its way to Postgres before this one's answers are written.
    wake();
    for (const [index, { answer }] of batch.entries()) answer(answers?.[index] ?? unavailable);
  };

  return {
    place(bid) {
      if (stopped) return Promise.resolve(unavailable);
      if (room.size >= waitingLimit) {
        return Promise.resolve({ type: 'error', code: 'overloaded', retryAfterMs: Math.ceil((room.size * 1000) / pace) });
      }
      return new Promise((answer) => {
        room.add({ lotId: bid.lotId, bid, answer });
        wake();
      });
    },
    async stop() {
      stopped = true;
      while (flights.size > 0 || room.size > 0) {
        launch();
        await Promise.all(flights);
      }
    },
  };
}

/**
 * The largest next batch: a full one that was quick lets it grow, one that took too long makes it shrink.
 * @param size how many the last batch had
 * @param crowded whether more wait than a batch holds
 */
export function nextLimit(limit: number, size: number, tookMs: number, crowded: boolean): number {
  if (tookMs > (crowded ? crowdedMs : calmMs)) return Math.max(smallestBatch, Math.floor(Math.min(limit, size) * 0.8));
  return size >= limit ? Math.min(largestBatch, Math.ceil(limit * 1.25)) : limit;
}

/**
 * How many lots the next batch may have: with much waiting, those that are free are shared among the flights that may still
 * start, since one batch with all lots would leave the others nothing to do while it commits.
 */
function lotsOfFlight(freeLots: number, waiting: number, flights: number): number {
  return waiting < smallestBatch ? freeLots : Math.ceil(freeLots / flights);
}

/** A deadlock or a serialisation failure was rolled back whole: the batch is decided anew. */
async function decideWithRetries(ground: Ground, placed: readonly PlacedBid[]): Promise<PlacedAnswer[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await decideInOneTransaction(ground, placed);
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
    }
  }
}

/** The transaction of a batch in two round trips: lock and look, then write and commit. */
async function decideInOneTransaction(ground: Ground, placed: readonly PlacedBid[]): Promise<PlacedAnswer[]> {
  const { answers, lots } = await ground.db.transact(async (tx) => {
    const [lots, facts] = await Promise.all([lockLots(tx, [...new Set(placed.map((bid) => bid.lotId))]), readBidders(tx, placed)]);
    const now = facts[0]?.now;
    if (now) ground.clock.observe(now.getTime());
    const result = decideBatch(lots, placed, facts);
    tx.alongside(insertBids(tx, result.bids));
    tx.alongside(saveLots(tx, result.lots));
    await ground.log.append(tx, result.entries);
    return result;
  });
  ground.onChange?.(lots.map((lot) => lot.id));
  return answers;
}
