import { checkApplicant } from '@ochiq/shared/deposits';
import { type Db, Refusal, readClock, type Tx } from '../base/index.js';
import type { Log } from '../log/index.js';
import { admitBidders } from './admit-bidders.js';
import { giveBack } from './give-back.js';
import { type DepositRow, type LotForDeposit, lockLotForDeposit, readDeposit, saveRegistration, saveReserve, saveStates } from './store.js';

export interface DepositGround {
  readonly db: Db;
  readonly log: Log;
}

/** @throws Refusal the code that says why nobody can register at the lot or leave it any more */
function refuseUnlessOpen(lot: LotForDeposit, now: Date): void {
  if (lot.state === 'withdrawn') throw new Refusal('lot_withdrawn');
  if (!['published', 'live', 'suspended'].includes(lot.state) || now >= lot.endsAt) throw new Refusal('lot_closed');
}

async function lockPublicLot(tx: Tx, lotId: number, personId: string): Promise<LotForDeposit> {
  const lot = await lockLotForDeposit(tx, lotId, personId);
  if (!lot || lot.state === 'draft' || lot.state === 'in_review') throw new Refusal('lot_unknown');
  return lot;
}

/**
 * Registers a person at a lot: a bidder number and a payment reference. Once the deposit has come in full they are admitted;
 * where no deposit is asked for, at once. A second call gives the first registration again.
 * @throws Refusal lot_unknown, lot_withdrawn, lot_suspended, lot_closed, own_office, party_to_case, under_age
 */
export function registerBidder({ db, log }: DepositGround, lotId: number, personId: string): Promise<DepositRow> {
  return db.transact(async (tx) => {
    const lot = await lockPublicLot(tx, lotId, personId);
    const before = await readDeposit(tx, lotId, personId);
    if (before && ['awaiting', 'held', 'applied', 'forfeited'].includes(before.state)) return before;
    const now = await readClock(tx);
    refuseUnlessOpen(lot, now);
    if (lot.state === 'suspended') throw new Refusal('lot_suspended');
    if (lot.excluded) throw new Refusal(lot.excluded);
    const check = checkApplicant(lot.nationalId, now.toISOString().slice(0, 10));
    if (check === 'under_age') throw new Refusal('under_age');
    const { depositMinor: amountMinor, currency } = lot;
    const checked = check === 'accepted';
    const row = await saveRegistration(tx, {
      lotId,
      personId,
      amountMinor,
      currency,
      state: 'awaiting',
      heldAt: null,
      registeredAt: now,
      checked,
    });
    if (amountMinor > 0n || !row.checked) return row;
    const [held] = await admitBidders(tx, log, [row], now);
    return held ?? row;
  });
}

/**
 * Ends a registration at the bidder's own wish; what they have paid is owed back.
 * @throws Refusal lot_unknown, lot_withdrawn, lot_closed, not_registered, leading_cannot_leave
 */
export function leaveLot({ db, log }: DepositGround, lotId: number, personId: string): Promise<DepositRow> {
  return db.transact(async (tx) => {
    const lot = await lockPublicLot(tx, lotId, personId);
    const before = await readDeposit(tx, lotId, personId);
    if (!before || !['awaiting', 'held'].includes(before.state)) throw new Refusal('not_registered');
    const now = await readClock(tx);
    refuseUnlessOpen(lot, now);
    if (lot.leaderId === personId) throw new Refusal('leading_cannot_leave');
    const rows = await saveStates(tx, [before], 'cancelled', now);
    if (before.state === 'held') {
      await log.append(tx, [{ lotId, kind: 'bidder_left', at: now, actorId: personId, body: { bidder: before.bidder } }]);
    }
    await log.append(tx, await giveBack(tx, rows, now));
    return rows[0] ?? before;
  });
}

/**
 * Says whether the bidder stays in reserve: takes the lot as its runner-up if the winner does not pay. Can be changed until the close.
 * @throws Refusal lot_unknown, lot_withdrawn, lot_closed, not_registered
 */
export function stayInReserve({ db }: Pick<DepositGround, 'db'>, lotId: number, personId: string, reserve: boolean): Promise<DepositRow> {
  return db.transact(async (tx) => {
    const lot = await lockPublicLot(tx, lotId, personId);
    const before = await readDeposit(tx, lotId, personId);
    if (!before || !['awaiting', 'held'].includes(before.state)) throw new Refusal('not_registered');
    refuseUnlessOpen(lot, await readClock(tx));
    await saveReserve(tx, lotId, personId, reserve);
    return { ...before, reserve };
  });
}
