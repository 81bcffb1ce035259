import type { LotFacts } from './facts.js';

/** Classes of comparable lots: a count is only surprising against lots that the same people could have come to. */
export interface Strata {
  /** By lot: its class, or -1 where it is left out. */
  readonly of: Int32Array;
  /** By class: how many lots it holds. */
  readonly sizes: readonly number[];
}

/** What makes lots comparable, as a key; null leaves a lot out. */
export type Likeness = (lot: LotFacts, index: number) => string | null;

/**
 * Puts each lot into the finest class that still holds `least` lots: first by the first likeness, those in too small classes by
 * the next, and what is left after the last into classes of any size. So the classes part the lots: none is in two.
 */
export function strataOf(lots: readonly LotFacts[], ladder: readonly Likeness[], least: number): Strata {
  const of = new Int32Array(lots.length).fill(-1);
  const sizes: number[] = [];
  let left = Array.from(lots.keys());
  for (const [rung, likeness] of ladder.entries()) {
    const byKey = new Map<string, number[]>();
    for (const index of left) {
      const lot = lots[index];
      const key = lot ? likeness(lot, index) : null;
      if (key === null) continue;
      const alike = byKey.get(key);
      if (alike) alike.push(index);
      else byKey.set(key, [index]);
    }
    left = [];
    for (const alike of byKey.values()) {
      if (alike.length < least && rung < ladder.length - 1) left.push(...alike);
      else {
        for (const index of alike) of[index] = sizes.length;
        sizes.push(alike.length);
      }
    }
  }
  return { of, sizes };
}

/** The quarter of a year in which a lot closed, UTC. */
export function quarterOf({ closedAt }: LotFacts): string {
  const day = new Date(closedAt);
  return `${day.getUTCFullYear()}/${Math.floor(day.getUTCMonth() / 3)}`;
}
