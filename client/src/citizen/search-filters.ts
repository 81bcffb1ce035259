import {
  type Category,
  categorySchema,
  type LotSort,
  lotSortSchema,
  publicLotStateSchema,
  type Region,
  regionSchema,
} from '@ochiq/shared/lots';
import { type Currency, currencySchema, minorSchema } from '@ochiq/shared/money';
import { z } from 'zod';

/** What the listing is filtered by, as the address says it. */
export interface Filters {
  q: string;
  category: Category[];
  region: Region[];
  state: z.output<typeof publicLotStateSchema>[];
  court: number[];
  currency: Currency | '';
  /** Minor units. */
  priceFromMinor: string | null;
  priceToMinor: string | null;
  /** A day; lots that end until its last moment are shown. */
  endsBefore: string;
  sort: LotSort;
}

export const noFilters: Filters = {
  q: '',
  category: [],
  region: [],
  state: [],
  court: [],
  currency: '',
  priceFromMinor: null,
  priceToMinor: null,
  endsBefore: '',
  sort: 'ends_soon',
};

type Query = Record<string, unknown>;

/** Each value of a comma-separated list that the schema knows; an address that someone edited shows what can be shown. */
function listOf<S extends z.ZodType>(schema: S, value: unknown): z.output<S>[] {
  const parts = typeof value === 'string' ? value.split(',') : [];
  return parts.flatMap((part) => {
    const parsed = schema.safeParse(part);
    return parsed.success ? [parsed.data] : [];
  });
}

function oneOf<S extends z.ZodType, F>(schema: S, value: unknown, otherwise: F): z.output<S> | F {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : otherwise;
}

/** Reads the filters from the address's query; what makes no sense is left out. */
export function readFilters(query: Query): Filters {
  return {
    q: typeof query['q'] === 'string' ? query['q'].slice(0, 200) : '',
    category: listOf(categorySchema, query['category']),
    region: listOf(regionSchema, query['region']),
    state: listOf(publicLotStateSchema, query['state']),
    court: listOf(z.coerce.number().int().positive(), query['court']),
    currency: oneOf(currencySchema, query['currency'], ''),
    priceFromMinor: oneOf(minorSchema, query['priceFromMinor'], null),
    priceToMinor: oneOf(minorSchema, query['priceToMinor'], null),
    endsBefore: oneOf(z.iso.date(), query['endsBefore'], ''),
    sort: oneOf(lotSortSchema, query['sort'], noFilters.sort),
  };
}

/** The address's query for filters; what is not chosen is not written. */
export function writeFilters(filters: Filters): Record<string, string> {
  const all = {
    q: filters.q.trim(),
    category: filters.category.join(','),
    region: filters.region.join(','),
    state: filters.state.join(','),
    court: filters.court.join(','),
    currency: filters.currency,
    priceFromMinor: filters.priceFromMinor ?? '',
    priceToMinor: filters.priceToMinor ?? '',
    endsBefore: filters.endsBefore,
    sort: filters.sort === noFilters.sort ? '' : filters.sort,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The query of GET /api/lots. The day ends by Tashkent's clock. */
export function apiQuery(filters: Filters): Record<string, string> {
  const query = writeFilters(filters);
  if (filters.endsBefore) query['endsBefore'] = new Date(`${filters.endsBefore}T23:59:59.999+05:00`).toISOString();
  return query;
}

/** How many filters are set besides the search text and the order. */
export function countFilters(filters: Filters): number {
  const lists = filters.category.length + filters.region.length + filters.state.length + filters.court.length;
  const single = [filters.currency, filters.priceFromMinor, filters.priceToMinor, filters.endsBefore];
  return lists + single.filter(Boolean).length;
}
