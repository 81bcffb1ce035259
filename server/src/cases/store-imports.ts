import { and, eq, or } from 'drizzle-orm';
import type { Tx } from '../base/index.js';
import { tableImport } from './table.js';

export type ImportRow = typeof tableImport.$inferSelect;

/** What an office took in of this file, or under this key. Imports of an office come one after the other until the transaction ends. */
export async function lockImports(
  tx: Tx,
  { officeId, subject, sha256, key }: Pick<ImportRow, 'officeId' | 'subject' | 'sha256' | 'key'>,
): Promise<ImportRow[]> {
  await tx.sql('select id from office where id = $1 for no key update', [officeId]);
  const sameFile = and(eq(tableImport.officeId, officeId), eq(tableImport.subject, subject), eq(tableImport.sha256, sha256));
  return tx.orm
    .select()
    .from(tableImport)
    .where(or(eq(tableImport.key, key), sameFile));
}

export async function insertImport(tx: Tx, row: ImportRow): Promise<void> {
  await tx.orm.insert(tableImport).values(row);
}
