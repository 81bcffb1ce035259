import type { LotDraft } from '@ochiq/shared/lots';
import { Refusal, type Tx } from '../base/index.js';
import { currentAppraisalOf, lockItem } from '../cases/index.js';
import { readHolder } from './store-items.js';

const wrong = (path: string, message: string) => new Refusal('bad_request', [{ path, message }]);

/**
 * Holds a draft against the thing that it offers: of the same case, kind and region, in no other open lot, at its current
 * appraisal. A draft without a thing is left as it is.
 * @param lotId the draft's own number, null for a new one
 * @returns the draft with the appraisal that counts; what the bailiff typed stands only while the thing has none
 * @throws Refusal bad_request, item_in_lot
 */
export async function takeItem(tx: Tx, draft: LotDraft, lotId: number | null, now: Date): Promise<LotDraft> {
  if (draft.itemId === null) return draft;
  const item = await lockItem(tx, draft.itemId);
  if (!item || item.caseId !== draft.caseId) throw wrong('/itemId', 'not_of_case');
  if (item.kind !== draft.category) throw wrong('/category', 'not_of_item');
  if (item.region !== draft.region) throw wrong('/region', 'not_of_item');
  const holder = await readHolder(tx, item.id);
  if (holder !== null && holder !== lotId) throw new Refusal('item_in_lot');
  const appraisal = await currentAppraisalOf(tx, item, now);
  if (!appraisal) return draft;
  if (appraisal.currency !== draft.currency) throw wrong('/currency', 'not_of_appraisal');
  return { ...draft, appraisalMinor: appraisal.amountMinor.toString() };
}
