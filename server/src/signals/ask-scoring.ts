import type { ScoringRun } from '@ochiq/shared/signals';
import { type Db, type Queryable, readClock, type Tx } from '../base/index.js';
import type { Jobs } from '../notices/index.js';
import { runScoring } from './run-scoring.js';
import { askRun, readLastAsked, readLastRun, readWaitingRun } from './store-runs.js';

/** The job that scores the window. */
export const scoringJob = 'signals_window';
const dayMs = 86_400_000;
/** Ends that were decided longer ago are no part of the window: people and offices change. */
const windowMs = 3 * 365 * dayMs;
/** Two in the morning in Tashkent, three in Bishkek, as ms of a day in UTC. */
const nightMs = 21 * 3_600_000;

/** The latest moment at which a nightly scoring was due. */
export const lastNight = (now: Date): Date => new Date(Math.floor((now.getTime() - nightMs) / dayMs) * dayMs + nightMs);

interface Ground {
  readonly db: Db;
  readonly jobs: Pick<Jobs, 'send'>;
}

async function ask(tx: Tx, { jobs }: Ground, askedBy: string | null): Promise<void> {
  const now = await readClock(tx);
  const run = await askRun(tx, askedBy, now, new Date(now.getTime() - windowMs));
  await jobs.send(tx, scoringJob, { run: run.id }, { key: `run ${run.id}` });
}

async function readScoring(db: Queryable): Promise<ScoringRun> {
  const [waiting, last] = await Promise.all([readWaitingRun(db), readLastRun(db)]);
  return {
    waiting: waiting && { askedAt: waiting.askedAt.toISOString(), startedAt: waiting.startedAt?.toISOString() ?? null },
    last: last?.finishedAt
      ? {
          finishedAt: last.finishedAt.toISOString(),
          lots: last.lots ?? 0,
          flagged: Object.values(last.flagged ?? {}).reduce((sum, count) => sum + count, 0),
        }
      : null,
  };
}

/** How far the scoring of the window is. */
export const showScoring = ({ db }: Pick<Ground, 'db'>): Promise<ScoringRun> => readScoring(db);

/** Asks for a scoring of the window; whoever asks while one waits waits for that one. */
export function askScoring(ground: Ground, personId: string): Promise<ScoringRun> {
  return ground.db.transact(async (tx) => {
    await ask(tx, ground, personId);
    return readScoring(tx);
  });
}

/** Asks for the nightly scoring once a night, and again for one that was left waiting: its job may have been lost. */
export async function askNightly(ground: Ground): Promise<void> {
  await ground.db.transact(async (tx) => {
    const asked = await readLastAsked(tx);
    const due = asked === null || asked < lastNight(await readClock(tx));
    if (due || (await readWaitingRun(tx)) !== null) await ask(tx, ground, null);
  });
}

/** Scores the window here and now, for a seed. */
export async function scoreNow({ db, secret }: { readonly db: Db; readonly secret: Buffer }): Promise<void> {
  await db.transact((tx) => ask(tx, { db, jobs: { send: async () => undefined } }, null));
  await runScoring({ db, secret });
}
