import type { Clock, Db } from '../base/index.js';
import type { Log, NewEntry } from '../log/index.js';
import { type BatchResult, decideBatch, type PlacedAnswer, type PlacedBid } from './decide-batch.js';
import { insertBids, lockLots, readBidders, saveLots } from './store.js';

export interface Engine {
  /**
   * Decides one bid. Resolves after its batch has committed, so an answer can never be lost; on a failure of the
   * database with `unavailable`: the same key may be sent again and has its answer once.
   */
  place(bid: PlacedBid): Promise<PlacedAnswer>;
  /** Resolves when all that waits is decided; later bids are answered `unavailable`. */
  stop(): Promise<void>;
}

interface Waiting {
  readonly bid: PlacedBid;
  readonly answer: (answer: PlacedAnswer) => void;
}

const batchLimit = 500;
const queueLimit = 20_000;
const unavailable: PlacedAnswer = { type: 'error', code: 'unavailable' };

/** The batcher: all that waits goes into one transaction; while it commits, the next batch fills. */
export function createEngine(ground: { db: Db; clock: Clock; log: Log; onError: (error: unknown) => void }): Engine {
  const queue: Waiting[] = [];
  let running: Promise<void> | null = null;
  let stopped = false;

  const drain = async () => {
    while (queue.length > 0) {
      const batch = queue.splice(0, batchLimit);
      const answers = await decideInOneTransaction(
        ground,
        batch.map(({ bid }) => bid),
      ).catch((error: unknown) => {
        ground.onError(error);
        return null;
      });
      for (const [index, { answer }] of batch.entries()) answer(answers?.[index] ?? unavailable);
    }
    running = null;
  };

  return {
    place(bid) {
      if (stopped || queue.length >= queueLimit) return Promise.resolve(unavailable);
      return new Promise((answer) => {
        queue.push({ bid, answer });
        // A turn of the event loop lets every frame that has already arrived join the first batch.
        running ??= new Promise<void>((next) => setImmediate(next)).then(drain);
      });
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** The transaction of a batch: lock, look, decide, write. One commit for all its bids. */
async function decideInOneTransaction(ground: { db: Db; clock: Clock; log: Log }, placed: readonly PlacedBid[]): Promise<PlacedAnswer[]> {
  return ground.db.transact(async (tx) => {
    const lots = await lockLots(tx, [...new Set(placed.map((bid) => bid.lotId))]);
    const facts = await readBidders(tx, placed);
    const now = facts[0]?.now;
    if (now) ground.clock.observe(now.getTime());
    const result = decideBatch(lots, placed, facts);
    await insertBids(tx, result.bids);
    await saveLots(tx, result.lots);
    await ground.log.append(tx, entriesOf(result));
    return result.answers;
  });
}

/** The log entries of a batch: its public events, then what was refused or stayed secret. */
function entriesOf({ bids, events }: BatchResult): NewEntry[] {
  const actors = new Map(bids.map((bid) => [`${bid.lotId} ${bid.seq}`, bid.personId]));
  const actorOf = (lot: number, seq: number) => actors.get(`${lot} ${seq}`) ?? null;
  const open = events.map((event) => ({
    lotId: event.lot,
    seq: event.seq,
    kind: event.kind,
    at: new Date(event.at),
    actorId: actorOf(event.lot, event.seq),
    body: event,
  }));
  const refused = bids.filter((bid) => bid.code !== null);
  const closed = refused.map(({ lotId, at, personId, bidder, code }) => ({
    lotId,
    seq: null,
    kind: 'bid_refused',
    at,
    actorId: personId,
    body: { bidder, code },
  }));
  return [...open, ...closed];
}
