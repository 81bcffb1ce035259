import { z } from 'zod';
import { languageSchema, translatedSchema } from '../language/index.js';
import { instantSchema } from '../time/index.js';
import { noticeGroupSchema, noticeKindSchema } from './kinds.js';

/** Facts as they are shown: whichever kind they belong to, each is one of these. */
export const shownFactsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type ShownFacts = z.output<typeof shownFactsSchema>;

/** One notice as its reader's browser gets it. */
export const noticeSchema = z.object({
  id: z.int().positive(),
  kind: noticeKindSchema,
  lot: z.int().positive().nullable(),
  /** The lot's title; null for none or one that is not public. */
  title: translatedSchema(200).nullable(),
  facts: shownFactsSchema,
  at: instantSchema,
  read: z.boolean(),
});
export type Notice = z.output<typeof noticeSchema>;

/** A page of notices, the newest first; `next` is the `before` of the page after it. */
export const noticeListSchema = z.object({
  notices: z.array(noticeSchema),
  next: z.int().positive().nullable(),
  unread: z.int().nonnegative(),
  now: instantSchema,
});
export type NoticeList = z.output<typeof noticeListSchema>;

export const noticeQuerySchema = z.object({
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** Marks notices read: those named, or all up to one. */
export const readNoticesSchema = z.union([
  z.object({ ids: z.array(z.int().positive()).min(1).max(100) }),
  z.object({ upTo: z.int().positive() }),
]);
export type ReadNotices = z.output<typeof readNoticesSchema>;

/** The clocks that quiet hours go by; neither country moves its clocks in summer. */
export const noticeZones = ['Asia/Tashkent', 'Asia/Bishkek'] as const;
export const noticeZoneSchema = z.enum(noticeZones);
export type NoticeZone = z.output<typeof noticeZoneSchema>;

/** Minutes after midnight, by the zone's clock; may pass midnight (22:00 to 07:00). */
const minuteSchema = z.int().min(0).max(1439);
export const quietHoursSchema = z.object({ from: minuteSchema, until: minuteSchema }).refine(({ from, until }) => from !== until);
export type QuietHours = z.output<typeof quietHoursSchema>;

export const noticeSettingsSchema = z.object({
  language: languageSchema,
  /** Groups of which no letters go; the page shows them all the same. */
  muted: z.array(noticeGroupSchema).max(10),
  quiet: quietHoursSchema.nullable(),
  zone: noticeZoneSchema,
});
export type NoticeSettings = z.output<typeof noticeSettingsSchema>;

export const emailSchema = z.email().max(254);

/** The settings with what only the server knows. */
export const accountSettingsSchema = noticeSettingsSchema.extend({
  /** The verified address. */
  email: emailSchema.nullable(),
  /** An address that waits for its code. */
  pendingEmail: emailSchema.nullable(),
  /** Whether this installation sends letters at all. */
  sendsLetters: z.boolean(),
});
export type AccountSettings = z.output<typeof accountSettingsSchema>;

export const newEmailSchema = z.object({ email: emailSchema });
export const emailCodeSchema = z.object({ code: z.string().regex(/^\d{6}$/) });
export const unsubscribeSchema = z.object({ token: z.string().regex(/^[\w-]{43}$/), group: noticeGroupSchema });
