import { categorySchema, regionSchema } from '@ochiq/shared/lots';
import { jurisdictionSchema, type StatisticsQuery, statisticGroupings } from '@ochiq/shared/statistics';
import { z } from 'zod';

/** How many months back, the present one included; `all`: from the first. */
export const periods = ['all', '12', '3'] as const;

const orEmpty = <S extends z.ZodType>(schema: S) => schema.or(z.literal('')).catch('');

/** What the page shows, as its address says it; what makes no sense is left out. */
const choiceSchema = z.object({
  by: z.enum(statisticGroupings).catch('month'),
  jurisdiction: orEmpty(jurisdictionSchema),
  region: orEmpty(regionSchema),
  category: orEmpty(categorySchema),
  period: z.enum(periods).catch('all'),
});
export type Choice = z.output<typeof choiceSchema>;

export const readChoice = (query: Record<string, unknown>): Choice => choiceSchema.parse(query);

/** The address's query for a choice; what is as at first is not written. */
export const writeChoice = (choice: Choice): Record<string, string> =>
  Object.fromEntries(Object.entries(choice).filter(([name, value]) => value !== '' && value !== readChoice({})[name as keyof Choice]));

/** The first month of so many up to one (YYYY-MM). */
export function monthsBack(month: string, count: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const index = year * 12 + of - 1 - (count - 1);
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/**
 * The query of the server for a choice.
 * @param month the present one, YYYY-MM
 */
export function queryOf({ by, jurisdiction, region, category, period }: Choice, month: string): StatisticsQuery {
  const query: StatisticsQuery = { by };
  if (jurisdiction !== '') query.jurisdiction = jurisdiction;
  if (region !== '') query.region = region;
  if (category !== '') query.category = category;
  if (period !== 'all') query.from = monthsBack(month, Number(period));
  return query;
}
