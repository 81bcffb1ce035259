import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDateOf, checkApplicant, findReference, hasCheckDigits, isAccountNumber, printedReference, referenceOf } from './index.js';

const parts = fc.record({
  purpose: fc.constantFrom('D' as const, 'P' as const),
  lotId: fc.integer({ min: 1, max: 99_999_999 }),
  bidder: fc.integer({ min: 1, max: 999_999 }),
});

describe('a payment reference', () => {
  it('has the check digits of ISO 11649', () => {
    // The example of ISO 11649 itself, and one of ISO 13616 for the same arithmetic.
    expect(hasCheckDigits('RF18539007547034')).toBe(true);
    expect(hasCheckDigits('GB82WEST12345698765432')).toBe(true);
    expect(hasCheckDigits('RF18539007547043')).toBe(false);
  });

  it('is found again however it is written, and no slip of one digit or two neighbours passes', () => {
    fc.assert(
      fc.property(parts, fc.nat(18), fc.nat(9), (one, at, digit) => {
        const reference = referenceOf(one);
        expect(findReference(`Zakalat uchun: ${printedReference(reference).toLowerCase()}, rahmat`)).toEqual(one);
        expect(findReference(reference.replace(/(.{3})/g, '$1\n'))).toEqual(one);
        const slip = `${reference.slice(0, at)}${digit}${reference.slice(at + 1)}`;
        if (slip !== reference) expect(findReference(slip)).toBeNull();
        const swapped = reference.slice(0, at) + (reference[at + 1] ?? '') + (reference[at] ?? '') + reference.slice(at + 2);
        if (swapped !== reference) expect(findReference(swapped)).toBeNull();
      }),
    );
  });

  it('of a debt names its case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (caseId) => {
        expect(findReference(`qarz ${printedReference(referenceOf({ purpose: 'E', caseId }))}`)).toEqual({ purpose: 'E', caseId });
      }),
    );
  });

  it('is not guessed from a text with two of them, with none, or of another creditor', () => {
    const [one, other] = [referenceOf({ purpose: 'D', lotId: 1, bidder: 1 }), referenceOf({ purpose: 'D', lotId: 1, bidder: 2 })];
    expect(findReference(`${one} ${other}`)).toBeNull();
    expect(findReference(`${one} ${one}`)).toEqual({ purpose: 'D', lotId: 1, bidder: 1 });
    expect(findReference(`${one} ${referenceOf({ purpose: 'E', caseId: 1 })}`)).toBeNull();
    for (const text of ['', 'RF18539007547034', 'deposit for lot 17', 'RF', '💸'.repeat(2000)]) expect(findReference(text)).toBeNull();
  });
});

it.each([
  ['20208000900123456001', true],
  ['1234567890123456', true],
  ['GB82WEST12345698765432', true],
  ['GB82WEST12345698765431', false],
  ['00000000000000000000', false],
  ['2020800090012345600', false],
  ['8600 1234', false],
])('%s is the number of an account: %s', (text, yes) => {
  expect(isAccountNumber(text)).toBe(yes);
});

it.each([
  ['41503890010017', '1989-03-15', 'accepted'],
  ['20907198500122', '1985-07-09', 'accepted'],
  ['52911080010017', '2008-11-29', 'under_age'],
  ['52511080010017', '2008-11-25', 'accepted'],
  ['31302990010017', '1999-02-13', 'accepted'],
  ['33002990010017', null, 'official'],
  ['123456789', null, 'official'],
  [null, null, 'official'],
])('an applicant with the national id %s was born on %s and is %s', (id, born, check) => {
  expect(id === null ? null : birthDateOf(id)).toBe(born);
  expect(checkApplicant(id, '2026-11-25')).toBe(check);
});
