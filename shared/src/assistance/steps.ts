import { z } from 'zod';

/** `asking`: our own request. `asked`: one that another country sent us. */
export const sides = ['asking', 'asked'] as const;
export type Side = (typeof sides)[number];

export const assistanceStates = [
  'draft',
  'in_review',
  'approved',
  'sent',
  'received',
  'accepted',
  'declined',
  'in_work',
  'answer_review',
  'answered',
  'closed',
  'cancelled',
] as const;
export const assistanceStateSchema = z.enum(assistanceStates);
export type AssistanceState = z.output<typeof assistanceStateSchema>;

/** What is told to the other side, in the order in which it can come. */
export const toldSteps = ['received', 'accepted', 'declined', 'in_work', 'answered', 'closed', 'cancelled'] as const;
export const toldStepSchema = z.enum(toldSteps);
export type ToldStep = z.output<typeof toldStepSchema>;

/** What happens to a request on one side; `told`: the other side hears of it. */
export interface Step {
  readonly from: readonly AssistanceState[];
  readonly to: AssistanceState;
  readonly told?: true;
}

/** What our own people and programs do to our own request. */
export const askingSteps = {
  submit: { from: ['draft'], to: 'in_review' },
  send_back: { from: ['in_review'], to: 'draft' },
  approve: { from: ['in_review'], to: 'approved' },
  drop: { from: ['draft', 'in_review'], to: 'cancelled' },
  delivered: { from: ['approved'], to: 'sent' },
  close: { from: ['answered', 'declined'], to: 'closed', told: true },
  cancel: { from: ['approved', 'sent', 'received', 'accepted', 'in_work'], to: 'cancelled', told: true },
} as const satisfies Record<string, Step>;

/** What our own people do to another country's request. */
export const askedSteps = {
  accept: { from: ['received'], to: 'accepted', told: true },
  decline: { from: ['received', 'accepted'], to: 'declined', told: true },
  begin: { from: ['accepted'], to: 'in_work', told: true },
  propose_answer: { from: ['in_work'], to: 'answer_review' },
  return_answer: { from: ['answer_review'], to: 'in_work' },
  approve_answer: { from: ['answer_review'], to: 'answered', told: true },
} as const satisfies Record<string, Step>;

/** What the other side's messages do to a request here. A message may overtake the news that ours was delivered. */
export const heardSteps: Readonly<Record<Side, Partial<Record<ToldStep, Step>>>> = {
  asking: {
    received: { from: ['approved', 'sent'], to: 'received' },
    accepted: { from: ['received'], to: 'accepted' },
    declined: { from: ['received', 'accepted'], to: 'declined' },
    in_work: { from: ['accepted'], to: 'in_work' },
    answered: { from: ['in_work'], to: 'answered' },
  },
  asked: {
    closed: { from: ['answered', 'declined'], to: 'closed' },
    // It may cross with an answer or a refusal.
    cancelled: { from: ['received', 'accepted', 'in_work', 'answer_review', 'answered', 'declined'], to: 'cancelled' },
  },
};

/** The state after a step, null where the state does not allow it. */
export const after = (step: Step | undefined, state: AssistanceState): AssistanceState | null =>
  step?.from.includes(state) ? step.to : null;

export type AskingStep = keyof typeof askingSteps;
export type AskedStep = keyof typeof askedSteps;

/** Nothing more happens in these. */
export const isOver = (state: AssistanceState): boolean => state === 'closed' || state === 'cancelled';
