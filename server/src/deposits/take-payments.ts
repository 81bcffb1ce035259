import { type LotReference, type PaymentReference, referenceOf } from '@ochiq/shared/deposits';
import type { Tx } from '../base/index.js';
import { insertPayment, lockCase, readDebt, readPayments } from '../cases/index.js';
import { accounts, type Line, type NewPayable, oweAll, postAll } from '../ledger/index.js';
import type { Log } from '../log/index.js';
import { admitBidders, readPaid } from './admit-bidders.js';
import { type Match, type Payee, placeOf } from './match-payments.js';
import { lockNamedDeposits, type NamedDeposit } from './store.js';
import type { EntryRow } from './store-bank.js';

/** Who knows what a buyer owes. The price is settled in a room to the right of this one, which hands its part in. */
export interface PriceDesk {
  /**
   * What is still due by a price's reference, under the lock of its lot; null where there is no such sale. What is paid goes to
   * `accounts.price(lotId)`, where the settlement finds it.
   */
  dueOf(tx: Tx, lotId: number, reference: string): Promise<Pick<Payee, 'dueMinor' | 'currency' | 'state'> | null>;
}

/** Where nothing is settled, no price is due. */
export const noPrices: PriceDesk = { dueOf: () => Promise.resolve(null) };

const stateOf = (row: NamedDeposit, at: Date): Payee['state'] => {
  const open = ['published', 'live', 'suspended'].includes(row.lotState) && at < row.endsAt;
  if (!open || row.state === 'cancelled' || row.state === 'released' || row.state === 'forfeited') return 'over';
  return row.state === 'awaiting' ? 'awaiting' : 'full';
};

/**
 * Locks what stands behind references, and tells what is asked for at an instant: read the clock after this, since waiting
 * for the locks takes time.
 */
export async function findPayees(
  tx: Tx,
  prices: PriceDesk,
  references: readonly PaymentReference[],
): Promise<(at: Date) => Map<string, Payee>> {
  const of = (purpose: LotReference['purpose']) =>
    references.flatMap((one) => (one.purpose !== 'E' && one.purpose === purpose ? [one] : []));
  // Cases before lots and deposits, as everybody who locks them does.
  const debts = await lockDebts(tx, references);
  const rows = await lockNamedDeposits(tx, of('D'));
  const paid = new Map<string, bigint>();
  for (const currency of new Set(rows.map((row) => row.currency))) {
    const alike = rows.filter((row) => row.currency === currency);
    for (const [index, amount] of (await readPaid(tx, alike)).entries()) {
      const row = alike[index];
      if (row) paid.set(referenceOf({ ...row, purpose: 'D' }), amount);
    }
  }
  const due = new Map<string, Payee>(debts);
  for (const one of of('P')) {
    const code = referenceOf(one);
    const found = due.has(code) ? null : await prices.dueOf(tx, one.lotId, code);
    if (found) due.set(code, { ...found, checked: true, paidMinor: 0n });
  }
  return (at) => {
    const payees = new Map(due);
    for (const row of rows) {
      const code = referenceOf({ ...row, purpose: 'D' });
      const { amountMinor: dueMinor, currency, checked } = row;
      payees.set(code, { dueMinor, currency, checked, state: stateOf(row, at), paidMinor: paid.get(code) ?? 0n });
    }
    return payees;
  };
}

/** What is still to pay of the debts that payments name, less what waits to be given out; their cases are locked. */
async function lockDebts(tx: Tx, references: readonly PaymentReference[]): Promise<Map<string, Payee>> {
  const ids = new Set(references.flatMap((one) => (one.purpose === 'E' ? [one.caseId] : [])));
  const due = new Map<string, Payee>();
  for (const caseId of [...ids].sort((a, b) => a - b)) {
    const head = await lockCase(tx, caseId);
    if (!head) continue;
    const { remainingMinor } = await readDebt(tx, head);
    const waiting = (await readPayments(tx, [caseId])).filter(({ takenAt, source }) => takenAt === null && source !== 'auction');
    const dueMinor = remainingMinor - waiting.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const state = head.outcome !== null ? 'over' : dueMinor > 0n ? 'awaiting' : 'full';
    due.set(referenceOf({ purpose: 'E', caseId }), { dueMinor, currency: head.currency, state, checked: true, paidMinor: 0n });
  }
  return due;
}

export interface TakenPayment {
  readonly entry: EntryRow;
  readonly match: Match;
  /** The account the money is booked from: the bank, or where it had waited for a reference. */
  readonly from: string;
}

function creditedTo(reference: PaymentReference): string {
  if (reference.purpose === 'E') return accounts.debt(reference.caseId, 'debtor');
  return reference.purpose === 'D' ? accounts.deposit(reference.lotId, reference.bidder) : accounts.price(reference.lotId);
}

/** From where it was to where it belongs; what belongs nowhere stands on the entry's own account. */
function linesOf({ entry: { id, amountMinor, currency }, match, from }: TakenPayment): Line[] {
  const rest = amountMinor - match.creditedMinor;
  const waits = accounts.unmatched(id);
  const moved = from === waits ? match.creditedMinor : amountMinor;
  const lines = [{ account: from, amountMinor: moved, currency }];
  if (match.reference && match.creditedMinor > 0n) {
    lines.push({ account: creditedTo(match.reference), amountMinor: -match.creditedMinor, currency });
  }
  if (rest > 0n && from !== waits) lines.push({ account: waits, amountMinor: -rest, currency });
  return moved === 0n ? [] : lines;
}

/** What came over what was asked for goes back to whoever paid it. */
function excessOf({ entry, match }: TakenPayment, at: Date): NewPayable[] {
  if (match.excessMinor === 0n) return [];
  return [
    {
      key: `excess:${entry.id}`,
      from: accounts.unmatched(entry.id),
      lotId: placeOf(match.reference).lotId,
      payee: { entry: entry.id },
      reason: match.outcome === 'late' ? 'late' : 'overpaid',
      amountMinor: match.excessMinor,
      currency: entry.currency,
      at,
    },
  ];
}

/** Books payments as they were matched, owes back what is too much, and admits whoever has paid in full. */
export async function takePayments(tx: Tx, { log }: { log: Log }, payments: readonly TakenPayment[], at: Date): Promise<void> {
  await postAll(
    tx,
    payments.flatMap((one) => {
      const lines = linesOf(one);
      const key = one.from === accounts.unmatched(one.entry.id) ? `assign:${one.entry.id}` : `entry:${one.entry.id}`;
      return lines.length === 0 ? [] : [{ key, kind: 'payment_in', at, lotId: placeOf(one.match.reference).lotId, lines }];
    }),
  );
  await oweAll(
    tx,
    payments.flatMap((one) => excessOf(one, at)),
  );
  for (const { entry, match } of payments) {
    if (match.reference?.purpose !== 'E' || match.creditedMinor === 0n) continue;
    const { caseId } = match.reference;
    await insertPayment(tx, { key: `entry:${entry.id}`, caseId, source: 'debtor', amountMinor: match.creditedMinor, at });
  }
  const admitted = payments.flatMap(({ match }) =>
    match.outcome === 'admitted' && match.reference?.purpose === 'D' ? [match.reference] : [],
  );
  await admitBidders(tx, log, admitted, at);
}
