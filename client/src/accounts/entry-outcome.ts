import type { BankEntry, EntryOutcome } from '@ochiq/shared/ledger';

export type Tone = 'good' | 'warn' | 'plain';

const tones: Readonly<Record<EntryOutcome, Tone>> = {
  admitted: 'good',
  paid: 'good',
  price: 'good',
  debt: 'good',
  settled: 'good',
  part_paid: 'warn',
  unmatched: 'warn',
  unordered: 'warn',
  returned: 'warn',
  late: 'warn',
  repeated: 'warn',
  sent_back: 'plain',
};

/** How a movement is marked: whether all is well, or somebody has to look at it. */
export const toneOf = ({ outcome }: Pick<BankEntry, 'outcome'>): Tone => tones[outcome];

/**
 * How much of a payment in is owed back to its payer, in minor units: what nothing was asked for. A payment without a
 * reference is nobody's yet, one of ours that came back is paid again, and one that is sent back says so itself.
 */
export function owedBack({ direction, outcome, amountMinor, creditedMinor }: BankEntry): bigint {
  if (direction === 'debit' || outcome === 'unmatched' || outcome === 'returned' || outcome === 'sent_back') return 0n;
  return BigInt(amountMinor) - BigInt(creditedMinor);
}
