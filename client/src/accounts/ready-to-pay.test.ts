import type { PayableLine } from '@ochiq/shared/ledger';
import { expect, it } from 'vitest';
import { awaitingBank, readyToPay } from './ready-to-pay';

const payable = (more: Partial<PayableLine>): PayableLine => ({
  id: 1,
  lot: 1,
  bidder: 1,
  reason: 'release',
  amountMinor: '10000',
  currency: 'UZS',
  state: 'open',
  createdAt: '2026-03-01T10:00:00Z',
  endToEndId: null,
  file: null,
  returnReason: null,
  payee: { holder: 'A payer', account: '22618000900000000001' },
  ...more,
});

it('a payment file holds what is owed to known accounts, each currency by itself', () => {
  expect(
    readyToPay([
      payable({}),
      payable({ state: 'returned', amountMinor: '5' }),
      payable({ payee: null }),
      payable({ state: 'sent' }),
      payable({ currency: 'KGS', amountMinor: '7' }),
    ]),
  ).toEqual([
    { currency: 'UZS', count: 2, sumMinor: '10005' },
    { currency: 'KGS', count: 1, sumMinor: '7' },
  ]);
});

it('counts what of each file waits for the bank', () => {
  const sent = [payable({ state: 'sent', file: 3 }), payable({ state: 'sent', file: 3 }), payable({ state: 'returned', file: 2 })];
  expect([...awaitingBank(sent)]).toEqual([[3, 2]]);
});
