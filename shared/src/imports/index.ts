import { z } from 'zod';

export { type ColumnKey, columnKeys, columnOf, importColumns, plainText } from './columns.js';
export { categoryNames, regionNames } from './names.js';
export { type ImportGround, type ImportRow, type RowFinding, readRows } from './read-rows.js';
export { importTexts } from './text.js';

/** A table has at most so many rows below its headings, and its file so many bytes. */
export const maxImportRows = 1000;
export const maxImportBytes = 2 * 1024 * 1024;

export const importErrors = [
  'column_missing',
  'column_twice',
  'empty',
  'too_long',
  'formula',
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
] as const;
/** What a person should look at, and may leave as it is. */
export const importWarnings = ['known_item', 'far_from_appraisal'] as const;
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

/** What a file would do: nothing is written. `lots` is filled once it was confirmed: all rows, or none. */
export const importResultSchema = z.object({
  sha256: z.string(),
  rows: z.int().nonnegative(),
  errors: z.array(importFindingSchema),
  warnings: z.array(importFindingSchema),
  lots: z.array(z.object({ lot: z.int().positive(), title: z.string() })).nullable(),
});
export type ImportResult = z.output<typeof importResultSchema>;
