import { expect, it } from 'vitest';
import { addUp, kindKey } from './add-up';

it('adds up each currency by itself', () => {
  const line = (kind: string, currency: 'UZS' | 'KGS', debitMinor: string, creditMinor: string) => ({
    kind,
    currency,
    accounts: 1,
    debitMinor,
    creditMinor,
  });
  expect(addUp([line('bank', 'UZS', '100', '30'), line('deposit', 'UZS', '30', '100'), line('bank', 'KGS', '5', '4')])).toEqual([
    { currency: 'UZS', debitMinor: 130n, creditMinor: 130n },
    { currency: 'KGS', debitMinor: 5n, creditMinor: 4n },
  ]);
});

it('names the kind of an account by its first word', () => {
  expect(kindKey('deposit:5:1')).toBe('accounts.kind.deposit');
  expect(kindKey('in_transit:UZS')).toBe('accounts.kind.in_transit');
  expect(kindKey('something_new:1')).toBe('accounts.kind.other');
});
