import { expect, it } from 'vitest';
import * as accounts from './accounts.js';

const party = '0192d3a4-0000-7000-8000-000000000001';

it('every account has a code of its own, which the database takes', () => {
  const codes = [
    accounts.bank('UZS'),
    accounts.bank('KGS'),
    accounts.inTransit('UZS'),
    accounts.deposit(17, 3),
    accounts.deposit(1, 73),
    accounts.price(17),
    accounts.proceeds(17),
    accounts.forfeited(17),
    accounts.unmatched(17),
    accounts.unordered(17),
    accounts.payable(17),
    accounts.costs(17),
    accounts.fee(17),
    accounts.creditor(17, party),
    accounts.debtor(17),
  ];
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !accounts.accountPattern.test(code) || code.length > 80)).toEqual([]);
});
