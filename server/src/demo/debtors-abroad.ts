import { demoCases } from './cases.js';

/** Debtors of the other country's cases as people who live and own things in this one: whom it can be asked about. */
export const debtorsAbroad = (country: 'UZ' | 'KG') =>
  demoCases
    .filter(({ region, debtor }) => !region.startsWith(country) && debtor.kind === 'person')
    .map(({ debtor }) => ({ ...debtor, region: country === 'UZ' ? ('UZ-TK' as const) : ('KG-GB' as const) }));
