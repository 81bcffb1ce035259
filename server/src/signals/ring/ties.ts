import { hypergeometric, hypergeometricTail, poissonTail, sumTail } from '../chances.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import { type Likeness, quarterOf, type Strata, strataOf } from '../strata.js';
import { type Attendance, attendanceOf, common } from './attendance.js';

/** Two people who were at the same lots more often than chance allows. */
export interface Tie {
  /** Indices of people in the attendance, `a` before `b`. */
  readonly a: number;
  readonly b: number;
  /** Indices of the lots at which both were, within the universe of the test. */
  readonly lots: readonly number[];
  /** How many that would be if each came to as many lots of each class as they did, but to any of them. */
  readonly expected: number;
  readonly pValue: number;
}

export interface Ties {
  readonly ties: readonly Tie[];
  /** Pairs that met at all: so many tests were made. */
  readonly pairs: number;
  readonly strata: Strata;
  /** Lots with more people than this say too little about any pair of them, and are left out. */
  readonly largest: number;
}

/** A window's pairs are counted up to here; lots with most people are left out first. 200 people at one lot would be 19,900 pairs. */
const mostPairs = 6_000_000;
const mostPresent = 64;
/** Two meetings happen to anyone. */
const leastMeetings = 3;
const leastAlike = 40;
/** The share of chance meetings among the ties that are kept (Benjamini and Hochberg). */
const falseShare = 0.01;

const known = new WeakMap<WindowFacts, Ties>();

/**
 * Statistically validated co-bidding (Tumminello, Micciche, Lillo, Piilo and Mantegna 2011, "Statistically validated networks in
 * bipartite complex systems", PLoS ONE 6(3) e17994): of `n` lots of a class, one came to `na`, the other to `nb`, both to `k`;
 * P(X >= k) of the hypergeometric count. Classes are category, region and quarter, so that two neighbours who both look for cars
 * in the same spring are not taken for a ring; the count over all classes is their sum.
 *
 * A lot with many people makes all of them meet, and says little of any two. So the lots of a class count as their effective
 * number (Kish 1965): n = (sum of d)^2 / sum of d^2, with d people at each. Then na nb / n are the expected meetings where lots draw
 * people by their size.
 */
export function tiesOf(window: WindowFacts): Ties {
  const found = known.get(window);
  if (found) return found;
  const made = findTies(attendanceOf(window));
  known.set(window, made);
  return made;
}

function findTies(attendance: Attendance): Ties {
  const largest = largestCounted(attendance);
  const strata = classesOf(attendance, largest);
  const effective = effectiveSizes(attendance, strata);
  const { pairs, keys, counts } = countMeetings(attendance, strata);
  const profiles = attendance.lotsOf.map((lots) => profileOf(lots, strata));
  const tested: Tie[] = [];
  const people = attendance.people.length;
  for (let i = 0; i < keys.length; i++) {
    const a = Math.floor((keys[i] ?? 0) / people);
    const b = (keys[i] ?? 0) % people;
    const tie = testPair(counts[i] ?? 0, profiles[a], profiles[b], effective);
    if (tie) tested.push({ a, b, ...tie, lots: [] });
  }
  const kept = keepValidated(tested, pairs).map((tie) => ({ ...tie, lots: metAt(attendance, strata, tie) }));
  return { ties: kept, pairs, strata, largest };
}

/** The region is kept longest: people come to what lies near them. */
function classesOf({ lots, present }: Attendance, largest: number): Strata {
  const counted =
    (likeness: (lot: LotFacts) => string): Likeness =>
    (lot, index) => {
      const size = present[index]?.length ?? 0;
      return size >= 2 && size <= largest ? likeness(lot) : null;
    };
  return strataOf(
    lots,
    [
      counted((lot) => `${lot.category}|${lot.region}|${quarterOf(lot)}`),
      counted(({ category, region }) => `${category}|${region}`),
      counted(({ region }) => region),
      counted(() => ''),
    ],
    leastAlike,
  );
}

function effectiveSizes({ present }: Attendance, { of, sizes }: Strata): number[] {
  const came = new Float64Array(sizes.length);
  const squares = new Float64Array(sizes.length);
  for (const [lot, at] of present.entries()) {
    const place = of[lot] ?? -1;
    if (place === -1) continue;
    came[place] = (came[place] ?? 0) + at.length;
    squares[place] = (squares[place] ?? 0) + at.length ** 2;
  }
  return sizes.map((_, place) => Math.max(1, Math.round((came[place] ?? 0) ** 2 / Math.max(1, squares[place] ?? 0))));
}

/** The largest lots that can be counted within the window's budget of pairs. */
function largestCounted({ present }: Attendance): number {
  const lotsBySize = new Float64Array(mostPresent + 1);
  for (const at of present) if (at.length <= mostPresent) lotsBySize[at.length] = (lotsBySize[at.length] ?? 0) + 1;
  let pairs = 0;
  for (let size = 2; size <= mostPresent; size++) {
    pairs += ((lotsBySize[size] ?? 0) * size * (size - 1)) / 2;
    if (pairs > mostPairs) return size - 1;
  }
  return mostPresent;
}

/** Each pair is one number; sorted, the equal ones lie together. Only pairs that met often enough to be tested are returned. */
function countMeetings({ present, people }: Attendance, { of }: Strata) {
  let total = 0;
  for (const [lot, at] of present.entries()) if (of[lot] !== -1) total += (at.length * (at.length - 1)) / 2;
  const met = new Float64Array(total);
  let next = 0;
  for (const [lot, at] of present.entries()) {
    if (of[lot] === -1) continue;
    for (let i = 0; i < at.length; i++) {
      const row = (at[i] ?? 0) * people.length;
      for (let j = i + 1; j < at.length; j++) met[next++] = row + (at[j] ?? 0);
    }
  }
  met.sort();
  const keys: number[] = [];
  const counts: number[] = [];
  let pairs = 0;
  for (let start = 0, end = 0; start < total; start = end) {
    while (end < total && met[end] === met[start]) end++;
    pairs++;
    if (end - start < leastMeetings) continue;
    keys.push(met[start] ?? 0);
    counts.push(end - start);
  }
  return { pairs, keys, counts };
}

interface Profile {
  /** Classes, ascending, and how many of their lots the person came to. */
  readonly classes: Int32Array;
  readonly counts: Int32Array;
}

function profileOf(lots: Int32Array, { of }: Strata): Profile {
  const byClass = new Map<number, number>();
  for (const lot of lots) {
    const at = of[lot] ?? -1;
    if (at !== -1) byClass.set(at, (byClass.get(at) ?? 0) + 1);
  }
  const classes = Int32Array.from(byClass.keys()).sort();
  return { classes, counts: classes.map((at) => byClass.get(at) ?? 0) };
}

/** The test of one pair; null where the meetings are plainly no more than expected. */
function testPair(met: number, a: Profile | undefined, b: Profile | undefined, sizes: readonly number[]) {
  if (!a || !b) return null;
  const shared: [number, number, number][] = [];
  let expected = 0;
  for (let i = 0, j = 0; i < a.classes.length && j < b.classes.length; ) {
    const x = a.classes[i] ?? 0;
    const y = b.classes[j] ?? 0;
    if (x === y) {
      const [one, other] = [a.counts[i] ?? 0, b.counts[j] ?? 0];
      const size = Math.max(sizes[x] ?? 0, one, other);
      shared.push([size, one, other]);
      expected += (one * other) / size;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  if (met < expected + 3 * Math.sqrt(expected)) return null;
  return { expected, pValue: meetingTail(met, shared, expected) };
}

/** Exact; for the busiest pairs, whose sums would be long, Poisson's tail, which above the mean is never the smaller one. */
function meetingTail(met: number, shared: readonly [number, number, number][], expected: number): number {
  const [only] = shared;
  if (only && shared.length === 1) return hypergeometricTail(met, ...only);
  const length = shared.reduce((sum, [, a, b]) => sum + Math.min(a, b), 0);
  if (length > 300) return poissonTail(met, expected);
  return sumTail(
    met,
    shared.map((drawn) => hypergeometric(...drawn)),
  );
}

function keepValidated(tested: Tie[], pairs: number): Tie[] {
  const sorted = tested.sort((one, other) => one.pValue - other.pValue || one.a - other.a || one.b - other.b);
  let kept = 0;
  for (const [rank, { pValue }] of sorted.entries()) if (pValue <= (falseShare * (rank + 1)) / pairs) kept = rank + 1;
  return sorted.slice(0, kept);
}

function metAt({ lotsOf }: Attendance, { of }: Strata, { a, b }: Tie): number[] {
  return common(lotsOf[a] ?? new Int32Array(), lotsOf[b] ?? new Int32Array()).filter((lot) => of[lot] !== -1);
}
