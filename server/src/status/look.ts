import type { Status } from '@ochiq/shared/status';
import { type Clock, type Db, elapsedMs } from '../base/index.js';
import { countLateJobs, readStatus } from './store.js';

/** An answer is given for so long; who asks more often gets the same one. */
const keepMs = 5_000;
/** A database that takes longer does not answer. */
const patienceMs = 4_000;
/** The log is written five times a second; so long late is late. */
const logLateMs = 15_000;

export interface StatusGround {
  readonly db: Db;
  readonly clock: Clock;
  readonly bus: { connected(): boolean };
  /** Whether there is one node only. */
  readonly alone: boolean;
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** How each part does, from what was read; null: the database did not answer. */
export function judge(read: Awaited<ReturnType<typeof readAll>> | null, atMs: number, bus: { connected: boolean; alone: boolean }): Status {
  const told = read ?? { now: new Date(atMs), overdue: 0, entries: 0, checkpointAt: null, waitingMs: 0, lateJobs: 0 };
  const of = (late: boolean) => (read === null ? 'down' : late ? 'behind' : 'ok');
  const waitingMs = Math.max(0, Math.round(told.waitingMs));
  return {
    at: told.now.toISOString(),
    database: { state: of(false) },
    bus: { state: bus.connected ? 'ok' : 'down', alone: bus.alone },
    auctions: { state: of(told.overdue > 0), overdue: told.overdue },
    log: { state: of(waitingMs > logLateMs), entries: told.entries, checkpointAt: told.checkpointAt?.toISOString() ?? null, waitingMs },
    jobs: { state: of(told.lateJobs > 0), behind: told.lateJobs },
  };
}

const readAll = async (db: Db) => ({ ...(await readStatus(db)), lateJobs: await countLateJobs(db) });

/** Looks at the service at most every five seconds, however many ask; a look never fails. */
export function createStatus({ db, clock, bus, alone }: StatusGround): () => Promise<Status> {
  let kept: { untilMs: number; status: Promise<Status> } | null = null;
  const look = async () => {
    const read = await within(readAll(db), patienceMs).catch(() => null);
    return judge(read, clock.now(), { connected: bus.connected(), alone });
  };
  return () => {
    const nowMs = elapsedMs();
    if (kept === null || nowMs >= kept.untilMs) kept = { untilMs: nowMs + keepMs, status: look() };
    return kept.status;
  };
}
