import { Refusal, readClock } from '../base/index.js';
import { admitBidders, readPaid } from './admit-bidders.js';
import { giveBack } from './give-back.js';
import type { DepositGround } from './register-bidder.js';
import { lockNamedDeposits, readSellingOffice, saveCheck, saveStates } from './store.js';

/**
 * An official has seen the documents of somebody whom the registry cannot vouch for: accepts them, and whoever has paid is
 * admitted at once; or not, and what was paid is owed back.
 * @throws Refusal not_found, forbidden (another office's lot), lot_closed, not_registered (decided before)
 */
export async function decideApplicant(
  { db, log }: DepositGround,
  { lotId, bidder, accept }: { lotId: number; bidder: number; accept: boolean },
  official: { personId: string; officeId: number | null },
): Promise<void> {
  await db.transact(async (tx) => {
    const office = await readSellingOffice(tx, lotId);
    if (office === null) throw new Refusal('not_found');
    if (office !== official.officeId) throw new Refusal('forbidden');
    const [row] = await lockNamedDeposits(tx, [{ lotId, bidder }]);
    if (row === undefined || row.state !== 'awaiting' || row.checked) throw new Refusal('not_registered');
    const now = await readClock(tx);
    if (!accept) {
      await log.append(tx, await giveBack(tx, await saveStates(tx, [row], 'cancelled', now), now));
      return;
    }
    if (now >= row.endsAt) throw new Refusal('lot_closed');
    await saveCheck(tx, lotId, bidder, official.personId);
    const [paidMinor = 0n] = await readPaid(tx, [row]);
    if (paidMinor >= row.amountMinor) await admitBidders(tx, log, [row], now);
  });
}
