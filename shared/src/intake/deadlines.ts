import { z } from 'zod';
import { assumed, endOfPeriod, type Figure, type Period } from '../rules/index.js';
import { instantSchema } from '../time/index.js';

/** What must be done in a case by a day, in the order in which it comes. */
export const deadlineKinds = ['voluntary_performance', 'property_search', 'enforcement'] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

type Terms = Readonly<Record<DeadlineKind, Figure<Period>>> & { readonly utcOffsetMinutes: number };
const days = (count: number): Figure<Period> => assumed({ count, unit: 'calendar_days' });

/**
 * How long a case has, from its opening. The laws are known (Uzbekistan: No. 258-II of 29 August 2001; Kyrgyzstan: No. 15 of 28 January
 * 2017), the articles on terms could not be read: the figures are assumed until somebody checks them.
 */
export const caseTerms: Readonly<Record<'UZ' | 'KG', Terms>> = {
  UZ: { utcOffsetMinutes: 300, voluntary_performance: days(5), property_search: days(15), enforcement: days(60) },
  KG: { utcOffsetMinutes: 360, voluntary_performance: days(5), property_search: days(15), enforcement: days(60) },
};

export interface Deadline {
  readonly kind: DeadlineKind;
  /** The midnight that ends the last day, ms since the epoch (UTC). */
  readonly dueMs: number;
  /** `2026-11-30`, in the jurisdiction's calendar. */
  readonly lastDay: string;
}

/** The deadlines of a case that is opened at a moment (ms, UTC). */
export function deadlinesOf(jurisdiction: 'UZ' | 'KG', openedAtMs: number): Deadline[] {
  const terms = caseTerms[jurisdiction];
  return deadlineKinds.map((kind) => {
    const dueMs = endOfPeriod(terms, terms[kind].value, openedAtMs);
    return { kind, dueMs, lastDay: new Date(dueMs - 1 + terms.utcOffsetMinutes * 60_000).toISOString().slice(0, 10) };
  });
}

export const deadlineViewSchema = z.object({
  kind: z.enum(deadlineKinds),
  dueAt: instantSchema,
  lastDay: z.iso.date(),
  doneAt: instantSchema.nullable(),
  assumed: z.boolean(),
});
export type DeadlineView = z.output<typeof deadlineViewSchema>;
