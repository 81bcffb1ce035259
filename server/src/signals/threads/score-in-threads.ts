import { availableParallelism } from 'node:os';
import { type ResourceLimits, Worker, type WorkerOptions } from 'node:worker_threads';
import { lotSignals, windowSignals } from '../catalogue.js';
import { type Measured, type Numbering, numberSubjects, scoreMeasured, type WindowScores } from '../combine/index.js';
import type { WindowFacts } from '../facts.js';
import type { Network } from '../ring/network.js';
import { countKnown } from './count-known.js';
import type { PackedWindow } from './pack-facts.js';
import { joinTable, type Sent, sendMeasured, sentSchema } from './send-measured.js';
import { runTask, takeTasks, tasksOf } from './tasks.js';
import { unpackFacts } from './unpack-facts.js';

/** A window of fewer lots is measured sooner than a thread is started. */
const leastLots = 3_000;
/** Each thread numbers the window's people for itself, so many of them gain little. */
const mostThreads = 4;
/** Facts lie outside of the threads' heaps; in a large young space measures are gone before they are moved. */
const threadLimits: ResourceLimits = { maxOldGenerationSizeMb: 4_096, maxYoungGenerationSizeMb: 192 };

export interface ScoredWindow {
  readonly scores: WindowScores;
  readonly network: Network;
  readonly window: WindowFacts;
}

/**
 * Scores a window in as many threads as the machine has cores, this one among them: each takes the next task until none is left. What
 * comes of it does not depend on their number.
 * @throws when any thread fails: there is no half of a result
 */
export async function scoreInThreads(packed: PackedWindow, threads = threadsFor(packed), limits = threadLimits): Promise<ScoredWindow> {
  const window = unpackFacts(packed);
  const { results, numbering } = await measureInThreads(packed, window, threads, limits);
  const { measured, network } = joinResults(results, numbering);
  return { scores: scoreMeasured(window, numbering, measured, {}), network, window };
}

const threadsFor = ({ numbers }: PackedWindow): number =>
  numbers.lot.length < leastLots ? 1 : Math.max(1, Math.min(mostThreads, availableParallelism()));

async function measureInThreads(packed: PackedWindow, window: WindowFacts, threads: number, limits: ResourceLimits) {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const others = Array.from({ length: threads - 1 }, () => startThread(packed, next, limits));
  try {
    const tasks = tasksOf(window.lots.length);
    const numbering = numberSubjects(window);
    const known = countKnown(numbering);
    const results: Sent[] = [];
    for (const { place, task } of takeTasks(tasks, next)) {
      const { measured, network } = runTask(task, window, numbering);
      results.push(sendMeasured(place, measured, network, numbering.subjects, known));
    }
    for (const sent of await Promise.all(others.map(({ results: theirs }) => theirs))) results.push(...sent);
    if (results.length !== tasks.length) throw new Error(`${results.length} of ${tasks.length} tasks were measured`);
    return { results: results.sort((a, b) => a.place - b.place), numbering };
  } finally {
    await Promise.all(others.map(({ worker }) => worker.terminate()));
  }
}

/** All signals' tables in the order of the catalogue, whichever thread they come from. */
function joinResults(results: readonly Sent[], numbering: Numbering): { measured: Measured[]; network: Network } {
  const parts = results.flatMap(({ tables, added }) => tables.map((table) => ({ table, added })));
  const measured = [...lotSignals, ...windowSignals].map(({ code }) => {
    const own = parts.filter(({ table }) => table.code === code);
    return joinTable(code, own, numbering.subjects);
  });
  const network = results.find((result) => result.network !== null)?.network;
  if (!network) throw new Error('no thread found the network');
  return { measured, network };
}

function startThread(packed: PackedWindow, next: Int32Array, resourceLimits: ResourceLimits) {
  const worker = newWorker({ workerData: { packed, next }, resourceLimits });
  const results = new Promise<Sent[]>((resolve, reject) => {
    const sent: Sent[] = [];
    worker.on('message', (message: unknown) => sent.push(sentSchema.parse(message)));
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve(sent) : reject(new Error(`a measuring thread ended with ${code}`))));
  });
  // Whoever awaits it is told; until then this thread measures.
  results.catch(() => undefined);
  return { worker, results };
}

/** From its source where this file runs from its own (tests, benches): Node 20 needs tsx to be told inside the thread. */
function newWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./measuring-thread.js', import.meta.url), options);
  const source = new URL('./measuring-thread.ts', import.meta.url).href;
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(start, { ...options, eval: true, execArgv: ['--conditions=source'] });
}
