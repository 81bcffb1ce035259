import { z } from 'zod';

export { caseTable } from './case-columns.js';
export { lotTable } from './lot-columns.js';
export { categoryNames, documentKindNames, partyKindNames, rankNames, regionNames } from './names.js';
export { isFromFuture, readCaseRows } from './read-cases.js';
export { type LotRow, readLotRows } from './read-lots.js';
export { plainText, type RowFinding, type TableKind, type TableReading, textsOf } from './table.js';
export { importTexts, wordsTitle } from './text.js';

/** A table has at most so many rows below its headings, and its file so many bytes. */
export const maxImportRows = 1000;
export const maxImportBytes = 2 * 1024 * 1024;

export const importErrors = [
  'column_missing',
  'column_twice',
  'empty',
  'too_short',
  'too_long',
  'formula',
  'not_text',
  'unknown_case',
  'unknown_category',
  'unknown_region',
  'not_amount',
  'not_time',
  'ends_before_start',
  'in_past',
  'too_far',
  'below_rules',
  'not_identifier',
  'repeated_in_file',
  'case_taken',
  'unknown_court',
  'unknown_document_kind',
  'unknown_currency',
  'unknown_party_kind',
  'unknown_rank',
  'not_day',
  'in_future',
  'not_national_id',
  'differs_in_case',
  'too_many_creditors',
] as const;
/** What a person should look at, and may leave as it is. */
export const importWarnings = ['known_item', 'far_from_appraisal', 'creditor_twice'] as const;
export const importCodes = [...importErrors, ...importWarnings] as const;
export type ImportCode = (typeof importCodes)[number];

/** One thing to look at; `row` is the row's number in the file, 1 for the headings. */
export const importFindingSchema = z.object({
  row: z.int().positive(),
  column: z.string(),
  code: z.enum(importCodes),
  message: z.string(),
});
export type ImportFinding = z.output<typeof importFindingSchema>;

/** What a file would do, and how many things it would make: nothing is written. `made` is filled once it was confirmed: all, or none. */
export const importResultSchema = z.object({
  sha256: z.string(),
  rows: z.int().nonnegative(),
  makes: z.int().nonnegative(),
  errors: z.array(importFindingSchema),
  warnings: z.array(importFindingSchema),
  made: z.array(z.object({ id: z.int().positive(), title: z.string() })).nullable(),
});
export type ImportResult = z.output<typeof importResultSchema>;
