import { normalTail, poissonBinomialTail } from '../chances.js';
import { finalOffers } from '../competition/final-offers.js';
import { screensOf } from '../competition/screens.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import { hammerOf } from '../read-lot.js';
import { type Attendance, attendanceOf } from './attendance.js';
import { tiesOf } from './ties.js';

/** How a group's members give way to each other at the lots where at least two of them are. */
export interface Yielding {
  /** Share of the other lots of their classes that rose further; one half is what chance gives. */
  readonly quieter: number;
  readonly quietChance: number;
  /** The same of the screen for cover bids. */
  readonly coverChance: number;
  /** That one member wins so many of them, given how strong each is elsewhere. */
  readonly favouriteChance: number;
  readonly favouriteWins: number;
  /** The smallest of the three chances, times three for having looked so often. */
  readonly pValue: number;
}

interface Reading {
  /** ln(price / start); nothing was bid: 0. */
  readonly rise: Float64Array;
  /** RD of the cover bids; NaN where it cannot be told. */
  readonly distance: Float64Array;
  readonly rises: ClassReading;
  readonly distances: ClassReading;
}

interface ClassReading {
  /** By class: the readings of all its lots, ascending. */
  readonly sorted: readonly Float64Array[];
  /** By class: the sum of t^3 - t over groups of t equal readings. */
  readonly cubes: readonly number[];
}

const known = new WeakMap<WindowFacts, Reading>();

/**
 * Do the lots rise less than others of their class (category, region, quarter)? Wilcoxon's rank-sum
 * test within each class, the sums added (van Elteren 1960 without weights), with the correction for ties; normal tail. The
 * same with the relative distance of cover bids, on the other side. Being present is not part of either, so the meetings of a
 * ring and its yielding are two separate pieces of evidence.
 *
 * @param members indices of people
 * @param lots indices of the window's lots, ascending
 */
export function yieldingOf(window: WindowFacts, members: readonly number[], lots: readonly number[]): Yielding {
  const reading = read(window);
  const { of } = tiesOf(window).strata;
  const quiet = rankTest(lots, of, reading.rise, reading.rises);
  const cover = rankTest(lots, of, reading.distance, reading.distances);
  const quietChance = normalTail(-quiet.z);
  const coverChance = normalTail(cover.z);
  const favourite = favouriteOf(attendanceOf(window), members, lots);
  const pValue = Math.min(1, 3 * Math.min(quietChance, coverChance, favourite.chance));
  return { quieter: 1 - quiet.above, quietChance, coverChance, favouriteChance: favourite.chance, favouriteWins: favourite.wins, pValue };
}

/**
 * Do the others leave the lots to one of them? At a lot a person wins by chance with s / sum of s over all who are present, where
 * s = (wins + 1) / (lots + 2) at the other lots of the window: who is strong everywhere is expected to win here as well. The
 * wins of each member have the tail of a sum of independent tries; the rarest counts, times the members.
 */
function favouriteOf({ present, lotsOf, winner }: Attendance, members: readonly number[], lots: readonly number[]) {
  const inside = new Set(lots);
  const strengthOf = (person: number) => {
    const elsewhere = Array.from(lotsOf[person] ?? []).filter((lot) => !inside.has(lot));
    return (elsewhere.filter((lot) => winner[lot] === person).length + 1) / (elsewhere.length + 2);
  };
  const strength = new Map<number, number>();
  const chances = new Map<number, number[]>(members.map((member) => [member, []]));
  for (const lot of lots) {
    if ((winner[lot] ?? -1) === -1) continue;
    const at = Array.from(present[lot] ?? []);
    for (const person of at) if (!strength.has(person)) strength.set(person, strengthOf(person));
    const all = at.reduce((sum, person) => sum + (strength.get(person) ?? 0), 0);
    for (const person of at) chances.get(person)?.push((strength.get(person) ?? 0) / all);
  }
  const favourites = members.map((member) => {
    const wins = lots.filter((lot) => winner[lot] === member).length;
    return { wins, chance: Math.min(1, members.length * poissonBinomialTail(wins, chances.get(member) ?? [])) };
  });
  return favourites.reduce((a, b) => (b.chance < a.chance || (b.chance === a.chance && b.wins > a.wins) ? b : a), { wins: 0, chance: 1 });
}

function read(window: WindowFacts): Reading {
  const found = known.get(window);
  if (found) return found;
  const { of, sizes } = tiesOf(window).strata;
  const rise = Float64Array.from(window.lots, riseOf);
  const distance = Float64Array.from(window.lots, (lot) => distanceOf(lot));
  const made = { rise, distance, rises: byClass(rise, of, sizes), distances: byClass(distance, of, sizes) };
  known.set(window, made);
  return made;
}

function riseOf(lot: LotFacts): number {
  const priceMinor = hammerOf(lot);
  return priceMinor === null || lot.startMinor <= 0n ? 0 : Math.max(0, Math.log(Number(priceMinor) / Number(lot.startMinor)));
}

function distanceOf(lot: LotFacts): number {
  const amounts = finalOffers(lot).map(({ amount }) => amount);
  return screensOf(amounts, 'highest')?.relativeDistance ?? Number.NaN;
}

function byClass(values: Float64Array, of: Int32Array, sizes: readonly number[]): ClassReading {
  const lists: number[][] = sizes.map(() => []);
  for (const [lot, value] of values.entries()) if (!Number.isNaN(value)) lists[of[lot] ?? -1]?.push(value);
  const sorted = lists.map((list) => Float64Array.from(list).sort());
  return { sorted, cubes: sorted.map(tiedCubes) };
}

/** Where the group's lots stand among the others of their classes: the mean share below them, and the rank sum in standard deviations. */
function rankTest(lots: readonly number[], of: Int32Array, values: Float64Array, { sorted, cubes }: ClassReading) {
  const mine = new Map<number, number[]>();
  for (const lot of lots) {
    const at = of[lot] ?? -1;
    const value = values[lot] ?? Number.NaN;
    if (at === -1 || Number.isNaN(value)) continue;
    const group = mine.get(at);
    if (group) group.push(value);
    else mine.set(at, [value]);
  }
  let wins = 0;
  let variance = 0;
  let duels = 0;
  for (const [at, group] of mine) {
    const all = sorted[at] ?? new Float64Array();
    const others = all.length - group.length;
    if (others === 0) continue;
    const ascending = Float64Array.from(group).sort();
    for (const value of group) {
      const below = lowerBound(all, value) - lowerBound(ascending, value);
      const equal = upperBound(all, value) - lowerBound(all, value) - (upperBound(ascending, value) - lowerBound(ascending, value));
      wins += below + equal / 2;
    }
    duels += group.length * others;
    variance += ((group.length * others) / 12) * (all.length + 1 - (cubes[at] ?? 0) / (all.length * (all.length - 1)));
  }
  return variance > 0 ? { above: wins / duels, z: (wins - duels / 2) / Math.sqrt(variance) } : { above: 0.5, z: 0 };
}

function tiedCubes(sorted: Float64Array): number {
  let cubes = 0;
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    cubes += (end - start) ** 3 - (end - start);
  }
  return cubes;
}

/** How many are below the value. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many are at or below the value. */
function upperBound(sorted: Float64Array, value: number): number {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
