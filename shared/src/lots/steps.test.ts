import { describe, expect, it } from 'vitest';
import { type LotState, type LotStep, lotStates, lotSteps, stepLot } from './index.js';

const steps = Object.keys(lotSteps) as LotStep[];
/** Written by hand, state by state: the steps that it may take. */
const legal: Record<LotState, readonly LotStep[]> = {
  draft: ['amend', 'submit', 'withdraw'],
  in_review: ['send_back', 'approve', 'withdraw'],
  published: ['correct', 'open', 'suspend', 'withdraw'],
  live: ['correct', 'close', 'suspend', 'withdraw'],
  suspended: ['correct', 'resume', 'withdraw'],
  sold: [],
  unsold: [],
  withdrawn: [],
};

describe('stepLot', () => {
  it.each(lotStates)('lets a lot that is %s take its own steps and refuses every other with a code', (state) => {
    for (const step of steps) {
      const refusal = stepLot(state, step);
      if (legal[state].includes(step)) expect(refusal, step).toBeNull();
      else expect(refusal, step).toBe(state === 'withdrawn' ? 'lot_withdrawn' : lotSteps[step].refusal);
    }
  });

  it('reaches every state from a draft, and none that is final leads on', () => {
    const reached = new Set<LotState>(['draft']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const step of steps)
        if (lotSteps[step].from.some((one) => reached.has(one))) for (const to of lotSteps[step].to) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...lotStates].sort());
  });
});
