import { identifierOf } from '@ochiq/shared/cases';
import { inLanguage } from '@ochiq/shared/language';
import { localDay } from '@ochiq/shared/lots';
import { isThing, itemOfFound } from '@ochiq/shared/property';
import type { Tx } from '../base/index.js';
import { readIdentifiedOf, writeItem, writeSeizure } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import type { Log } from '../log/index.js';
import { hasHandAct, type SeizureRow } from './store-seizures.js';

/**
 * Makes the thing of the case that a seized entry is, with its act of seizure: make, model, year and VIN, or number, area and rooms
 * come from the registry. A thing that the case has already by the same identifier is taken as it is.
 * @returns the thing's number; null for money and income, which become no lot
 */
export async function takeThing(tx: Tx, log: Log, seizure: SeizureRow, at: Date): Promise<number | null> {
  const { found, caseId, officeId, orderedBy } = seizure;
  if (!isThing(found)) return null;
  const author = { personId: orderedBy, officeId };
  const draft = itemOfFound(found);
  const identifier = identifierOf(draft.attributes);
  const known = identifier === null ? null : await readIdentifiedOf(tx, caseId, identifier);
  const itemId = known?.id ?? (await writeItem(tx, author, caseId, draft));
  if (known?.seizureId != null) return itemId;
  // Somebody may have written an act of this number by hand meanwhile.
  const isTaken = await hasHandAct(tx, caseId, seizure.actNumber);
  const office = await readOffice(tx, officeId);
  await writeSeizure(tx, log, author, caseId, {
    number: isTaken ? `${seizure.actNumber}/${seizure.id.slice(0, 8)}` : seizure.actNumber,
    seizedOn: localDay(at.getTime(), found.region),
    place: inLanguage(office.name, 'uz').slice(0, 300),
    witnesses: [],
    itemIds: [itemId],
  });
  return itemId;
}
