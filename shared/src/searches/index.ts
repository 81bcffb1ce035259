import { z } from 'zod';
import { languageSchema } from '../language/index.js';
import { localDay, lotSearchSchema } from '../lots/index.js';

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
