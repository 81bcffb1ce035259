import type { CaseView } from '@ochiq/shared/cases';
import type { PartyRow } from '../identity/index.js';
import type { CaseRow } from './store.js';

/** A case as its own office sees it: with the names and national ids of its parties. */
export function caseView(row: CaseRow, parties: ReadonlyMap<string, PartyRow>, lotCount: number): CaseView {
  const partyOf = (id: string) => {
    const party = parties.get(id);
    if (!party) throw new Error(`case ${row.id} names a party that is not there`);
    return { kind: party.kind, name: party.name, nationalId: party.nationalId };
  };
  return {
    id: row.id,
    number: row.number,
    courtId: row.courtId,
    executiveDocument: { kind: row.documentKind, number: row.documentNumber, issuedOn: row.issuedOn },
    debtor: partyOf(row.debtorId),
    creditors: row.creditors.map(({ partyId, claimMinor, rank }) => ({ ...partyOf(partyId), claimMinor, rank })),
    currency: row.currency,
    claimMinor: String(row.creditors.reduce((sum, { claimMinor }) => sum + BigInt(claimMinor), 0n)),
    openedAt: row.openedAt.toISOString(),
    lotCount,
  };
}
