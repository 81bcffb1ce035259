import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** One size: a simulated market scored from nothing, and one closed lot. Milliseconds and bytes. */
export const signalFiguresSchema = z.object({
  lots: z.number(),
  bids: z.number(),
  /** How many threads scored it. */
  threads: z.number(),
  windowMs: z.number(),
  /** Processor time of the same, all threads. */
  windowCpuMs: z.number(),
  /** The most that the process held while scoring, the facts included. */
  peakBytes: z.number(),
  /** Of one lot at once, of 500. */
  lotMs: z.object({ median: z.number(), p99: z.number() }),
  slowest: z.array(z.object({ signal: z.string(), ms: z.number() })),
});
export type SignalFigures = z.output<typeof signalFiguresSchema>;

export const signalsDefaults = { lots: [1_000, 10_000, 100_000] };

/** Each size with one thread and with two, in a process of its own, so that none warms up another. About ten bids a lot. */
export async function benchSignals({ lots }: typeof signalsDefaults): Promise<SignalFigures[]> {
  const figures: SignalFigures[] = [];
  const threads = [...new Set([1, Math.min(2, availableParallelism())])];
  for (const size of lots) for (const count of threads) figures.push(await benchSize(size, count));
  return figures;
}

async function benchSize(lots: number, threads: number): Promise<SignalFigures> {
  const file = fileURLToPath(new URL('main.ts', import.meta.url));
  const memory = ['--max-old-space-size=8192', '--max-semi-space-size=64'];
  const options = [...memory, '--import', 'tsx', '--conditions=source', file, String(lots), String(threads)];
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return signalFiguresSchema.parse(JSON.parse(line));
  }
  throw new Error(`no figures of ${lots} lots`);
}
