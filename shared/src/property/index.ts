import { z } from 'zod';
import { partyKindSchema } from '../cases/index.js';
import { lotStateSchema } from '../lots/index.js';
import { currencySchema, minorSchema, positiveMinorSchema } from '../money/index.js';
import { foundSchema, referenceSchema, registryFaultSchema, registrySchema } from '../registries/index.js';
import { instantSchema } from '../time/index.js';
import { confidenceSchema } from './compare-holder.js';
import { proposalSchema } from './propose.js';

export {
  bestHolder,
  type Confidence,
  type ConfidencePart,
  type ConfidenceWord,
  compareHolder,
  confidenceWords,
  type Sought,
} from './compare-holder.js';
export { isThing, itemOfFound } from './item-of-found.js';
export { type Advice, type Asset, type Debt, type Proposal, type ProposalLine, type ProposalReason, proposeSeizures } from './propose.js';
export { type SeizureLaw, seizureLawOf } from './seizure-law.js';

/** waiting: not asked yet. asking: under way. down: waits for a registry that gave no answer. answered. denied: we may not ask. failed: it answers, but what it says cannot be read. */
export const questionStates = ['waiting', 'asking', 'down', 'answered', 'denied', 'failed'] as const;
export const questionStateSchema = z.enum(questionStates);
export type QuestionState = z.output<typeof questionStateSchema>;
/** States in which an answer may still come. */
export const openQuestionStates: readonly QuestionState[] = ['waiting', 'asking', 'down'];

/** One registry of a search. */
export const questionViewSchema = z.object({
  registry: registrySchema,
  state: questionStateSchema,
  fault: registryFaultSchema.nullable(),
  tries: z.int().nonnegative(),
  /** When it is asked again, while it waits. */
  nextAt: instantSchema.nullable(),
  answeredAt: instantSchema.nullable(),
  /** Entries in the answer. */
  foundCount: z.int().nonnegative().nullable(),
});
export type QuestionView = z.output<typeof questionViewSchema>;

export const searchViewSchema = z.object({
  id: z.int().positive(),
  askedAt: instantSchema,
  askedBy: z.string(),
  isDone: z.boolean(),
  questions: z.array(questionViewSchema),
});
export type SearchView = z.output<typeof searchViewSchema>;

/** ordered: not yet known to the registry. placed. refused. releasing: the release is not yet known to the registry. released. ended: with the transfer to a buyer. */
export const seizureStates = ['ordered', 'placed', 'refused', 'releasing', 'released', 'ended'] as const;
export const seizureStateSchema = z.enum(seizureStates);
export type SeizureState = z.output<typeof seizureStateSchema>;

export const registrySeizureSchema = z.object({
  id: z.uuid(),
  registry: registrySchema,
  reference: z.string(),
  state: seizureStateSchema,
  /** Why the registry has not answered, or what it refused by. */
  fault: registryFaultSchema.nullable(),
  nextAt: instantSchema.nullable(),
  tries: z.int().nonnegative(),
  actNumber: z.string(),
  amountMinor: minorSchema.nullable(),
  currency: currencySchema.nullable(),
  orderedAt: instantSchema,
  placedAt: instantSchema.nullable(),
  /** The registry's own number of the seizure. */
  number: z.string().nullable(),
  endedAt: instantSchema.nullable(),
  /** Why it was released. */
  ground: z.string().nullable(),
  item: z.int().positive().nullable(),
  lot: z.object({ id: z.int().positive(), state: lotStateSchema }).nullable(),
});
export type RegistrySeizure = z.output<typeof registrySeizureSchema>;

/** An entry that may be the debtor's. */
export const matchSchema = z.object({
  found: foundSchema,
  /** Which of the entry's holders is compared. */
  holder: z.int().nonnegative(),
  confidence: confidenceSchema,
  /** What an official has said of it. */
  decision: z.object({ same: z.boolean(), by: z.string(), at: instantSchema }).nullable(),
});
export type Match = z.output<typeof matchSchema>;

/** The property of a case's debtor as the registries know it: for the case's office only. */
export const propertyViewSchema = z.object({
  caseId: z.int().positive(),
  caseNumber: z.string(),
  debtor: z.object({ kind: partyKindSchema, name: z.string() }),
  currency: currencySchema,
  search: searchViewSchema.nullable(),
  /** The civil registry says that the debtor has died on this day. */
  diedOn: z.iso.date().nullable(),
  matches: z.array(matchSchema),
  proposal: proposalSchema.nullable(),
  seizures: z.array(registrySeizureSchema),
});
export type PropertyView = z.output<typeof propertyViewSchema>;

/** The view with its version; without the view when the asker's version is the newest. */
export const propertyAnswerSchema = z.object({ version: z.int().nonnegative(), property: propertyViewSchema.nullable() });
export type PropertyAnswer = z.output<typeof propertyAnswerSchema>;

/** Whether an entry's holder is the debtor. */
export const matchDecisionSchema = z.object({ registry: registrySchema, reference: referenceSchema, same: z.boolean() });

/** Seize an entry. `id` is the order's own: the same twice is one seizure. */
export const placeSeizureSchema = z.object({
  id: z.uuid(),
  registry: registrySchema.exclude(['civil']),
  reference: referenceSchema,
  /** Of an account at most so much, of income so much a month; null for a thing. */
  amountMinor: positiveMinorSchema.nullable(),
});
export type PlaceSeizure = z.output<typeof placeSeizureSchema>;

export const releaseSeizureSchema = z.object({ ground: z.string().trim().min(10).max(500) });

/** How the new holder of a sold thing gets into the registry. */
export const transferViewSchema = z.object({
  transfer: z
    .object({
      registry: registrySchema,
      state: z.enum(['waiting', 'confirmed', 'refused']),
      fault: registryFaultSchema.nullable(),
      nextAt: instantSchema.nullable(),
      protocolNumber: z.string(),
      orderedAt: instantSchema,
      confirmedAt: instantSchema.nullable(),
      number: z.string().nullable(),
    })
    .nullable(),
});
export type TransferView = z.output<typeof transferViewSchema>;
