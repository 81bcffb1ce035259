import type { BankEntry } from '@ochiq/shared/ledger';
import { describe, expect, it } from 'vitest';
import { owedBack, toneOf } from './entry-outcome';

const entry = (more: Partial<BankEntry>): BankEntry => ({
  id: 1,
  line: 4,
  direction: 'credit',
  amountMinor: '10500',
  creditedMinor: '10000',
  currency: 'UZS',
  bookedOn: '2026-03-01',
  otherName: null,
  otherAccount: null,
  remittance: '',
  endToEndId: null,
  outcome: 'admitted',
  lot: 1,
  bidder: 1,
  case: null,
  ...more,
});

describe('what is owed back of a payment', () => {
  it.each<[string, Partial<BankEntry>, bigint]>([
    ['too much', {}, 500n],
    ['exactly what was asked', { amountMinor: '10000' }, 0n],
    ['a part', { outcome: 'part_paid', amountMinor: '10', creditedMinor: '10' }, 0n],
    ['paid twice: all of it', { outcome: 'repeated', creditedMinor: '0' }, 10500n],
    ['nobody’s yet', { outcome: 'unmatched', creditedMinor: '0' }, 0n],
    ['one of ours that came back', { outcome: 'returned', creditedMinor: '0' }, 0n],
    ['a payment out', { direction: 'debit', outcome: 'settled', creditedMinor: '0' }, 0n],
  ])('%s', (_, more, expected) => {
    expect(owedBack(entry(more))).toBe(expected);
  });
});

it('marks what somebody has to look at', () => {
  expect(toneOf({ outcome: 'unmatched' })).toBe('warn');
  expect(toneOf({ outcome: 'admitted' })).toBe('good');
});
