import { z } from 'zod';
import { minorSchema, positiveMinorSchema } from '../money/index.js';

/** The increment table on the wire: a share of the start price, or a ladder by price (the last step has no bound). */
export const incrementWireSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('percent'),
    basisPoints: z.int().min(1).max(10_000),
    /** The step is rounded up to a multiple of this. */
    roundToMinor: positiveMinorSchema,
  }),
  z.object({
    kind: z.literal('ladder'),
    steps: z
      .array(z.object({ belowMinor: minorSchema.nullable(), stepMinor: positiveMinorSchema }))
      .min(1)
      .max(40),
  }),
]);

/** The auction rules a lot keeps from its publication on; stored as JSON with the lot. */
export const rulesWireSchema = z.object({
  profile: z.string(),
  version: z.int().positive(),
  /** SHA-256 of the profile's text, so that anyone can check which text applied; absent outside of law and demo. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  increment: incrementWireSchema,
  /** A bid within `windowMs` of the end moves the end to `windowMs` after the bid, at most `capMs` past the first end. */
  softClose: z.object({ windowMs: z.int().nonnegative(), capMs: z.int().nonnegative().nullable() }),
  depositBasisPoints: z.int().min(0).max(10_000),
  /** See `Rules.raiseCompletesStep`; absent is false. */
  raiseCompletesStep: z.boolean().optional(),
});
export type RulesWire = z.output<typeof rulesWireSchema>;

export type Increment =
  | { kind: 'percent'; basisPoints: number; roundToMinor: bigint }
  | { kind: 'ladder'; steps: readonly { belowMinor: bigint | null; stepMinor: bigint }[] };

/** The auction rules as `decide` wants them: amounts as bigint minor units. */
export interface Rules {
  increment: Increment;
  softClose: { windowMs: number; capMs: number | null };
  /**
   * What a leader's higher secret maximum does to a price that stands less than one full step above the runner-up
   * (because the old maximum ended there). Absent or false: nothing, the raise stays secret. True: the price moves up to
   * the full step, as eBay does (found in its recorded auctions; without it two closing prices in 449 come out lower).
   */
  raiseCompletesStep?: boolean | undefined;
}

/** Turns a stored increment table into the form `decide` wants. */
export function incrementFromWire(wire: RulesWire['increment']): Increment {
  if (wire.kind === 'percent') return { ...wire, roundToMinor: BigInt(wire.roundToMinor) };
  const steps = wire.steps.map((step) => ({
    belowMinor: step.belowMinor === null ? null : BigInt(step.belowMinor),
    stepMinor: BigInt(step.stepMinor),
  }));
  return { kind: 'ladder', steps };
}

/** Turns stored rules into the form `decide` wants. */
export function rulesFromWire(wire: RulesWire): Rules {
  const { increment, softClose, raiseCompletesStep } = wire;
  return { increment: incrementFromWire(increment), softClose, raiseCompletesStep };
}
