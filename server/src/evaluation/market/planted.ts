import type { SubjectKind } from '@ochiq/shared/signals';

/** What is planted; each is told in docs/signals-evaluation.md with what its strengths do. */
export const fraudKinds = [
  'shill',
  'cover_ring',
  'rotation',
  'affinity',
  'serial_default',
  'withdrawal',
  'quiet_offer',
  'late_edit',
  'shared_pair',
  'staff_link',
  'bid_leak',
  'last_second',
] as const;
export type FraudKind = (typeof fraudKinds)[number];

export const strengths = ['weak', 'medium', 'strong'] as const;
export type Strength = (typeof strengths)[number];

/** A value for each strength. */
export const byStrength = <Value>(strength: Strength, weak: Value, medium: Value, strong: Value): Value =>
  strength === 'weak' ? weak : strength === 'medium' ? medium : strong;

/** One planted scheme: its lots, who is in it, and whom an auditor should find. */
export interface Scheme {
  readonly kind: FraudKind;
  readonly strength: Strength;
  readonly lots: readonly number[];
  readonly people: readonly string[];
  readonly official: string | null;
  readonly office: number | null;
  /** Whom the fraud is about. */
  readonly principal: { readonly kind: SubjectKind; readonly id: string };
}
