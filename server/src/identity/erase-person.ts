import { type Db, Refusal, type Tx, type Visitor } from '../base/index.js';
import { deleteSalt } from '../log/index.js';
import { anonymisePerson, deleteSessions } from './store.js';
import { deleteTraces } from './store-traces.js';

/**
 * Erases a citizen at their own wish: name, login, national id, sessions and traces go, and with the salt of their commitments the way
 * from the public log to them. Bids and entries stay, as those of nobody.
 * @param isBound whether the person still takes part in a sale
 * @param forget what other rooms hold of the person goes in the same transaction
 * @throws Refusal lot_in_progress, forbidden (staff, whose acts must stay theirs)
 */
export async function erasePerson(
  db: Db,
  visitor: Visitor,
  isBound: (tx: Tx, personId: string) => Promise<boolean>,
  forget: (tx: Tx, personId: string) => Promise<void>,
): Promise<void> {
  if (visitor.roles.some((role) => role !== 'citizen')) throw new Refusal('forbidden');
  await db.transact(async (tx) => {
    const { personId } = visitor;
    if (await isBound(tx, personId)) throw new Refusal('lot_in_progress');
    await forget(tx, personId);
    await anonymisePerson(tx, personId);
    await deleteSessions(tx, personId);
    await deleteTraces(tx, personId);
    await deleteSalt(tx, personId);
  });
}
