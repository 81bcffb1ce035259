import type { AssistanceKind } from './kinds.js';

/** A time limit with where it comes from. */
export interface Term {
  readonly days: number;
  /** `assumed`: no text that we could read sets a figure. */
  readonly source: 'assumed' | 'law';
  /** The articles that ask for the step itself. */
  readonly articles: string;
}

/**
 * In how many days of its sending a request should be answered. The Minsk Convention (articles 6 to 8, 10, 11, 16, 51 to 55) and the
 * Chisinau Convention, which follows it, oblige to carry out a request and set no number of days for civil cases in the parts that could
 * be read; the figures are assumed and an office may set another date.
 */
export const terms: Readonly<Record<AssistanceKind, Term>> = {
  find_debtor: { days: 30, source: 'assumed', articles: 'Minsk 1993, 16(1)' },
  find_property: { days: 30, source: 'assumed', articles: 'Minsk 1993, 6' },
  find_income: { days: 30, source: 'assumed', articles: 'Minsk 1993, 16(2)' },
  serve_document: { days: 60, source: 'assumed', articles: 'Minsk 1993, 10, 11' },
  judgment_status: { days: 30, source: 'assumed', articles: 'Minsk 1993, 51-55' },
};

/** In how many days the other side should accept or decline; assumed. */
export const decideDays = 10;

const dayMs = 86_400_000;

/** The last day for an answer to a request that is sent at a moment. @returns an ISO date (UTC) */
export const dueOnOf = (kind: AssistanceKind, sentAt: Date): string =>
  new Date(sentAt.getTime() + terms[kind].days * dayMs).toISOString().slice(0, 10);
