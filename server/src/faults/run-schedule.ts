import { setTimeout as delay } from 'node:timers/promises';
import { type Db, openDb } from '../base/index.js';
import { apiNode, type Child } from './child.js';
import { FaultClient } from './client.js';
import { type Ground, killHard, patiently, signal } from './ground.js';
import type { History } from './history.js';
import type { Fault, Schedule } from './schedule.js';
import { countClosed, insertPlannedLots, readFinal } from './store.js';

/** So long the nodes may take to close every lot, and the clients to catch up, once the faults are over. */
const graceMs = 15_000;

interface Stage {
  readonly ground: Ground;
  readonly nodes: readonly Child[];
  readonly clients: readonly FaultClient[];
  readonly databaseUrl: string;
}

export interface RunOfSchedule {
  readonly history: History;
  /** Last words of nodes that ended though nobody had killed them. */
  readonly deaths: readonly string[];
}

/** Runs a schedule on real processes and gives what everyone saw. Everything it started is gone when it ends. */
export async function runSchedule(schedule: Schedule, ground: Ground): Promise<RunOfSchedule> {
  const database = await ground.createDatabase();
  const db = openDb(database.url, () => undefined, 2);
  const natsUrl = schedule.nats ? ground.nats?.url : undefined;
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: ground.folder,
    CLIENT_DIR: ground.folder,
    ...(natsUrl && { NATS_URL: natsUrl }),
  };
  const nodes = Array.from({ length: schedule.nodes }, () => apiNode(environment));
  const clients: FaultClient[] = [];
  try {
    await Promise.all(nodes.map((node) => node.start()));
    const lots = await insertPlannedLots(db, schedule.lots);
    const field = { lots, longPast: ground.longPast, nodes: () => addressesOf(nodes) };
    for (const [index, plan] of schedule.clients.entries()) {
      const who = ground.people[index];
      if (who) clients.push(new FaultClient(`client ${index}`, who, plan, field));
    }
    await until(() => clients.every((client) => client.ready()), graceMs);
    const stage: Stage = { ground, nodes, clients, databaseUrl: database.url };
    for (const client of clients) client.begin();
    await Promise.all(schedule.faults.map((fault) => delay(fault.atMs).then(() => inflict(fault, stage))));
    const history = await conclude(db, lots, schedule, clients);
    return { history, deaths: nodes.flatMap((node) => node.deaths) };
  } finally {
    for (const client of clients) client.stop();
    await Promise.all(nodes.map((node) => node.kill()));
    await db.end();
    await database.drop();
  }
}

const addressesOf = (nodes: readonly Child[]): string[] =>
  nodes.flatMap(({ found }) => (found === null ? [] : [found.replace('localhost', '127.0.0.1')]));

/** Lets every lot end and every client settle, and reads the database. */
async function conclude(db: Db, lots: readonly number[], schedule: Schedule, clients: readonly FaultClient[]): Promise<History> {
  await until(async () => (await patiently(() => countClosed(db, lots))) === lots.length, graceMs);
  for (const client of clients) client.finish();
  // Without a bus a node hears of the others' work only when someone asks it anew.
  if (!schedule.nats && schedule.nodes > 1) for (const client of clients) client.cut();
  const closed = await patiently(() => readFinal(db, lots));
  const last = new Map(closed.lots.map(({ id, seq }) => [id, seq]));
  await until(() => clients.every((client) => client.settled(last)), graceMs);
  const stayed = clients.map((client) => !client.gone);
  for (const client of clients) client.stop();
  const final = await patiently(() => readFinal(db, lots));
  return { clients: clients.map((client, index) => client.history(stayed[index] ?? false)), ...final };
}

/** Waits for something, but not for ever: what is missing then, the checker names. */
async function until(reached: () => boolean | Promise<boolean>, mostMs: number): Promise<void> {
  const end = performance.now() + mostMs;
  while (!(await reached()) && performance.now() < end) await delay(20);
}

/** Lets one thing go wrong and, after its time, puts right what does not heal by itself. */
async function inflict(fault: Fault, { ground, nodes, clients, databaseUrl }: Stage): Promise<void> {
  const node = nodes[fault.node % nodes.length];
  const { kind, forMs } = fault;
  if (kind === 'cut_sockets') for (const client of clients) client.cut();
  else if (kind === 'kill_postgres') await ground.killPostgres(fault.whole);
  else if (kind === 'kill_backend') for (const pid of (await ground.backends(databaseUrl)).slice(0, 1)) killHard(pid);
  else if (kind === 'pause_postgres') {
    const pids = await ground.backends(databaseUrl);
    for (const pid of pids) signal(pid, 'SIGSTOP');
    await delay(forMs);
    for (const pid of pids) signal(pid, 'SIGCONT');
  } else await disturb(kind === 'kill_node' || kind === 'pause_node' ? node : ground.nats?.child, kind.startsWith('pause'), forMs);
}

async function disturb(child: Child | undefined, pause: boolean, forMs: number): Promise<void> {
  if (!child) return;
  if (pause) {
    child.pause();
    await delay(forMs);
    return child.resume();
  }
  await child.crash(forMs, graceMs);
}
