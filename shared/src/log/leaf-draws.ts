import { z } from 'zod';
import { absenceReasons, leftOutReasons } from '../draw/candidates.js';
import { instantSchema } from '../time/index.js';
import { hashHexSchema } from './hash-hex.js';

const at = instantSchema;
/** As in the other leaves: commitments of people, and of facts that stay secret. */
const actor = hashHexSchema.optional();
const submitter = hashHexSchema.optional();
const sealed = hashHexSchema;
const office = z.int().positive();
const seat = z.int().positive();

/** How a document of a court comes to an official of the office: by a draw that anyone can make again (shared/src/draw). */
export const drawLeaves = [
  /** The head of a chain of secrets for an office's draws, and what its draws go by; `capacity`: see `divideSeats`. */
  z.object({
    kind: z.literal('draw_committed'),
    at,
    office,
    chain: z.int().positive(),
    head: hashHexSchema,
    length: z.int().min(1).max(100_000),
    capacity: z.int().positive().nullable(),
  }),
  /** `actor` sits there from now on, or is back; `submitter` has written it down. */
  z.object({ kind: z.literal('seat_opened'), at, actor, submitter, office, seat }),
  /** Whoever sits there takes no documents from then on; `until` null: until the seat is opened again. */
  z.object({
    kind: z.literal('seat_closed'),
    at,
    actor,
    office,
    seat,
    reason: z.enum(absenceReasons),
    from: at,
    until: at.nullable(),
  }),
  /** `digest`: SHA-256 of the document's canonical JSON; `conflicts`: seats of the office that are parties, or close to one. */
  z.object({
    kind: z.literal('document_received'),
    at,
    document: z.int().positive(),
    court: z.int().positive(),
    office,
    digest: hashHexSchema,
    by: z.enum(['xroad', 'signed_file']),
    conflicts: z.array(seat).max(500),
  }),
  /** The chain's next secret, the seats it drew from, those that took no part, and the one that was drawn. `sealed`: {case, bailiff}. */
  z.object({
    kind: z.literal('case_assigned'),
    at,
    office,
    case: z.int().positive(),
    document: z.int().positive(),
    chain: z.int().positive(),
    draw: z.int().positive(),
    secret: hashHexSchema,
    candidates: z.array(seat).min(1).max(500),
    leftOut: z.array(z.object({ seat, reason: z.enum(leftOutReasons) })).max(500),
    seat,
    sealed,
  }),
] as const;
