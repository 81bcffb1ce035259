import { createHash } from 'node:crypto';
import {
  type ImportFinding,
  type ImportResult,
  importTexts,
  maxImportRows,
  type RowFinding,
  type TableKind,
  type TableReading,
} from '@ochiq/shared/imports';
import type { Language } from '@ochiq/shared/language';
import { type Db, type Queryable, Refusal, readClock, readTable, type Tx } from '../base/index.js';
import type { CaseAuthor } from './open-case.js';
import { insertImport, lockImports } from './store-imports.js';

/** A kind of thing that an office takes in by a table. */
export interface TableImport<Key extends string, Made> {
  readonly subject: 'cases' | 'lots';
  readonly kind: TableKind<Key>;
  /** The words that columns of the template know, in a language. */
  words(db: Queryable, language: Language): Promise<Partial<Record<Key, readonly string[]>>>;
  /** Holds every row against what the office has. */
  check(db: Queryable, author: CaseAuthor, table: readonly (readonly string[])[], now: Date): Promise<TableReading<Made>>;
  /** Writes what good rows make. @returns their ids */
  write(tx: Tx, author: CaseAuthor, rows: readonly Made[], now: Date): Promise<number[]>;
  /** What was made, by name. */
  named(db: Queryable, ids: readonly number[], language: Language): Promise<NonNullable<ImportResult['made']>>;
}

/** A file that somebody of an office sends, and the language that they read. */
export interface SentTable {
  readonly author: CaseAuthor;
  readonly bytes: Buffer;
  readonly language: Language;
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const tableOf = <Key extends string>({ kind }: { kind: TableKind<Key> }, bytes: Buffer) =>
  readTable(bytes, (text) => kind.columnOf(text) !== null, maxImportRows);

function answer<Key extends string, Made>(
  { kind }: TableImport<Key, Made>,
  { bytes, language }: SentTable,
  { rows, count, errors, warnings }: TableReading<Made>,
  made: ImportResult['made'],
): ImportResult {
  const headingOf = (column: string) => kind.keys.find((key) => key === column);
  const spoken = (findings: readonly RowFinding[]): ImportFinding[] =>
    findings.map(({ row, column, code }) => {
      const key = headingOf(column);
      return { row, column: key ? kind.columns[key].heading[language] : column, code, message: importTexts[code][language] };
    });
  return {
    sha256: hashOf(bytes),
    rows: count,
    makes: made?.length ?? rows.length,
    errors: spoken(errors),
    warnings: spoken(warnings),
    made,
  };
}

/** What a file would do; nothing is written. @throws Refusal of `readTable` */
export async function tryTable<Key extends string, Made>(db: Db, subject: TableImport<Key, Made>, sent: SentTable): Promise<ImportResult> {
  const table = await tableOf(subject, sent.bytes);
  return answer(subject, sent, await subject.check(db, sent.author, table, await readClock(db)), null);
}

/**
 * Writes what a table says: all of it in one transaction, or nothing. The same file under the same key gets the answer that it got before.
 * @throws Refusal import_has_errors; file_imported (under another key); key_reused (for another file); those of `readTable` and of `write`
 */
export async function takeTable<Key extends string, Made>(
  db: Db,
  subject: TableImport<Key, Made>,
  sent: SentTable,
  key: string,
): Promise<ImportResult> {
  const { author, bytes, language } = sent;
  const table = await tableOf(subject, bytes);
  const file = { key, officeId: author.officeId, subject: subject.subject, sha256: hashOf(bytes) };
  return db.transact(async (tx) => {
    const [before] = (await lockImports(tx, file)).sort((a, b) => Number(b.key === key) - Number(a.key === key));
    if (before && before.key !== key) throw new Refusal('file_imported');
    if (before && (before.sha256 !== file.sha256 || before.officeId !== file.officeId || before.subject !== file.subject))
      throw new Refusal('key_reused');
    const now = await readClock(tx);
    const checked = await subject.check(tx, author, table, now);
    const named = (ids: readonly number[]) => subject.named(tx, ids, language);
    if (before) return answer(subject, sent, { ...checked, errors: [], warnings: [] }, await named(before.madeIds));
    if (checked.errors.length > 0 || checked.rows.length === 0) throw new Refusal('import_has_errors');
    const madeIds = await subject.write(tx, author, checked.rows, now);
    await insertImport(tx, { ...file, authorId: author.personId, madeIds, at: now });
    return answer(subject, sent, checked, await named(madeIds));
  });
}
