import { describe, expect, it } from 'vitest';
import {
  type FreezeState,
  type FreezeStep,
  freezeStates,
  freezeSteps,
  type InquiryState,
  type InquiryStep,
  inquiryAfter,
  inquiryStates,
  inquirySteps,
  refuseFreezeStep,
  refuseInquiryStep,
} from './inquiry-steps.js';

/** Written by hand: what is refused where, by step; null: may be taken. In the order open, waiting, referring, concluded. */
const inquiry: Readonly<Record<InquiryStep, readonly (string | null)[]>> = {
  assign: [null, null, null, 'inquiry_concluded'],
  note: [null, null, null, 'inquiry_concluded'],
  ask: [null, null, 'inquiry_referring', 'inquiry_concluded'],
  answer: ['question_unknown', null, null, 'inquiry_concluded'],
  propose_freeze: [null, null, null, 'inquiry_concluded'],
  conclude: [null, null, 'inquiry_referring', 'inquiry_concluded'],
  refer: [null, null, 'inquiry_referring', 'inquiry_concluded'],
  agree: ['referral_unknown', 'referral_unknown', null, 'inquiry_concluded'],
  disagree: ['referral_unknown', 'referral_unknown', null, 'inquiry_concluded'],
};
const inquiryNames = Object.keys(inquirySteps) as InquiryStep[];

describe('an inquiry', () => {
  it.each(inquiryNames)('%s: every state', (step) => {
    expect(inquiryStates.map((state) => refuseInquiryStep(state, step))).toEqual(inquiry[step]);
  });

  it('stands where its last step and the questions that wait have brought it', () => {
    // [state, step, unanswered after it] -> state
    const moves: readonly [InquiryState, InquiryStep, number, InquiryState][] = [
      ['open', 'ask', 1, 'waiting'],
      ['waiting', 'ask', 2, 'waiting'],
      ['waiting', 'answer', 1, 'waiting'],
      ['waiting', 'answer', 0, 'open'],
      ['referring', 'answer', 0, 'referring'],
      ['open', 'refer', 0, 'referring'],
      ['waiting', 'refer', 1, 'referring'],
      ['referring', 'disagree', 0, 'open'],
      ['referring', 'disagree', 1, 'waiting'],
      ['referring', 'agree', 1, 'concluded'],
      ['open', 'conclude', 0, 'concluded'],
      ['waiting', 'note', 1, 'waiting'],
      ['referring', 'assign', 0, 'referring'],
      ['open', 'propose_freeze', 0, 'open'],
    ];
    for (const [from, step, unanswered, to] of moves) expect([from, step, inquiryAfter(from, step, unanswered)]).toEqual([from, step, to]);
  });

  it('never leaves its conclusion, and no step that may be taken leads out of the states', () => {
    for (const step of inquiryNames) {
      expect(refuseInquiryStep('concluded', step)).toBe('inquiry_concluded');
      for (const state of inquiryStates.filter((one) => refuseInquiryStep(one, step) === null))
        for (const unanswered of [0, 1]) expect(inquiryStates).toContain(inquiryAfter(state, step, unanswered));
    }
  });
});

/** By hand as well: the one state in which a step may be taken, and whether whoever proposed it may take it alone. */
const freeze: Readonly<Record<FreezeStep, { from: FreezeState; alone: boolean }>> = {
  confirm: { from: 'proposed', alone: false },
  decline: { from: 'proposed', alone: true },
  ask_release: { from: 'frozen', alone: true },
  release: { from: 'releasing', alone: false },
  keep: { from: 'releasing', alone: true },
};

describe('a freeze', () => {
  it.each(Object.keys(freezeSteps) as FreezeStep[])('%s: every state, by the first auditor and by a second', (step) => {
    for (const state of freezeStates) {
      const there = state === freeze[step].from;
      expect([state, refuseFreezeStep(state, step, false)]).toEqual([state, there ? null : 'freeze_not_there']);
      const alone = freeze[step].alone ? null : 'second_auditor_needed';
      expect([state, refuseFreezeStep(state, step, true)]).toEqual([state, there ? alone : 'freeze_not_there']);
    }
  });

  it('stops a sale and lets it go on by two people only', () => {
    const heavy = (Object.keys(freezeSteps) as FreezeStep[]).filter(
      (step) => ['frozen', 'released'].includes(freezeSteps[step].to) && step !== 'keep',
    );
    expect(heavy.map((step) => freezeSteps[step].by)).toEqual(['second', 'second']);
  });
});
