import {
  type Auditor,
  auditorsSchema,
  type Conclusion,
  type FreezeStep,
  type Inquiries,
  type InquiryPage,
  type InquiryQuery,
  inquiriesSchema,
  inquiryPageSchema,
  type LookAnswer,
  type Looks,
  type LooksQuery,
  lookAnswerSchema,
  looksSchema,
  type NewFreeze,
  type NewInquiry,
  type NewLook,
  type NewQuestion,
} from '@ochiq/shared/audit';
import { request } from './request';

const base = '/api/auditor/inquiries';
const take = (inquiry: number, step: string, body: unknown): Promise<InquiryPage> =>
  request(inquiryPageSchema, `${base}/${inquiry}/${step}`, { method: 'POST', body });

/** Auditors' files, the newest first; `cursor` is the `next` of the page before. */
export function readInquiries(query: InquiryQuery): Promise<Inquiries> {
  return request(inquiriesSchema, base, { query });
}

/** Opens a file on one or more subjects. */
export function openInquiry(body: NewInquiry): Promise<InquiryPage> {
  return request(inquiryPageSchema, base, { method: 'POST', body });
}

/** One file with all that was done in it. */
export function readInquiry(inquiry: number): Promise<InquiryPage> {
  return request(inquiryPageSchema, `${base}/${inquiry}`);
}

/** Everyone whom a file may be given to. */
export async function readAuditors(): Promise<readonly Auditor[]> {
  return (await request(auditorsSchema, '/api/auditor/auditors')).auditors;
}

/** Gives the file to an auditor, or to nobody. */
export const assignInquiry = (inquiry: number, assignee: string | null) => take(inquiry, 'assign', { assignee });

/** Adds a note; it stays for good. */
export const addNote = (inquiry: number, text: string) => take(inquiry, 'notes', { text });

/** Asks an official for an explanation. */
export const askOfficial = (inquiry: number, question: NewQuestion) => take(inquiry, 'questions', question);

/** Concludes the file, or proposes to refer it. */
export const concludeInquiry = (inquiry: number, conclusion: Conclusion) => take(inquiry, 'conclude', conclusion);

/** The second auditor's word on a referral. */
export const decideReferral = (inquiry: number, agree: boolean, text: string) => take(inquiry, 'referral', { agree, text });

/** Proposes to stop a sale. */
export const proposeFreeze = (inquiry: number, freeze: NewFreeze) => take(inquiry, 'freezes', freeze);

/** A step of a freeze. */
export const stepFreeze = (inquiry: number, freeze: number, step: FreezeStep, text: string) =>
  take(inquiry, `freezes/${freeze}`, { step, text });

/** Where the evidence of a file is downloaded, with its report in a language. */
export const bundleAddress = (inquiry: number, language: string): string => `${base}/${inquiry}/bundle?language=${language}`;

/** Asks who people are; the question is kept for good. */
export function lookAt(body: NewLook): Promise<LookAnswer> {
  return request(lookAnswerSchema, '/api/auditor/looks', { method: 'POST', body });
}

/** Who looked at whom, the newest first. */
export function readLooks(query: LooksQuery): Promise<Looks> {
  return request(looksSchema, '/api/auditor/looks', { query });
}
