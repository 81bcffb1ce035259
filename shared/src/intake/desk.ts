import { z } from 'zod';
import { absenceReasons } from '../draw/index.js';
import { translatedSchema } from '../language/index.js';
import { currencySchema, sumSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';
import { deliverySchema, documentStateSchema, drawReferenceSchema } from './answer.js';
import { deadlineViewSchema } from './deadlines.js';
import { executiveDocumentSchema } from './document.js';

/** An official of the office who may take documents; `seat` null: they have none yet, and are drawn for nothing. */
export const seatViewSchema = z.object({
  personId: z.uuid(),
  name: z.string(),
  seat: z.int().positive().nullable(),
  /** Whether they can be drawn at this moment. */
  open: z.boolean(),
  /** Absences that last or lie ahead. */
  absences: z.array(z.object({ reason: z.enum(absenceReasons), from: instantSchema, until: instantSchema.nullable() })),
  /** Drawn cases that last, and all that were drawn. */
  load: z.int().nonnegative(),
  drawn: z.int().nonnegative(),
  /** How many people close to them are written down. */
  relatives: z.int().nonnegative(),
});
export type SeatView = z.output<typeof seatViewSchema>;
export const seatListSchema = z.object({ seats: z.array(seatViewSchema) });

export const seatOpeningSchema = z.object({ personId: z.uuid() });
/** `from` null: from now on; `until` null: until the seat is opened again. */
export const absenceDraftSchema = z.object({
  reason: z.enum(absenceReasons),
  from: instantSchema.nullable(),
  until: instantSchema.nullable(),
});
export type AbsenceDraft = z.output<typeof absenceDraftSchema>;
export const relativeDraftSchema = z.object({ nationalId: z.string().regex(/^\d{9,14}$/) });

/** A document of a court on the desk of its office. */
export const incomingViewSchema = z.object({
  document: z.int().positive(),
  court: translatedSchema(200),
  kind: executiveDocumentSchema.shape.kind,
  number: z.string(),
  debtor: z.string(),
  claimMinor: sumSchema,
  currency: currencySchema,
  delivery: deliverySchema,
  receivedAt: instantSchema,
  state: documentStateSchema,
  caseId: z.int().positive().nullable(),
  caseNumber: z.string().nullable(),
  draw: drawReferenceSchema.nullable(),
  /** Who was drawn. */
  bailiff: z.string().nullable(),
  outcome: z.string().nullable(),
  /** How many messages the court has acknowledged, of how many; null for a court that only asks. */
  told: z.object({ acknowledged: z.int().nonnegative(), of: z.int().nonnegative() }).nullable(),
});
export type IncomingView = z.output<typeof incomingViewSchema>;
export const incomingListSchema = z.object({ documents: z.array(incomingViewSchema) });

/** The whole of it, with what the court wrote. */
export const incomingPageSchema = incomingViewSchema.extend({ digest: z.string(), content: executiveDocumentSchema });
export type IncomingPage = z.output<typeof incomingPageSchema>;

/** How a case came: `document` null when an official opened it by hand, without a draw. */
export const caseArrivalSchema = z.object({ document: incomingViewSchema.nullable(), deadlines: z.array(deadlineViewSchema) });
export type CaseArrival = z.output<typeof caseArrivalSchema>;

/** The entries of the public log that an office's draws follow from, up to one of them, in their order: enough to make it again. */
export const drawEntriesSchema = z.object({
  office: z.object({ id: z.int().positive(), name: translatedSchema(200) }),
  entries: z.array(z.object({ index: z.int().nonnegative(), leaf: z.string() })),
});
export type DrawEntries = z.output<typeof drawEntriesSchema>;

/** An office's draws in figures. */
export const officeDrawsSchema = z.object({
  id: z.int().positive(),
  name: translatedSchema(200),
  seats: z.int().nonnegative(),
  drawn: z.int().nonnegative(),
  /** Cases that an official opened without a draw. */
  byHand: z.int().nonnegative(),
  waiting: z.int().nonnegative(),
  last: z.array(z.object({ chain: z.int().positive(), draw: z.int().positive(), seat: z.int().positive(), at: instantSchema })),
});
export const drawListSchema = z.object({ offices: z.array(officeDrawsSchema) });
export type OfficeDraws = z.output<typeof officeDrawsSchema>;
