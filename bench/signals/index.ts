import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** One size: a simulated market scored from nothing, and one closed lot. Milliseconds and bytes. */
export const signalFiguresSchema = z.object({
  lots: z.number(),
  bids: z.number(),
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

/** Each size in a process of its own, so that none warms up another. About ten bids a lot. */
export async function benchSignals({ lots }: typeof signalsDefaults): Promise<SignalFigures[]> {
  const figures: SignalFigures[] = [];
  for (const size of lots) figures.push(await benchSize(size));
  return figures;
}

async function benchSize(lots: number): Promise<SignalFigures> {
  const file = fileURLToPath(new URL('main.ts', import.meta.url));
  const options = ['--import', 'tsx', '--conditions=source', '--max-old-space-size=8192', file, String(lots)];
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return signalFiguresSchema.parse(JSON.parse(line));
  }
  throw new Error(`no figures of ${lots} lots`);
}
