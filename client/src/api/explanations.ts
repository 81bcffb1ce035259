import { type Asked, type AskedList, askedListSchema, askedSchema } from '@ochiq/shared/audit';
import { request } from './request';

/** What auditors have asked the signed-in official, newest first. */
export const readAsked = (): Promise<AskedList> => request(askedListSchema, '/api/bailiff/explanations');

/** Explains, once. Throws ApiProblem `question_answered`, `inquiry_concluded`. */
export const explain = (question: number, text: string): Promise<Asked> =>
  request(askedSchema, `/api/bailiff/explanations/${question}`, { method: 'POST', body: { text } });
