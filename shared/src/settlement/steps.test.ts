import { describe, expect, it } from 'vitest';
import {
  type AftermathState,
  type AftermathStep,
  aftermathStates,
  aftermathSteps,
  type SaleState,
  type SaleStep,
  saleStates,
  saleSteps,
  stepAftermath,
  stepSale,
} from './steps.js';

/** Written by hand, state by state: the steps that it may take. */
const legalOfSale: Record<SaleState, readonly SaleStep[]> = {
  to_pay: ['pay', 'default', 'record_costs', 'annul'],
  paid: ['record_costs', 'record_hand_over', 'hand_over', 'annul'],
  handed_over: ['record_costs', 'propose_distribution', 'distribute', 'annul'],
  distributed: ['annul'],
  defaulted: ['offer_runner_up'],
  annulled: [],
};
const refusalOfSale: Record<SaleStep, string> = {
  pay: 'sale_not_due',
  default: 'sale_not_due',
  offer_runner_up: 'sale_not_defaulted',
  record_costs: 'sale_over',
  record_hand_over: 'sale_not_paid',
  hand_over: 'sale_not_paid',
  propose_distribution: 'sale_not_handed_over',
  distribute: 'sale_not_handed_over',
  annul: 'sale_over',
};
const legalOfAftermath: Record<AftermathState, readonly AftermathStep[]> = {
  open: ['repeat', 'offer_creditor', 'return_to_debtor'],
  repeated: [],
  offered: ['creditor_takes', 'creditor_declines'],
  taken: ['creditor_defaults'],
  declined: ['offer_creditor', 'return_to_debtor'],
  returned: [],
};
const final: readonly AftermathState[] = ['repeated', 'returned'];

describe('stepSale', () => {
  const steps = Object.keys(saleSteps) as SaleStep[];
  it.each(saleStates.flatMap((state) => steps.map((step) => [state, step] as const)))('%s: %s', (state, step) => {
    const due = legalOfSale[state].includes(step) ? null : state === 'annulled' ? 'sale_annulled' : refusalOfSale[step];
    expect(stepSale(state, step)).toBe(due);
  });

  it('reaches every state from the hammer', () => {
    expect(reached('to_pay', Object.values(saleSteps))).toEqual([...saleStates].sort());
  });
});

describe('stepAftermath', () => {
  const steps = Object.keys(aftermathSteps) as AftermathStep[];
  it.each(aftermathStates.flatMap((state) => steps.map((step) => [state, step] as const)))('%s: %s', (state, step) => {
    const due = legalOfAftermath[state].includes(step) ? null : final.includes(state) ? 'lot_settled' : aftermathSteps[step].refusal;
    expect(stepAftermath(state, step)).toBe(due);
  });

  it('reaches every state from an auction without a buyer', () => {
    expect(reached('open', Object.values(aftermathSteps))).toEqual([...aftermathStates].sort());
  });
});

function reached(from: string, steps: readonly { from: readonly string[]; to: readonly string[] }[]): string[] {
  const found = new Set([from]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const step of steps) if (step.from.some((one) => found.has(one))) for (const to of step.to) found.add(to);
  }
  return [...found].sort();
}
