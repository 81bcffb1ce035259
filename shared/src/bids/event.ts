import { z } from 'zod';
import { rulesWireSchema } from '../bidding/rules.js';
import { withdrawalGroundSchema } from '../lots/withdrawal.js';
import { currencySchema, minorSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

const base = { lot: z.int().positive(), seq: z.int().positive(), at: instantSchema };

/** Each kind of public event, for what adds to it. */
export const lotEventOptions = {
  published: z.object({
    kind: z.literal('published'),
    ...base,
    startsAt: instantSchema,
    endsAt: instantSchema,
    startMinor: minorSchema,
    currency: currencySchema,
    /** The auction rules that the lot keeps from here on. */
    rules: rulesWireSchema,
  }),
  opened: z.object({ kind: z.literal('opened'), ...base }),
  bid: z.object({
    kind: z.literal('bid'),
    ...base,
    bidder: z.int().positive(),
    /** What the bidder visibly offers; a leading proxy shows the price, not its maximum. */
    amountMinor: minorSchema,
    /** Price and leader after the bid. */
    priceMinor: minorSchema,
    leader: z.int().positive(),
    minNextMinor: minorSchema,
    /** True when the leader's proxy answered a lower or equal bid. */
    answered: z.boolean(),
    endsAt: instantSchema,
    extended: z.boolean(),
  }),
  closed: z.object({
    kind: z.literal('closed'),
    ...base,
    result: z.enum(['sold', 'unsold']),
    /** Why a lot is unsold. */
    reason: z.enum(['no_bids', 'below_reserve']).nullable(),
    winner: z.int().positive().nullable(),
    runnerUp: z.int().positive().nullable(),
    priceMinor: minorSchema.nullable(),
  }),
  withdrawn: z.object({
    kind: z.literal('withdrawn'),
    ...base,
    ground: z.string(),
    /** The ground's kind, from the list; absent in entries from before there was one. */
    groundKind: withdrawalGroundSchema.optional(),
  }),
  /** A court's order, or two auditors who check the sale (`ground` inquiry), stop bidding and the clock. */
  suspended: z.object({
    kind: z.literal('suspended'),
    ...base,
    /** Absent: a court's order, which is named; an inquiry names nothing but until when it may last. */
    ground: z.literal('inquiry').optional(),
    until: instantSchema.optional(),
    orderNumber: z.string().optional(),
    /** Number of the court; its name is in the reference. */
    court: z.int().positive().optional(),
    issuedOn: z.iso.date().optional(),
  }),
  /** The sale goes on with these times; see `resumeSchedule`. */
  resumed: z.object({
    kind: z.literal('resumed'),
    ...base,
    state: z.enum(['published', 'live']),
    startsAt: instantSchema,
    endsAt: instantSchema,
    originalEndsAt: instantSchema,
    orderNumber: z.string().nullable(),
    /** In words; after an inquiry `inquiry_released` (two auditors) or `inquiry_lapsed` (its time is over). */
    ground: z.string(),
  }),
};

/**
 * A public event of a lot: at once the log entry's body, the socket message and the browser's state step.
 * People appear as per-lot bidder numbers only.
 */
export const lotEventSchema = z.discriminatedUnion('kind', [
  lotEventOptions.published,
  lotEventOptions.opened,
  lotEventOptions.bid,
  lotEventOptions.closed,
  lotEventOptions.withdrawn,
  lotEventOptions.suspended,
  lotEventOptions.resumed,
]);
export type LotEvent = z.output<typeof lotEventSchema>;
export type LotEventKind = LotEvent['kind'];
export const lotEventKinds = lotEventSchema.options.map((option) => option.shape.kind.value);
