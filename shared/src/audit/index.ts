import { z } from 'zod';
import { bidKindSchema } from '../bids/index.js';
import { lotCardSchema } from '../lots/index.js';
import { minorSchema } from '../money/index.js';
import { bidRefusalSchema } from '../problem/index.js';
import { instantSchema } from '../time/index.js';

export { type Trail, trailSchema } from './trail.js';

/** A page of a lot's accepted bids as the bid table has them: open data, and what a verifier holds against the log. */
export const openBidsSchema = z.object({
  bids: z.array(
    z.object({
      seq: z.int().positive(),
      at: instantSchema,
      bidder: z.int().positive(),
      amountMinor: minorSchema,
      priceMinor: minorSchema,
      minNextMinor: minorSchema,
      endsAt: instantSchema,
    }),
  ),
  /** `after` of the next page, null on the last. */
  next: z.int().positive().nullable(),
});
export type OpenBids = z.output<typeof openBidsSchema>;

/** Somebody as auditors see them before a look: an id to work with, and a handle that stays the same everywhere. */
export const handledPersonSchema = z.object({ id: z.uuid(), handle: z.string() });
export type HandledPerson = z.output<typeof handledPersonSchema>;

export const commitmentCheckSchema = z.enum(['fits', 'differs', 'shredded']);
export type CommitmentCheck = z.output<typeof commitmentCheckSchema>;

/** One line of the auditor's trail: every log entry, public or not, with the handle of who acted. */
export const entrySchema = z.object({
  id: z.int().positive(),
  kind: z.string(),
  seq: z.int().positive().nullable(),
  at: instantSchema,
  actor: handledPersonSchema.nullable(),
  /** Its number in the public log; null for the second until it has one. */
  index: z.int().nonnegative().nullable(),
  /** What the world sees of it. */
  body: z.record(z.string(), z.unknown()),
  /** What it only commits to; null when nothing is, or while it must stay secret from auditors, too. */
  secret: z.record(z.string(), z.unknown()).nullable(),
  /** Whether the commitment to the actor is that of the person above; `shredded` when the person was erased. */
  actorCheck: commitmentCheckSchema.nullable(),
  /** Whether the commitment to the secret is that of the secret in the database. */
  secretCheck: commitmentCheckSchema.nullable(),
});
export type Entry = z.output<typeof entrySchema>;

/** One line of the auditor's bid table. `maxMinor` is shown after the close only. */
export const auditedBidSchema = z.object({
  id: z.int().positive(),
  seq: z.int().positive().nullable(),
  at: instantSchema,
  bidder: z.int().positive().nullable(),
  person: handledPersonSchema,
  kind: bidKindSchema,
  outcome: z.enum(['accepted', 'rejected']),
  code: bidRefusalSchema.nullable(),
  amountMinor: minorSchema.nullable(),
  maxMinor: minorSchema.nullable(),
  priceMinor: minorSchema.nullable(),
});
export type AuditedBid = z.output<typeof auditedBidSchema>;

export const auditedLotSchema = z.object({
  card: lotCardSchema,
  caseNumber: z.string(),
  bailiff: handledPersonSchema,
  bids: z.array(auditedBidSchema),
  entries: z.array(entrySchema),
  now: instantSchema,
});
export type AuditedLot = z.output<typeof auditedLotSchema>;

export const auditedLotsSchema = z.object({
  lots: z.array(z.object({ card: lotCardSchema, bidderCount: z.int(), rejectedCount: z.int(), lastBidAt: instantSchema.nullable() })),
  next: z.string().nullable(),
});
export type AuditedLots = z.output<typeof auditedLotsSchema>;

export * from './bundle.js';
export * from './inquiry.js';
export * from './inquiry-steps.js';
export * from './looks.js';
