import { z } from 'zod';
import { instantSchema } from '../time/index.js';
import { answerSchema, askedSchema } from './content.js';
import { assistanceKindSchema, countrySchema, purposeSchema, treatySchema } from './kinds.js';
import { declineReasonSchema, groundSchema } from './message.js';
import { assistanceStateSchema, sides } from './steps.js';

/** What a bailiff fills in; who is meant, the claim and the judgment are the case's. */
export const requestDraftSchema = z.object({
  caseId: z.int32().positive(),
  partnerId: z.uuid(),
  kind: assistanceKindSchema,
  purpose: purposeSchema,
  treaty: treatySchema.default('minsk_1993'),
  birthDate: z.iso.date().nullable().default(null),
  lastAddress: z.string().trim().min(1).max(300).nullable().default(null),
  document: z
    .object({ title: z.string().trim().min(1).max(200), text: z.string().trim().min(1).max(20_000) })
    .nullable()
    .default(null),
});
export type RequestDraft = z.output<typeof requestDraftSchema>;

/** A draft with exactly what would leave. */
export const requestPreviewSchema = z.object({ asked: askedSchema, back: z.array(z.string()), dueOn: z.iso.date() });

export const assistanceCardSchema = z.object({
  id: z.uuid(),
  side: z.enum(sides),
  state: assistanceStateSchema,
  kind: assistanceKindSchema,
  purpose: purposeSchema,
  country: countrySchema,
  reference: z.string(),
  /** Of our own case; null for another country's request. */
  caseId: z.int().nullable(),
  dueOn: z.iso.date(),
  overdue: z.boolean(),
  changedAt: instantSchema,
});
export type AssistanceCard = z.output<typeof assistanceCardSchema>;

export const assistanceListSchema = z.object({ requests: z.array(assistanceCardSchema) });

/** One message to or from the other side. */
export const messageViewSchema = z.object({
  direction: z.enum(['out', 'in']),
  seq: z.int(),
  step: z.string(),
  at: instantSchema,
  digest: z.string(),
  /** Of ours: whether it has arrived, after how many attempts, and what the last one met. */
  state: z.enum(['waiting', 'delivered', 'failed', 'kept']),
  attempts: z.int(),
  error: z.string().nullable(),
});

/** An entry of a registry as the answering official sees it: more than may be told. */
export const foundThingSchema = z.object({ registry: z.string(), title: z.string(), detail: z.string() });

export const assistanceViewSchema = assistanceCardSchema.extend({
  treaty: treatySchema,
  authority: z.string(),
  asked: askedSchema,
  back: z.array(z.string()),
  ground: groundSchema.nullable(),
  answer: answerSchema.nullable(),
  /** What the registries gave; of the asked side alone, and it never leaves. */
  found: z.array(foundThingSchema),
  /** What an answer could say by what the registries gave; null where a person must write it. */
  suggested: answerSchema.nullable(),
  /** Registries that gave no answer yet. */
  silent: z.array(z.string()),
  messages: z.array(messageViewSchema),
  /** What the reader may do now. */
  steps: z.array(z.string()),
});
export type AssistanceView = z.output<typeof assistanceViewSchema>;

export const declineSchema = z.object({ reason: declineReasonSchema, text: z.string().trim().min(3).max(1000) });
export const acceptSchema = z.object({ text: z.string().trim().max(1000).default('') });
export const proposedAnswerSchema = z.object({ answer: answerSchema });
/** What whoever works on a request does. */
export const workStepSchema = z.object({ step: z.enum(['submit', 'drop', 'close', 'cancel']) });
export type WorkStep = z.output<typeof workStepSchema>['step'];
/** What the second official decides. */
export const decisionSchema = z.object({
  step: z.enum(['approve', 'send_back', 'approve_answer', 'return_answer']),
  text: z.string().trim().max(1000).default(''),
});
export type Decision = z.output<typeof decisionSchema>;

export const partnerChoiceSchema = z.object({
  partners: z.array(z.object({ id: z.uuid(), country: countrySchema, name: z.string() })),
});
