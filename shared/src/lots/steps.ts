import type { ProblemCode } from '../problem/index.js';
import type { LotState } from './index.js';

/** Where each step of a lot may begin, where it may lead, and the code that refuses it elsewhere. */
export const lotSteps = {
  amend: { from: ['draft'], to: ['draft'], refusal: 'lot_not_draft' },
  submit: { from: ['draft'], to: ['in_review'], refusal: 'lot_not_draft' },
  send_back: { from: ['in_review'], to: ['draft'], refusal: 'lot_not_in_review' },
  approve: { from: ['in_review'], to: ['published'], refusal: 'lot_not_in_review' },
  correct: { from: ['published', 'live', 'suspended'], to: ['published', 'live', 'suspended'], refusal: 'lot_not_open' },
  open: { from: ['published'], to: ['live'], refusal: 'lot_not_open' },
  close: { from: ['live'], to: ['sold', 'unsold'], refusal: 'lot_not_open' },
  suspend: { from: ['published', 'live'], to: ['suspended'], refusal: 'lot_not_open' },
  resume: { from: ['suspended'], to: ['published', 'live'], refusal: 'lot_not_suspended' },
  withdraw: { from: ['draft', 'in_review', 'published', 'live', 'suspended'], to: ['withdrawn'], refusal: 'lot_closed' },
} as const satisfies Record<
  string,
  { readonly from: readonly LotState[]; readonly to: readonly LotState[]; readonly refusal: ProblemCode }
>;
export type LotStep = keyof typeof lotSteps;

/** Whether a lot of this state may take a step: null, or the code that refuses it. A withdrawn lot takes none. */
export function stepLot(state: LotState, step: LotStep): ProblemCode | null {
  const { from, refusal } = lotSteps[step];
  if (from.some((one) => one === state)) return null;
  return state === 'withdrawn' ? 'lot_withdrawn' : refusal;
}
