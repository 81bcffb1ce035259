import type { Entry } from './authorisation-table.js';

const open = { allow: 'anyone', reach: 'public' } as const;
const keepsPartners = { allow: 'keep_partners', reach: 'every_office' } as const;

/** The routes of legal assistance. */
export const assistanceEntries: Readonly<Record<string, Entry>> = {
  'GET /.well-known/ochiq-assistance': open,
  'POST /api/assistance/messages': open,
  'GET /api/operator/assistance': keepsPartners,
  'POST /api/operator/assistance/directory': keepsPartners,
  'POST /api/operator/assistance/partners': keepsPartners,
  'PUT /api/operator/assistance/partners/:partner': keepsPartners,
  'POST /api/operator/assistance/partners/:partner/refresh': keepsPartners,
  'POST /api/operator/assistance/partners/:partner/keys/:kid/revoke': keepsPartners,
  'POST /api/operator/assistance/keys': keepsPartners,
  'POST /api/operator/assistance/keys/:kid/revoke': keepsPartners,
};
