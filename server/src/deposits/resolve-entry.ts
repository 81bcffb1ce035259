import { findReference } from '@ochiq/shared/deposits';
import { Refusal, readClock, type Tx } from '../base/index.js';
import { accounts, owe } from '../ledger/index.js';
import type { ImportGround } from './import-statement.js';
import { matchPayments, placeOf } from './match-payments.js';
import { type EntryRow, lockEntry, resolveEntry } from './store-bank.js';
import { findPayees, takePayments } from './take-payments.js';

/** @throws Refusal not_found, entry_resolved */
async function lockUnmatched(tx: Tx, entryId: number): Promise<EntryRow> {
  const entry = await lockEntry(tx, entryId);
  if (entry === null) throw new Refusal('not_found');
  if (entry.outcome !== 'unmatched') throw new Refusal('entry_resolved');
  return entry;
}

/**
 * Gives a payment without a reference the reference it was meant for; it counts from now.
 * @throws Refusal not_found, entry_resolved, reference_unknown
 */
export async function assignEntry(ground: ImportGround, entryId: number, text: string, by: string): Promise<EntryRow> {
  const reference = findReference(text);
  if (reference === null) throw new Refusal('reference_unknown');
  const assigned = await ground.db.transact(async (tx) => {
    const entry = await lockUnmatched(tx, entryId);
    const payees = await findPayees(tx, ground.prices, [reference]);
    const at = await readClock(tx);
    const [match] = matchPayments([{ ...entry, remittance: text }], payees(at));
    if (match === undefined || match.outcome === 'unmatched') throw new Refusal('reference_unknown');
    await takePayments(tx, ground, [{ entry, match, from: accounts.unmatched(entryId) }], at);
    const { outcome, creditedMinor } = match;
    const resolved = { outcome, creditedMinor, ...placeOf(reference) };
    await resolveEntry(tx, entryId, resolved, { personId: by, at });
    return { ...entry, ...resolved };
  });
  if (reference.purpose === 'E') await ground.takeDebts([reference.caseId]);
  return assigned;
}

/**
 * Owes a payment without a reference back to whoever paid it.
 * @throws Refusal not_found, entry_resolved
 */
export function sendEntryBack({ db }: Pick<ImportGround, 'db'>, entryId: number, by: string): Promise<EntryRow> {
  return db.transact(async (tx) => {
    const entry = await lockUnmatched(tx, entryId);
    const at = await readClock(tx);
    const { amountMinor, currency } = entry;
    const from = accounts.unmatched(entryId);
    await owe(tx, {
      key: `excess:${entryId}`,
      from,
      lotId: null,
      payee: { entry: entryId },
      reason: 'unknown',
      amountMinor,
      currency,
      at,
    });
    const resolved = { outcome: 'sent_back' as const, creditedMinor: 0n, ...placeOf(null) };
    await resolveEntry(tx, entryId, resolved, { personId: by, at });
    return { ...entry, ...resolved };
  });
}
