import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseDraftSchema } from '../cases/index.js';
import { caseTable } from './case-columns.js';
import { readCaseRows } from './read-cases.js';

const nowMs = Date.parse('2026-11-25T09:00:00Z');
const ground = { courts: new Map([['court', 7]]), taken: new Set(['taken']), nowMs };
const good: Readonly<Record<string, string>> = {
  number: '1-1',
  court: 'Court',
  document_kind: 'court_order',
  document_number: '5',
  issued_on: '2026-11-25',
  currency: 'uzs',
  debtor_kind: 'Person',
  debtor_name: 'Ab',
  debtor_id: '123456789',
  creditor_kind: 'person',
  creditor_name: 'Bank',
  creditor_id: '12345678901234',
  claim: '1,5',
};
const table = (...rows: Readonly<Record<string, string>>[]) => [
  [...caseTable.keys],
  ...rows.map((row) => caseTable.keys.map((key) => row[key] ?? '')),
];
const codes = (...rows: Readonly<Record<string, string>>[]) =>
  readCaseRows(table(...rows), ground).errors.map(({ column, code }) => `${column} ${code}`);

describe('readCaseRows', () => {
  it('takes the day of the reading, and no later one', () => {
    expect(codes(good)).toEqual([]);
    expect(codes({ ...good, issued_on: '2026-11-26' })).toEqual(['issued_on in_future']);
  });

  it('takes no control characters and no halves of characters', () => {
    for (const debtor_name of ['A\u0000b', 'A\u007fb', 'A\ud800b']) {
      expect(codes({ ...good, debtor_name })).toEqual(['debtor_name not_text']);
    }
  });

  it('names a word of no language as unknown', () => {
    expect(codes({ ...good, creditor_kind: 'Ташкилот' })).toEqual(['creditor_kind unknown_party_kind']);
  });

  it('makes nothing of a case with one bad row, wherever its rows stand', () => {
    const { rows, errors } = readCaseRows(table(good, { ...good, number: '2-2' }, { ...good, claim: '' }), ground);
    expect(rows.map(({ number }) => number)).toEqual(['2-2']);
    expect(errors).toEqual([{ row: 4, column: 'claim', code: 'empty' }]);
  });

  it('reads whatever stands in a table, and what it makes is a draft', () => {
    const cell = fc.oneof(fc.constantFrom(...Object.values(good), 'taken', ''), fc.string({ unit: 'binary', maxLength: 12 }));
    const row = fc.record(
      Object.fromEntries(caseTable.keys.map((key) => [key, fc.oneof({ weight: 9, arbitrary: fc.constant(good[key] ?? '') }, cell)])),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const read = readCaseRows(table(...rows), ground);
        for (const draft of read.rows) expect(caseDraftSchema.parse(draft)).toEqual(draft);
        expect(read.rows.every(({ number }) => number !== 'taken')).toBe(true);
      }),
    );
  });
});
