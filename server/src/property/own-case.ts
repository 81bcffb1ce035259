import { birthDateOf } from '@ochiq/shared/deposits';
import { bestHolder, type Sought } from '@ochiq/shared/property';
import type { Found } from '@ochiq/shared/registries';
import { type Db, type Queryable, Refusal } from '../base/index.js';
import { type CaseRow, readCaseOffice, readCases } from '../cases/index.js';
import { type PartyRow, readParties } from '../identity/index.js';
import type { Log } from '../log/index.js';

export interface PropertyGround {
  readonly db: Db;
  readonly log: Log;
}

/** An official at the desk of an office. */
export interface Official {
  readonly personId: string;
  readonly officeId: number;
}

/** A case of the own office with its parties. @throws Refusal not_found, forbidden */
export async function ownCase(
  db: Queryable,
  official: Official,
  caseId: number,
): Promise<{ row: CaseRow; debtor: PartyRow; parties: Map<string, PartyRow> }> {
  const found = await readCaseOffice(db, caseId);
  if (!found) throw new Refusal('not_found');
  if (found.officeId !== official.officeId) throw new Refusal('forbidden');
  const [row] = await readCases(db, official.officeId, caseId);
  if (!row) throw new Refusal('not_found');
  const parties = await readParties(db, [row.debtorId, ...row.creditors.map(({ partyId }) => partyId)]);
  const debtor = parties.get(row.debtorId);
  if (!debtor) throw new Error(`case ${caseId} has no debtor`);
  return { row, debtor, parties };
}

/** Whom the registries are asked about. The birth date is what the national id holds. */
export const soughtOf = ({ kind, name, nationalId }: PartyRow) => ({
  kind,
  name,
  nationalId,
  birthDate: kind === 'person' ? birthDateOf(nationalId) : null,
});

/** The same with the names that the civil registry has for the person: after a wedding cars still stand under the old one. */
export function soughtBy(debtor: PartyRow, found: readonly Found[]): Sought {
  const plain: Sought = { ...soughtOf(debtor), otherNames: [] };
  const otherNames = found.flatMap((one) => {
    if (one.registry !== 'civil') return [];
    const best = bestHolder(plain, one.holders);
    return best?.holder.nationalId === debtor.nationalId ? [...one.holders.map(({ name }) => name), ...one.otherNames] : [];
  });
  return { ...plain, otherNames };
}
