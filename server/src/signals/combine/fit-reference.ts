import type { SignalCode, SubjectKind } from '@ochiq/shared/signals';
import type { WindowFacts } from '../facts.js';
import { type Collected, collect, type SignalList, subjectKinds } from './collect.js';
import { type Curve, curveOf, type Tail } from './curve.js';
import { Growing } from './growing.js';
import { leastSample, type Reference } from './reference.js';
import { countStratum } from './strata.js';
import { addUp, jointOf, partsOf, weightOf } from './sums.js';
import { gather, inheritedChances, measureChances, type Parts, sumStratum, valueHead } from './weigh.js';
import { signalWeights } from './weights.js';

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

  size(key: string): number {
    return this.#samples.get(key)?.length ?? 0;
  }

  /** Strata with too few subjects are left to "*". */
  curves(tailOf: (key: string) => Tail, shareOf: (head: string) => number = () => 1): Record<string, Curve> {
    const curves: Record<string, Curve> = {};
    for (const [key, sample] of [...this.#samples].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (key.endsWith('/*') ? sample.length > 0 : sample.length >= leastSample) {
        curves[key] = curveOf(sample.view(), tailOf(key), shareOf(key.slice(0, key.lastIndexOf('/'))));
      }
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
  let reference: Reference = {
    values: {},
    surprises: {},
    joint: {},
    sums: {},
    calibration: {},
    weights: signalWeights,
    lots: 0,
    ...options,
  };
  for (const window of windows) all.push(collect(window, signals));
  reference = { ...reference, lots: all.reduce((lots, { population }) => lots + population.bidders.length, 0) };
  reference = { ...reference, values: fitValues(all) };
  reference = { ...reference, surprises: fitSurprises(reference, all, ['bidder', 'ring', 'official', 'office']) };
  // What a lot inherits is told by the others' surprises.
  reference = { ...reference, surprises: { ...reference.surprises, ...fitSurprises(reference, all, ['lot']) } };
  const lotCodes = new Set<SignalCode>(signals.lotSignals.map(({ code }) => code));
  const added = all.map((collected) => heads(reference, collected, lotCodes));
  reference = { ...reference, joint: fitJoint(added) };
  return { ...reference, sums: fitSums(reference, added) };
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

function fitSurprises(reference: Reference, all: readonly Collected[], kinds: readonly SubjectKind[]): Record<string, Curve> {
  const samples = new Samples();
  for (const collected of all) {
    for (const table of collected.tables) {
      const chances = measureChances(reference, table);
      for (const kind of kinds) {
        if (table.subjects[kind].subject.length === 0) continue;
        const known = kind === 'lot' ? inheritedChances(reference, collected, table, chances).chances : chances;
        for (const { statistic, count } of gather(table, kind, known, collected.subjects.ids[kind].length)) {
          samples.add(`${table.code}/${kind}`, countStratum(count), statistic);
        }
      }
    }
  }
  // Most signals measure few: whoever has no measure counts among the honest all the same.
  const totals = new Map(kinds.map((kind) => [kind, all.reduce((sum, { subjects }) => sum + subjects.ids[kind].length, 0)]));
  const shareOf = (head: string) => {
    const kind = kinds.find((one) => head.endsWith(`/${one}`));
    return kind ? samples.size(`${head}/*`) / Math.max(1, totals.get(kind) ?? 1) : 1;
  };
  return samples.curves(() => 'exponential', shareOf);
}

/** What one window's subjects are added up from, by the head of their curves. */
interface Head {
  readonly head: string;
  readonly parts: Parts;
  readonly weights: readonly number[];
  readonly strata: readonly string[];
}

function heads(reference: Reference, collected: Collected, lotCodes: ReadonlySet<SignalCode>): Head[] {
  const { parts } = partsOf(reference, collected);
  const weights = collected.tables.map(({ code }) => weightOf(reference, code));
  const strataOf = (kind: SubjectKind) => collected.subjects.ids[kind].map((_, number) => sumStratum(collected, kind, number));
  const all = subjectKinds.map((kind): Head => ({ head: kind, parts: parts[kind], weights, strata: strataOf(kind) }));
  const alone = collected.tables.map(({ code }, index) => (lotCodes.has(code) ? (weights[index] ?? 1) : 0));
  return [...all, { head: 'at_once', parts: parts.lot, weights: alone, strata: strataOf('lot') }];
}

function fitJoint(all: readonly (readonly Head[])[]): Record<string, Curve> {
  const samples = new Samples();
  for (const { head, parts, weights, strata } of all.flat()) {
    for (const [number, joint] of jointOf(parts, weights, strata.length).entries()) samples.add(head, strata[number] ?? '*', joint);
  }
  return samples.curves(() => 'exponential');
}

function fitSums(reference: Reference, all: readonly (readonly Head[])[]): Record<string, Curve> {
  const samples = new Samples();
  for (const { head, parts, weights, strata } of all.flat()) {
    const { total } = addUp(reference, head, parts, weights, strata).sums;
    for (const [number, sum] of total.entries()) samples.add(head, strata[number] ?? '*', Math.log(Math.max(sum, 1e-9)));
  }
  return samples.curves(() => 'reciprocal');
}
