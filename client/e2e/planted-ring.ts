import { expect, vi } from 'vitest';
import { publishedLot } from '../../server/src/test/published.js';
import { endLot } from '../../server/src/test/sold.js';
import { makeOffice, type TestPerson, type World } from '../../server/src/test/world.js';

const startMinor = 100_000n;
/** One step of the test's rules at the start price. */
const stepMinor = 5_000n;
const ringLots = 10;
const honestLots = 60;
/** All are published before the first one opens. */
const openInMs = 8_000;

export interface PlantedRing {
  readonly members: readonly TestPerson[];
  /** Lots that the ring met at, the newest last. */
  readonly lots: readonly number[];
  /** All lots that have closed. */
  readonly closed: number;
  /** The next lot that it holds deposits for, still open. */
  readonly next: number;
}

const pick = <T>(all: readonly T[], index: number): T => {
  const found = all[index % all.length];
  if (found === undefined) throw new Error('nobody to pick');
  return found;
};

/** Offers in turn, each by so many steps above the start. */
async function sell(world: World, lot: number, offers: readonly (readonly [TestPerson, number])[]): Promise<void> {
  for (const [person, steps] of offers) {
    const socket = await world.socket(person);
    await socket.bid(lot, startMinor + BigInt(steps) * stepMinor);
    socket.close();
  }
}

async function inState(world: World, lots: readonly number[], states: readonly string[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const there = await world.db.sql('select 1 from lot where id = any($1) and state = any($2)', [lots, states]);
      expect(there).toHaveLength(lots.length);
    },
    { timeout: 30_000, interval: 100 },
  );
}

/**
 * A market of two offices. At ten lots four people meet who take turns and let each other have the thing for two steps; at sixty
 * others whoever comes pays what they think it is worth. The ring has paid for one more lot.
 */
export async function plantRing(world: World): Promise<PlantedRing> {
  const [crooked, straight] = [await makeOffice(world.db), await makeOffice(world.db)];
  const members = [await world.person(), await world.person(), await world.person(), await world.person()];
  const honest: TestPerson[] = [];
  for (let index = 0; index < 40; index += 1) honest.push(await world.person());
  const plain: number[] = [];
  for (let index = 0; index < honestLots; index += 1) {
    const lot = await world.lot({
      office: index % 3 === 0 ? crooked : straight,
      startMinor,
      title: `Honest lot ${index + 1}`,
      endsInMs: 600_000,
    });
    const [a, b, c] = [pick(honest, index), pick(honest, index * 5 + 7), pick(honest, index * 7 + 3)];
    const three = [...new Set([a, b, c])];
    await world.admit(lot, three);
    const height = 4 + ((index * 7) % 13);
    await sell(
      world,
      lot,
      three.map((person, place) => [person, 1 + height + place * (2 + (index % 3))]),
    );
    plain.push(lot);
  }
  const lots: number[] = [];
  for (let index = 0; index < ringLots; index += 1) {
    const title = `Ring lot ${index + 1}`;
    lots.push(await publishedLot(world, members, { office: crooked, startMinor, title, startsInMs: openInMs, endsInMs: 600_000 }));
  }
  await inState(world, lots, ['live']);
  for (const [index, lot] of lots.entries()) {
    const [winner, cover, other] = [pick(members, index), pick(members, index + 1), pick(members, index + 2)];
    await sell(world, lot, [
      [other, 0],
      [cover, 1],
      [winner, 2],
    ]);
  }
  for (const lot of [...plain, ...lots]) await endLot(world, lot);
  await inState(world, [...plain, ...lots], ['sold', 'unsold']);
  const next = await publishedLot(world, members, {
    office: crooked,
    startMinor,
    title: 'The next lot of the ring',
    startsInMs: 60_000,
    endsInMs: 3_600_000,
  });
  return { members, lots, closed: plain.length + lots.length, next };
}
