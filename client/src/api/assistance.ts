import {
  type Answer,
  type AssistanceCard,
  type AssistanceSettings,
  type AssistanceView,
  assistanceListSchema,
  assistanceSettingsSchema,
  assistanceViewSchema,
  type Decision,
  type DeclineReason,
  type Directory,
  directoryPreviewSchema,
  type PartnerDraft,
  partnerChoiceSchema,
  type RequestDraft,
  requestPreviewSchema,
  type WorkStep,
} from '@ochiq/shared/assistance';
import { request } from './request';

const path = '/api/bailiff/assistance';
const operatorPath = '/api/operator/assistance';
const post = (to: string, body: unknown = {}) => request(assistanceViewSchema, `${path}/${to}`, { method: 'POST', body });

export const readAbroad = async (caseId?: number): Promise<AssistanceCard[]> =>
  (await request(assistanceListSchema, path, { query: { case: caseId } })).requests;

/** Countries that can be asked now. */
export const readPartners = async () => (await request(partnerChoiceSchema, `${path}/partners`)).partners;

/** Exactly what a draft would tell. */
export const previewRequest = (body: RequestDraft) => request(requestPreviewSchema, `${path}/preview`, { method: 'POST', body });
export const draftRequest = (body: RequestDraft): Promise<AssistanceView> => request(assistanceViewSchema, path, { method: 'POST', body });
export const readRequest = (id: string): Promise<AssistanceView> => request(assistanceViewSchema, `${path}/${id}`);

export const workOn = (id: string, step: WorkStep) => post(`${id}/steps`, { step });
export const decide = (id: string, step: Decision['step'], text: string) => post(`${id}/decision`, { step, text });
export const acceptRequest = (id: string, text: string) => post(`${id}/accept`, { text });
export const declineRequest = (id: string, reason: DeclineReason, text: string) => post(`${id}/decline`, { reason, text });
export const searchFor = (id: string) => request(assistanceViewSchema, `${path}/${id}/search`, { method: 'POST' });
export const proposeAnswer = (id: string, answer: Answer) => post(`${id}/answer`, { answer });

export const readSettings = (): Promise<AssistanceSettings> => request(assistanceSettingsSchema, operatorPath);
const operate = (to: string, body?: unknown): Promise<AssistanceSettings> =>
  request(assistanceSettingsSchema, `${operatorPath}/${to}`, { method: 'POST', body });

/** The keys of an installation, none of them believed yet. */
export const readDirectory = async (url: string): Promise<Directory> =>
  (await request(directoryPreviewSchema, `${operatorPath}/directory`, { method: 'POST', body: { url } })).directory;
export const addPartner = (body: PartnerDraft) => operate('partners', body);
export const refreshPartner = (id: string) => operate(`partners/${id}/refresh`);
export const pausePartner = (id: string, paused: boolean) =>
  request(assistanceSettingsSchema, `${operatorPath}/partners/${id}`, { method: 'PUT', body: { paused } });
export const distrustKey = (id: string, kid: string) => operate(`partners/${id}/keys/${kid}/revoke`);
export const renewKey = () => operate('keys');
export const revokeOwnKey = (kid: string) => operate(`keys/${kid}/revoke`);
