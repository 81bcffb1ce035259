import { describe, expect, it } from 'vitest';
import { standinFaults } from '../../standin/index.js';
import { runRegistrySchedule } from './run-registry-schedule.js';
import { registryScheduleOf } from './schedule.js';

/** A thousand run by `npm run faults:registries`. */
const seeds = Array.from({ length: 30 }, (_, place) => place + 1);

describe('registries that are down, slow, lying, answering twice, and a node that ends in between', () => {
  it('the schedules of this test have every fault between them', () => {
    const faults = seeds.flatMap((seed) => registryScheduleOf(seed).moves.flatMap((move) => (move.kind === 'faults' ? move.faults : [])));
    expect(new Set(faults)).toEqual(new Set(standinFaults));
  });

  it('nothing is lost, nothing is done twice, and what our side says is so', { timeout: 60_000 }, async () => {
    const runs = await Promise.all(seeds.map((seed) => runRegistrySchedule(registryScheduleOf(seed))));
    expect(runs.flatMap(({ violations }, place) => violations.map((text) => `seed ${seeds[place]}: ${text}`))).toEqual([]);
    expect(runs.reduce((sum, { repeated }) => sum + repeated, 0)).toBeGreaterThan(10);
  });
});
