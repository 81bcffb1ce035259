import { createHash } from 'node:crypto';
import { type ItemDraft, itemDraftSchema } from '@ochiq/shared/cases';
import {
  columnOf,
  type ImportFinding,
  type ImportResult,
  type ImportRow,
  importColumns,
  importTexts,
  type RowFinding,
  readRows,
} from '@ochiq/shared/imports';
import { inLanguage, type Language } from '@ochiq/shared/language';
import { leastStart, newestProfile } from '@ochiq/shared/rules';
import { type Queryable, Refusal, readClock, type Tx } from '../base/index.js';
import { insertItems, itemRow, readIdentified, readOfficeCases } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import type { Bailiff, LotGround } from './desk.js';
import { writeDraft } from './draft-lot.js';
import { readTable } from './read-table.js';
import { readLot } from './store.js';
import { insertImport, lockImports } from './store-imports.js';

type Ground = Pick<LotGround, 'db' | 'log' | 'config'>;

interface Checked {
  readonly sha256: string;
  readonly count: number;
  readonly rows: readonly ImportRow[];
  readonly errors: readonly RowFinding[];
  readonly warnings: readonly RowFinding[];
}

const columnTexts = (table: readonly (readonly string[])[], key: 'case' | 'identifier'): string[] => {
  const place = (table[0] ?? []).findIndex((cell) => columnOf(cell) === key);
  return place < 0 ? [] : table.slice(1).map((row) => (row[place] ?? '').trim());
};

/** Holds every row against the office's cases, the register and the rules. */
async function check(
  db: Queryable,
  { rules: mode }: LotGround['config'],
  bailiff: Bailiff,
  file: { bytes: Buffer; table: string[][] },
  now: Date,
): Promise<Checked> {
  const { bytes, table } = file;
  const cases = await readOfficeCases(db, bailiff.officeId, columnTexts(table, 'case'));
  const identified = await readIdentified(
    db,
    columnTexts(table, 'identifier').map((text) => text.toUpperCase()),
  );
  const { jurisdiction } = await readOffice(db, bailiff.officeId);
  const profile = newestProfile(jurisdiction, mode);
  const read = readRows(table, {
    cases,
    known: new Set(identified.map(({ identifier }) => identifier)),
    nowMs: now.getTime(),
    leastStart: (appraisal) => leastStart(profile, appraisal),
  });
  return { ...read, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const spoken = (findings: readonly RowFinding[], language: Language): ImportFinding[] =>
  findings.map(({ row, column, code }) => {
    const heading = Object.entries(importColumns).find(([key]) => key === column)?.[1].heading[language] ?? column;
    return { row, column: heading, code, message: importTexts[code][language] };
  });

const answer = (checked: Checked, language: Language, lots: ImportResult['lots']): ImportResult => ({
  sha256: checked.sha256,
  rows: checked.count,
  errors: spoken(checked.errors, language),
  warnings: spoken(checked.warnings, language),
  lots,
});

/** What a file would do; nothing is written. @throws Refusal of `readTable` */
export async function tryImport({ db, config }: Ground, bailiff: Bailiff, bytes: Buffer, language: Language): Promise<ImportResult> {
  const table = await readTable(bytes);
  return answer(await check(db, config, bailiff, { bytes, table }, await readClock(db)), language, null);
}

/**
 * Writes a draft for each row with its thing: all rows in one transaction, or none. The same file under the same key gets the
 * answer that it got before.
 * @throws Refusal import_has_errors; file_imported (under another key); key_reused (for another file); those of `readTable`
 */
export async function confirmImport(
  ground: Ground,
  bailiff: Bailiff,
  bytes: Buffer,
  key: string,
  language: Language,
): Promise<ImportResult> {
  const table = await readTable(bytes);
  return ground.db.transact(async (tx) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [before] = (await lockImports(tx, bailiff.officeId, sha256, key)).sort((a, b) => Number(b.key === key) - Number(a.key === key));
    if (before && before.key !== key) throw new Refusal('file_imported');
    if (before && (before.sha256 !== sha256 || before.officeId !== bailiff.officeId)) throw new Refusal('key_reused');
    const now = await readClock(tx);
    const checked = await check(tx, ground.config, bailiff, { bytes, table }, now);
    if (before) return answer({ ...checked, errors: [], warnings: [] }, language, await lotsNamed(tx, before.lotIds, language));
    if (checked.errors.length > 0 || checked.rows.length === 0) throw new Refusal('import_has_errors');
    const lotIds = await writeRows(tx, ground, bailiff, checked.rows, now);
    await insertImport(tx, { key, officeId: bailiff.officeId, authorId: bailiff.personId, sha256, lotIds, at: now });
    return answer(checked, language, await lotsNamed(tx, lotIds, language));
  });
}

async function writeRows(tx: Tx, ground: Ground, bailiff: Bailiff, rows: readonly ImportRow[], now: Date): Promise<number[]> {
  const items = await insertItems(
    tx,
    rows.map((row) => itemRow(bailiff, row.draft.caseId, itemOf(row), now)),
  );
  const lotIds: number[] = [];
  for (const [index, { draft }] of rows.entries())
    lotIds.push(await writeDraft(tx, ground, bailiff, { ...draft, itemId: items[index] ?? null }, now));
  return lotIds;
}

/** The attribute that an identifier is, by kind; other kinds have none. */
const identifying: Partial<Record<ItemDraft['kind'], string>> = {
  vehicle: 'vin',
  flat: 'cadastralNumber',
  house: 'cadastralNumber',
  land: 'cadastralNumber',
  commercial: 'cadastralNumber',
  equipment: 'serialNumber',
};

function itemOf({ draft, identifier }: ImportRow): ItemDraft {
  const { category: kind, title, description, region, place } = draft;
  const name = identifying[kind];
  return itemDraftSchema.parse({ kind, title, description, region, place, attributes: name && identifier ? { [name]: identifier } : {} });
}

async function lotsNamed(db: Queryable, ids: readonly number[], language: Language): Promise<NonNullable<ImportResult['lots']>> {
  const lots: { lot: number; title: string }[] = [];
  for (const id of ids) {
    const lot = await readLot(db, id);
    if (lot) lots.push({ lot: id, title: inLanguage(lot.title, language) });
  }
  return lots;
}
