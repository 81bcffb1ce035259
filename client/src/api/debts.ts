import { type CaseCost, type CaseEndDraft, type CaseStand, caseStandSchema, caseStandsSchema } from '@ochiq/shared/cases';
import {
  type Debt,
  type DebtPage,
  debtPageSchema,
  debtsSchema,
  type ObjectionDecision,
  type ObjectionDraft,
  type ObjectionView,
  objectionsSchema,
} from '@ochiq/shared/debtors';
import { z } from 'zod';
import { request, send } from './request';

/** The reader's debts in enforcement, newest first. */
export const readDebts = async (): Promise<Debt[]> => (await request(debtsSchema, '/api/account/debts')).debts;

/** One debt of the reader. Throws ApiProblem `not_found`. */
export const readDebt = (caseId: number): Promise<DebtPage> => request(debtPageSchema, `/api/account/debts/${caseId}`);

/** Pays from the bank of a demo. */
export async function payFromDemoBank(reference: string, amountMinor: string): Promise<void> {
  await send('/api/demo/bank/payments', { method: 'POST', body: { reference, amountMinor } });
}

/** Objects, with a PDF where there is one. Throws ApiProblem `objection_late`, `file_not_pdf`. */
export async function fileObjection(caseId: number, body: ObjectionDraft, file: File | null): Promise<void> {
  const { id } = await request(z.object({ id: z.uuid() }), `/api/account/debts/${caseId}/objections`, { method: 'POST', body });
  if (file === null) return;
  const form = new FormData();
  form.append('file', file);
  await send(`/api/account/objections/${id}/document`, { method: 'POST', body: form });
}

/** Objections in cases of the own office, those that wait first. */
export const readOfficeObjections = async (): Promise<ObjectionView[]> =>
  (await request(objectionsSchema, '/api/bailiff/objections')).objections;

/** Decides on an objection. Throws ApiProblem `objection_decided`. */
export async function decideObjection(objection: string, body: ObjectionDecision): Promise<void> {
  await send(`/api/bailiff/objections/${objection}/decision`, { method: 'POST', body });
}

/** How far a case of the own office is. */
export const readStand = (caseId: number): Promise<CaseStand> => request(caseStandSchema, `/api/bailiff/cases/${caseId}/stand`);

/** Cases whose end waits for a senior. */
export const readWaitingEnds = async (): Promise<CaseStand[]> => (await request(caseStandsSchema, '/api/bailiff/case-ends')).cases;

const post = (path: string, body: unknown): Promise<CaseStand> => request(caseStandSchema, path, { method: 'POST', body });

/** Writes a cost down. */
export const recordCaseCost = (caseId: number, body: CaseCost): Promise<CaseStand> => post(`/api/bailiff/cases/${caseId}/costs`, body);

/** Proposes an end. Throws ApiProblem `case_outcome_wrong`, `case_has_lots`, `already_proposed`. */
export const proposeEnd = (caseId: number, body: CaseEndDraft): Promise<CaseStand> => post(`/api/bailiff/cases/${caseId}/end`, body);

/** Agrees to a proposed end, or sends it back. */
export const decideEnd = (caseId: number, proposal: string, step: 'approve' | 'decline'): Promise<CaseStand> =>
  post(`/api/bailiff/cases/${caseId}/end/${proposal}/${step}`, {});
