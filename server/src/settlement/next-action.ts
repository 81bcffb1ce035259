import type { AftermathState, NextAction, NextAfterUnsold } from '@ochiq/shared/settlement';
import { isWithoutBuyer } from './steps.js';
import type { SaleLot, SaleRow } from './store.js';
import type { OfferRow } from './store-aftermath.js';

interface Standing {
  readonly lot: Pick<SaleLot, 'state'>;
  readonly sales: readonly SaleRow[];
  readonly aftermath: AftermathState;
  readonly offers: readonly OfferRow[];
  readonly creditors: readonly string[];
  readonly next: NextAfterUnsold;
}

const action = (step: NextAction['step'], by: NextAction['by'], more: Partial<NextAction> = {}): NextAction => ({
  step,
  by,
  until: null,
  priceMinor: null,
  ...more,
});
const nothing = action('none', 'nobody');

/** What comes next in a lot's sale, and who must do it. */
export function nextAction(standing: Standing): NextAction {
  const { lot, sales } = standing;
  if (isWithoutBuyer(lot, sales) && standing.aftermath !== 'taken') return afterNobody(standing);
  const sale = sales.at(-1);
  switch (sale?.state) {
    case 'to_pay':
      return action('pay', sale.kind === 'creditor' ? 'creditor' : 'buyer', { until: sale.dueAt.toISOString() });
    case 'paid':
      return sale.recordedBy === null ? action('record_hand_over', 'bailiff') : action('confirm_hand_over', 'second_official');
    case 'handed_over':
      return sale.proposedBy === null ? action('propose_distribution', 'bailiff') : action('distribute', 'accountant');
    default:
      return nothing;
  }
}

function afterNobody({ aftermath, offers, creditors, next }: Standing): NextAction {
  if (aftermath === 'repeated') return action('approve_repeat', 'second_official');
  if (aftermath === 'returned') return nothing;
  const open = offers.find(({ answer }) => answer === null);
  if (open) return action('answer_creditor', 'creditor', { until: open.until.toISOString(), priceMinor: open.priceMinor.toString() });
  if (next.step === 'repeat' && aftermath === 'open') return action('repeat', 'bailiff', { priceMinor: next.startMinor.toString() });
  const unasked = creditors.some((id) => offers.every(({ partyId }) => partyId !== id));
  if (next.step === 'offer_creditor' && unasked) return action('offer_creditor', 'bailiff', { priceMinor: next.priceMinor.toString() });
  return action('return_to_debtor', 'bailiff');
}
