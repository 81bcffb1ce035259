import { z } from 'zod';
import { roleSchema } from '../people/index.js';
import { instantSchema } from '../time/index.js';
import { auditorSchema } from './inquiry.js';

/** Why somebody's identity is read. `bundle`: names are to stand in the inquiry's evidence bundle. */
export const lookReasonSchema = z.enum(['inquiry', 'bundle', 'complaint', 'other']);
export type LookReason = z.output<typeof lookReasonSchema>;

/** `POST /api/auditor/looks`: who are these people? `bundle` and `inquiry` need an inquiry that is not concluded. */
export const newLookSchema = z.object({
  people: z.array(z.uuid()).min(1).max(50),
  reason: lookReasonSchema,
  note: z.string().trim().min(10).max(1000),
  inquiry: z.int().positive().max(2_147_483_647).nullable(),
});
export type NewLook = z.output<typeof newLookSchema>;

/** The answer: told once, in this answer; the look stays for good. */
export const lookAnswerSchema = z.object({
  look: z.int().positive(),
  at: instantSchema,
  people: z.array(
    z.object({
      id: z.uuid(),
      handle: z.string(),
      name: z.string(),
      login: z.string(),
      roles: z.array(roleSchema),
      office: z.int().positive().nullable(),
    }),
  ),
});
export type LookAnswer = z.output<typeof lookAnswerSchema>;

/** What is remarkable about a look, without a judgement. */
export const lookRemarkSchema = z.enum(['no_inquiry', 'outside_hours', 'colleague', 'self']);
export type LookRemark = z.output<typeof lookRemarkSchema>;

/** `GET /api/auditor/looks?auditor=&remark=&cursor=`. */
export const looksQuerySchema = z.object({
  auditor: z.uuid().optional(),
  inquiry: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  remark: lookRemarkSchema.optional(),
  cursor: z.string().max(40).optional(),
});
export type LooksQuery = z.output<typeof looksQuerySchema>;

/** How an auditor looks, against the others, over the last `days`. */
export const lookFiguresSchema = z.object({
  auditor: auditorSchema,
  looks: z.int().nonnegative(),
  people: z.int().nonnegative(),
  noInquiry: z.int().nonnegative(),
  outsideHours: z.int().nonnegative(),
  colleagues: z.int().nonnegative(),
  /** People looked at, divided by the median of all auditors who looked; null where that is one or nobody. */
  timesMedian: z.number().nullable(),
});

/** Every look with who looked at whom, when and why; the people are handles here, too. Newest first. */
export const looksSchema = z.object({
  looks: z.array(
    z.object({
      id: z.int().positive(),
      at: instantSchema,
      auditor: auditorSchema,
      people: z.array(z.object({ id: z.uuid(), handle: z.string(), staff: z.boolean() })),
      reason: lookReasonSchema,
      note: z.string(),
      inquiry: z.int().positive().nullable(),
      remarks: z.array(lookRemarkSchema),
    }),
  ),
  next: z.string().nullable(),
  days: z.int().positive(),
  figures: z.array(lookFiguresSchema),
});
export type Looks = z.output<typeof looksSchema>;
