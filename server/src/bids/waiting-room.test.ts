import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWaitingRoom } from './waiting-room.js';

interface Item {
  lotId: number;
  n: number;
}

/** A room with the given number of items per lot, numbered in the order of arrival. */
function roomWith(counts: Record<number, number>) {
  const room = createWaitingRoom<Item>();
  let n = 0;
  for (const [lot, count] of Object.entries(counts)) {
    for (let i = 0; i < count; i += 1) {
      n += 1;
      room.add({ lotId: Number(lot), n });
    }
  }
  return room;
}

const perLot = (items: readonly Item[]) => {
  const counts: Record<number, number> = {};
  for (const { lotId } of items) counts[lotId] = (counts[lotId] ?? 0) + 1;
  return counts;
};

describe('waiting room', () => {
  it.each([
    { name: 'all of it when there is room', waits: { 1: 3, 2: 1 }, limit: 10, taken: { 1: 3, 2: 1 } },
    { name: 'a hot lot fills what the others leave', waits: { 1: 100, 2: 1, 3: 2 }, limit: 10, taken: { 1: 7, 2: 1, 3: 2 } },
    { name: 'a share each when all have more', waits: { 1: 100, 2: 100 }, limit: 10, taken: { 1: 5, 2: 5 } },
    { name: 'one each when there are more lots than room', waits: { 1: 5, 2: 5, 3: 5 }, limit: 2, taken: { 1: 1, 2: 1 } },
    { name: 'nothing of nothing', waits: {}, limit: 10, taken: {} },
  ])('takes $name', ({ waits, limit, taken }) => {
    expect(perLot(roomWith(waits).take(limit))).toEqual(taken);
  });

  it('leaves lots to the next batch when it is told how many to take', () => {
    const room = roomWith({ 1: 3, 2: 3, 3: 3, 4: 3 });
    expect(room.freeLots()).toBe(4);
    const first = room.take(100, 2);
    expect(perLot(first)).toEqual({ 1: 3, 2: 3 });
    expect(room.freeLots()).toBe(2);
    room.add({ lotId: 1, n: 13 });
    expect(room.freeLots()).toBe(2);
    expect(perLot(room.take(100, 2))).toEqual({ 3: 3, 4: 3 });
    room.release(first);
    expect(room.freeLots()).toBe(1);
  });

  it('gives no lot twice before it is released, and lets the others take their turn', () => {
    const room = roomWith({ 1: 5, 2: 5, 3: 5 });
    const first = room.take(2);
    expect(perLot(room.take(100))).toEqual({ 3: 5 });
    expect(room.take(100)).toEqual([]);
    room.release(first);
    expect(perLot(room.take(100))).toEqual({ 1: 4, 2: 4 });
  });

  it('loses nothing, repeats nothing and keeps the order of each lot, however it is filled and emptied', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), lot: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ do: fc.constant('take' as const), limit: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ do: fc.constant('release' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const room = createWaitingRoom<Item>();
        const flights: Item[][] = [];
        const taken: Item[] = [];
        let n = 0;
        for (const next of steps) {
          if (next.do === 'add') {
            n += 1;
            room.add({ lotId: next.lot, n });
          } else if (next.do === 'release') room.release(flights.shift() ?? []);
          else {
            const flight = room.take(next.limit);
            expect(flight.length).toBeLessThanOrEqual(next.limit);
            for (const other of flights) for (const { lotId } of other) expect(flight.map((item) => item.lotId)).not.toContain(lotId);
            flights.push(flight);
            taken.push(...flight);
          }
        }
        for (const flight of flights) room.release(flight);
        taken.push(...room.take(1000));
        expect(taken.map((item) => item.n).sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i + 1));
        for (const lot of [1, 2, 3, 4]) {
          const order = taken.filter((item) => item.lotId === lot).map((item) => item.n);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
        expect(room.size).toBe(0);
      }),
    );
  });
});
