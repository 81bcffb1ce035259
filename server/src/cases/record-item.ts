import { type AppraisalDraft, currentAppraisal, endOfValidity, type ItemDraft, identifierOf, type SeizureDraft } from '@ochiq/shared/cases';
import { type LotState, localDay } from '@ochiq/shared/lots';
import { type Db, type Files, newId, type Queryable, Refusal, readClock, type Tx } from '../base/index.js';
import { insertWitnesses } from '../identity/index.js';
import type { Log } from '../log/index.js';
import type { CaseAuthor } from './open-case.js';
import {
  type AppraisalRow,
  type ItemRow,
  insertAppraisals,
  insertItems,
  insertSeizure,
  lockItem,
  type NewAppraisal,
  type NewItem,
  readAppraisals,
  readCaseOffice,
  readItem,
  updateItem,
  updateSeized,
} from './store-items.js';

export interface ItemGround {
  readonly db: Db;
  readonly log: Log;
  /** Where acts and reports are kept: not the folder that is served to everyone. */
  readonly privateFiles: Files;
  /** The newest lot of each thing; lots stand right of cases, so they are handed in. */
  readonly lotsOf: (db: Queryable, itemIds: readonly number[]) => Promise<ReadonlyMap<number, { id: number; state: LotState }>>;
}

const wrong = (path: string, message: string) => new Refusal('bad_request', [{ path, message }]);

/** The office's case. @throws Refusal not_found, forbidden */
async function ownCase(db: Queryable, author: CaseAuthor, caseId: number): Promise<{ currency: string }> {
  const found = await readCaseOffice(db, caseId);
  if (!found) throw new Refusal('not_found');
  if (found.officeId !== author.officeId) throw new Refusal('forbidden');
  return found;
}

/** A thing of the author's own office. @throws Refusal not_found, forbidden */
export function ownItem(item: ItemRow | null, author: CaseAuthor): ItemRow {
  if (!item) throw new Refusal('not_found');
  if (item.officeId !== author.officeId) throw new Refusal('forbidden');
  return item;
}

/** The row of a thing that is entered now. */
export const itemRow = (author: CaseAuthor, caseId: number, draft: ItemDraft, at: Date): NewItem => ({
  ...draft,
  caseId,
  identifier: identifierOf(draft.attributes),
  recordedBy: author.personId,
  recordedAt: at,
});

/** Enters a thing of a case. @returns its number @throws Refusal not_found, forbidden */
export async function recordItem({ db }: Pick<ItemGround, 'db'>, author: CaseAuthor, caseId: number, draft: ItemDraft): Promise<number> {
  return db.transact((tx) => writeItem(tx, author, caseId, draft));
}

/** The same within the caller's transaction. */
export async function writeItem(tx: Tx, author: CaseAuthor, caseId: number, draft: ItemDraft): Promise<number> {
  await ownCase(tx, author, caseId);
  const [id] = await insertItems(tx, [itemRow(author, caseId, draft, await readClock(tx))]);
  if (id === undefined) throw new Error('the item was not inserted');
  return id;
}

/** Corrects a thing that no lot holds yet. @throws Refusal not_found, forbidden, item_in_lot */
export async function amendItem(
  { db, lotsOf }: Pick<ItemGround, 'db' | 'lotsOf'>,
  author: CaseAuthor,
  itemId: number,
  draft: ItemDraft,
): Promise<void> {
  await db.transact(async (tx) => {
    ownItem(await lockItem(tx, itemId), author);
    if ((await lotsOf(tx, [itemId])).size > 0) throw new Refusal('item_in_lot');
    await updateItem(tx, itemId, { ...draft, identifier: identifierOf(draft.attributes) });
  });
}

/**
 * Records an act of seizure over things of one case.
 * @throws Refusal not_found, forbidden, seizure_number_taken, item_seized (one of them is under an act, or of another case),
 *   bad_request (a day to come)
 */
export async function recordSeizure({ db, log }: Pick<ItemGround, 'db' | 'log'>, author: CaseAuthor, caseId: number, draft: SeizureDraft) {
  await db.transact((tx) => writeSeizure(tx, log, author, caseId, draft));
}

/** The same within the caller's transaction. */
export async function writeSeizure(tx: Tx, log: Log, author: CaseAuthor, caseId: number, draft: SeizureDraft): Promise<void> {
  await ownCase(tx, author, caseId);
  const at = await readClock(tx);
  const { number, seizedOn, place, witnesses } = draft;
  const items = [...new Set(draft.itemIds)].sort((a, b) => a - b);
  const first = items[0] === undefined ? null : await readItem(tx, items[0]);
  if (seizedOn > localDay(at.getTime(), first?.region ?? '')) throw wrong('/seizedOn', 'in_future');
  const id = newId();
  const names = witnesses.map((name) => ({ id: newId(), name }));
  await insertWitnesses(tx, names);
  const row = { id, caseId, number, seizedOn, place, bailiffId: author.personId, recordedAt: at };
  const written = await insertSeizure(
    tx,
    row,
    names.map((one) => one.id),
  );
  if (!written) throw new Refusal('seizure_number_taken');
  if ((await updateSeized(tx, caseId, items, id)) !== items.length) throw new Refusal('item_seized');
  const entries = items.map((item) => ({
    lotId: null,
    kind: 'item_seized',
    at,
    actorId: author.personId,
    body: { item, act: id },
    secret: { item, case: caseId, number, seizedOn, place },
  }));
  await log.append(tx, entries);
}

/** The row of an appraisal. @throws Refusal bad_request: a day to come, an end before its date, another currency than the case's */
function appraisalRow(author: CaseAuthor, item: ItemRow, draft: AppraisalDraft, at: Date): NewAppraisal & { amountMinor: bigint } {
  if (draft.appraisedOn > localDay(at.getTime(), item.region)) throw wrong('/appraisedOn', 'in_future');
  const validUntil = draft.validUntil ?? endOfValidity(draft.appraisedOn);
  if (validUntil < draft.appraisedOn) throw wrong('/validUntil', 'before_date');
  if (draft.currency !== item.currency) throw wrong('/currency', 'not_of_case');
  const amountMinor = BigInt(draft.amountMinor);
  return { ...draft, id: newId(), itemId: item.id, validUntil, amountMinor, recordedBy: author.personId, recordedAt: at };
}

/** Writes appraisals with their log entries. */
export async function addAppraisals(tx: Tx, log: Log, author: CaseAuthor, rows: readonly (NewAppraisal & { amountMinor: bigint })[]) {
  await insertAppraisals(tx, rows);
  const entries = rows.map(({ id, itemId, recordedAt, ...row }) => ({
    lotId: null,
    kind: 'appraised',
    at: recordedAt,
    actorId: author.personId,
    body: { item: itemId, appraisal: id },
    secret: {
      item: itemId,
      organisation: row.organisation,
      licence: row.licence,
      reportNumber: row.reportNumber,
      appraisedOn: row.appraisedOn,
      validUntil: row.validUntil,
      amountMinor: row.amountMinor.toString(),
      currency: row.currency,
    },
  }));
  await log.append(tx, entries);
}

/** Records an appraisal of a thing; a thing may have several. @throws Refusal not_found, forbidden, bad_request */
export async function recordAppraisal(
  { db, log }: Pick<ItemGround, 'db' | 'log'>,
  author: CaseAuthor,
  itemId: number,
  draft: AppraisalDraft,
): Promise<void> {
  await db.transact(async (tx) => {
    const item = ownItem(await lockItem(tx, itemId), author);
    await addAppraisals(tx, log, author, [appraisalRow(author, item, draft, await readClock(tx))]);
  });
}

/** The appraisal of a thing that counts at a moment: the newest valid one. Null when there is none. */
export async function currentAppraisalOf(db: Queryable, item: Pick<ItemRow, 'id' | 'region'>, at: Date): Promise<AppraisalRow | null> {
  return currentAppraisal(await readAppraisals(db, [item.id]), localDay(at.getTime(), item.region));
}
