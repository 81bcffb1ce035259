import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { subjectLabelSchema, subjectSchema } from '../signals/index.js';
import { instantSchema } from '../time/index.js';
import { freezeStates, freezeSteps, inquiryStates, inquirySteps } from './inquiry-steps.js';

const lotNumber = z.int().positive().max(2_147_483_647);
const text = (most: number) => z.string().trim().min(10).max(most);

export const inquiryStateSchema = z.enum(inquiryStates);
export const freezeStateSchema = z.enum(freezeStates);

/** `referred`: handed to the prosecutor, which a second auditor must agree to. */
export const outcomeSchema = z.enum(['no_concern', 'explained', 'referred']);
export type Outcome = z.output<typeof outcomeSchema>;

/** Auditors act in their office, so they stand by name. */
export const auditorSchema = z.object({ id: z.uuid(), name: z.string() });
export type Auditor = z.output<typeof auditorSchema>;
/** `GET /api/auditor/auditors`: whom an inquiry may be assigned to. */
export const auditorsSchema = z.object({ auditors: z.array(auditorSchema) });

/** `POST /api/auditor/inquiries`. `hits` are the findings that it starts from, by id. */
export const newInquirySchema = z.object({
  subjects: z.array(subjectSchema).min(1).max(20),
  reason: text(4000),
  hits: z.array(z.int().positive()).max(50).default([]),
  /** Absent or null: nobody yet. */
  assignee: z.uuid().nullable().default(null),
});
export type NewInquiry = z.output<typeof newInquirySchema>;

/** `GET /api/auditor/inquiries`. `assignee`: an auditor's id, `me` or `nobody`. */
export const inquiryQuerySchema = z.object({
  state: inquiryStateSchema.or(z.literal('lasting')).optional(),
  assignee: z.union([z.uuid(), z.enum(['me', 'nobody'])]).optional(),
  kind: subjectSchema.shape.kind.optional(),
  id: subjectSchema.shape.id.optional(),
  cursor: z.string().max(40).optional(),
});
export type InquiryQuery = z.output<typeof inquiryQuerySchema>;

const labelledSubjectSchema = subjectSchema.extend({ label: subjectLabelSchema });

export const inquiryRowSchema = z.object({
  id: z.int().positive(),
  state: inquiryStateSchema,
  outcome: outcomeSchema.nullable(),
  openedAt: instantSchema,
  lastAt: instantSchema,
  assignee: auditorSchema.nullable(),
  subjects: z.array(labelledSubjectSchema),
  reason: z.string(),
  /** How many lots it holds stopped at the moment. */
  frozen: z.int().nonnegative(),
  unanswered: z.int().nonnegative(),
  /** When the first unanswered question is due. */
  dueAt: instantSchema.nullable(),
});
export type InquiryRow = z.output<typeof inquiryRowSchema>;
/** Newest first. */
export const inquiriesSchema = z.object({ inquiries: z.array(inquiryRowSchema), next: z.string().nullable(), now: instantSchema });
export type Inquiries = z.output<typeof inquiriesSchema>;

/** `POST .../assign`; null: nobody. */
export const assignmentSchema = z.object({ assignee: z.uuid().nullable() });
/** `POST .../notes`. */
export const noteSchema = z.object({ text: z.string().trim().min(1).max(4000) });
/** `POST .../questions`: asks an official for an explanation of lots, until a moment 1 hour to 60 days ahead. */
export const newQuestionSchema = z.object({
  official: z.uuid(),
  lots: z.array(lotNumber).min(1).max(20),
  question: text(4000),
  dueAt: instantSchema,
});
export type NewQuestion = z.output<typeof newQuestionSchema>;
/** `POST .../conclude`. `explained` needs an official's answer; `referred` waits for a second auditor. */
export const conclusionSchema = z.object({ outcome: outcomeSchema, text: text(4000) });
export type Conclusion = z.output<typeof conclusionSchema>;
/** `POST .../referral`: the second auditor agrees, or sends it back. */
export const referralSchema = z.object({ agree: z.boolean(), text: z.string().trim().max(4000).default('') });
/** `POST .../freezes`: proposes to stop a sale; a second auditor confirms it. */
export const newFreezeSchema = z.object({ lot: lotNumber, reason: text(2000) });
export type NewFreeze = z.output<typeof newFreezeSchema>;
/** `POST .../freezes/:freeze`. */
export const freezeStepSchema = z.object({
  step: z.enum(Object.keys(freezeSteps) as [keyof typeof freezeSteps, ...(keyof typeof freezeSteps)[]]),
  text: z.string().trim().max(2000).default(''),
});

/** What was done in an inquiry, oldest first. `text`: a note, a reason, a question, an answer or a conclusion. */
export const inquiryEventSchema = z.object({
  id: z.int().positive(),
  at: instantSchema,
  kind: z.enum([
    'opened',
    'assigned',
    'noted',
    'asked',
    'answered',
    'freeze_proposed',
    'freeze_declined',
    'frozen',
    'release_asked',
    'released',
    'kept_frozen',
    'freeze_lapsed',
    'freeze_ended',
    'referral_proposed',
    'referral_declined',
    'concluded',
    'looked',
    'exported',
  ]),
  /** An auditor by name; an official as a handle; null: nobody, the time has run out. */
  by: z.union([auditorSchema, z.object({ id: z.uuid(), handle: z.string() })]).nullable(),
  text: z.string().nullable(),
  /** The lot of a freeze. */
  lot: z.int().positive().nullable(),
  /** Whom it was assigned to. */
  assignee: auditorSchema.nullable(),
});
export type InquiryEvent = z.output<typeof inquiryEventSchema>;

export const questionSchema = z.object({
  id: z.int().positive(),
  official: z.object({ id: z.uuid(), handle: z.string() }),
  lots: z.array(z.int().positive()),
  question: z.string(),
  askedBy: auditorSchema,
  askedAt: instantSchema,
  dueAt: instantSchema,
  answer: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
});

export const freezeSchema = z.object({
  id: z.int().positive(),
  lot: z.int().positive(),
  title: translatedSchema(300),
  lotState: z.string(),
  state: freezeStateSchema,
  reason: z.string(),
  proposedBy: auditorSchema,
  proposedAt: instantSchema,
  /** Who confirmed or declined it. */
  decidedBy: auditorSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  /** The sale goes on by itself then; null while it was never stopped. */
  until: instantSchema.nullable(),
  releaseAskedBy: auditorSchema.nullable(),
  endedAt: instantSchema.nullable(),
  /** What the reader may do about it now. */
  may: z.array(z.enum(Object.keys(freezeSteps) as [keyof typeof freezeSteps, ...(keyof typeof freezeSteps)[]])),
});
export type Freeze = z.output<typeof freezeSchema>;

/** `GET /api/auditor/inquiries/:inquiry`; every step answers with it, too. */
export const inquiryPageSchema = inquiryRowSchema.extend({
  openedBy: auditorSchema,
  hits: z.array(z.int().positive()),
  /** Lots that are subjects, were asked about or are frozen. */
  lots: z.array(z.object({ lot: z.int().positive(), title: translatedSchema(300), state: z.string() })),
  events: z.array(inquiryEventSchema),
  questions: z.array(questionSchema),
  freezes: z.array(freezeSchema),
  conclusion: z
    .object({
      outcome: outcomeSchema,
      text: z.string(),
      proposedBy: auditorSchema,
      proposedAt: instantSchema,
      /** The second auditor of a referral. */
      agreedBy: auditorSchema.nullable(),
      agreedAt: instantSchema.nullable(),
    })
    .nullable(),
  /** What the reader may do now; a second auditor is needed for `agree`. */
  may: z.array(z.enum(Object.keys(inquirySteps) as [keyof typeof inquirySteps, ...(keyof typeof inquirySteps)[]])),
  now: instantSchema,
});
export type InquiryPage = z.output<typeof inquiryPageSchema>;

/** `GET /api/bailiff/explanations`: what the signed-in official was asked; without who asks and why. */
export const askedSchema = z.object({
  id: z.int().positive(),
  lots: z.array(z.object({ lot: z.int().positive(), title: translatedSchema(300), state: z.string() })),
  question: z.string(),
  askedAt: instantSchema,
  dueAt: instantSchema,
  answer: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
  /** Whether it can still be answered: the inquiry may have been concluded. */
  open: z.boolean(),
});
export type Asked = z.output<typeof askedSchema>;
export const askedListSchema = z.object({ questions: z.array(askedSchema), now: instantSchema });
export type AskedList = z.output<typeof askedListSchema>;
/** `POST /api/bailiff/explanations/:question`. Given once. */
export const explanationSchema = z.object({ text: text(8000) });
