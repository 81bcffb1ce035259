import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createRepeated, type Repeated, readClock } from '../base/index.js';
import { deleteWatchingsBefore } from '../bids/index.js';
import { deleteTracesBefore } from '../identity/index.js';
import { askNightly, scoringJob } from './ask-scoring.js';
import type { SignalGround } from './ground.js';
import { runScoring } from './run-scoring.js';
import { scoreClosed } from './score-closed.js';

const lookMs = 1_000;
/** How long it is kept who was seen with what, and who watched what: docs/threat-model.md says so, too. */
const keepMs = 400 * 86_400_000;
/** A million bids as facts take about half of the old space; with a large young one their rows are gone before they are moved. */
const workerLimits = { maxOldGenerationSizeMb: 4_096, maxYoungGenerationSizeMb: 192 };

/** This room's work in the background: closes are scored within seconds, the window each night and when somebody asks. */
export function createSignalWork(ground: SignalGround, onError: (error: unknown) => void): Repeated {
  ground.jobs.work(scoringJob, async () => {
    await scoreAside(ground);
    await forgetOld(ground);
  });
  ground.jobs.every('minute', 'signals_due', () => askNightly(ground));
  return createRepeated(
    async () => {
      while (await scoreClosed(ground));
    },
    lookMs,
    onError,
  );
}

async function forgetOld({ db }: SignalGround): Promise<void> {
  const before = new Date((await readClock(db)).getTime() - keepMs);
  await deleteTracesBefore(db, before);
  await deleteWatchingsBefore(db, before);
}

/** Scores the window in a thread of its own, so that bids do not wait for it; from sources, which no thread can load, in this one. */
async function scoreAside(ground: SignalGround): Promise<void> {
  const script = new URL('./scoring-thread.js', import.meta.url);
  const url = ground.db.pool.options.connectionString;
  if (url === undefined || !existsSync(fileURLToPath(script))) return void (await runScoring(ground));
  await new Promise<void>((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: { url, secret: ground.secret.toString('hex') },
      resourceLimits: workerLimits,
    });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the scoring thread ended with ${code}`))));
  });
}
