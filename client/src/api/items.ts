import { type AppraisalDraft, type ItemDraft, type ItemView, itemListSchema, itemViewSchema, type SeizureDraft } from '@ochiq/shared/cases';
import { z } from 'zod';
import { request } from './request';
import { upload } from './upload';

const doneSchema = z.object({ done: z.literal(true) });

/** Things of a case of the own office. */
export async function readCaseItems(caseId: number): Promise<ItemView[]> {
  return (await request(itemListSchema, '/api/bailiff/items', { query: { case: caseId } })).items;
}

/** A thing with its act, appraisals and lot. */
export function readItem(item: number): Promise<ItemView> {
  return request(itemViewSchema, `/api/bailiff/items/${item}`);
}

/** Enters a thing of a case. Throws ApiProblem `bad_request` with `errors`. */
export function createItem(caseId: number, body: ItemDraft): Promise<ItemView> {
  return request(itemViewSchema, `/api/bailiff/cases/${caseId}/items`, { method: 'POST', body });
}

/** Records an act of seizure. Throws ApiProblem `seizure_number_taken`, `item_seized`. */
export async function recordSeizure(caseId: number, body: SeizureDraft): Promise<void> {
  await request(doneSchema, `/api/bailiff/cases/${caseId}/seizures`, { method: 'POST', body });
}

/** Records an appraisal of a thing. */
export function recordAppraisal(item: number, body: AppraisalDraft): Promise<ItemView> {
  return request(itemViewSchema, `/api/bailiff/items/${item}/appraisals`, { method: 'POST', body });
}

/** Notes that an appraisal is disputed. */
export async function challengeAppraisal(id: string, ground: string): Promise<void> {
  await request(doneSchema, `/api/bailiff/appraisals/${id}/challenge`, { method: 'POST', body: { ground } });
}

/** Puts a PDF behind an act or an appraisal. Throws ApiProblem `file_not_pdf`, `file_attached`. */
export async function attachFile(kind: 'seizures' | 'appraisals', id: string, file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  await upload(doneSchema, `/api/bailiff/${kind}/${id}/document`, body);
}
