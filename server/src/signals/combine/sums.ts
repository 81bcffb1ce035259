import type { SignalCode, SubjectKind } from '@ochiq/shared/signals';
import type { Collected } from './collect.js';
import { chanceOf } from './curve.js';
import { halfCauchy, halfCauchyTail } from './half-cauchy.js';
import { curveAt, type Reference } from './reference.js';
import { addParts, emptyParts, measureChances, type Parts } from './weigh.js';

/** A signal counts once unless the reference weighs it otherwise. */
export const weightOf = ({ weights }: Pick<Reference, 'weights'>, code: SignalCode): number => weights[code] ?? 1;

/** The parts of every subject of every kind. `chances` of each table's measures are kept for the hits. */
export function partsOf(reference: Reference, collected: Collected): { parts: Record<SubjectKind, Parts>; chances: Float64Array[] } {
  const parts = { lot: emptyParts(), bidder: emptyParts(), ring: emptyParts(), official: emptyParts(), office: emptyParts() };
  const chances = collected.tables.map((table) => measureChances(reference, table));
  for (const [signal, table] of collected.tables.entries()) {
    for (const kind of ['lot', 'bidder', 'ring', 'official', 'office'] as const) {
      if (table.subjects[kind].subject.length === 0) continue;
      const subjects = collected.subjects.ids[kind].length;
      addParts(parts[kind], { reference, kind, table, signal, chances: chances[signal] ?? new Float64Array(), subjects });
    }
  }
  return { parts, chances };
}

/** The weighted half-Cauchy sum of each subject. */
export function sumsOf(parts: Parts, weights: readonly number[], subjects: number): Float64Array {
  const sums = new Float64Array(subjects);
  for (let place = 0; place < parts.subject.length; place += 1) {
    const subject = parts.subject.at(place);
    sums[subject] = (sums[subject] ?? 0) + (weights[parts.signal.at(place)] ?? 1) * halfCauchy(parts.chance.at(place));
  }
  return sums;
}

/**
 * How rare a sum is among honest subjects. Without a curve: as the sum of independent parts, by Bonferroni over the signals.
 * @param head the subject's kind, or "at_once"
 */
export function sumChance(reference: Reference, head: string, stratum: string, sum: number): number {
  if (sum <= 0) return 1;
  const curve = curveAt(reference.sums, head, stratum);
  return curve ? chanceOf(curve, Math.log(sum)) : halfCauchyTail(sum);
}
