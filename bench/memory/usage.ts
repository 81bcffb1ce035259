import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What a server process holds once all garbage is collected, in bytes. */
export interface Usage {
  /** Objects in V8's heap. */
  readonly heap: number;
  /** Buffers and native objects that the heap's objects hold. */
  readonly external: number;
  /** What the system has given the process; freed memory may stay in it. */
  readonly rss: number;
  /** Connections that are open. */
  readonly sockets: number;
}

/** What the parent asks a server process of this bench. */
export interface Held {
  port: { question: null; answer: number };
  usage: { question: null; answer: Usage };
}

/** Needs `--expose-gc`. */
export async function usageOf(server: Server): Promise<Usage> {
  const { gc } = globalThis;
  if (!gc) throw new Error('start this process with --expose-gc');
  // What a first collection finalises, timers and closed handles let go of in the turns after it.
  for (let round = 0; round < 3; round += 1) {
    gc();
    await delay(100);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const sockets = await new Promise<number>((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
  return { heap: heapUsed, external, rss, sockets };
}
