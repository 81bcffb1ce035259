import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../tlog/index.js';
import { checkDocument, type DocumentFault } from './index.js';
import { sampleDocument } from './sample.js';

const ground = { court: 'UZ-CIV-1', jurisdiction: 'UZ', regions: new Set(['UZ-TK', 'UZ-SA']), today: '2026-11-20' } as const;
const good = sampleDocument();

/** The codes by their places. */
function faultsOf(value: unknown): Record<string, DocumentFault> {
  const checked = checkDocument(value, ground);
  return 'errors' in checked ? Object.fromEntries(checked.errors.map(({ path, code }) => [path, code])) : {};
}
const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

describe('an executive document', () => {
  it('is taken as it was sent, to the letter', () => {
    const checked = checkDocument(good, ground);
    expect('document' in checked && canonicalJson(checked.document)).toBe(canonicalJson(good));
  });

  const creditor = good.creditors[0];
  it.each<[string, unknown, Record<string, DocumentFault>]>([
    ['no object', 'text', { '': 'not_an_object' }],
    ['a list', [], { '': 'not_an_object' }],
    ['no number', without('number'), { '/number': 'missing' }],
    ['a number with spaces around it', { ...good, number: ' 2-1 ' }, { '/number': 'wrong_form' }],
    ['a number that is a number', { ...good, number: 5 }, { '/number': 'wrong_type' }],
    ['a member that nobody knows', { ...good, 'a/b': 1 }, { '/a~1b': 'unknown_member' }],
    ['another version', { ...good, version: 2 }, { '/version': 'unknown_value' }],
    ['no currency', without('currency'), { '/currency': 'missing' }],
    ['an unknown currency', { ...good, currency: 'EUR' }, { '/currency': 'unknown_value' }],
    ['no creditor', { ...good, creditors: [] }, { '/creditors': 'too_short' }],
    ['an unknown demand', { ...good, demand: { kind: 'evict' } }, { '/demand/kind': 'unknown_value' }],
    ['no demand', without('demand'), { '/demand': 'missing' }],
    ['a day that is not in the calendar', { ...good, issuedOn: '2026-02-30' }, { '/issuedOn': 'wrong_form' }],
    ['an issue in the future', { ...good, issuedOn: '2026-11-21' }, { '/issuedOn': 'in_future' }],
    ['a term that is over', { ...good, presentBy: '2026-11-19' }, { '/presentBy': 'expired' }],
    ['a term before the issue', { ...good, presentBy: '2020-01-01' }, { '/presentBy': 'before_issue' }],
    [
      'a person without a birth date',
      { ...good, debtor: { ...good.debtor, birthDate: null } },
      { '/debtor/birthDate': 'birth_date_missing' },
    ],
    [
      'an organisation with one',
      { ...good, debtor: { ...good.debtor, kind: 'organisation' } },
      { '/debtor/birthDate': 'birth_date_of_organisation' },
    ],
    ['a creditor twice', { ...good, creditors: [creditor, creditor] }, { '/creditors/1': 'repeated' }],
    [
      'a creditor who is the debtor',
      { ...good, creditors: [{ ...creditor, nationalId: good.debtor.nationalId }] },
      { '/creditors/0/nationalId': 'creditor_is_debtor' },
    ],
    ['a joint document that is itself', { ...good, jointWith: [good.number] }, { '/jointWith/0': 'repeated' }],
    ['a file of no bytes', { ...good, files: [{ name: 'a.pdf', sha256: '0'.repeat(64), bytes: 0 }] }, { '/files/0/bytes': 'too_small' }],
    ['the code of another court', { ...good, court: 'UZ-CIV-2' }, { '/court': 'other_court' }],
    [
      'a debtor abroad',
      { ...good, debtor: { ...good.debtor, address: { region: 'KG-GB', text: 'Bishkek' } } },
      { '/debtor/address/region': 'other_country' },
    ],
    [
      'a debtor where no office is',
      { ...good, debtor: { ...good.debtor, address: { region: 'UZ-XO', text: 'Urganch' } } },
      { '/debtor/address/region': 'no_office' },
    ],
    [
      'several faults at once',
      { ...without('nonce'), number: '', debtor: { ...good.debtor, nationalId: '12' }, more: true },
      { '/nonce': 'missing', '/number': 'wrong_form', '/debtor/nationalId': 'wrong_form', '/more': 'unknown_member' },
    ],
    [
      'sums past any amount',
      { ...good, creditors: [{ ...creditor, claims: Array(2).fill({ kind: 'principal', amountMinor: '1000000000000000' }) }] },
      { '/creditors/0/claims': 'too_large' },
    ],
  ])('is refused with %s', (_name, value, faults) => {
    expect(faultsOf(value)).toEqual(faults);
  });

  it('is judged without a throw, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Object.keys(faultsOf(value)).length).toBeGreaterThan(0);
      }),
    );
  });

  it('is refused when any member is gone', () => {
    for (const name of Object.keys(good)) expect(faultsOf(without(name))).toEqual({ [`/${name}`]: 'missing' });
  });
});
