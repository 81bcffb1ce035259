import { type SignalCode, type SubjectKind, subjectKindSchema } from '@ochiq/shared/signals';
import type { LotFacts, WindowFacts } from '../facts.js';
import type { LotSignal, Measure, WindowSignal } from '../measure.js';
import { Growing } from './growing.js';
import { boundP } from './half-cauchy.js';
import { countStratum, lotStratum, type Population, populationOf } from './strata.js';

export const subjectKinds = subjectKindSchema.options;

export interface SignalList {
  readonly lotSignals: readonly LotSignal[];
  readonly windowSignals: readonly WindowSignal[];
}

/** Subjects by number, so that a million measures need no text. Lots are numbered by their place in the window. */
export class Subjects {
  readonly #numbers: Record<SubjectKind, Map<string, number>>;
  readonly #placeOf: ReadonlyMap<number, number>;
  readonly ids: Record<SubjectKind, string[]>;

  constructor(window: WindowFacts, population: Population) {
    const { bidder, official, office } = population.lotsOf;
    this.ids = {
      lot: window.lots.map(({ lot }) => String(lot)),
      bidder: [...bidder.keys()],
      ring: [],
      official: [...official.keys()],
      office: [...office.keys()],
    };
    const numbered = (kind: SubjectKind) => new Map(this.ids[kind].map((id, number) => [id, number]));
    this.#placeOf = population.placeOf;
    this.#numbers = {
      lot: new Map(),
      bidder: numbered('bidder'),
      ring: new Map(),
      official: numbered('official'),
      office: numbered('office'),
    };
  }

  numberOf(kind: SubjectKind, id: string): number {
    // A lot's id is made anew for each measure: as a number it is found sooner than as a text.
    const known = (kind === 'lot' ? this.#placeOf.get(Number(id)) : undefined) ?? this.#numbers[kind].get(id);
    if (known !== undefined) return known;
    const number = this.ids[kind].push(id) - 1;
    this.#numbers[kind].set(id, number);
    return number;
  }
}

/** All measures of one signal as columns. */
export interface SignalTable {
  readonly code: SignalCode;
  /** The higher the more suspicious: the value, turned by the side of the threshold, or -ln of the measure's own p-value. */
  readonly statistic: Growing;
  /** The measure's own p-value, NaN where it has none. */
  readonly exactP: Growing;
  readonly value: Growing;
  readonly past: Growing;
  readonly strata: string[];
  /** Which measure speaks about which subject. */
  readonly subjects: Readonly<Record<SubjectKind, { readonly measure: Growing; readonly subject: Growing }>>;
}

/** A measured window, before anything is said about how rare a value is. */
export interface Collected {
  readonly population: Population;
  readonly subjects: Subjects;
  readonly tables: readonly SignalTable[];
}

/** Whether a value is past the threshold of its signal. */
export const isPast = ({ threshold }: LotSignal | WindowSignal, value: number): boolean =>
  threshold.side === 'above' ? value >= threshold.value : value <= threshold.value;

const emptyTable = (code: SignalCode): SignalTable => {
  const pair = () => ({ measure: new Growing(), subject: new Growing() });
  return {
    code,
    statistic: new Growing(),
    exactP: new Growing(),
    value: new Growing(),
    past: new Growing(),
    strata: [],
    subjects: { lot: pair(), bidder: pair(), ring: pair(), official: pair(), office: pair() },
  };
};

/** A measure past its signal's threshold, and its place in the table. */
export interface PastMeasure {
  readonly measure: Measure;
  readonly place: number;
}

/** Takes measures into one signal's table. */
class Collector {
  readonly table: SignalTable;
  readonly past: PastMeasure[] = [];

  constructor(
    private readonly signal: LotSignal | WindowSignal,
    private readonly population: Population,
    private readonly subjects: Subjects,
  ) {
    this.table = emptyTable(signal.code);
  }

  add(measure: Measure): void {
    const { table } = this;
    const { pValue, value } = measure;
    const place = table.value.length;
    const past = isPast(this.signal, value);
    table.statistic.push(pValue === null ? (this.signal.threshold.side === 'above' ? value : -value) : -Math.log(boundP(pValue)));
    table.exactP.push(pValue === null ? Number.NaN : boundP(pValue));
    table.value.push(value);
    table.past.push(past ? 1 : 0);
    table.strata.push(this.#stratumOf(measure));
    this.#addSubjects(measure, place);
    if (past) this.past.push({ measure, place });
  }

  #stratumOf({ lots }: Measure): string {
    if (lots.length !== 1) return countStratum(lots.length);
    const place = this.population.placeOf.get(lots[0] ?? 0);
    return lotStratum(place === undefined ? 0 : (this.population.bidders[place] ?? 0));
  }

  /**
   * A measure of people that names no lot still speaks about those it rests on. One of an official's or an office's whole book does not:
   * that a few people win most of it is no evidence about any one lot.
   */
  #addSubjects({ subjects, lots }: Measure, place: number): void {
    let named = subjects.every(({ kind }) => kind === 'official' || kind === 'office');
    for (const { kind, id } of subjects) {
      if (kind === 'lot') named = true;
      this.#addSubject(kind, this.subjects.numberOf(kind, id), place);
    }
    if (named) return;
    for (const lot of lots) {
      const number = this.population.placeOf.get(lot);
      if (number !== undefined) this.#addSubject('lot', number, place);
    }
  }

  #addSubject(kind: SubjectKind, number: number, place: number): void {
    const pair = this.table.subjects[kind];
    pair.measure.push(place);
    pair.subject.push(number);
  }
}

/** A signal's table, and its measures past the threshold in the order in which they came. */
export interface Measured {
  readonly table: SignalTable;
  readonly past: readonly PastMeasure[];
}

/** What measures are numbered by. */
export interface Numbering {
  readonly population: Population;
  readonly subjects: Subjects;
}

/** Measures lots by signals that look at one lot: lot by lot, so that what they share is read once. */
export function measureLots(lots: Iterable<LotFacts>, signals: readonly LotSignal[], { population, subjects }: Numbering): Measured[] {
  const collectors = signals.map((signal) => ({ signal, collector: new Collector(signal, population, subjects) }));
  for (const lot of lots) for (const { signal, collector } of collectors) for (const measure of signal.measure(lot)) collector.add(measure);
  return collectors.map(({ collector }) => collector);
}

/** Measures a window by one signal. Measures are taken as they come: only those past the threshold are kept. */
export function measureWindow(window: WindowFacts, signal: WindowSignal, { population, subjects }: Numbering): Measured {
  const collector = new Collector(signal, population, subjects);
  for (const measure of (signal.eachMeasure ?? signal.measureAll)(window)) collector.add(measure);
  return collector;
}

export function numberSubjects(window: WindowFacts): Numbering {
  const population = populationOf(window);
  return { population, subjects: new Subjects(window, population) };
}

/** Measures a window with every signal. */
export function measureAll(window: WindowFacts, { lotSignals, windowSignals }: SignalList, numbering: Numbering): Measured[] {
  const ofLots = measureLots(window.lots, lotSignals, numbering);
  return [...ofLots, ...windowSignals.map((signal) => measureWindow(window, signal, numbering))];
}

/**
 * The same as columns alone.
 * @param onPast is told each measure past its signal's threshold, with its table and place
 */
export function collect(
  window: WindowFacts,
  signals: SignalList,
  onPast?: (measure: Measure, table: SignalTable, place: number) => void,
): Collected {
  const numbering = numberSubjects(window);
  const measured = measureAll(window, signals, numbering);
  if (onPast) for (const { table, past } of measured) for (const { measure, place } of past) onPast(measure, table, place);
  return { ...numbering, tables: measured.map(({ table }) => table) };
}
