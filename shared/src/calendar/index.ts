import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { categorySchema, maxIdNumber, publicLotStateSchema, regionSchema } from '../lots/index.js';
import { instantSchema } from '../time/index.js';

/** A calendar shows at most so many days at once. */
export const maxCalendarDays = 62;
const dayMs = 86_400_000;

export const calendarFilterSchema = z.object({
  office: z.coerce.number().int().positive().max(maxIdNumber).optional(),
  region: regionSchema.optional(),
});
export type CalendarFilter = z.output<typeof calendarFilterSchema>;

/** The days that a calendar shows, both included, by the wall clock of each lot's own region. */
export const calendarQuerySchema = calendarFilterSchema
  .extend({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to && (Date.parse(to) - Date.parse(from)) / dayMs < maxCalendarDays, {
    path: ['to'],
    message: 'between from and 62 days later',
  });

/** A lot that starts or ends within the days asked for. */
export const calendarLotSchema = z.object({
  lot: z.int().positive(),
  title: translatedSchema(200),
  category: categorySchema,
  region: regionSchema,
  office: z.int().positive(),
  state: publicLotStateSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
});
export type CalendarLot = z.output<typeof calendarLotSchema>;

export const calendarSchema = z.object({
  lots: z.array(calendarLotSchema),
  /** There are more lots than one answer has. */
  more: z.boolean(),
  now: instantSchema,
});
export type Calendar = z.output<typeof calendarSchema>;
