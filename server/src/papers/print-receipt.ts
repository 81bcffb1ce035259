import { referenceOf } from '@ochiq/shared/deposits';
import type { Language } from '@ochiq/shared/language';
import type { FactsOf, PaperPerson, Who } from '@ochiq/shared/papers';
import { Refusal } from '../base/index.js';
import { readDeposit } from '../deposits/index.js';
import type { PaperGround } from './make-papers.js';
import { readNames } from './people.js';
import { readHead } from './protocol-facts.js';
import { readAdmissionRecord } from './store-facts.js';

/**
 * Prints the receipt for a person's own deposit at a lot from the books: kept nowhere, the same bytes each time. There is one from
 * the moment when the log has signed for the admission, also after the deposit has gone back.
 * @throws Refusal paper_unknown for a deposit that was never held, or is held without an entry of the log (a seeded past)
 */
export async function printReceipt(
  { db, press, site }: Pick<PaperGround, 'db' | 'press' | 'site'>,
  lotId: number,
  personId: string,
  language: Language,
): Promise<{ number: string; bytes: Buffer }> {
  const row = await readDeposit(db, lotId, personId);
  if (row === null || row.heldAt === null) throw new Refusal('paper_unknown');
  const { bidder, amountMinor, heldAt } = row;
  const read = await readHead(db, lotId, heldAt.toISOString());
  const entry = await readAdmissionRecord(db, lotId, personId);
  if (read === null || entry === null) throw new Refusal('paper_unknown');
  const facts: FactsOf<'deposit_receipt'> = {
    kind: 'deposit_receipt',
    head: read.head,
    bidder,
    amountMinor: amountMinor.toString(),
    reference: referenceOf({ purpose: 'D', lotId, bidder }),
    receivedAt: heldAt.toISOString(),
  };
  const who: Who = `bidder:${bidder}`;
  const owner: PaperPerson = { who, of: 'person', id: personId };
  const names = await readNames(db, [owner]);
  const number = `${lotId}/R${bidder}`;
  const record = { seq: null, ...entry };
  return { number, bytes: await press.print({ facts, number, language, names, signature: null, record, site }, null) };
}
