import type { ProblemCode } from '../problem/index.js';

/** The states of one attempt to sell: the winner's, then the runner-up's, or a creditor's who takes the lot. */
export const saleStates = ['to_pay', 'paid', 'handed_over', 'distributed', 'defaulted', 'annulled'] as const;
export type SaleState = (typeof saleStates)[number];

interface Step<State extends string> {
  readonly from: readonly State[];
  readonly to: readonly State[];
  readonly refusal: ProblemCode;
}

/** Where each step of a sale may begin, where it leads, and the code that refuses it elsewhere. */
export const saleSteps = {
  pay: { from: ['to_pay'], to: ['paid'], refusal: 'sale_not_due' },
  default: { from: ['to_pay'], to: ['defaulted'], refusal: 'sale_not_due' },
  /** The defaulted attempt stays; the runner-up gets an attempt of their own. */
  offer_runner_up: { from: ['defaulted'], to: ['defaulted'], refusal: 'sale_not_defaulted' },
  record_costs: { from: ['to_pay', 'paid', 'handed_over'], to: ['to_pay', 'paid', 'handed_over'], refusal: 'sale_over' },
  record_hand_over: { from: ['paid'], to: ['paid'], refusal: 'sale_not_paid' },
  hand_over: { from: ['paid'], to: ['handed_over'], refusal: 'sale_not_paid' },
  propose_distribution: { from: ['handed_over'], to: ['handed_over'], refusal: 'sale_not_handed_over' },
  distribute: { from: ['handed_over'], to: ['distributed'], refusal: 'sale_not_handed_over' },
  annul: { from: ['to_pay', 'paid', 'handed_over', 'distributed'], to: ['annulled'], refusal: 'sale_over' },
} as const satisfies Record<string, Step<SaleState>>;
export type SaleStep = keyof typeof saleSteps;

/** Whether a sale of this state may take a step: null, or the code that refuses it. An annulled sale takes none. */
export function stepSale(state: SaleState, step: SaleStep): ProblemCode | null {
  const { from, refusal } = saleSteps[step];
  if (from.some((one) => one === state)) return null;
  return state === 'annulled' ? 'sale_annulled' : refusal;
}

/** What becomes of a lot that nobody bought, or whose buyers all failed to pay; `open`: nothing was decided yet. */
export const aftermathStates = ['open', 'repeated', 'offered', 'taken', 'declined', 'returned'] as const;
export type AftermathState = (typeof aftermathStates)[number];

/** Where each step of an unsold or defaulted lot may begin, where it leads, and the code that refuses it elsewhere. */
export const aftermathSteps = {
  repeat: { from: ['open'], to: ['repeated'], refusal: 'lot_settled' },
  /** Once declined, the next creditor in order may be asked. */
  offer_creditor: { from: ['open', 'declined'], to: ['offered'], refusal: 'lot_settled' },
  /** A creditor who took the lot did not pay what it costs over their claim. */
  creditor_defaults: { from: ['taken'], to: ['declined'], refusal: 'no_creditor_offer' },
  creditor_takes: { from: ['offered'], to: ['taken'], refusal: 'no_creditor_offer' },
  creditor_declines: { from: ['offered'], to: ['declined'], refusal: 'no_creditor_offer' },
  /** From `open` only where the profile asks no creditor. */
  return_to_debtor: { from: ['open', 'declined'], to: ['returned'], refusal: 'creditor_not_asked' },
} as const satisfies Record<string, Step<AftermathState>>;
export type AftermathStep = keyof typeof aftermathSteps;

/** Whether a lot nobody bought may take a step: null, or the code that refuses it. */
export function stepAftermath(state: AftermathState, step: AftermathStep): ProblemCode | null {
  const { from, refusal } = aftermathSteps[step];
  if (from.some((one) => one === state)) return null;
  return state === 'repeated' || state === 'returned' ? 'lot_settled' : refusal;
}
