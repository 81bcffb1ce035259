import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, type Asked, answerSchema, askedSchema } from './content.js';
import { excessOf, minima, minimise, minimumOf, pathsOf } from './fields.js';
import { assistanceKinds, bandOf, bandsFrom, purposes } from './kinds.js';

const pairs = assistanceKinds.flatMap((kind) =>
  purposes.flatMap((purpose) => (minimumOf(kind, purpose) ? [[kind, purpose] as const] : [])),
);
const word = fc.string({ minLength: 1, maxLength: 12 });

const wholeRequest: Asked = {
  subject: {
    kind: 'person',
    name: 'Azamat Usmonov',
    nationalId: '30102880040052',
    birthDate: '1988-02-01',
    lastAddress: 'Bishkek, Chuy 1',
  },
  claim: { amountMinor: '5000000', currency: 'UZS' },
  judgment: { court: 'Tashkent', number: '2-1/2026', issuedOn: '2026-01-10' },
  document: { title: 'Summons', text: 'Come', sha256: '0'.repeat(64) },
};
const wholeAnswer: Answer = {
  outcome: 'found',
  debtor: { region: 'KG-GB', address: 'Bishkek, Chuy 1', diedOn: null },
  items: [{ kind: 'flat', region: 'KG-GB', band: 'large', currency: 'KGS', encumbrance: 'none' }],
  incomes: [{ kind: 'wages', band: 'small', currency: 'KGS', payer: 'Bakery', monthlyMinor: '3000000' }],
  served: { on: '2026-02-01', how: 'in_person' },
  recognition: { state: 'pending', court: 'Bishkek', decidedOn: null },
};

/** Anything at all: known members with anything in them, unknown members, lists in lists. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, word, fc.integer(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(
    fc.oneof(word, fc.constantFrom('subject', 'items', 'name', 'address', 'kind', 'debtor', 'incomes', 'payer')),
    tie('value'),
    { maxKeys: 5 },
  ),
}));

describe('what leaves', () => {
  it.each(pairs)('%s for %s: every listed fact and no other, whatever is put in', (kind, purpose) => {
    const { out, back } = minimumOf(kind, purpose) ?? { out: [], back: [] };
    expect([...pathsOf(minimise(wholeRequest, out))].sort()).toEqual([...out].sort());
    expect([...pathsOf(minimise(wholeAnswer, back))].sort()).toEqual([...back].sort());
    fc.assert(
      fc.property(anything.object, anything.object, (more, other) => {
        for (const [whole, allowed] of [
          [wholeRequest, out],
          [wholeAnswer, back],
        ] as const) {
          expect(excessOf(minimise({ ...(more as object), ...whole, extra: other }, allowed), allowed)).toEqual([]);
          expect(excessOf(minimise(more, allowed), allowed)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
    expect(() => askedSchema.parse(minimise(wholeRequest, out))).not.toThrow();
    expect(() => answerSchema.parse(minimise(wholeAnswer, back))).not.toThrow();
  });

  it('no search for property brings an address, a payer or a number of anybody', () => {
    for (const minimum of Object.values(minima.find_property)) {
      expect(minimum.back.filter((path) => /address|payer|name|number|id/i.test(path.split('.').at(-1) ?? ''))).toEqual([]);
    }
    expect(minima.find_income.recover_debt?.back).not.toContain('incomes.payer');
    expect(minima.find_income.alimony?.back).toContain('incomes.monthlyMinor');
    expect(minimumOf('serve_document', 'recover_debt')).toBeNull();
  });

  it('only facts of the schemas are listed', () => {
    const [known, told] = [pathsOf(wholeRequest), pathsOf(wholeAnswer)];
    for (const [kind, purpose] of pairs) {
      expect(minimumOf(kind, purpose)?.out.filter((path) => !known.has(path))).toEqual([]);
      expect(minimumOf(kind, purpose)?.back.filter((path) => !told.has(path))).toEqual([]);
    }
  });

  it('tells an excess by its path', () =>
    expect(excessOf(wholeAnswer, minima.find_property.recover_debt?.back ?? [])).toContain('incomes.payer'));
});

describe('bands', () => {
  it('grow with the amount, and begin where they say', () => {
    for (const currency of ['UZS', 'KGS', 'USD'] as const) {
      const [middle, large, veryLarge] = bandsFrom[currency];
      expect([middle - 1n, middle, large, veryLarge].map((whole) => bandOf(whole * 100n, currency))).toEqual([
        'small',
        'middle',
        'large',
        'very_large',
      ]);
    }
  });
});
