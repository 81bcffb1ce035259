import { randomUUID } from 'node:crypto';
import type { Found, SoughtPerson } from '@ochiq/shared/registries';
import { readConfig } from '../../base/index.js';
import { chanceOf } from '../../demo/chance.js';
import { type Registries, registriesOver } from '../../registries/index.js';
import { type Standin, startStandin } from '../../standin/index.js';
import { openXroad } from '../../xroad/index.js';
import { type Disk, isDue, type KeptOrder, send, writeDown } from './caller.js';
import { type Move, type RegistrySchedule, thingCount } from './schedule.js';

/** What a schedule came to; `violations` should be empty. */
export interface RegistryRun {
  readonly violations: readonly string[];
  readonly messages: number;
  readonly orders: number;
  readonly repeated: number;
  readonly searches: number;
  /** Sweeps after the faults had ended, until nothing waited. */
  readonly sweepsToEnd: number;
}

const rules = {
  timeoutMs: 25,
  attempts: 2,
  rest: { baseMs: 1, mostMs: 2 },
  breaker: { failures: 4, openMs: 5, mostOpenMs: 10, probeMs: 20 },
};
/** Longer than the patience of our side: what is slow is carried out when nobody waits for it any more. */
const slowMs = 40;
const mostSweeps = 60;

const people: SoughtPerson[] = Array.from({ length: thingCount }, (_, place) => ({
  kind: 'person',
  nationalId: `3120385001234${place}`,
  name: ['Karimov Rustam', 'Жумабеков Улан', 'Yusupova Malika'][place] ?? '',
  birthDate: '1985-03-12',
}));

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The world of one schedule. */
interface Stage {
  readonly standin: Standin;
  readonly disk: Disk;
  readonly cars: readonly Found[];
  readonly violations: string[];
  /** X-Road-Ids in the book. */
  readonly booked: Set<string>;
  /** A node of ours with nothing in its memory. */
  readonly newNode: () => Registries;
  node: Registries;
  searches: number;
}

/** What our side says against what the registry has: `done` is done, `failed` is not, and nothing was done twice. */
function compare({ standin, disk, violations }: Stage, when: string): void {
  const registry = standin.registry('vehicles');
  for (const { what, order, state } of disk.orders) {
    const outcome = registry.outcomeOf(order.id, what);
    if (state === 'done' && outcome !== 'carried') violations.push(`${when}: ${what} ${order.id} is said to be done, and is not`);
    if (state === 'failed' && outcome === 'carried') violations.push(`${when}: ${what} ${order.id} is said to have failed, and is done`);
    if (registry.timesCarried(order.id) > 1) violations.push(`${when}: ${what} ${order.id} was carried out twice`);
    const standing = registry.encumbrancesOf(order.reference).filter(({ id }) => id === order.id).length;
    if (standing > 1) violations.push(`${when}: ${order.id} stands ${standing} times on one entry`);
  }
}

function newOrder({ disk, cars }: Stage, what: KeptOrder['what'], thing: number): void {
  const reference = cars[thing]?.reference ?? '';
  const of = (one: KeptOrder) => one.order.reference === reference;
  const base = { id: randomUUID(), reference, caseNumber: `1001/${thing}` };
  const seizure = { ...base, actNumber: '1', office: 'Office', amountMinor: null };
  if (what === 'place') disk.orders.push({ what, order: seizure, state: 'waiting', asked: 0 });
  if (what === 'transfer') {
    const newHolder = { kind: 'person', name: 'Oliyeva Lola', nationalId: '41503890010017' } as const;
    disk.orders.push({ what, order: { ...base, protocolNumber: 'P', newHolder }, state: 'waiting', asked: 0 });
  }
  const placed = disk.orders.findLast((one) => of(one) && one.what === 'place');
  if (what !== 'release' || !placed || disk.orders.some((one) => one.what === 'release' && one.order.id === placed.order.id)) return;
  // Given up before its fate is known: it may still arrive, and must not stand.
  if (placed.state === 'waiting') placed.state = 'cancelled';
  disk.orders.push({ what, order: placed.order, state: 'waiting', asked: 0 });
}

async function sweep(stage: Stage, node: Registries): Promise<void> {
  for (const kept of stage.disk.orders.filter((one) => isDue(stage.disk, one))) {
    kept.asked += 1;
    writeDown(kept, await send(node, kept));
  }
}

/** An answer that is taken for one names what the person holds, all of it and nothing else. */
async function search(stage: Stage, place: number): Promise<boolean> {
  const person = people[place];
  if (!person) return true;
  stage.searches += 1;
  const ask = { id: randomUUID(), caseId: 1, officeId: 1, personId: null, ground: 'property_search' } as const;
  const answer = await stage.node.find('vehicles', person, ask);
  if (!answer.ok) return false;
  const keys = (entries: readonly Found[]) =>
    entries
      .map(({ reference }) => reference)
      .sort()
      .join();
  const truth = keys(stage.standin.registry('vehicles').find(person));
  if (keys(answer.value) !== truth) stage.violations.push(`a search gave ${keys(answer.value)}, and the registry has ${truth}`);
  return true;
}

async function make(stage: Stage, move: Move, seed: number): Promise<void> {
  if (move.kind === 'order') newOrder(stage, move.what, move.thing);
  if (move.kind === 'search') await search(stage, move.person);
  if (move.kind === 'sweep') await Promise.all([stage.node, stage.newNode()].slice(0, move.nodes).map((node) => sweep(stage, node)));
  if (move.kind === 'faults') stage.standin.plan.addChance({ seed, share: move.share, slowMs, faults: move.faults });
  if (move.kind === 'outage') stage.standin.plan.add({ fault: 'down', times: move.messages });
  if (move.kind === 'crash') {
    const kept = stage.disk.orders.find((one) => isDue(stage.disk, one));
    if (kept) {
      kept.asked += 1;
      // Under way when the node ends: what comes back is read by nobody.
      void send(stage.node, kept);
    }
    stage.node = stage.newNode();
  }
}

/** When all faults are over, everything that waits comes to its end. */
async function settle(stage: Stage): Promise<number> {
  stage.standin.plan.clear();
  for (let sweeps = 1; sweeps <= mostSweeps; sweeps += 1) {
    await sweep(stage, stage.node);
    compare(stage, 'at the end');
    if (stage.disk.orders.every(({ state }) => state !== 'waiting')) return sweeps;
    await pause(5);
  }
  stage.violations.push('something waits for good');
  return mostSweeps;
}

/** A search that waits is asked again, like an order. */
async function searchUntilAnswered(stage: Stage, place: number): Promise<void> {
  for (let tries = 0; tries < mostSweeps; tries += 1) {
    if (await search(stage, place)) return;
    await pause(5);
  }
  stage.violations.push('a search without faults has no answer');
}

/** Nothing of a released or cancelled seizure stands, also when what was slow has arrived; every one that was placed and not ended does. */
function compareEnd({ standin, disk, cars, violations }: Stage): void {
  for (const car of cars) {
    const own = disk.orders.filter(({ order }) => order.reference === car.reference);
    const standing = standin.registry('vehicles').encumbrancesOf(car.reference);
    for (const { order, what, state } of own.filter((one) => one.what === 'place')) {
      const stands = standing.some(({ id }) => id === order.id);
      const later = own.slice(own.findIndex((one) => one.order === order) + 1);
      const released = later.some((one) => one.order.id === order.id && one.what === 'release' && one.state === 'done');
      const passedOn = later.some((one) => one.what === 'transfer' && one.state === 'done');
      const should = state === 'done' && !released && !passedOn;
      if (stands !== should) violations.push(`${what} ${order.id} ${stands ? 'stands' : 'does not stand'} on ${car.reference}`);
    }
  }
}

/** Plays a schedule through the real HTTP of both sides. */
export async function runRegistrySchedule({ seed, moves }: RegistrySchedule): Promise<RegistryRun> {
  const wanted = people.map((person) => ({ ...person, region: 'UZ-TK' as const }));
  const standin = await startStandin({ now: () => new Date(), secure: false, strangers: 0, demo: false, people: wanted });
  const config = readConfig({ ...standin.env, DATABASE_URL: 'postgres://localhost/none' }).xroad;
  const booked = new Set<string>();
  let count = 0n;
  const book = {
    async open({ ask }: { ask: { id: string } }) {
      booked.add(ask.id);
      count += 1n;
      return count;
    },
    close: async () => undefined,
  };
  const newNode = () => registriesOver(book, config, openXroad(config, rules));
  const cars = people.flatMap((person) => standin.registry('vehicles').find(person).slice(0, 1));
  const stage: Stage = { standin, disk: { orders: [] }, cars, violations: [], booked, newNode, node: newNode(), searches: 0 };
  const chance = chanceOf(seed);
  try {
    for (const move of moves) {
      await make(stage, move, chance.int(1, 2 ** 30));
      compare(stage, move.kind);
    }
    const sweepsToEnd = await settle(stage);
    await pause(slowMs + 5);
    compare(stage, 'after the slow ones');
    compareEnd(stage);
    for (const [place] of people.entries()) await searchUntilAnswered(stage, place);
    for (const id of standin.messageIds()) if (!booked.has(id)) stage.violations.push(`message ${id} left without a row in the book`);
    const { orders } = stage.disk;
    const repeated = orders.filter(({ asked }) => asked > 1).length;
    const messages = standin.messageIds().length;
    return { violations: stage.violations, messages, orders: orders.length, repeated, searches: stage.searches, sweepsToEnd };
  } finally {
    await standin.close();
  }
}
