import { type Clock, createRepeated, type Db, newId } from '../base/index.js';
import { saveWatchings, type WatchingRow } from './store-watchings.js';

/** Who watches which lot, for the auditor's timeline. In memory; written in batches, away from the bids. */
export interface Watchings {
  begin(personId: string, lotId: number): void;
  end(personId: string, lotId: number): void;
  start(): void;
  /** Ends all that is open on this node and writes it. */
  stop(): Promise<void>;
}

interface Ground {
  readonly db: Db;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

interface Open {
  readonly row: WatchingRow;
  /** Sockets of the person that watch the lot on this node. */
  sockets: number;
}

const everyMs = 5_000;
const batchLength = 5_000;
/** What cannot be written, because the database is away, is kept up to this and then let go. */
const waitingLimit = 200_000;

export function createWatchings({ db, clock, onError }: Ground): Watchings {
  const open = new Map<string, Open>();
  let changed = new Map<string, WatchingRow>();

  const mark = (row: WatchingRow) => {
    if (changed.size < waitingLimit || changed.has(row.id)) changed.set(row.id, row);
  };
  const flush = async () => {
    const rows = [...changed.values()];
    changed = new Map();
    for (let from = 0; from < rows.length; from += batchLength) {
      await saveWatchings(db, rows.slice(from, from + batchLength)).catch((error) => {
        for (const row of rows.slice(from)) if (!changed.has(row.id)) mark(row);
        throw error;
      });
    }
  };
  const writing = createRepeated(flush, everyMs, onError);
  return {
    begin(personId, lotId) {
      const key = `${personId} ${lotId}`;
      const before = open.get(key);
      if (before) {
        before.sockets += 1;
        return;
      }
      const row: WatchingRow = { id: newId(), lotId, personId, fromAt: new Date(clock.now()), toAt: null };
      open.set(key, { row, sockets: 1 });
      mark(row);
    },
    end(personId, lotId) {
      const key = `${personId} ${lotId}`;
      const before = open.get(key);
      if (!before) return;
      before.sockets -= 1;
      if (before.sockets > 0) return;
      open.delete(key);
      // The hand may have been put back a little meanwhile.
      mark({ ...before.row, toAt: new Date(Math.max(before.row.fromAt.getTime(), clock.now())) });
    },
    start: writing.start,
    async stop() {
      await writing.stop();
      for (const { row } of open.values()) mark({ ...row, toAt: new Date(Math.max(row.fromAt.getTime(), clock.now())) });
      open.clear();
      await flush().catch(onError);
    },
  };
}
