const kinds = [
  'payment_in',
  'payment_in_reversed',
  'unordered_debit',
  'payment_sent',
  'payment_debited',
  'payment_returned',
  'payment_refused',
  'owe_release',
  'owe_overpaid',
  'owe_late',
  'owe_unknown',
  'owe_surplus',
  'owe_claim',
  'owe_annulment',
  'deposit_into_price',
  'deposit_forfeited',
  'forfeited_carried',
  'price_paid',
  'distribution',
  'debt_distribution',
  'paid_out_claimed_back',
] as const;

/** The message key of a kind of transfer. */
export const transferKey = (kind: string): string => `accounts.transfer.${kinds.find((one) => one === kind) ?? 'other'}`;
