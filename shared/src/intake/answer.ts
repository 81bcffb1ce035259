import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { instantSchema } from '../time/index.js';
import { receiptSchema } from '../tlog/index.js';

/** Ways by which a document may come: over X-Road, uploaded by an official of the office, left in the watched folder. */
export const deliveries = ['xroad', 'upload', 'folder'] as const;
export const deliverySchema = z.enum(deliveries);
export type Delivery = z.output<typeof deliverySchema>;

/** `waiting`: nobody of the office can take it now; `assigned`: an official was drawn; `ended`: the case is over. */
export const documentStates = ['waiting', 'assigned', 'ended'] as const;
export const documentStateSchema = z.enum(documentStates);
export type DocumentState = z.output<typeof documentStateSchema>;

/** The draw by which a document came to its official, as the log has it. */
export const drawReferenceSchema = z.object({ chain: z.int().positive(), draw: z.int().positive(), seat: z.int().positive() });

/** What a court is answered: at the delivery, at each repetition of it, and when it asks how the document stands. */
export const documentStatusSchema = z.object({
  document: z.int().positive().meta({ description: 'Our number of the document, as the public log names it' }),
  court: z.string(),
  number: z.string(),
  digest: z.string().meta({ description: 'SHA-256 of the document in canonical JSON (RFC 8785), hexadecimal' }),
  repeated: z.boolean().meta({ description: 'Whether the same document had been delivered before' }),
  receivedAt: instantSchema,
  state: documentStateSchema,
  office: z.object({ id: z.int().positive(), name: translatedSchema(200) }),
  caseNumber: z.string().nullable(),
  draw: drawReferenceSchema.nullable(),
  /** How the case ended; null while it lasts. */
  outcome: z.string().nullable(),
  receipt: receiptSchema.nullable().meta({ description: 'Proves that the log has the reception; null for a second or so after it' }),
});
export type DocumentStatus = z.output<typeof documentStatusSchema>;

/** What courts are told of, in this order. */
export const courtEvents = ['received', 'case_opened', 'assigned', 'ended'] as const;
export const courtEventSchema = z.enum(courtEvents);
export type CourtEvent = z.output<typeof courtEventSchema>;

/** A message to a court. It is sent until it is acknowledged (status 2xx), and may come again: `id` stays. */
export const courtMessageSchema = z.object({
  id: z.uuid(),
  /** 1, 2, 3, ... of this document; the next is sent when this one is acknowledged. */
  seq: z.int().positive(),
  event: courtEventSchema,
  at: instantSchema,
  document: z.int().positive(),
  number: z.string(),
  digest: z.string(),
  caseNumber: z.string().nullable(),
  outcome: z.string().nullable(),
});
export type CourtMessage = z.output<typeof courtMessageSchema>;
