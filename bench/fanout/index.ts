import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface FanoutFigures {
  readonly sockets: number;
  /** Updates delivered per second over all sockets, one per round: plain loop, the hub, the hub with one update a write. */
  readonly plain: number[];
  readonly hub: number[];
  readonly single: number[];
}

const child = (file: string, ...args: string[]): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: process.execArgv, stdio: 'inherit' });
const next = async <T>(from: ChildProcess): Promise<T> => ((await once(from, 'message')) as [T])[0];
const ask = <T>(whom: ChildProcess, what: object): Promise<T> => {
  const answer = next<T>(whom);
  whom.send(what);
  return answer;
};

/** Updates that arrive per second at `sockets` sockets when one server process sends them in the given way for `forMs`. */
async function measure(way: string, sockets: number, forMs: number): Promise<number> {
  const server = child('./server.ts', way);
  const { port } = await next<{ port: number }>(server);
  const receivers = child('./receivers.ts', String(port), String(sockets));
  await next(receivers);
  await ask(server, { forMs: 1000 });
  const before = await ask<{ updates: number }>(receivers, {});
  const begun = performance.now();
  await ask(server, { forMs });
  const after = await ask<{ updates: number }>(receivers, {});
  const rate = (after.updates - before.updates) / ((performance.now() - begun) / 1000);
  server.kill('SIGKILL');
  receivers.kill('SIGKILL');
  await Promise.all([once(server, 'exit'), once(receivers, 'exit')].map((exit) => exit.catch(() => undefined)));
  return rate;
}

/** Fan-out of one lot's updates beside the plain loop, alternating, with one receiver process that counts what arrives. */
export async function benchFanout({ sockets = 10_000, rounds = 3, forMs = 4000 } = {}): Promise<FanoutFigures> {
  const figures = { sockets, plain: [] as number[], hub: [] as number[], single: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ['plain', 'hub', 'single'] as const) figures[way].push(Math.round(await measure(way, sockets, forMs)));
  }
  return figures;
}
