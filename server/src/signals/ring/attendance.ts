import type { LotFacts, WindowFacts } from '../facts.js';

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
  const made = attend(window.lots);
  known.set(window, made);
  return made;
}

function attend(lots: readonly LotFacts[]): Attendance {
  const numbers = new Map<string, number>();
  const seen = lots.map((lot) => Int32Array.from(namesAt(lot), (person) => numberOf(numbers, person)));
  // Numbered as they came; their order by id is made once for all of them.
  const people = [...numbers.keys()].sort();
  const placeOf = new Int32Array(people.length);
  for (const [place, person] of people.entries()) placeOf[numbers.get(person) ?? 0] = place;
  const present = seen.map((at) => at.map((number) => placeOf[number] ?? 0).sort());
  const lotsOf: number[][] = people.map(() => []);
  for (const [lot, at] of present.entries()) for (const person of at) lotsOf[person]?.push(lot);
  const winnerAt = ({ winner }: LotFacts) => (winner === null ? -1 : (placeOf[numbers.get(winner) ?? 0] ?? -1));
  return { lots, people, present, lotsOf: lotsOf.map((at) => Int32Array.from(at)), winner: Int32Array.from(lots, winnerAt) };
}

function numberOf(numbers: Map<string, number>, person: string): number {
  const known = numbers.get(person);
  if (known !== undefined) return known;
  numbers.set(person, numbers.size);
  return numbers.size - 1;
}

function namesAt({ entrants, bids, winner }: LotFacts): Set<string> {
  const at = new Set<string>();
  for (const { person } of entrants) at.add(person);
  for (const { person, accepted } of bids) if (accepted) at.add(person);
  // After a default the thing may be sold to someone by an offer: they were present as well.
  if (winner !== null) at.add(winner);
  return at;
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
