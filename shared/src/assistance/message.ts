import { z } from 'zod';
import { instantSchema } from '../time/index.js';
import { answerSchema, askedSchema } from './content.js';
import { assistanceKindSchema, countrySchema, purposeSchema, treatySchema } from './kinds.js';
import { toldStepSchema } from './steps.js';

/** Why a request is not carried out (Minsk Convention, article 19: sovereignty, security; the others follow from articles 5 to 8). */
export const declineReasons = ['sovereignty', 'not_competent', 'incomplete', 'person_unclear', 'excessive', 'other'] as const;
export const declineReasonSchema = z.enum(declineReasons);
export type DeclineReason = z.output<typeof declineReasonSchema>;

export const groundSchema = z.strictObject({ reason: declineReasonSchema.nullable(), text: z.string().trim().max(1000) });
export type Ground = z.output<typeof groundSchema>;

const head = {
  /** The same message bears the same id however often it is sent. */
  id: z.uuid(),
  request: z.uuid(),
  from: countrySchema,
  to: countrySchema,
  /** Of the messages of `from` about this request: 1, 2, 3, ... */
  seq: z.int().min(1).max(1000),
  at: instantSchema,
  /** 32 random bytes as hexadecimal digits: without them the digest in the logs would let somebody try out names. */
  salt: z.string().regex(/^[0-9a-f]{64}$/),
};

/** The first message about a request. Both logs keep the SHA-256 of its canonical form (RFC 8785), never its text. */
export const requestMessageSchema = z.strictObject({
  type: z.literal('request'),
  ...head,
  /** How the asking side calls it among people. */
  reference: z.string().trim().min(1).max(60),
  kind: assistanceKindSchema,
  purpose: purposeSchema,
  treaty: treatySchema,
  /** Who asks: the office's name. */
  authority: z.string().trim().min(1).max(200),
  dueOn: z.iso.date(),
  asked: askedSchema,
});
export type RequestMessage = z.output<typeof requestMessageSchema>;

/** What became of a request, told to the other side. */
export const eventMessageSchema = z.strictObject({
  type: z.literal('event'),
  ...head,
  step: toldStepSchema,
  ground: groundSchema.nullable(),
  answer: answerSchema.nullable(),
});
export type EventMessage = z.output<typeof eventMessageSchema>;

export const assistanceMessageSchema = z.discriminatedUnion('type', [requestMessageSchema, eventMessageSchema]);
export type AssistanceMessage = z.output<typeof assistanceMessageSchema>;

/** What the receiving installation says to a message that it keeps; `repeated` when it had it before. */
export const receiptSchema = z.object({ id: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/), repeated: z.boolean() });
export type MessageReceipt = z.output<typeof receiptSchema>;

/** What a message is in the logs: the step that it tells. */
export const stepOfMessage = (message: AssistanceMessage): 'request' | z.output<typeof toldStepSchema> =>
  message.type === 'request' ? 'request' : message.step;
