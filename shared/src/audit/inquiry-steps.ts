import type { ProblemCode } from '../problem/index.js';

/**
 * Where an auditor's file stands. `waiting`: an official was asked and has not answered yet. `referring`: it is to go to the
 * prosecutor, and a second auditor has yet to agree.
 */
export const inquiryStates = ['open', 'waiting', 'referring', 'concluded'] as const;
export type InquiryState = (typeof inquiryStates)[number];

const lasting = ['open', 'waiting', 'referring'] as const;

/** Where each step of an inquiry may begin; everywhere else it is refused with `inquiryRefusal`. */
export const inquirySteps = {
  assign: lasting,
  note: lasting,
  ask: ['open', 'waiting'],
  /** By the official who was asked. */
  answer: ['waiting', 'referring'],
  propose_freeze: lasting,
  conclude: ['open', 'waiting'],
  refer: ['open', 'waiting'],
  agree: ['referring'],
  disagree: ['referring'],
} as const satisfies Record<string, readonly InquiryState[]>;
export type InquiryStep = keyof typeof inquirySteps;

/** The code that refuses a step in a state, null where it may be taken. */
export function refuseInquiryStep(state: InquiryState, step: InquiryStep): ProblemCode | null {
  if (inquirySteps[step].some((one) => one === state)) return null;
  if (state === 'concluded') return 'inquiry_concluded';
  return step === 'agree' || step === 'disagree' ? 'referral_unknown' : step === 'answer' ? 'question_unknown' : 'inquiry_referring';
}

/**
 * Where an inquiry stands after a step that may be taken.
 * @param unanswered questions without an answer after the step
 */
export function inquiryAfter(state: InquiryState, step: InquiryStep, unanswered: number): InquiryState {
  switch (step) {
    case 'conclude':
    case 'agree':
      return 'concluded';
    case 'refer':
      return 'referring';
    case 'ask':
    case 'disagree':
      return unanswered > 0 ? 'waiting' : 'open';
    case 'answer':
      return state === 'waiting' && unanswered === 0 ? 'open' : state;
    case 'assign':
    case 'note':
    case 'propose_freeze':
      return state;
  }
}

/** Where the stop of a sale for an inquiry stands. `releasing`: one auditor wants the sale to go on, a second has yet to agree. */
export const freezeStates = ['proposed', 'declined', 'frozen', 'releasing', 'released', 'lapsed', 'ended'] as const;
export type FreezeState = (typeof freezeStates)[number];

/** Each step of a freeze: from where, to where, and who may take it. */
export const freezeSteps = {
  /** Stops the sale at once. */
  confirm: { from: 'proposed', to: 'frozen', by: 'second' },
  /** By a second auditor, or by who proposed it and thinks better of it. */
  decline: { from: 'proposed', to: 'declined', by: 'any' },
  ask_release: { from: 'frozen', to: 'releasing', by: 'any' },
  /** Lets the sale go on. */
  release: { from: 'releasing', to: 'released', by: 'second' },
  /** The sale stays stopped. */
  keep: { from: 'releasing', to: 'frozen', by: 'any' },
} as const satisfies Record<string, { readonly from: FreezeState; readonly to: FreezeState; readonly by: 'second' | 'any' }>;
export type FreezeStep = keyof typeof freezeSteps;

/**
 * The code that refuses a step of a freeze, null where it may be taken.
 * @param isFirst whether whoever takes it proposed what it decides about
 */
export function refuseFreezeStep(state: FreezeState, step: FreezeStep, isFirst: boolean): ProblemCode | null {
  const { from, by } = freezeSteps[step];
  if (state !== from) return 'freeze_not_there';
  return by === 'second' && isFirst ? 'second_auditor_needed' : null;
}
