import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerFrame } from '@ochiq/shared/bids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestSocket } from '../test/socket.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';

type Answer = Extract<ServerFrame, { type: 'accepted' | 'rejected' | 'error' }>;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

interface StoredStep {
  seq: number;
  priceMinor: bigint;
  key: string;
}

/** The accepted bids of a lot, checked: prices strictly rise and numbers have no gap. */
async function checkedHistory(lot: number): Promise<StoredStep[]> {
  const steps = await world.db.sql<StoredStep & { id: number }>(
    `select seq, price_minor as "priceMinor", key from bid where lot_id = $1 and outcome = 'accepted' order by seq`,
    [lot],
  );
  for (const [index, step] of steps.entries()) {
    expect(step.seq).toBe(index + 1);
    if (index > 0) expect(step.priceMinor).toBeGreaterThan(steps[index - 1]?.priceMinor ?? 0n);
  }
  return steps;
}

async function bidders(lot: number, count: number): Promise<TestPerson[]> {
  const people = await Promise.all(Array.from({ length: count }, () => world.person()));
  await world.admit(lot, people);
  return people;
}

/** Amounts that climb with the round, so that bids of one round fight and those of the next can win. */
const amountOf = (round: number, place: number) => 100_000n * BigInt(2 + round * 3) + BigInt((place * 7919) % 50) * 6_000n;

describe('a race at one lot', () => {
  it('200 bids from 50 sockets: rising, gap-free, one order for everybody, answers as the history', async () => {
    const lot = await world.lot();
    const people = await bidders(lot, 50);
    const sockets = await Promise.all(people.map((person) => world.socket(person)));
    await Promise.all(sockets.map((socket) => socket.watch(lot)));
    const answers: Answer[] = [];
    for (let round = 0; round < 4; round += 1) {
      answers.push(...((await Promise.all(sockets.map((socket, place) => socket.bid(lot, amountOf(round, place))))) as Answer[]));
    }
    expect(answers).toHaveLength(200);
    const history = await checkedHistory(lot);
    expect(history.length).toBeGreaterThan(4);

    const acked = answers.flatMap((answer) => (answer.type === 'accepted' ? [[answer.seq, answer.key]] : []));
    expect(acked.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(history.map((step) => [step.seq, step.key]));
    expect(answers.filter((answer) => answer.type === 'error')).toEqual([]);

    const last = history.length;
    await Promise.all(sockets.map((socket) => socket.until((frame) => frame.type === 'events' && frame.events.at(-1)?.seq === last)));
    const [first] = sockets;
    for (const socket of sockets) {
      expect(socket.events(lot)).toEqual(first?.events(lot));
      expect(socket.events(lot).map((event) => event.seq)).toEqual(history.map((step) => step.seq));
    }
  });

  it('survives kill -9 of the node in the middle: every acknowledged bid is there, and the next node goes on', async () => {
    const lot = await world.lot();
    const people = await bidders(lot, 20);
    const node = await startNode(world.databaseUrl);
    const sockets = await Promise.all(people.map((person) => TestSocket.open(node.url, person.cookie)));
    const acked: string[] = [];
    for (const [place, socket] of sockets.entries()) {
      void (async () => {
        for (let round = 0; socket.closeCode === null; round += 1) {
          const answer = await socket.bid(lot, amountOf(round, place));
          if (answer.type === 'accepted') acked.push(answer.key);
          if (acked.length >= 25) node.kill();
        }
      })();
    }
    await node.gone;
    expect(acked.length).toBeGreaterThanOrEqual(25);
    const keys = new Set((await checkedHistory(lot)).map((step) => step.key));
    expect(acked.filter((key) => !keys.has(key))).toEqual([]);

    const next = await startNode(world.databaseUrl);
    const [person] = people;
    const socket = await TestSocket.open(next.url, person?.cookie);
    const { standing } = await socket.watch(lot);
    expect(standing.seq).toBe(keys.size);
    expect(await socket.bid(lot, BigInt(standing.minNextMinor) * 2n)).toMatchObject({
      type: expect.stringMatching('accepted|rejected'),
      lot,
    });
    socket.close();
    next.kill();
    await next.gone;
  }, 60_000);
});

/** A server in a process of its own, on a free port. */
async function startNode(databaseUrl: string) {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: '0', DATA_DIR: world.dataDir, LOG_LEVEL: 'fatal', DEMO: '0' };
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const url = /http:\/\/localhost:\d+/.exec(output)?.[0];
    if (url) return { url: url.replace('localhost', '127.0.0.1'), kill: () => child.kill('SIGKILL'), gone };
  }
  throw new Error(`the node did not start: ${output}`);
}
