import { z } from 'zod';
import { depositStateSchema } from '../deposits/index.js';
import { lotCardSchema, lotStandingSchema } from '../lots/index.js';
import { currencySchema, minorSchema, positiveMinorSchema } from '../money/index.js';
import { bidRefusalSchema, problemCodeSchema } from '../problem/index.js';
import { instantSchema } from '../time/index.js';
import { lotEventSchema } from './event.js';

export { type LotEvent, type LotEventKind, lotEventKinds, lotEventSchema } from './event.js';
export { evolveStanding } from './evolve.js';

export const bidKindSchema = z.enum(['direct', 'proxy']);
export type BidKind = z.output<typeof bidKindSchema>;

const lotId = z.int().positive();

/** What a browser may send on /ws. A frame is at most 4096 bytes of JSON text. */
export const clientFrameSchema = z.discriminatedUnion('type', [
  /** Watch lots; with `since`, every later public event is sent once, in order, before live ones. */
  z.object({
    type: z.literal('watch'),
    lots: z
      .array(z.object({ lot: lotId, since: z.int().nonnegative().optional() }))
      .min(1)
      .max(100),
  }),
  z.object({ type: z.literal('unwatch'), lots: z.array(lotId).min(1).max(100) }),
  /** `amountMinor` is the price offered (direct) or the secret maximum (proxy); `key` is a UUIDv7 made by the client. */
  z.object({
    type: z.literal('bid'),
    lot: lotId,
    kind: bidKindSchema.default('direct'),
    amountMinor: positiveMinorSchema,
    currency: currencySchema,
    key: z.uuid(),
    /**
     * Decided later than this it is refused with `bid_expired`. So a bid whose answer was lost can be asked about at any time by
     * sending it again: either it had been decided, or it is now refused for good.
     */
    notAfter: instantSchema.optional(),
  }),
  z.object({ type: z.literal('ping') }),
]);
export type ClientFrame = z.output<typeof clientFrameSchema>;
export type ClientFrameInput = z.input<typeof clientFrameSchema>;

const now = { now: instantSchema };

/** The bidder's answer, sent after commit only; the same key always gets the same answer. */
export const bidAnswerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('accepted'),
    key: z.uuid(),
    lot: lotId,
    /** Null when a leader raised their own secret maximum: nothing public happened. */
    seq: z.int().positive().nullable(),
    leading: z.boolean(),
    priceMinor: minorSchema,
    minNextMinor: minorSchema,
    endsAt: instantSchema,
    at: instantSchema,
    ...now,
  }),
  z.object({
    type: z.literal('rejected'),
    key: z.uuid(),
    lot: lotId,
    code: bidRefusalSchema,
    minNextMinor: minorSchema.nullable(),
    at: instantSchema,
    ...now,
  }),
]);
export type BidAnswer = z.output<typeof bidAnswerSchema>;

/** What the server sends on /ws; each frame carries its time so that a countdown needs no right clock. */
export const serverFrameSchema = z.discriminatedUnion('type', [
  /** The first frame of a connection. `person` is who bids by it, null when nobody is signed in. */
  z.object({ type: z.literal('hello'), heartbeatMs: z.int().positive(), person: z.uuid().nullable(), ...now }),
  /** The standing of a lot just watched, or after events were skipped for a slow reader. */
  z.object({ type: z.literal('standing'), standing: lotStandingSchema, ...now }),
  /** New public events of one lot, in the order of their `seq`; those that came while the last frame went out travel together. */
  z.object({ type: z.literal('events'), events: z.array(lotEventSchema).min(1), ...now }),
  /** How many watch the lot just now, on all nodes. */
  z.object({ type: z.literal('presence'), lot: lotId, watchers: z.int().nonnegative(), ...now }),
  ...bidAnswerSchema.options,
  /** A refused frame; `key` when it was a bid. Bid not stored: `too_many_requests`, `overloaded`, `not_signed_in`, `unavailable`. */
  z.object({
    type: z.literal('error'),
    code: problemCodeSchema,
    key: z.uuid().optional(),
    lot: lotId.optional(),
    retryAfterMs: z.int().optional(),
    ...now,
  }),
  z.object({ type: z.literal('pong'), ...now }),
]);
export type ServerFrame = z.output<typeof serverFrameSchema>;

/** The signed-in bidder's place at one lot. `maxMinor` is their own secret maximum while they lead. */
export const ownPlaceSchema = z.object({
  lot: lotId,
  bidder: z.int().positive().nullable(),
  depositState: depositStateSchema.nullable(),
  excluded: z.enum(['own_office', 'party_to_case', 'in_default']).nullable(),
  leading: z.boolean(),
  maxMinor: minorSchema.nullable(),
  lastBidMinor: minorSchema.nullable(),
});
export type OwnPlace = z.output<typeof ownPlaceSchema>;

export const ownBidsSchema = z.object({ lots: z.array(z.object({ card: lotCardSchema, place: ownPlaceSchema })), now: instantSchema });
export type OwnBids = z.output<typeof ownBidsSchema>;
