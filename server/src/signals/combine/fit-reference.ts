import type { SignalCode } from '@ochiq/shared/signals';
import type { WindowFacts } from '../facts.js';
import { type Collected, collect, type SignalList, subjectKinds } from './collect.js';
import { type Curve, curveOf, type Tail } from './curve.js';
import { Growing } from './growing.js';
import { leastSample, type Reference } from './reference.js';
import { countStratum } from './strata.js';
import { partsOf, sumsOf, weightOf } from './sums.js';
import { gather, measureChances, sumStratum, valueHead } from './weigh.js';

/** Samples by curve: each value goes to its stratum and to all strata of its head together. */
class Samples {
  readonly #samples = new Map<string, Growing>();

  add(head: string, stratum: string, value: number): void {
    this.#push(`${head}/*`, value);
    if (stratum !== '*') this.#push(`${head}/${stratum}`, value);
  }

  #push(key: string, value: number): void {
    let sample = this.#samples.get(key);
    if (sample === undefined) {
      sample = new Growing();
      this.#samples.set(key, sample);
    }
    sample.push(value);
  }

  /** Strata with too few subjects are left to "*". */
  curves(tailOf: (key: string) => Tail): Record<string, Curve> {
    const curves: Record<string, Curve> = {};
    for (const [key, sample] of [...this.#samples].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (key.endsWith('/*') ? sample.length > 0 : sample.length >= leastSample) curves[key] = curveOf(sample.view(), tailOf(key));
    }
    return curves;
  }
}

export interface FitOptions {
  readonly version: number;
  readonly source: string;
  readonly weights?: Reference['weights'];
}

/**
 * The reference of markets that are taken to be honest: simulated ones, or the installation's own past. A few unknown frauds in the past
 * only make the reference milder. The calibration is not fitted here: it needs known frauds.
 */
export function fitReference(windows: Iterable<WindowFacts>, signals: SignalList, options: FitOptions): Reference {
  const all: Collected[] = [];
  const sums = new Samples();
  let reference: Reference = { values: {}, surprises: {}, sums: {}, calibration: {}, weights: {}, lots: 0, ...options };
  for (const window of windows) all.push(collect(window, signals));
  reference = { ...reference, lots: all.reduce((lots, { population }) => lots + population.bidders.length, 0) };
  reference = { ...reference, values: fitValues(all) };
  reference = { ...reference, surprises: fitSurprises(reference, all) };
  const lotCodes = new Set<SignalCode>(signals.lotSignals.map(({ code }) => code));
  for (const collected of all) addSums(sums, reference, collected, lotCodes);
  return { ...reference, sums: sums.curves(() => 'reciprocal') };
}

function fitValues(all: readonly Collected[]): Record<string, Curve> {
  const samples = new Samples();
  for (const { tables } of all) {
    for (const { code, statistic, exactP, strata } of tables) {
      for (const [place, value] of statistic.view().entries()) {
        samples.add(valueHead(code, !Number.isNaN(exactP.at(place))), strata[place] ?? '*', value);
      }
    }
  }
  return samples.curves((key) => (key.includes('~p/') ? 'exponential' : 'sample'));
}

function fitSurprises(reference: Reference, all: readonly Collected[]): Record<string, Curve> {
  const samples = new Samples();
  for (const { tables, subjects } of all) {
    for (const table of tables) {
      const chances = measureChances(reference, table);
      for (const kind of subjectKinds) {
        if (table.subjects[kind].subject.length === 0) continue;
        for (const { statistic, count } of gather(table, kind, chances, subjects.ids[kind].length)) {
          samples.add(`${table.code}/${kind}`, countStratum(count), statistic);
        }
      }
    }
  }
  return samples.curves(() => 'exponential');
}

function addSums(samples: Samples, reference: Reference, collected: Collected, lotCodes: ReadonlySet<SignalCode>): void {
  const { parts } = partsOf(reference, collected);
  const weights = collected.tables.map(({ code }) => weightOf(reference, code));
  const atOnce = collected.tables.map(({ code }, index) => (lotCodes.has(code) ? (weights[index] ?? 1) : 0));
  const add = (head: string, kind: (typeof subjectKinds)[number], list: readonly number[]) => {
    const sums = sumsOf(parts[kind], list, collected.subjects.ids[kind].length);
    for (const [number, sum] of sums.entries()) samples.add(head, sumStratum(collected, kind, number), Math.log(Math.max(sum, 1e-9)));
  };
  for (const kind of subjectKinds) add(kind, kind, weights);
  add('at_once', 'lot', atOnce);
}
