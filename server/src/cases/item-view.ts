import { type AppraisalView, appraisalState, type CaseFile, type ItemView, type SeizureView } from '@ochiq/shared/cases';
import { localDay } from '@ochiq/shared/lots';
import { currencySchema } from '@ochiq/shared/money';
import { type Queryable, readClock } from '../base/index.js';
import { readPeople, readWitnesses } from '../identity/index.js';
import type { ItemGround } from './record-item.js';
import { type AppraisalRow, type ItemRow, readAppraisals, readSeizures, type SeizureRow } from './store-items.js';

type WithFile = Pick<AppraisalRow, 'id' | 'fileName' | 'fileSha256' | 'fileBytes'>;

function fileView(kind: 'seizures' | 'appraisals', { id, fileName, fileSha256, fileBytes }: WithFile): CaseFile | null {
  if (fileName === null || fileSha256 === null || fileBytes === null) return null;
  return { name: fileName, sha256: fileSha256, bytes: fileBytes, url: `/api/bailiff/${kind}/${id}/document` };
}

const appraisalView = (row: AppraisalRow, all: readonly AppraisalRow[], today: string): AppraisalView => ({
  id: row.id,
  organisation: row.organisation,
  licence: row.licence,
  reportNumber: row.reportNumber,
  appraisedOn: row.appraisedOn,
  validUntil: row.validUntil,
  amountMinor: row.amountMinor.toString(),
  currency: currencySchema.parse(row.currency),
  recordedAt: row.recordedAt.toISOString(),
  challengeGround: row.challengeGround,
  state: appraisalState(row, all, today),
  document: fileView('appraisals', row),
});

const seizureView = (row: SeizureRow & { witnessIds: string[] }, names: ReadonlyMap<string, string>): SeizureView => ({
  id: row.id,
  number: row.number,
  seizedOn: row.seizedOn,
  place: row.place,
  witnesses: row.witnessIds.map((id) => names.get(id) ?? '').filter((name) => name !== ''),
  bailiff: names.get(row.bailiffId) ?? '',
  document: fileView('seizures', row),
});

/** Things as their own office sees them, with acts, appraisals and the lots that offer them. */
export async function itemViews(db: Queryable, lotsOf: ItemGround['lotsOf'], rows: readonly ItemRow[]): Promise<ItemView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const now = (await readClock(db)).getTime();
  const appraisals = await readAppraisals(db, ids);
  const acts = await readSeizures(
    db,
    rows.flatMap(({ seizureId }) => (seizureId === null ? [] : [seizureId])),
  );
  const people = await readPeople(
    db,
    [...acts.values()].map((act) => act.bailiffId),
  );
  const witnesses = await readWitnesses(
    db,
    [...acts.values()].flatMap((act) => act.witnessIds),
  );
  const names = new Map([...witnesses, ...[...people.values()].map(({ id, name }) => [id, name] as const)]);
  const lots = await lotsOf(db, ids);
  return rows.map(({ officeId: _office, identifier: _identifier, seizureId, recordedAt, ...row }) => {
    const act = seizureId === null ? undefined : acts.get(seizureId);
    const own = appraisals.filter(({ itemId }) => itemId === row.id);
    const today = localDay(now, row.region);
    return {
      ...row,
      recordedAt: recordedAt.toISOString(),
      seizure: act ? seizureView(act, names) : null,
      appraisals: own.map((one) => appraisalView(one, own, today)),
      lot: lots.get(row.id) ?? null,
    };
  });
}
