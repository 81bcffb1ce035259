import { z } from 'zod';
import { languageSchema } from '../language/index.js';
import { localDay, lotSearchSchema } from '../lots/index.js';
import { instantSchema } from '../time/index.js';

/** What a lot must be to fit a search; the order and the state say nothing of that: a new lot is always published. */
export const criteriaSchema = lotSearchSchema.omit({ state: true, sort: true, cursor: true, limit: true });
export type Criteria = z.output<typeof criteriaSchema>;

/** The query of a feed: that of the listing, without the order, which is always the newest first. */
export const feedQuerySchema = lotSearchSchema
  .omit({ sort: true, cursor: true, limit: true })
  .extend({ language: languageSchema.optional() });
export type FeedQuery = z.output<typeof feedQuerySchema>;

/** The query of the listing's page that shows a search. */
export function pageQueryOf(criteria: Omit<FeedQuery, 'language'>): Record<string, string> {
  const { q, category, region, state, court, currency, priceFromMinor, priceToMinor, endsBefore } = criteria;
  const all = {
    q: q?.trim() ?? '',
    category: category?.join(',') ?? '',
    region: region?.join(',') ?? '',
    state: state?.join(',') ?? '',
    court: court?.join(',') ?? '',
    currency: currency ?? '',
    priceFromMinor: priceFromMinor ?? '',
    priceToMinor: priceToMinor ?? '',
    // The page filters by whole days of Tashkent.
    endsBefore: endsBefore === undefined ? '' : localDay(Date.parse(endsBefore), 'UZ'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** How often someone hears of new lots: of each when it is published, or of all once a day, at eight by their clock. */
export const paces = ['at_once', 'daily'] as const;
export const paceSchema = z.enum(paces);
export type Pace = z.output<typeof paceSchema>;

/** A person keeps so many searches at most. */
export const mostSearches = 50;

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((text) => !text.includes('\0'));
export const searchDraftSchema = z.object({ name: nameSchema, criteria: criteriaSchema, pace: paceSchema });
export type SearchDraft = z.output<typeof searchDraftSchema>;
export const searchChangeSchema = searchDraftSchema.pick({ name: true, pace: true });
export type SearchChange = z.output<typeof searchChangeSchema>;

export const savedSearchSchema = z.object({
  id: z.int().positive(),
  name: z.string(),
  pace: paceSchema,
  /** The listing's address shows it by this query. */
  query: z.record(z.string(), z.string()),
  createdAt: instantSchema,
  /** How many new lots have fitted so far. */
  found: z.int().nonnegative(),
});
export type SavedSearch = z.output<typeof savedSearchSchema>;
export const savedSearchesSchema = z.object({ searches: z.array(savedSearchSchema) });
