import type { LotFacts, WindowFacts } from '../facts.js';
import { quarterOf, strataOf } from '../strata.js';

/** The sold lots of a window, in classes of comparable ones. Indices are those of `lots`. */
export interface Sales {
  readonly lots: readonly LotFacts[];
  readonly of: Int32Array;
  readonly sizes: readonly number[];
  readonly byWinner: ReadonlyMap<string, readonly number[]>;
  /** By official, then by class: how many lots they wrote. */
  readonly written: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** By class: who wrote its lots. */
  readonly writers: readonly ReadonlySet<string>[];
}

const leastAlike = 40;
const known = new WeakMap<WindowFacts, Sales>();

/** Buyers are local and officials sell in their region: only within one is a winner's share of an official's lots comparable. */
export function salesOf(window: WindowFacts): Sales {
  const found = known.get(window);
  if (found) return found;
  const lots = window.lots.filter(({ winner }) => winner !== null);
  const { of, sizes } = strataOf(
    lots,
    [
      (lot) => `${lot.category}|${lot.region}|${quarterOf(lot)}`,
      ({ category, region }) => `${category}|${region}`,
      ({ region }) => region,
      () => '',
    ],
    leastAlike,
  );
  const byWinner = new Map<string, number[]>();
  const written = new Map<string, Map<number, number>>();
  const writers = sizes.map(() => new Set<string>());
  for (const [index, { winner, official }] of lots.entries()) {
    const won = byWinner.get(winner ?? '');
    if (won) won.push(index);
    else byWinner.set(winner ?? '', [index]);
    const wrote = written.get(official) ?? new Map<number, number>();
    wrote.set(of[index] ?? -1, (wrote.get(of[index] ?? -1) ?? 0) + 1);
    written.set(official, wrote);
    writers[of[index] ?? -1]?.add(official);
  }
  const made = { lots, of, sizes, byWinner, written, writers };
  known.set(window, made);
  return made;
}
