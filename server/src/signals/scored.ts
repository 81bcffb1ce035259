import type { SubjectKind } from '@ochiq/shared/signals';
import type { Measure } from './measure.js';
import type { Figures, StoredPart } from './table.js';

/** What a subject is apart from its signals. */
export interface SubjectProfile {
  /** How many lots it had to do with. */
  readonly lots: number;
  readonly office: number | null;
  /** When the last of them ended. */
  readonly lastAt: number;
  readonly figures: Figures;
  /** Whom it is compared with: a lot with those of its category, others with all of their kind. */
  readonly peers: string;
}

export interface ScoreRow extends SubjectProfile {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly score: number;
  readonly pValue: number;
  readonly qValue: number;
  readonly flagged: boolean;
  readonly contributions: readonly StoredPart[];
}

/** A measure past its threshold, with the chance of it. */
export interface HitRow extends Omit<Measure, 'pValue'> {
  readonly pValue: number;
  readonly at: number;
}

export interface TieRow {
  readonly a: { readonly kind: SubjectKind; readonly id: string };
  readonly b: { readonly kind: SubjectKind; readonly id: string };
  readonly tie: 'same_lots' | 'payer' | 'device' | 'sold_to';
  readonly weight: number;
  readonly lots: readonly number[];
}

export interface RingRow {
  readonly id: string;
  readonly members: readonly string[];
}
