import PgBoss from 'pg-boss';
import { createRepeated, type Db, newId, type Tx } from '../base/index.js';
import { alone, readWaitingQueues, runBossSql } from './store-jobs.js';

/** What a job does. It may run twice and has one effect: it looks at the state under the row's lock. */
export type JobHandler = (data: unknown) => Promise<void>;

export interface JobOptions {
  /** Not sooner than this. */
  readonly startAfter?: Date;
  /** While a job of this name and key waits, another is not sent. Put the due date into the key if the date may move. */
  readonly key?: string;
}

/**
 * Work in the background, on any node. A job is only a hurry: that something is due stands as a date in a table, and a sweep
 * that runs every minute finds it when the job is lost, late or switched off.
 */
export interface Jobs {
  /** Says who does the jobs of a name; before `start`. The data is what was sent, through JSON: parse it. */
  work(name: string, handler: JobHandler): void;
  /** Runs a sweep at the start and each minute, on one of the nodes. */
  every(interval: 'minute', name: string, handler: () => Promise<void>): void;
  /** Sends a job in the caller's transaction: it is there when the transaction is. Data says which row, never who: ids only. */
  send(tx: Tx, name: string, data: object, options?: JobOptions): Promise<void>;
  /** Runs a failed job again, once. @returns whether it was there and had failed */
  retry(name: string, id: string): Promise<boolean>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Ground {
  readonly db: Db;
  readonly onError: (error: unknown) => void;
  /** Off: nothing is sent and nothing runs. */
  readonly enabled: boolean;
}

const schema = 'pgboss';
const lookMs = 1_000;
const minuteSeconds = 60;
/** A sweep is offered more often than it runs, so that a node that stops takes no minute with it. */
const offerMs = 20_000;
const batchSize = 10;
/** A job whose node died is taken up again after so long; its handler must be done by then. */
const expireInSeconds = 120;
/** 5 more tries, after about 2, 4, 8, 16 and 32 s; then it has failed, and the operator sees it. */
const retries = { retryLimit: 5, retryDelay: 2, retryBackoff: true } as const;

/** Jobs in Postgres by pg-boss, in a schema of its own in the same database. */
export function createJobs({ db, onError, enabled }: Ground): Jobs {
  const handlers = new Map<string, JobHandler>();
  const sweeps: string[] = [];
  const running = new Map<string, Promise<void>>();
  const executeSql = (text: string, values?: unknown[]) => runBossSql(db, text, values);
  const boss = new PgBoss({ db: { executeSql }, schema, schedule: false });
  boss.on('error', onError);
  let started = false;

  const run = async (name: string, handler: JobHandler) => {
    for (const job of await boss.fetch<object>(name, { batchSize })) {
      try {
        await handler(job.data);
        await boss.complete(name, job.id);
      } catch (error) {
        onError(error);
        await boss.fail(name, job.id, { message: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  const look = async () => {
    for (const name of await readWaitingQueues(db)) {
      const handler = handlers.get(name);
      // One slow queue does not keep the others waiting.
      if (!handler || running.has(name) || !started) continue;
      running.set(
        name,
        run(name, handler)
          .catch(onError)
          .finally(() => running.delete(name)),
      );
    }
  };
  const offer = async () => {
    for (const name of sweeps) await boss.send(name, {}, { singletonKey: name, singletonSeconds: minuteSeconds, retryLimit: 0 });
  };
  const offering = createRepeated(offer, offerMs, onError);
  const looking = createRepeated(look, lookMs, onError);

  return {
    work: (name, handler) => void handlers.set(name, handler),
    every(_interval, name, handler) {
      handlers.set(name, handler);
      sweeps.push(name);
    },
    async send(tx, name, data, { startAfter, key } = {}) {
      if (!enabled) return;
      if (!handlers.has(name)) throw new Error(`nobody does jobs of the name ${name}`);
      const inside = { executeSql: async (text: string, values: unknown[]) => ({ rows: await tx.sql(text, values) }) };
      await boss.send(name, data, {
        db: inside,
        ...(startAfter ? { startAfter } : {}),
        singletonKey: key ?? newId(),
      });
    },
    async retry(name, id) {
      const job = handlers.has(name) ? await boss.getJobById(name, id) : null;
      if (job?.state !== 'failed') return false;
      await boss.retry(name, id);
      return true;
    },
    async start() {
      if (!enabled) return;
      await alone(db, async () => {
        await boss.start();
        for (const name of handlers.keys()) await boss.createQueue(name, { name, policy: 'short', expireInSeconds, ...retries });
      });
      started = true;
      offering.start();
      looking.start();
    },
    async stop() {
      if (!started) return;
      started = false;
      await offering.stop();
      await looking.stop();
      await Promise.all(running.values());
      await boss.stop({ graceful: false });
    },
  };
}
