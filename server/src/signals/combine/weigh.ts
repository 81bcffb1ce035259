import type { SubjectKind } from '@ochiq/shared/signals';
import { surpriseOf } from './berk-jones.js';
import type { Collected, SignalTable } from './collect.js';
import { chanceOf } from './curve.js';
import { Growing } from './growing.js';
import { boundP } from './half-cauchy.js';
import { curveAt, type Reference } from './reference.js';
import { countStratum, lotStratum } from './strata.js';

/** The head of a curve of values: a signal's own p-values and its bare values have curves of their own. */
export const valueHead = (code: string, exact: boolean): string => (exact ? `${code}~p` : code);

/**
 * How rare each measure is: by the reference's values, and never rarer than its own exact p-value says. A value that the reference
 * does not know and that has no p-value of its own says nothing (1).
 */
export function measureChances(reference: Reference, table: SignalTable): Float64Array {
  const chances = new Float64Array(table.value.length);
  const [exactHead, bareHead] = [valueHead(table.code, true), valueHead(table.code, false)];
  for (let place = 0; place < chances.length; place += 1) {
    const exactP = table.exactP.at(place);
    const exact = !Number.isNaN(exactP);
    const curve = curveAt(reference.values, exact ? exactHead : bareHead, table.strata[place] ?? '*');
    const chance = curve ? chanceOf(curve, table.statistic.at(place)) : 1;
    chances[place] = boundP(exact ? (curve ? Math.max(exactP, chance) : exactP) : chance);
  }
  return chances;
}

/** All measures of one signal for one subject. */
export interface Gathered {
  readonly subject: number;
  readonly count: number;
  /** See `surprise`. */
  readonly statistic: number;
  /** The measure that is rarest. */
  readonly strongest: number;
  readonly past: number;
  /** See `Surprise`. */
  readonly cut: number;
}

/** One signal's measures by subject. */
export function* gather(table: SignalTable, kind: SubjectKind, chances: Float64Array, subjects: number): Generator<Gathered> {
  const { measure, subject } = table.subjects[kind];
  const starts = new Uint32Array(subjects + 1);
  for (const number of subject.view()) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 0; number < subjects; number += 1) starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const next = starts.slice();
  const ordered = new Uint32Array(subject.length);
  for (const [place, number] of subject.view().entries()) {
    ordered[next[number] ?? 0] = measure.at(place);
    next[number] = (next[number] ?? 0) + 1;
  }
  let own = new Float64Array(16);
  for (let number = 0; number < subjects; number += 1) {
    const from = starts[number] ?? 0;
    const to = starts[number + 1] ?? 0;
    if (from === to) continue;
    if (to - from > own.length) own = new Float64Array(2 * (to - from));
    let strongest = ordered[from] ?? 0;
    let past = 0;
    for (let place = from; place < to; place += 1) {
      const one = ordered[place] ?? 0;
      own[place - from] = chances[one] ?? 1;
      past += table.past.at(one);
      if ((chances[one] ?? 1) < (chances[strongest] ?? 1)) strongest = one;
    }
    const count = to - from;
    const { statistic, cut } = surpriseOf(own, count);
    yield { subject: number, count, statistic, strongest, past, cut };
  }
}

/** How rare all that one signal says about a subject is. Where the reference does not know the signal: as if measures were independent. */
export function surpriseChance(reference: Reference, head: string, { statistic, count }: Pick<Gathered, 'statistic' | 'count'>): number {
  if (statistic <= 0) return 1;
  const curve = curveAt(reference.surprises, head, countStratum(count));
  return boundP(curve ? chanceOf(curve, statistic) : Math.min(1, count * Math.exp(-statistic)));
}

/** Whose repeated conduct a lot inherits: people's, not a whole office's. */
export const passedOn = ['bidder', 'official', 'ring'] as const;

/** How rare each measure of one signal is for the lots it speaks about. */
export interface Inherited {
  readonly chances: Float64Array;
  /** Where the chance comes from: a place in `passedOn` and a subject's number, as `habitOf` writes them; -1: from the lot itself. */
  readonly from: Int32Array;
  /** Of each kind passed on, by subject: its habit is made of the measures that are as rare as this (see `Surprise`). */
  readonly cuts: readonly Float64Array[];
}

const habitOf = (kind: number, subject: number): number => subject * passedOn.length + kind;

/** The other way round: whose habit it is. */
export const readHabit = (habit: number): { kind: number; subject: number } => ({
  kind: habit % passedOn.length,
  subject: Math.floor(habit / passedOn.length),
});

/**
 * By how much a habit may make its lots' own chances smaller, shared among them: two lots up to 50 times, thirty three times, a hundred not at all.
 * Chosen on tuning seeds. It is what is known beforehand of lots that a habit was found at: one in a hundred lots has a given fraud, of such lots
 * most. p-values may be divided by such weights as long as these are limited in sum (Genovese, Roeder and Wasserman, Biometrika 93, 2006); without a limit
 * a clean lot of a crooked official would count as rare as all that the official did elsewhere.
 */
const sharedLift = 100;

/**
 * What a lot's measures say once it is known who did the same elsewhere: a bidder's fifth lone bid at the last second, an official's third
 * late edit. A measure of one lot that belongs to what makes a person's surprise (see `cut`) is as rare as that surprise, times the number of such
 * measures, but never rarer than its own chance divided by its share of `sharedLift`: three late edits speak about their lots, a habit of thirty
 * speaks about the official. A measure that rests on many lots is repeated conduct already: its chance times their number, and nothing more. For lots only.
 */
export function inheritedChances(reference: Reference, { subjects }: Collected, table: SignalTable, chances: Float64Array): Inherited {
  const lotsOf = new Uint32Array(chances.length);
  for (const place of table.subjects.lot.measure.view()) lotsOf[place] = (lotsOf[place] ?? 0) + 1;
  const inherited = chances.map((chance, place) => Math.min(1, chance * Math.max(1, lotsOf[place] ?? 1)));
  const from = new Int32Array(chances.length).fill(-1);
  const allCuts: Float64Array[] = [];
  for (const [kindNumber, kind] of passedOn.entries()) {
    const { measure, subject } = table.subjects[kind];
    const habits = habitsOf(reference, table, kind, chances, subjects.ids[kind].length);
    allCuts.push(habits.cuts);
    if (measure.length === 0) continue;
    for (const [at, place] of measure.view().entries()) {
      const number = subject.at(at);
      const [own = 1, times = 1] = [chances[place], habits.times[number]];
      if (own > (habits.cuts[number] ?? 0) || (lotsOf[place] ?? 0) > 1) continue;
      const chance = Math.max(times * (habits.rarities[number] ?? 1), own / Math.max(1, sharedLift / times));
      if (chance >= (inherited[place] ?? 1)) continue;
      inherited[place] = chance;
      from[place] = habitOf(kindNumber, number);
    }
  }
  return { chances: inherited, from, cuts: allCuts };
}

/** Each subject's habit in one signal: how rare it is, up to which chance measures belong to it, and how many do. One measure is none. */
function habitsOf(reference: Reference, table: SignalTable, kind: SubjectKind, chances: Float64Array, total: number) {
  const { measure, subject } = table.subjects[kind];
  const size = measure.length === 0 ? 0 : total;
  const [cuts, rarities, times] = [new Float64Array(size), new Float64Array(size).fill(1), new Uint32Array(size)];
  if (size === 0) return { cuts, rarities, times };
  for (const gathered of gather(table, kind, chances, total)) {
    if (gathered.count < 2) continue;
    cuts[gathered.subject] = gathered.cut;
    rarities[gathered.subject] = surpriseChance(reference, `${table.code}/${kind}`, gathered);
  }
  for (const [at, place] of measure.view().entries()) {
    const number = subject.at(at);
    if ((chances[place] ?? 1) <= (cuts[number] ?? 0)) times[number] = (times[number] ?? 0) + 1;
  }
  return { cuts, rarities, times };
}

/** One signal's part for one subject, as columns; `chance` is the p-value that goes into the sum. */
export interface Parts {
  readonly subject: Growing;
  readonly signal: Growing;
  readonly chance: Growing;
  /** The measure that is rarest. */
  readonly strongest: Growing;
  readonly hits: Growing;
}

export const emptyParts = (): Parts => ({
  subject: new Growing(),
  signal: new Growing(),
  chance: new Growing(),
  strongest: new Growing(),
  hits: new Growing(),
});

/** Adds what one signal says to the parts of every subject of a kind. */
export function addParts(
  parts: Parts,
  {
    reference,
    kind,
    table,
    signal,
    chances,
    subjects,
  }: {
    readonly reference: Reference;
    readonly kind: SubjectKind;
    readonly table: SignalTable;
    readonly signal: number;
    readonly chances: Float64Array;
    readonly subjects: number;
  },
): void {
  for (const gathered of gather(table, kind, chances, subjects)) {
    parts.subject.push(gathered.subject);
    parts.signal.push(signal);
    parts.chance.push(surpriseChance(reference, `${table.code}/${kind}`, gathered));
    parts.strongest.push(gathered.strongest);
    parts.hits.push(gathered.past);
  }
}

/** The stratum in which a subject's sum is judged: a lot by its bidders, anyone else by the number of its lots. */
export function sumStratum({ population, subjects }: Collected, kind: SubjectKind, number: number): string {
  if (kind === 'lot') return lotStratum(population.bidders[number] ?? 0);
  if (kind === 'ring') return '*';
  return countStratum(population.lotsOf[kind].get(subjects.ids[kind][number] ?? '')?.length ?? 1);
}
