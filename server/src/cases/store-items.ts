import type { ItemDraft } from '@ochiq/shared/cases';
import { eq, inArray, sql } from 'drizzle-orm';
import type { CheckedDocument, Queryable, Tx } from '../base/index.js';
import { appraisal, enforcementCase, propertyItem, seizureAct, seizureWitness } from './table.js';

export type NewItem = typeof propertyItem.$inferInsert;
export type NewAppraisal = typeof appraisal.$inferInsert;
export type NewSeizure = typeof seizureAct.$inferInsert;
export type AppraisalRow = typeof appraisal.$inferSelect;
export type SeizureRow = typeof seizureAct.$inferSelect;

/** Inserts things in one statement. @returns their ids in the order given */
export async function insertItems(tx: Tx, rows: readonly NewItem[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const inserted = await tx.orm
    .insert(propertyItem)
    .values([...rows])
    .returning({ id: propertyItem.id });
  return inserted.map(({ id }) => id);
}

export async function updateItem(tx: Tx, id: number, columns: ItemDraft & { identifier: string | null }): Promise<void> {
  await tx.orm.update(propertyItem).set(columns).where(eq(propertyItem.id, id));
}

export async function insertAppraisals(tx: Tx, rows: readonly NewAppraisal[]): Promise<void> {
  if (rows.length > 0) await tx.orm.insert(appraisal).values([...rows]);
}

/** @returns false when the case has an act of this number */
export async function insertSeizure(tx: Tx, row: NewSeizure, witnessIds: readonly string[]): Promise<boolean> {
  const inserted = await tx.orm.insert(seizureAct).values(row).onConflictDoNothing().returning({ id: seizureAct.id });
  if (inserted.length === 0) return false;
  if (witnessIds.length > 0) await tx.orm.insert(seizureWitness).values(witnessIds.map((witnessId) => ({ seizureId: row.id, witnessId })));
  return true;
}

/** Puts things under an act. @returns how many of them are of the act's case and were not seized yet */
export async function updateSeized(tx: Tx, caseId: number, itemIds: readonly number[], seizureId: string): Promise<number> {
  const rows = await tx.sql(
    'update property_item set seizure_id = $3 where case_id = $1 and id = any($2::int[]) and seizure_id is null returning id',
    [caseId, itemIds, seizureId],
  );
  return rows.length;
}

export interface ItemRow {
  id: number;
  caseId: number;
  caseNumber: string;
  officeId: number;
  currency: 'UZS' | 'KGS' | 'USD';
  kind: ItemDraft['kind'];
  title: ItemDraft['title'];
  description: ItemDraft['description'];
  attributes: Record<string, string | number>;
  identifier: string | null;
  region: ItemDraft['region'];
  place: string;
  seizureId: string | null;
  recordedAt: Date;
}

const itemColumns = `i.id, i.case_id as "caseId", c.number as "caseNumber", c.office_id as "officeId", c.currency, i.kind, i.title,
  i.description, i.attributes, i.identifier, i.region, i.place, i.seizure_id as "seizureId", i.recorded_at as "recordedAt"`;

const deskLimit = 500;

/** Things of an office, newest first: of one case with `caseId`. */
export async function readItems(db: Queryable, officeId: number, caseId: number | null): Promise<ItemRow[]> {
  return db.sql<ItemRow & { id: number }>(
    `select ${itemColumns} from property_item i join enforcement_case c on c.id = i.case_id
     where c.office_id = $1 and ($2::int is null or c.id = $2) order by i.id desc limit ${deskLimit}`,
    [officeId, caseId],
  );
}

/** One thing whatever its office; null when there is none. */
export async function readItem(db: Queryable, id: number): Promise<ItemRow | null> {
  const rows = await db.sql<ItemRow & { id: number }>(
    `select ${itemColumns} from property_item i join enforcement_case c on c.id = i.case_id where i.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** The same under the row's lock. */
export async function lockItem(tx: Tx, id: number): Promise<ItemRow | null> {
  await tx.sql('select id from property_item where id = $1 for update', [id]);
  return readItem(tx, id);
}

/** The office of a case; null when there is no such case. */
export async function readCaseOffice(db: Queryable, caseId: number): Promise<{ officeId: number; currency: string } | null> {
  const [row] = await db.orm
    .select({ officeId: enforcementCase.officeId, currency: enforcementCase.currency })
    .from(enforcementCase)
    .where(eq(enforcementCase.id, caseId));
  return row ?? null;
}

export const readAppraisals = (db: Queryable, itemIds: readonly number[]): Promise<AppraisalRow[]> =>
  db.orm
    .select()
    .from(appraisal)
    .where(inArray(appraisal.itemId, [...itemIds]))
    .orderBy(sql`${appraisal.appraisedOn} desc, ${appraisal.recordedAt} desc, ${appraisal.id} desc`);

/** The acts under which things stand, with the ids of their witnesses. */
export async function readSeizures(db: Queryable, ids: readonly string[]): Promise<Map<string, SeizureRow & { witnessIds: string[] }>> {
  const acts = await db.orm
    .select()
    .from(seizureAct)
    .where(inArray(seizureAct.id, [...ids]));
  const witnesses = await db.orm
    .select()
    .from(seizureWitness)
    .where(inArray(seizureWitness.seizureId, [...ids]));
  const of = (id: string) => witnesses.filter(({ seizureId }) => seizureId === id).map(({ witnessId }) => witnessId);
  return new Map(acts.map((act) => [act.id, { ...act, witnessIds: of(act.id) }]));
}

/** What a file can stand behind. */
export interface FileOwner {
  kind: 'seizure' | 'appraisal';
  officeId: number;
  fileSha256: string | null;
  fileName: string | null;
}

const ownerTables = {
  seizure: 'seizure_act a join enforcement_case c on c.id = a.case_id',
  appraisal: 'appraisal a join property_item i on i.id = a.item_id join enforcement_case c on c.id = i.case_id',
} as const;

/** The act or appraisal of this id, under its row's lock with `lock`. Null when there is none. */
export async function readFileOwner(db: Queryable, kind: FileOwner['kind'], id: string, lock = false): Promise<FileOwner | null> {
  const [row] = await db.sql<Omit<FileOwner, 'kind'> & { officeId: number }>(
    `select c.office_id as "officeId", a.file_sha256 as "fileSha256", a.file_name as "fileName"
     from ${ownerTables[kind]} where a.id = $1 ${lock ? 'for update of a' : ''}`,
    [id],
  );
  return row ? { kind, ...row } : null;
}

export async function updateFile(tx: Tx, kind: FileOwner['kind'], id: string, { name, sha256, bytes }: CheckedDocument): Promise<void> {
  const table = kind === 'seizure' ? seizureAct : appraisal;
  await tx.orm.update(table).set({ fileName: name, fileSha256: sha256, fileBytes: bytes.length }).where(eq(table.id, id));
}

export async function updateChallenge(tx: Tx, appraisalId: string, ground: string): Promise<void> {
  await tx.orm.update(appraisal).set({ challengeGround: ground }).where(eq(appraisal.id, appraisalId));
}

/** Things with one of these identifiers, in any office: the same thing may have been seized before. */
export async function readIdentified(db: Queryable, identifiers: readonly string[]): Promise<{ id: number; identifier: string }[]> {
  return db.sql<{ id: number; identifier: string }>(
    'select id, identifier from property_item where identifier = any($1::text[]) order by id',
    [identifiers],
  );
}

/** The thing of a case with this identifier, the newest; null when there is none. */
export async function readIdentifiedOf(db: Queryable, caseId: number, identifier: string): Promise<ItemRow | null> {
  const rows = await db.sql<ItemRow & { id: number }>(
    `select ${itemColumns} from property_item i join enforcement_case c on c.id = i.case_id
     where i.case_id = $1 and i.identifier = $2 order by i.id desc limit 1`,
    [caseId, identifier],
  );
  return rows[0] ?? null;
}

/** The cases of an office by their numbers; unknown numbers and other offices' cases are left out. */
export async function readOfficeCases(
  db: Queryable,
  officeId: number,
  numbers: readonly string[],
): Promise<Map<string, { id: number; currency: ItemRow['currency'] }>> {
  const rows = await db.sql<{ id: number; number: string; currency: ItemRow['currency'] }>(
    'select id, number, currency from enforcement_case where office_id = $1 and number = any($2::text[])',
    [officeId, numbers],
  );
  return new Map(rows.map(({ id, number, currency }) => [number, { id, currency }]));
}
