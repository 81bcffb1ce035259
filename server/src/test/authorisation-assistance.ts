import { randomUUID } from 'node:crypto';
import type { Entry } from './authorisation-table.js';
import { caseOf, type MakeThing, type Thing } from './authorisation-things.js';
import type { World } from './world.js';

const open = { allow: 'anyone', reach: 'public' } as const;
const keepsPartners = { allow: 'keep_partners', reach: 'every_office' } as const;

const asks = { allow: 'ask_abroad', reach: 'object', foreign: 403 } as const;
const declined = () => ({ reason: 'other', text: 'Not for us' });
const answered = () => ({ answer: { outcome: 'not_found' } });
const draft = ({ caseId, params }: Thing) => ({ caseId, partnerId: params['partner'], kind: 'judgment_status', purpose: 'recognition' });

/** The partner of the test's installation; one for all. */
async function partnerIn(world: World, office: number): Promise<string> {
  await world.db.sql(
    `insert into assistance_partner (id, country, name, url, office_id, made_at) values ($1, 'KG', 'Partner', 'https://kg.example', $2, now())
     on conflict do nothing`,
    [randomUUID(), office],
  );
  const [row] = await world.db.sql<{ id: string }>('select id from assistance_partner');
  return row?.id ?? '';
}

const insertRequest =
  (side: 'asking' | 'asked', state: string): MakeThing =>
  async (world, owner) => {
    const { caseId } = await caseOf(world, owner);
    const [request, mark, partner] = [randomUUID(), `Reference ${randomUUID()}`, await partnerIn(world, owner.office)];
    await world.db.sql(
      `insert into assistance_request (id, side, partner_id, office_id, case_id, kind, purpose, treaty, state, reference, authority, asked, due_on,
       made_at, changed_at)
     values ($1, $2, $3, $4, $5, 'judgment_status', 'recognition', 'minsk_1993', $6, $7, 'Office', '{}', '2030-01-01', now(), now())`,
      [request, side, partner, owner.office, side === 'asking' ? caseId : null, state, mark],
    );
    return { params: { request, partner }, mark, caseId };
  };
/** A request of the owner's office to another country. */
export const requestAbroad = (state: string): MakeThing => insertRequest('asking', state);
/** One from another country that the owner's office takes. */
export const requestFromAbroad = (state: string): MakeThing => insertRequest('asked', state);

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
  'GET /api/bailiff/assistance': { allow: 'ask_abroad', reach: 'list', thing: requestAbroad('draft') },
  'GET /api/bailiff/assistance/partners': { allow: 'ask_abroad', reach: 'self' },
  'POST /api/bailiff/assistance/preview': { ...asks, thing: requestAbroad('draft'), own: 200, body: draft },
  'POST /api/bailiff/assistance': { ...asks, thing: requestAbroad('draft'), own: 201, body: draft },
  'GET /api/bailiff/assistance/:request': { ...asks, thing: requestAbroad('draft'), own: 200 },
  'POST /api/bailiff/assistance/:request/steps': { ...asks, thing: requestAbroad('draft'), own: 200, body: () => ({ step: 'submit' }) },
  'POST /api/bailiff/assistance/:request/decision': {
    ...asks,
    allow: 'approve_abroad',
    thing: requestAbroad('in_review'),
    own: 200,
    body: () => ({ step: 'approve' }),
  },
  'POST /api/bailiff/assistance/:request/accept': { ...asks, thing: requestFromAbroad('received'), own: 200, body: () => ({}) },
  'POST /api/bailiff/assistance/:request/decline': { ...asks, thing: requestFromAbroad('received'), own: 200, body: declined },
  'POST /api/bailiff/assistance/:request/search': { ...asks, thing: requestFromAbroad('accepted'), own: 200 },
  'POST /api/bailiff/assistance/:request/answer': { ...asks, thing: requestFromAbroad('in_work'), own: 200, body: answered },
};
