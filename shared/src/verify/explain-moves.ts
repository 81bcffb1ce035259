/** A place whose content is not what belongs there. Hashes in hexadecimal digits. */
export interface Difference {
  readonly index: number;
  /** What is there; null for nothing. */
  readonly has: string | null;
  /** What belongs there; null when that is not known. */
  readonly due: string | null;
}

/** What happened at a place. `other` is where what is there belongs. */
export interface Move {
  readonly index: number;
  readonly what: 'changed' | 'missing' | 'swapped' | 'misplaced' | 'inserted' | 'removed';
  readonly other: number | null;
}

/** So many in a row that moved by one place are one that was put in or taken out before them. */
const leastRun = 3;

/**
 * Tells what happened from what is where: two that stand in each other's place were swapped, many that moved by one place moved
 * because one was put in or taken out before them. What has moved nowhere was changed.
 */
export function explainMoves(differences: readonly Difference[]): Move[] {
  const homes = new Map(differences.flatMap(({ index, due }) => (due === null ? [] : [[due, index] as const])));
  const home = differences.map(({ index, has }) => {
    const other = has === null ? null : (homes.get(has) ?? null);
    return { index, has, other: other === index ? null : other };
  });
  const placed = new Map(home.map((one) => [one.index, one]));
  const moves: Move[] = [];
  for (let at = 0; at < home.length; at += 1) {
    const here = home[at];
    if (here === undefined) continue;
    const run = runFrom(home, at);
    if (run > 0) {
      moves.push({ index: here.index, what: here.other !== null && here.other > here.index ? 'removed' : 'inserted', other: null });
      at += run - 1;
      continue;
    }
    const back = here.other === null ? undefined : placed.get(here.other);
    if (here.other === null) moves.push({ index: here.index, what: here.has === null ? 'missing' : 'changed', other: null });
    else if (back?.other !== here.index) moves.push({ index: here.index, what: 'misplaced', other: here.other });
    else if (here.index < here.other) moves.push({ index: here.index, what: 'swapped', other: here.other });
  }
  return moves;
}

interface Placed {
  readonly index: number;
  readonly other: number | null;
}

/** How many places from here on are one insertion or removal; 0 for none. The one put in, and the last after a removal, have no home. */
function runFrom(home: readonly Placed[], at: number): number {
  const here = home[at];
  if (here === undefined) return 0;
  const inserted = here.other === null;
  const step = inserted ? -1 : (here.other ?? here.index) - here.index;
  if (step !== 1 && step !== -1) return 0;
  let length = inserted ? 1 : 0;
  for (; at + length < home.length; length += 1) {
    const next = home[at + length];
    if (next === undefined || next.index !== here.index + length || next.other !== next.index + step) break;
  }
  const moved = length - (inserted ? 1 : 0);
  if (moved < leastRun) return 0;
  const last = home[at + length];
  return step === 1 && last !== undefined && last.other === null && last.index === here.index + length ? length + 1 : length;
}
