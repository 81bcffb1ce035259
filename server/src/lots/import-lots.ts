import { type ItemDraft, itemDraftSchema } from '@ochiq/shared/cases';
import { categoryNames, type LotRow, lotTable, readLotRows, regionNames, type TableReading, textsOf } from '@ochiq/shared/imports';
import { inLanguage, type Language } from '@ochiq/shared/language';
import { leastStart, newestProfile } from '@ochiq/shared/rules';
import type { Queryable, Tx } from '../base/index.js';
import { insertItems, itemRow, readIdentified, readOfficeCases, type TableImport } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import type { Bailiff, LotGround } from './desk.js';
import { writeDraft } from './draft-lot.js';
import { readLot } from './store.js';

type Ground = Pick<LotGround, 'db' | 'log' | 'config'>;

/** Drafts of lots with their things, from a table. */
export const importLots = (ground: Ground): TableImport<(typeof lotTable.keys)[number], LotRow> => ({
  subject: 'lots',
  kind: lotTable,
  words: async (_db, language) => ({
    category: Object.values(categoryNames).map((name) => name[language]),
    region: Object.values(regionNames).map((name) => name[language]),
  }),
  check: (db, bailiff, table, now) => check(db, ground.config, bailiff, table, now),
  write: (tx, bailiff, rows, now) => writeRows(tx, ground, bailiff, rows, now),
  named: lotsNamed,
});

/** Holds every row against the office's cases, the register and the rules. */
async function check(
  db: Queryable,
  { rules: mode }: LotGround['config'],
  bailiff: Bailiff,
  table: readonly (readonly string[])[],
  now: Date,
): Promise<TableReading<LotRow>> {
  const cases = await readOfficeCases(db, bailiff.officeId, textsOf(lotTable, table, 'case'));
  const identified = await readIdentified(
    db,
    textsOf(lotTable, table, 'identifier').map((text) => text.toUpperCase()),
  );
  const { jurisdiction } = await readOffice(db, bailiff.officeId);
  const profile = newestProfile(jurisdiction, mode);
  return readLotRows(table, {
    cases,
    known: new Set(identified.map(({ identifier }) => identifier)),
    nowMs: now.getTime(),
    leastStart: (appraisal) => leastStart(profile, appraisal),
  });
}

async function writeRows(tx: Tx, ground: Ground, bailiff: Bailiff, rows: readonly LotRow[], now: Date): Promise<number[]> {
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

function itemOf({ draft, identifier }: LotRow): ItemDraft {
  const { category: kind, title, description, region, place } = draft;
  const name = identifying[kind];
  return itemDraftSchema.parse({ kind, title, description, region, place, attributes: name && identifier ? { [name]: identifier } : {} });
}

async function lotsNamed(db: Queryable, ids: readonly number[], language: Language): Promise<{ id: number; title: string }[]> {
  const lots: { id: number; title: string }[] = [];
  for (const id of ids) {
    const lot = await readLot(db, id);
    if (lot) lots.push({ id, title: inLanguage(lot.title, language) });
  }
  return lots;
}
