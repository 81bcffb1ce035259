import type { SubjectKind } from '@ochiq/shared/signals';
import type { WindowFacts } from '../facts.js';
import type { Collected, SignalTable } from './collect.js';
import type { AllParts } from './sums.js';
import { passedOn, readHabit } from './weigh.js';

/** Whose doings a part of a score speaks about: see `contributionSchema` of @ochiq/shared/signals. */
export interface About {
  readonly kind: SubjectKind;
  readonly id: string;
  /** The first of the lots that it rests on, and how many there are; none where they are all of the subject's. */
  readonly lots: readonly number[];
  readonly count: number;
}

/** Lots that a part names; further ones are only counted. */
const mostNamed = 10;

/** By measure, where its lots begin among the pairs of a table: they were added in the order of the measures. */
function lotStarts({ value, subjects }: SignalTable): Uint32Array {
  const starts = new Uint32Array(value.length + 1);
  for (const place of subjects.lot.measure.view()) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let place = 0; place < value.length; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  return starts;
}

/** The lots of each measure of one signal, and of each habit in it. */
class SignalLots {
  readonly #starts: Uint32Array;
  readonly #habits = new Map<number, About>();

  constructor(
    private readonly window: WindowFacts,
    private readonly collected: Collected,
    private readonly table: SignalTable,
  ) {
    this.#starts = lotStarts(table);
  }

  *#lotsOf(place: number): Generator<number> {
    const { subject } = this.table.subjects.lot;
    for (let at = this.#starts[place] ?? 0; at < (this.#starts[place + 1] ?? 0); at += 1) yield this.window.lots[subject.at(at)]?.lot ?? 0;
  }

  ofMeasure(place: number, own: string): About {
    return aboutOf('lot', own, this.#lotsOf(place));
  }

  /** Looks once for the lots of all habits that are asked for. */
  findHabits(wanted: ReadonlySet<number>, chances: Float64Array, cuts: readonly Float64Array[]): void {
    for (const [kindNumber, kind] of passedOn.entries()) {
      const lots = new Map<number, Set<number>>();
      for (const habit of wanted) {
        const { kind: of, subject } = readHabit(habit);
        if (of === kindNumber) lots.set(subject, new Set());
      }
      if (lots.size === 0) continue;
      const { measure, subject } = this.table.subjects[kind];
      for (const [at, place] of measure.view().entries()) {
        const found = lots.get(subject.at(at));
        if (found === undefined || (chances[place] ?? 1) > (cuts[kindNumber]?.[subject.at(at)] ?? 0)) continue;
        for (const lot of this.#lotsOf(place)) found.add(lot);
      }
      for (const habit of wanted) {
        const { kind: of, subject: number } = readHabit(habit);
        if (of === kindNumber)
          this.#habits.set(habit, aboutOf(kind, this.collected.subjects.ids[kind][number] ?? '', lots.get(number) ?? []));
      }
    }
  }

  ofHabit(habit: number): About | undefined {
    return this.#habits.get(habit);
  }
}

function aboutOf(kind: SubjectKind, id: string, lots: Iterable<number>): About {
  const all = [...lots];
  return { kind, id, lots: all.slice(0, mostNamed), count: all.length };
}

/** A part of whoever is no lot speaks about what they did themselves. */
export const aboutThemselves = (kind: SubjectKind, id: string): About => ({ kind, id, lots: [], count: 0 });

/**
 * Whose doings each part of the lots' scores speaks about: the lot's own, or what its bidder, its official or a ring did at lots like it.
 * @returns asked by the part's place
 */
export function aboutLots(
  window: WindowFacts,
  collected: Collected,
  { parts: { lot: parts }, chances, inherited }: AllParts,
): (part: number) => About {
  const lotsBy = collected.tables.map((table) => new SignalLots(window, collected, table));
  const habitAt = (part: number) => inherited[parts.signal.at(part)]?.from[parts.strongest.at(part)] ?? -1;
  const wanted = collected.tables.map(() => new Set<number>());
  for (let part = 0; part < parts.subject.length; part += 1) {
    const habit = habitAt(part);
    if (habit >= 0 && parts.chance.at(part) < 1) wanted[parts.signal.at(part)]?.add(habit);
  }
  for (const [signal, habits] of wanted.entries())
    lotsBy[signal]?.findHabits(habits, chances[signal] ?? new Float64Array(), inherited[signal]?.cuts ?? []);
  return (part) => {
    const id = collected.subjects.ids.lot[parts.subject.at(part)] ?? '';
    const lots = lotsBy[parts.signal.at(part)];
    const habit = habitAt(part);
    return (habit >= 0 ? lots?.ofHabit(habit) : lots?.ofMeasure(parts.strongest.at(part), id)) ?? aboutThemselves('lot', id);
  };
}
