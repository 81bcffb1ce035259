import { type ImportResult, importResultSchema } from '@ochiq/shared/imports';
import { upload } from './upload';

/** What can be taken in by a table. */
export type ImportSubject = 'cases' | 'lots';
const paths = { cases: '/api/bailiff/cases/imports', lots: '/api/bailiff/imports' } as const;

/** Where the empty table is. */
export const templateUrl = (subject: ImportSubject, kind: 'csv' | 'xlsx', language: string): string =>
  `${paths[subject]}/template.${kind}?language=${language}`;

/**
 * Tries a table; with a key, writes all of it or nothing.
 * Throws ApiProblem `import_unreadable`, `too_many_rows`, `too_large`, `import_has_errors`, `file_imported`, `case_number_taken`.
 */
export function importTable(subject: ImportSubject, file: File, key: string | null): Promise<ImportResult> {
  const body = new FormData();
  body.append('file', file);
  return upload(importResultSchema, key === null ? paths[subject] : `${paths[subject]}?confirm=${key}`, body);
}
