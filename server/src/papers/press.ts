import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Composition } from './compose.js';
import type { SealMaterial } from './print-paper.js';
import type { Report } from './sheet.js';

/** What the press is asked to print. */
export type PrintJob = { readonly id: number } & (
  | { readonly composition: Composition; readonly seal: SealMaterial | null }
  | { readonly report: Report }
);

const answerSchema = z.union([z.object({ id: z.int(), bytes: z.instanceof(Uint8Array) }), z.object({ id: z.int(), failure: z.string() })]);
export type PrintAnswer = z.output<typeof answerSchema>;

/** Prints papers in a thread of its own: a page takes a tenth of a second, for which no bid should wait. */
export interface Press {
  print(composition: Composition, seal: SealMaterial | null): Promise<Buffer>;
  printReport(report: Report): Promise<Buffer>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** A press whose thread starts with the first paper. */
export function createPress(): Press {
  let worker: Worker | null = null;
  let next = 0;
  const waiting = new Map<number, Waiting>();

  const fail = (error: Error) => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = () => {
    const started = startThread();
    started.on('message', (message: unknown) => {
      const answer = answerSchema.parse(message);
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('bytes' in answer) asked?.resolve(Buffer.from(answer.bytes));
      else asked?.reject(new Error(`a paper was not printed: ${answer.failure}`));
    });
    started.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
    started.on('exit', () => fail(new Error('the press was stopped')));
    // A server that ends does not wait for its press.
    started.unref();
    return started;
  };
  const send = (job: (id: number) => PrintJob) =>
    new Promise<Buffer>((resolve, reject) => {
      worker ??= start();
      next += 1;
      waiting.set(next, { resolve, reject });
      worker.postMessage(job(next));
    });
  return {
    print: (composition, seal) => send((id) => ({ id, composition, seal })),
    printReport: (report) => send((id) => ({ id, report })),
    async stop() {
      await worker?.terminate();
    },
  };
}

/** From its source where this file runs from its own (tests, `npm run dev`): Node 20 needs tsx to be told inside the thread. */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./press-thread.js', import.meta.url));
  const source = new URL('./press-thread.ts', import.meta.url).href;
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(start, { eval: true, execArgv: ['--conditions=source'] });
}
