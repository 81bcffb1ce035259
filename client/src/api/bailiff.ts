import { type CaseDraft, type CaseView, caseListSchema, caseViewSchema } from '@ochiq/shared/cases';
import { type LotCard, type LotDesk, type LotDraft, lotCardSchema, lotDeskSchema } from '@ochiq/shared/lots';
import { z } from 'zod';
import { request } from './request';

const lotsSchema = z.object({ lots: z.array(lotCardSchema) });

/** The enforcement cases of the bailiff's office. */
export async function readCases(): Promise<CaseView[]> {
  return (await request(caseListSchema, '/api/bailiff/cases')).cases;
}

/** Opens an enforcement case. Throws ApiProblem `case_number_taken`, `bad_request`. */
export function openCase(body: CaseDraft): Promise<CaseView> {
  return request(caseViewSchema, '/api/bailiff/cases', { method: 'POST', body });
}

/** The office's lots in every state, drafts included. */
export async function readOfficeLots(): Promise<LotCard[]> {
  return (await request(lotsSchema, '/api/bailiff/lots')).lots;
}

/** The bailiff's own view of a lot. */
export function readDesk(lot: number): Promise<LotDesk> {
  return request(lotDeskSchema, `/api/bailiff/lots/${lot}`);
}

/** Makes a draft lot. Throws ApiProblem `bad_request` with `errors`. */
export function createLot(body: LotDraft): Promise<LotDesk> {
  return request(lotDeskSchema, '/api/bailiff/lots', { method: 'POST', body });
}

/** Changes a draft. Throws ApiProblem `lot_not_draft`. */
export function changeLot(lot: number, body: LotDraft): Promise<LotDesk> {
  return request(lotDeskSchema, `/api/bailiff/lots/${lot}`, { method: 'PUT', body });
}

function upload(path: string, files: readonly File[]): Promise<LotDesk> {
  const body = new FormData();
  for (const file of files) body.append('file', file);
  return request(lotDeskSchema, path, { method: 'POST', body });
}

/** Takes a photo away from a draft. */
export function removePhoto(lot: number, photo: string): Promise<LotDesk> {
  return request(lotDeskSchema, `/api/bailiff/lots/${lot}/photos/${photo}`, { method: 'DELETE' });
}

/** Adds PDF documents. Throws ApiProblem `file_not_pdf`, `too_large`. */
export function addDocuments(lot: number, files: readonly File[]): Promise<LotDesk> {
  return upload(`/api/bailiff/lots/${lot}/documents`, files);
}
