import type { SignalCode, SubjectKind } from '@ochiq/shared/signals';
import { lotSignals, windowSignals } from '../catalogue.js';
import type { WindowFacts } from '../facts.js';
import type { Measure } from '../measure.js';
import { type About, aboutLots, aboutThemselves } from './about.js';
import { type Collected, type Measured, measureAll, type Numbering, numberSubjects, type SignalList, type SignalTable } from './collect.js';
import { qValues } from './false-discovery.js';
import { harmonicMean } from './half-cauchy.js';
import { type Reference, scoreOf } from './reference.js';
import { builtInReference } from './reference-data.js';
import { addUp, partsOf, type Sums, sumChance, weightOf } from './sums.js';
import { type Parts, sumStratum } from './weigh.js';

/** One signal's part in a score; see `contributionSchema` of @ochiq/shared/signals. */
export interface ScorePart {
  readonly signal: SignalCode;
  /** All parts' points sum to the score. */
  readonly points: number;
  readonly value: number;
  /** How rare all that the signal says about the subject is among honest ones. */
  readonly pValue: number;
  readonly hits: number;
  readonly about: About;
}

export interface Scored {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly score: number;
  readonly pValue: number;
  /** Wilson's harmonic mean of the same parts, the cross-check of `pValue`. */
  readonly harmonicP: number;
  readonly parts: readonly ScorePart[];
}

export interface RankedSubject extends Scored {
  readonly qValue: number;
  readonly flagged: boolean;
  /** How many lots of the window it is part of, and the instant at which the last of them closed. */
  readonly lots: number;
  readonly lastAt: number;
}

/** A measure past its signal's threshold. */
export interface Finding extends Omit<Measure, 'pValue'> {
  /** How rare it is among honest lots of its stratum, or by its exact test. */
  readonly pValue: number;
  /** When the last of its lots closed. */
  readonly at: number;
}

export interface KindScores {
  /** The most suspicious first; every subject that has a part at all. */
  readonly ranked: readonly RankedSubject[];
  /** Subjects that were looked at, also those of whom nothing was to be said. */
  readonly tested: number;
  readonly flagged: number;
  /** False alarms to expect among the flagged, at most. */
  readonly expectedFalse: number;
  /** The p-value down to which subjects are flagged in this window; 0 when none is. */
  readonly flagAt: number;
}

export interface WindowScores {
  readonly kinds: Readonly<Record<SubjectKind, KindScores>>;
  readonly findings: readonly Finding[];
  readonly fdr: number;
  readonly lots: number;
}

export interface ScoreOptions {
  /** The held rate of false discoveries. Default 0.1. */
  readonly fdr?: number;
  readonly reference?: Reference;
  readonly signals?: SignalList;
}

export const defaultFdr = 0.1;

/** Scores all subjects of a window. Deterministic: the same facts and reference give the same scores. */
export function scoreWindow(window: WindowFacts, options: ScoreOptions = {}): WindowScores {
  const { signals = { lotSignals, windowSignals } } = options;
  const numbering = numberSubjects(window);
  return scoreMeasured(window, numbering, measureAll(window, signals, numbering), options);
}

/** Scores a window that was measured: by every signal in their order, wherever that was done. */
export function scoreMeasured(
  window: WindowFacts,
  numbering: Numbering,
  measured: readonly Measured[],
  { fdr = defaultFdr, reference = builtInReference() }: Omit<ScoreOptions, 'signals'>,
): WindowScores {
  const collected: Collected = { ...numbering, tables: measured.map(({ table }) => table) };
  const all = partsOf(reference, collected);
  const { parts, chances } = all;
  const closings = window.lots.map(({ closedAt }) => closedAt);
  const findings = measured.flatMap(({ past }, index) =>
    past.map(({ measure, place }): Finding => {
      const places = measure.lots.map((lot) => collected.population.placeOf.get(lot) ?? 0);
      return { ...measure, pValue: chances[index]?.[place] ?? 1, at: lastOf(closings, places) };
    }),
  );
  const aboutLot = aboutLots(window, collected, all);
  const rank = (kind: SubjectKind) => {
    const about = kind === 'lot' ? aboutLot : aboutOthers(kind, collected, parts[kind]);
    return rankKind({ reference, collected, kind, parts: parts[kind], about, closings, fdr });
  };
  return {
    kinds: { lot: rank('lot'), bidder: rank('bidder'), ring: rank('ring'), official: rank('official'), office: rank('office') },
    findings,
    fdr,
    lots: window.lots.length,
  };
}

const aboutOthers =
  (kind: SubjectKind, { subjects }: Collected, parts: Parts) =>
  (part: number) =>
    aboutThemselves(kind, subjects.ids[kind][parts.subject.at(part)] ?? '');

interface KindInput {
  readonly reference: Reference;
  readonly collected: Collected;
  readonly kind: SubjectKind;
  readonly parts: Parts;
  readonly about: (part: number) => About;
  readonly closings: readonly number[];
  readonly fdr: number;
}

function rankKind({ reference, collected, kind, parts, about, closings, fdr }: KindInput): KindScores {
  const { tables, subjects } = collected;
  const ids = subjects.ids[kind];
  const weights = tables.map(({ code }) => weightOf(reference, code));
  const { strata, sums } = addUp(
    reference,
    kind,
    parts,
    weights,
    ids.map((_, number) => sumStratum(collected, kind, number)),
  );
  const pValues = Float64Array.from(sums.total, (sum, number) => sumChance(reference, kind, strata[number] ?? '*', sum));
  const qs = qValues(pValues, ids.length);
  const partsBy = splitParts(parts, sums, tables, about);
  const ringLots = kind === 'ring' ? lotsOfRings(collected) : null;
  const ranked: RankedSubject[] = [];
  let flagAt = 0;
  for (const [number, own] of partsBy.entries()) {
    if (own.length === 0) continue;
    const id = ids[number] ?? '';
    const [pValue, qValue] = [pValues[number] ?? 1, qs[number] ?? 1];
    const score = scoreOf(reference, kind, pValue);
    const places =
      kind === 'lot' ? [number] : (ringLots?.get(number) ?? (kind === 'ring' ? [] : (collected.population.lotsOf[kind].get(id) ?? [])));
    const flagged = qValue <= fdr;
    if (flagged) flagAt = Math.max(flagAt, pValue);
    ranked.push({
      kind,
      id,
      score,
      pValue,
      harmonicP: harmonicMean(
        own.map((part) => part.pValue),
        tables.length,
      ),
      parts: own.map((part) => ({ ...part, points: part.points * score })).sort((a, b) => b.points - a.points),
      qValue,
      flagged,
      lots: places.length,
      lastAt: lastOf(closings, places),
    });
  }
  ranked.sort((a, b) => a.pValue - b.pValue || b.score - a.score || (a.id < b.id ? -1 : 1));
  const flagged = ranked.filter((one) => one.flagged).length;
  return { ranked, tested: ids.length, flagged, expectedFalse: flagged * fdr, flagAt };
}

/** Each subject's parts with their share of its sum: exactly what the sum is made of. A part that adds nothing is left out. */
export function splitParts(
  parts: Parts,
  { total, ofPart }: Sums,
  tables: readonly SignalTable[],
  about: (part: number) => About,
): ScorePart[][] {
  const split: ScorePart[][] = Array.from(total, () => []);
  for (const [place, added] of ofPart.entries()) {
    const [subject, signal] = [parts.subject.at(place), parts.signal.at(place)];
    const table = tables[signal];
    const sum = total[subject] ?? 0;
    if (table === undefined || added <= 0 || sum <= 0) continue;
    const [value, pValue, hits] = [table.value.at(parts.strongest.at(place)), parts.chance.at(place), parts.hits.at(place)];
    split[subject]?.push({ signal: table.code, points: added / sum, value, pValue, hits, about: about(place) });
  }
  return split;
}

/** The lots that the measures of a ring rest on. */
function lotsOfRings({ tables }: Collected): Map<number, readonly number[]> {
  const found = new Map<number, Set<number>>();
  for (const { subjects } of tables) {
    if (subjects.ring.measure.length === 0) continue;
    const lotsOf = new Map<number, number[]>();
    for (const [at, measure] of subjects.lot.measure.view().entries()) {
      const list = lotsOf.get(measure) ?? [];
      list.push(subjects.lot.subject.at(at));
      lotsOf.set(measure, list);
    }
    for (const [at, measure] of subjects.ring.measure.view().entries()) {
      const number = subjects.ring.subject.at(at);
      const all = found.get(number) ?? new Set<number>();
      for (const lot of lotsOf.get(measure) ?? []) all.add(lot);
      found.set(number, all);
    }
  }
  return new Map([...found].map(([number, lots]) => [number, [...lots]]));
}

function lastOf(closings: readonly number[], places: readonly number[]): number {
  let last = 0;
  for (const place of places) last = Math.max(last, closings[place] ?? 0);
  return last;
}
