import type { LotFacts, WindowFacts } from '../facts.js';
import { type Presence, presenceOf, presentAt } from '../presence.js';

/** Who was at which lot, in numbers: what the network signals count with. Lots keep the window's order (by their closing). */
export interface Attendance {
  readonly lots: readonly LotFacts[];
  /** Ids in their order, so a smaller index is a smaller id. */
  readonly people: readonly string[];
  /** By lot: indices of people, ascending. */
  readonly present: readonly Int32Array[];
  /** By person: indices of lots, ascending. */
  readonly lotsOf: readonly Int32Array[];
  /** By lot: its winner's index, or -1. */
  readonly winner: Int32Array;
}

const known = new WeakMap<WindowFacts, Attendance>();

/**
 * People are present at a lot when they were admitted to it or bid on it with success: a ring's members yield to each other, so the bids alone
 * would not show them together. Made once for a window.
 */
export function attendanceOf(window: WindowFacts): Attendance {
  const found = known.get(window);
  if (found) return found;
  const made = attend(window);
  known.set(window, made);
  return made;
}

function attend(window: WindowFacts): Attendance {
  const { lots } = window;
  const presence = presenceOf(window);
  const names = [...presence.people];
  const numberOf = winnersNumbered(lots, presence, names);
  // Numbered as they came; their order by id is made once for all of them.
  const order = Uint32Array.from(names.keys()).sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
  const placeOf = new Int32Array(names.length);
  for (const [place, number] of order.entries()) placeOf[number] = place;
  const winner = Int32Array.from(lots, (lot) => (lot.winner === null ? -1 : (placeOf[numberOf(lot.winner)] ?? -1)));
  const present = lots.map((_, lot) => attendeesOf(presentAt(presence, lot), placeOf, winner[lot] ?? -1));
  return { lots, people: Array.from(order, (number) => names[number] ?? ''), present, lotsOf: turned(present, names.length), winner };
}

/** After a default the thing may be sold to someone by an offer: they were present as well, and get a number behind the others. */
function winnersNumbered(lots: readonly LotFacts[], presence: Presence, names: string[]): (person: string) => number {
  const late = new Map<string, number>();
  for (const { winner } of lots) {
    if (winner === null || presence.numberOf.has(winner) || late.has(winner)) continue;
    late.set(winner, names.push(winner) - 1);
  }
  return (person) => presence.numberOf.get(person) ?? late.get(person) ?? -1;
}

function attendeesOf(present: Int32Array, placeOf: Int32Array, winner: number): Int32Array {
  const at = present.map((number) => placeOf[number] ?? 0);
  if (winner === -1 || at.includes(winner)) return at.sort();
  return Int32Array.of(...at, winner).sort();
}

/** By person the lots they were at, from who was at each lot. */
function turned(present: readonly Int32Array[], people: number): Int32Array[] {
  const counts = new Uint32Array(people);
  for (const at of present) for (const person of at) counts[person] = (counts[person] ?? 0) + 1;
  const lotsOf = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Uint32Array(people);
  for (const [lot, at] of present.entries()) {
    for (const person of at) {
      const lots = lotsOf[person];
      if (lots) lots[filled[person] ?? 0] = lot;
      filled[person] = (filled[person] ?? 0) + 1;
    }
  }
  return lotsOf;
}

/** The lots at which both were: the common members of two ascending lists. */
export function common(a: Int32Array, b: Int32Array): number[] {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) both.push(x);
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return both;
}
