import { and, eq, or } from 'drizzle-orm';
import type { Tx } from '../base/index.js';
import { lotImport } from './table.js';

export type ImportRow = typeof lotImport.$inferSelect;

/** What an office took in of this file, or under this key. Imports of an office come one after the other until the transaction ends. */
export async function lockImports(tx: Tx, officeId: number, sha256: string, key: string): Promise<ImportRow[]> {
  await tx.sql('select id from office where id = $1 for no key update', [officeId]);
  return tx.orm
    .select()
    .from(lotImport)
    .where(or(eq(lotImport.key, key), and(eq(lotImport.officeId, officeId), eq(lotImport.sha256, sha256))));
}

export async function insertImport(tx: Tx, row: ImportRow): Promise<void> {
  await tx.orm.insert(lotImport).values(row);
}
