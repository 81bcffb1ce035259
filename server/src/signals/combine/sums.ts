import type { SignalCode, SubjectKind } from '@ochiq/shared/signals';
import type { Collected } from './collect.js';
import { chanceOf } from './curve.js';
import { halfCauchy, halfCauchyTail } from './half-cauchy.js';
import { curveAt, type Reference } from './reference.js';
import { addParts, emptyParts, type Inherited, inheritedChances, measureChances, type Parts } from './weigh.js';

/** A signal counts once unless the reference weighs it otherwise. */
export const weightOf = ({ weights }: Pick<Reference, 'weights'>, code: SignalCode): number => weights[code] ?? 1;

/** The parts of every subject of every kind; how rare each table's measures are, and what its lots inherit. */
export interface AllParts {
  readonly parts: Record<SubjectKind, Parts>;
  readonly chances: readonly Float64Array[];
  readonly inherited: readonly Inherited[];
}

export function partsOf(reference: Reference, collected: Collected): AllParts {
  const parts = { lot: emptyParts(), bidder: emptyParts(), ring: emptyParts(), official: emptyParts(), office: emptyParts() };
  const chances = collected.tables.map((table) => measureChances(reference, table));
  const inherited = collected.tables.map((table, signal) =>
    inheritedChances(reference, collected, table, chances[signal] ?? new Float64Array()),
  );
  for (const [signal, table] of collected.tables.entries()) {
    for (const kind of ['lot', 'bidder', 'ring', 'official', 'office'] as const) {
      if (table.subjects[kind].subject.length === 0) continue;
      const subjects = collected.subjects.ids[kind].length;
      const known = kind === 'lot' ? inherited[signal]?.chances : chances[signal];
      addParts(parts[kind], { reference, kind, table, signal, chances: known ?? new Float64Array(), subjects });
    }
  }
  return { parts, chances, inherited };
}

/** Signals with a chance above this add nothing to the joint part. */
const softThreshold = 0.2;

/**
 * What a signal counts together with others: the root of its weight. What is no evidence alone (a short notice, one bidder) is evidence when many such things
 * come together, as in a quiet offer.
 */
const jointWeight = (weight: number): number => Math.sqrt(weight);

/** One signal's share in the joint statistic of a subject: (-ln(p / 0.2))+. */
const jointPart = (p: number): number => Math.max(0, Math.log(softThreshold / p));

/**
 * The joint statistic of each subject: how many signals are a little rare together, by the soft-thresholded Fisher sum of Zhang, Tong,
 * Landers and Wu (TFisher, Annals of Applied Statistics 14, 2020). It sees what no signal sees alone.
 */
export function jointOf(parts: Parts, weights: readonly number[], subjects: number): Float64Array {
  const joint = new Float64Array(subjects);
  for (let place = 0; place < parts.subject.length; place += 1) {
    const subject = parts.subject.at(place);
    joint[subject] = (joint[subject] ?? 0) + jointWeight(weights[parts.signal.at(place)] ?? 1) * jointPart(parts.chance.at(place));
  }
  return joint;
}

export interface Sums {
  readonly total: Float64Array;
  /** What each row of the parts adds to its subject's total. */
  readonly ofPart: Float64Array;
}

/**
 * The half-Cauchy sum of each subject: of all its signals' chances and of the chance of its joint statistic, which is divided among the signals
 * by their shares in it. So the total is the sum of what the signals add, exactly.
 * @param jointChance of a subject's joint statistic
 */
export function sumsOf(parts: Parts, weights: readonly number[], joint: Float64Array, jointChance: (subject: number) => number): Sums {
  const total = new Float64Array(joint.length);
  const ofPart = new Float64Array(parts.subject.length);
  const jointHalf = Float64Array.from(joint, (statistic, subject) => (statistic > 0 ? halfCauchy(jointChance(subject)) : 0));
  for (let place = 0; place < ofPart.length; place += 1) {
    const subject = parts.subject.at(place);
    const weight = weights[parts.signal.at(place)] ?? 1;
    const p = parts.chance.at(place);
    const all = joint[subject] ?? 0;
    const shared = all > 0 ? ((jointHalf[subject] ?? 0) * jointWeight(weight) * jointPart(p)) / all : 0;
    ofPart[place] = weight * halfCauchy(p) + shared;
    total[subject] = (total[subject] ?? 0) + (ofPart[place] ?? 0);
  }
  return { total, ofPart };
}

/** How rare a joint statistic is among honest subjects. Without a curve it says nothing. */
export function jointChanceOf(reference: Reference, head: string, stratum: string, statistic: number): number {
  if (statistic <= 0) return 1;
  const curve = curveAt(reference.joint, head, stratum);
  return curve ? chanceOf(curve, statistic) : 1;
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

/** Joint statistic and sum of every subject of a kind, each within its stratum. */
export function addUp(
  reference: Reference,
  head: string,
  parts: Parts,
  weights: readonly number[],
  strata: readonly string[],
): { strata: readonly string[]; sums: Sums } {
  const joint = jointOf(parts, weights, strata.length);
  const chance = (subject: number) => jointChanceOf(reference, head, strata[subject] ?? '*', joint[subject] ?? 0);
  return { strata, sums: sumsOf(parts, weights, joint, chance) };
}
