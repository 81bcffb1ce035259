import { type Chance, chanceOf } from '../../demo/chance.js';
import { type StandinFault, standinFaults } from '../../standin/index.js';

/** What one node of ours does next. */
export type Move =
  /** Goes through what waits, in the order given by chance; `nodes` do it at the same time, as after a restart beside the old process. */
  | { readonly kind: 'sweep'; readonly nodes: 1 | 2 }
  | { readonly kind: 'search'; readonly person: number }
  /** A new order about thing `thing`. A release of what is not placed yet cancels it. */
  | { readonly kind: 'order'; readonly what: 'place' | 'release' | 'transfer'; readonly thing: number }
  /** Asks, and ends before it has written down what came back. */
  | { readonly kind: 'crash' }
  | { readonly kind: 'faults'; readonly share: number; readonly faults: readonly StandinFault[] }
  | { readonly kind: 'outage'; readonly messages: number };

export interface RegistrySchedule {
  readonly seed: number;
  readonly moves: readonly Move[];
}

/** Things that the orders are about: few, so that orders meet. */
export const thingCount = 3;

function moveOf(chance: Chance): Move {
  const draw = chance.real();
  if (draw < 0.3)
    return { kind: 'order', what: chance.pick(['place', 'place', 'release', 'transfer'] as const), thing: chance.int(0, thingCount - 1) };
  if (draw < 0.6) return { kind: 'sweep', nodes: chance.yes(0.3) ? 2 : 1 };
  if (draw < 0.72) return { kind: 'search', person: chance.int(0, thingCount - 1) };
  if (draw < 0.84) return { kind: 'crash' };
  if (draw < 0.95) return { kind: 'faults', share: chance.real(), faults: chance.shuffle(standinFaults).slice(0, chance.int(1, 6)) };
  return { kind: 'outage', messages: chance.int(1, 12) };
}

/** The moves of a seed; the first orders something and sets faults, so that no schedule is empty. */
export function registryScheduleOf(seed: number): RegistrySchedule {
  const chance = chanceOf(seed);
  const first: Move[] = [
    { kind: 'faults', share: 0.2 + chance.real() * 0.7, faults: chance.shuffle(standinFaults).slice(0, chance.int(2, 8)) },
    { kind: 'order', what: 'place', thing: 0 },
    { kind: 'sweep', nodes: 1 },
  ];
  return { seed, moves: [...first, ...Array.from({ length: chance.int(8, 20) }, () => moveOf(chance))] };
}
