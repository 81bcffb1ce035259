import type { ServerFrame } from '@ochiq/shared/bids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startNats, type TestNats } from '../test/nats.js';
import { startProxy } from '../test/proxy.js';
import { TestSocket } from '../test/socket.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';

let nats: TestNats;
let [a, b]: World[] = [];
beforeAll(async () => {
  nats = await startNats();
  a = await startWorld({ natsUrl: nats.url });
  b = await startWorld({ databaseUrl: a.databaseUrl, natsUrl: nats.url });
});
afterAll(async () => {
  await b?.close();
  await a?.close();
  await nats.stop();
});

const nodeA = (): World => a as World;
const nodeB = (): World => b as World;
const portOf = (url: string) => Number(new URL(url).port);

/** Amounts that climb with the round, so that bids of one round fight and those of the next can win. */
const amountOf = (round: number, place: number) => 100_000n * BigInt(2 + round * 3) + BigInt((place * 7919) % 50) * 6_000n;

interface Scene {
  readonly lot: number;
  readonly people: readonly TestPerson[];
  /** Bidding sockets, on the two nodes in turn; they watch too. */
  readonly bidders: readonly TestSocket[];
  /** One socket on each node that only watches. */
  readonly watchers: readonly TestSocket[];
}

async function setScene(count = 8): Promise<Scene> {
  const lot = await nodeA().lot();
  const people = await Promise.all(Array.from({ length: count }, () => nodeA().person()));
  await nodeA().admit(lot, people);
  const bidders = await Promise.all(people.map((person, place) => (place % 2 === 0 ? nodeA() : nodeB()).socket(person)));
  const watchers = [await nodeA().socket(), await nodeB().socket()];
  for (const socket of [...bidders, ...watchers]) expect((await socket.watch(lot)).standing.seq).toBe(0);
  return { lot, people, bidders, watchers };
}

/** Everybody bids at once, round after round; all are answered. */
async function race({ lot, bidders }: Pick<Scene, 'lot' | 'bidders'>, rounds: readonly number[]): Promise<void> {
  for (const round of rounds) {
    const answers = await Promise.all(bidders.map((socket, place) => socket.bid(lot, amountOf(round, place))));
    expect(answers.filter(({ type }) => type !== 'accepted' && type !== 'rejected')).toEqual([]);
  }
}

const shows = (seq: number) => (frame: ServerFrame) => frame.type === 'events' && frame.events.some((event) => event.seq === seq);

/** Every socket sees every event of the lot once and in the order of the database; returns how many there are. */
async function expectAllSeen(lot: number, sockets: readonly TestSocket[]): Promise<number> {
  const rows = await nodeA().db.sql<{ key: string; seq: number }>(
    `select key, seq from bid where lot_id = $1 and outcome = 'accepted' and seq is not null order by seq`,
    [lot],
  );
  const seqs = rows.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  await Promise.all(sockets.map((socket) => socket.until(shows(seqs.length))));
  const [first, ...others] = sockets.map((socket) => socket.events(lot));
  expect(first?.map((event) => event.seq)).toEqual(seqs);
  for (const events of others) expect(events).toEqual(first);
  return seqs.length;
}

const varz = z.object({ in_msgs: z.int(), connections: z.int() });
const look = async () => varz.parse(await (await fetch(`http://127.0.0.1:${nats.monitorPort}/varz`)).json());

/** Resolves when both nodes are on NATS again: what is decided then travels over it. */
async function bothConnected(): Promise<void> {
  while ((await look()).connections < 2);
}

describe('two nodes and NATS', () => {
  it('bidders and watchers on both: one order, seen by all', async () => {
    const scene = await setScene();
    const before = await look();
    await race(scene, [0, 1, 2, 3]);
    expect(await expectAllSeen(scene.lot, [...scene.bidders, ...scene.watchers])).toBeGreaterThan(4);
    // Batches travelled over NATS, not over Postgres's being looked at.
    expect((await look()).in_msgs).toBeGreaterThan(before.in_msgs);
  });

  it('NATS stopped: both go on deciding and hear of the other through Postgres; after the restart all is as before', async () => {
    const scene = await setScene();
    const all = [...scene.bidders, ...scene.watchers];
    await race(scene, [0]);
    await nats.stop();
    await race(scene, [1, 2]);
    const meanwhile = await expectAllSeen(scene.lot, all);
    await nats.start();
    await bothConnected();
    await race(scene, [3, 4]);
    expect(await expectAllSeen(scene.lot, all)).toBeGreaterThan(meanwhile);
  });

  it('NATS paused: the same, and what it held back comes to nobody twice', async () => {
    const scene = await setScene();
    const all = [...scene.bidders, ...scene.watchers];
    await race(scene, [0]);
    nats.pause();
    await race(scene, [1, 2]);
    const meanwhile = await expectAllSeen(scene.lot, all);
    nats.resume();
    await bothConnected();
    await race(scene, [3, 4]);
    expect(await expectAllSeen(scene.lot, all)).toBeGreaterThan(meanwhile);
  });

  it('one node cut off from NATS: its bids are decided and reach the others, and theirs reach it', async () => {
    const road = await startProxy([portOf(nats.url)]);
    const far = await startWorld({ databaseUrl: nodeA().databaseUrl, natsUrl: `nats://127.0.0.1:${road.port}` });
    const scene = await setScene(4);
    const person = await far.person();
    await far.admit(scene.lot, [person]);
    const socket = await far.socket(person);
    await socket.watch(scene.lot);
    const all = [...scene.bidders, ...scene.watchers, socket];
    const everybody = { lot: scene.lot, bidders: [...scene.bidders, socket] };
    await race(everybody, [0]);
    road.cut();
    await race(everybody, [1, 2]);
    await expectAllSeen(scene.lot, all);
    road.heal();
    await race(everybody, [3]);
    await expectAllSeen(scene.lot, all);
    await far.close();
    await road.close();
  });

  it('a socket that moves from one node to the other gets exactly what it missed', async () => {
    const scene = await setScene();
    const [person] = scene.people;
    const racing = race(scene, [0, 1, 2, 3]);
    const old = await nodeA().socket(person);
    old.send({ type: 'watch', lots: [{ lot: scene.lot, since: 0 }] });
    await old.until(shows(3));
    old.close();
    const seen = old.events(scene.lot);
    const next = await nodeB().socket(person);
    next.send({ type: 'watch', lots: [{ lot: scene.lot, since: seen.length }] });
    await racing;
    const count = await expectAllSeen(scene.lot, scene.watchers);
    if (count > seen.length) await next.until(shows(count));
    expect([...seen, ...next.events(scene.lot)]).toEqual(scene.watchers[0]?.events(scene.lot));
  });

  it('behind a proxy that takes the nodes in turn: one auction', async () => {
    const proxy = await startProxy([portOf(nodeA().url), portOf(nodeB().url)]);
    const lot = await nodeA().lot();
    const people = await Promise.all(Array.from({ length: 6 }, () => nodeA().person()));
    await nodeA().admit(lot, people);
    const sockets: TestSocket[] = [];
    for (const person of people) sockets.push(await TestSocket.open(`http://127.0.0.1:${proxy.port}`, person.cookie));
    for (const socket of sockets) await socket.watch(lot);
    await race({ lot, bidders: sockets }, [0, 1, 2]);
    expect(await expectAllSeen(lot, sockets)).toBeGreaterThan(3);
    expect(proxy.taken).toEqual([3, 3]);
    for (const socket of sockets) socket.close();
    await proxy.close();
  });
});
