import { z } from 'zod';
import { caseOutcomeSchema, recoverySourceSchema } from '../cases/ending.js';
import { instantSchema } from '../time/index.js';
import { hashHexSchema } from './hash-hex.js';

const at = instantSchema;
/** As in the other leaves: commitments of people, and of facts that stay secret. */
const actor = hashHexSchema.optional();
const submitter = hashHexSchema.optional();
const sealed = hashHexSchema;

/** What becomes of a case after it was opened. */
export const caseLeaves = [
  /** An official proposes how a case ends, and a senior sends it back. `sealed`: {case, outcome, ground}. */
  z.object({ kind: z.literal('case_end_proposed'), at, actor, case: z.int().positive(), id: z.uuid(), sealed }),
  z.object({ kind: z.literal('case_end_declined'), at, actor, case: z.int().positive(), id: z.uuid() }),
  /** A cost that the debtor repays. `sealed`: {case, ground, amountMinor}. */
  z.object({ kind: z.literal('case_cost_recorded'), at, actor, case: z.int().positive(), id: z.uuid(), sealed }),
  /** Without actor: everything is paid, and the system ended it. `sealed`: {case, ground, recoveredMinor, remainingMinor}. */
  z.object({
    kind: z.literal('case_ended'),
    at,
    actor,
    submitter,
    case: z.int().positive(),
    office: z.int().positive(),
    outcome: caseOutcomeSchema,
    sealed,
  }),
  /**
   * Money of the debtor, or of their seized accounts or income, was given out. `covered`: nothing is left to pay, so that every lot
   * of the case on sale is withdrawn by the rule, without an official's decision. `sealed`: {case, amountMinor, currency, remainingMinor}.
   */
  z.object({
    kind: z.literal('debt_paid'),
    at,
    case: z.int().positive(),
    office: z.int().positive(),
    source: recoverySourceSchema,
    covered: z.boolean(),
    sealed,
  }),
  /** The debtor objects, and a senior decides. `sealed`: {objection, case, text, file} and {objection, outcome, ground}. */
  z.object({ kind: z.literal('objection_filed'), at, actor, objection: z.uuid(), case: z.int().positive(), sealed }),
  z.object({ kind: z.literal('objection_decided'), at, actor, objection: z.uuid(), case: z.int().positive(), sealed }),
] as const;
