import { Refusal, readClock, type Tx } from '../base/index.js';
import { accounts, post } from '../ledger/index.js';
import { repeatLot } from '../lots/index.js';
import { forfeitedToProceeds } from './distribute-sale.js';
import { nextOf } from './offer-creditor.js';
import { type Official, refuseAftermath, refuseOtherOffice, type SettlementGround } from './steps.js';
import { lockSaleLot, type SaleLot } from './store.js';
import { saveAftermath } from './store-aftermath.js';
import { profileOfLot } from './terms.js';

/**
 * Offers a lot without a buyer again, at the reduced price of its rules: a copy that waits for the second official, with the
 * deposits that were lost for the first.
 * @returns the new lot's number
 * @throws Refusal lot_unknown, forbidden, lot_not_unsold, lot_settled, no_repeat_left, schedule_in_past
 */
export async function repeatSale(
  { db, log }: SettlementGround,
  official: Official,
  lotId: number,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): Promise<number> {
  return db.transact(async (tx) => {
    const lot = refuseOtherOffice(await lockSaleLot(tx, lotId), official);
    await refuseAftermath(tx, lot, 'repeat');
    const at = await readClock(tx);
    const next = await nextOf(tx, lot, at.getTime());
    if (next.step !== 'repeat') throw new Refusal('no_repeat_left');
    const { round, startMinor } = next;
    const profile = profileOfLot(lot.rules);
    const carriedMinor = await forfeitedToProceeds(tx, lot);
    const id = await repeatLot(tx, log, official, { of: lotId, round, startMinor, startsAt, endsAt, profile, carriedMinor, at });
    if (carriedMinor > 0n) await carry(tx, lot, id, carriedMinor, at);
    await saveAftermath(tx, lotId, 'repeated', at, official.personId);
    await log.append(tx, [{ lotId, kind: 'repeated', at, actorId: official.personId, body: { as: id } }]);
    return id;
  });
}

async function carry(tx: Tx, { id: from, currency }: SaleLot, to: number, amountMinor: bigint, at: Date): Promise<void> {
  const lines = [
    { account: accounts.forfeited(from), amountMinor, currency },
    { account: accounts.forfeited(to), amountMinor: -amountMinor, currency },
  ];
  await post(tx, { key: `carry_forfeited:${from}`, kind: 'forfeited_carried', at, lotId: from, lines });
}
