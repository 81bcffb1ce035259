import { type ImportResult, importResultSchema } from '@ochiq/shared/imports';
import { upload } from './upload';

/**
 * Tries a table of lots; with a key, writes all its rows or none.
 * Throws ApiProblem `import_unreadable`, `too_many_rows`, `too_large`, `import_has_errors`, `file_imported`.
 */
export function importLots(file: File, key: string | null): Promise<ImportResult> {
  const body = new FormData();
  body.append('file', file);
  return upload(importResultSchema, key === null ? '/api/bailiff/imports' : `/api/bailiff/imports?confirm=${key}`, body);
}
