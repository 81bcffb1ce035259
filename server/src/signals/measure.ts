import type { SignalCode, SubjectKind } from '@ochiq/shared/signals';
import type { LotFacts, WindowFacts } from './facts.js';

/** What a measurement is evidence of. A ring's id is the smallest of its members' ids. */
export interface MeasuredSubject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/**
 * One signal's value for its subjects, in honest cases as well: only so can it be told how rare a value is. A signal that has
 * nothing to measure (no appraisal, no bids) gives none.
 */
export interface Measure {
  readonly signal: SignalCode;
  readonly subjects: readonly MeasuredSubject[];
  /** In the unit of the signal's formula; the side of its threshold tells which way is suspicious. */
  readonly value: number;
  /** The chance of it in an honest market where the formula gives one (an exact or a permutation test); else null: see the reference. */
  readonly pValue: number | null;
  /** For the explanation: amounts as strings of minor units, the rest numbers or words. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly lots: readonly number[];
  readonly bids: readonly number[];
  readonly entries: readonly number[];
}

interface SignalHead {
  readonly code: SignalCode;
  readonly subjects: readonly SubjectKind[];
  /** In letters that a reader can compute by hand. */
  readonly formula: string;
  /** Paper, law or standard; "own" where the formula is ours. */
  readonly source: string;
  /** Fields of the facts that it cannot do without. */
  readonly needs: readonly string[];
  /** From where on it is shown as a finding; why, is in its texts. */
  readonly threshold: { readonly value: number; readonly side: 'above' | 'below'; readonly unit: string };
}

/** Looks at one lot alone: scored the moment that it closes. */
export interface LotSignal extends SignalHead {
  readonly measure: (lot: LotFacts) => readonly Measure[];
}

/** Looks at many lots, at what peers do or at who meets whom: scored by a job. */
export interface WindowSignal extends SignalHead {
  readonly measureAll: (window: WindowFacts) => readonly Measure[];
  /** The same measures in the same order, one after another: a signal that has one for each lot need not hold them all. */
  readonly eachMeasure?: (window: WindowFacts) => Iterable<Measure>;
}

/** A signal whose measures are made one after another. */
export const streamed = (signal: SignalHead & Required<Pick<WindowSignal, 'eachMeasure'>>): WindowSignal => ({
  ...signal,
  measureAll: (window) => [...signal.eachMeasure(window)],
});
