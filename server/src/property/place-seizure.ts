import { isThing, type PlaceSeizure, seizureLawOf } from '@ochiq/shared/property';
import type { Found } from '@ochiq/shared/registries';
import { newId, Refusal, readClock, type Tx } from '../base/index.js';
import { hasEnded } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import { readWeighed } from './decide-match.js';
import { type Official, ownCase, type PropertyGround } from './own-case.js';
import { countChange, lockProperty } from './store-searches.js';
import { countActs, hasAct, insertOrder, insertSeizure, readSeizure } from './store-seizures.js';
import { isDebtors } from './weigh-matches.js';

const wrong = (message: string) => new Refusal('bad_request', [{ path: '/amountMinor', message }]);

/** What goes with a seizure of money; null for a thing. @throws Refusal bad_request: a thing with an amount, money without one or above the claims */
function moneyOf(
  found: Found,
  amountMinor: string | null,
  claimMinor: bigint,
): { amountMinor: bigint; currency: 'UZS' | 'KGS' | 'USD' } | null {
  if (isThing(found) || found.registry === 'civil') {
    if (amountMinor !== null) throw wrong('not_of_thing');
    return null;
  }
  if (amountMinor === null) throw wrong('missing');
  // With the state's fee a little more than the claims is owed; twice as much is a slip of the pen.
  if (BigInt(amountMinor) > claimMinor * 2n) throw wrong('above_debt');
  return { amountMinor: BigInt(amountMinor), currency: found.currency };
}

/** The next act's number in a case, that no act has. */
async function nextActNumber(tx: Tx, caseId: number): Promise<string> {
  for (let count = await countActs(tx, caseId); ; count += 1) {
    const number = `R-${count + 1}`;
    if (!(await hasAct(tx, caseId, number))) return number;
  }
}

/**
 * Orders an entry to be seized in its registry; it is sent from the background until the registry's answer is known. The same order
 * again changes nothing.
 * @throws Refusal not_found, forbidden, case_ended, match_unknown, identity_open (not certain, and nobody has confirmed it), property_protected
 *   (the only home), seizure_exists (this case has it under seizure), bad_request (an amount that does not fit)
 */
export async function placeSeizure({ db }: PropertyGround, official: Official, caseId: number, order: PlaceSeizure): Promise<void> {
  await db.transact(async (tx) => {
    const { row, debtor } = await ownCase(tx, official, caseId);
    await lockProperty(tx, caseId);
    const before = await readSeizure(tx, order.id);
    if (before) {
      if (before.caseId === caseId && before.registry === order.registry && before.reference === order.reference) return;
      throw new Refusal('seizure_exists');
    }
    if (await hasEnded(tx, caseId)) throw new Refusal('case_ended');
    const match = await readWeighed(tx, debtor, caseId, order.registry, order.reference);
    if (!isDebtors(match)) throw new Refusal('identity_open');
    const { found } = match;
    const { jurisdiction } = await readOffice(tx, official.officeId);
    const isHome = found.registry === 'cadastre' && found.onlyHome && (found.kind === 'flat' || found.kind === 'house');
    const isPledged = found.encumbrances.some(({ kind }) => kind === 'pledge');
    if (isHome && !isPledged && seizureLawOf(jurisdiction).keepsOnlyHome.value) throw new Refusal('property_protected');
    const claimMinor = row.creditors.reduce((sum, one) => sum + BigInt(one.claimMinor), 0n);
    const money = moneyOf(found, order.amountMinor, claimMinor);
    const orderedAt = await readClock(tx);
    const inserted = await insertSeizure(tx, {
      ...{
        id: order.id,
        caseId,
        officeId: official.officeId,
        registry: order.registry,
        reference: order.reference,
        state: 'ordered',
        found,
      },
      ...{ actNumber: await nextActNumber(tx, caseId), orderedBy: official.personId, orderedAt },
      amountMinor: money?.amountMinor ?? null,
      currency: money?.currency ?? null,
    });
    if (!inserted) throw new Refusal('seizure_exists');
    await insertOrder(tx, { id: newId(), seizureId: order.id, kind: 'place', orderedBy: official.personId, orderedAt });
    await countChange(tx, caseId);
  });
}
