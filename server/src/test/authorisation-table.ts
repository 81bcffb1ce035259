import { randomUUID } from 'node:crypto';
import type { Allow } from '../base/index.js';
import { assistanceEntries } from './authorisation-assistance.js';
import { debtorEntries } from './authorisation-debtors.js';
import { intakeEntries } from './authorisation-intake.js';
import { paperFileOf, paperOf } from './authorisation-papers.js';
import {
  applicantOf,
  appraisalBody,
  appraisalOf,
  caseOf,
  draftBody,
  itemBody,
  itemOf,
  lotInReview,
  lotOf,
  type MakeThing,
  noticeOf,
  partyOf,
  payeeBody,
  photoOf,
  proposalOf,
  queryOf,
  questionOf,
  registrySeizureOf,
  saleOf,
  searchOf,
  seizureBody,
  seizureOf,
  type Thing,
  webhookBody,
  webhookOf,
} from './authorisation-things.js';

/**
 * What of a route's objects its people reach:
 * - `public`: what everybody may see, or nothing of anybody.
 * - `xroad`: what the calling system sent itself; its tests stand beside the route, since no person reaches it.
 * - `self`: the session's own account and no other: the request cannot name anyone.
 * - `every_office`: roles that look after the whole system (auditor, accountant of the house, operator).
 * - `list`: things of the own office or account; `thing` is in the answer, another owner's is not.
 * - `object`: one thing; the own answers `own`, another owner's is refused with `foreign`.
 */
export type Reach =
  | { readonly reach: 'public' | 'self' | 'every_office' | 'xroad' }
  | { readonly reach: 'list'; readonly thing: MakeThing }
  | {
      readonly reach: 'object';
      readonly thing: MakeThing;
      /** The status for the own thing. Where more is needed for success, a refusal of another kind will do (400, 409, 415). */
      readonly own: number;
      readonly foreign: 403 | 404;
      /** The JSON body, where the route has one: valid, so that only the owner makes the difference. */
      readonly body?: (thing: Thing) => unknown;
    };
export type Entry = { readonly allow: Allow } & Reach;

const open = { allow: 'anyone', reach: 'public' } as const;
const self = { allow: 'signed_in', reach: 'self' } as const;
const desk = { allow: 'work_desk', reach: 'object', foreign: 403 } as const;
/** No such court. */
const courtOrder = () => ({ courtId: 2_000_000_000, number: '1', day: '2026-01-10' });
const schedule = () => ({ startsAt: '2027-06-01T05:00:00.000Z', endsAt: '2027-06-01T09:00:00.000Z' });
/** The accounts of the platform are one set of books for all offices. */
const readsAccounts = { allow: 'read_accounts', reach: 'every_office' } as const;
const keepsAccounts = { allow: 'keep_accounts', reach: 'every_office' } as const;
const audits = { allow: 'audit', reach: 'every_office' } as const;
const keepsWebhooks = { allow: 'keep_webhooks', reach: 'object', foreign: 404, thing: webhookOf } as const;
const ground = () => ({ ground: 'The debtor has paid the debt.' });
const withdrawal = () => ({ kind: 'debt_paid', ground: 'The debtor has paid the debt.' });
const decision = () => ({ registry: 'vehicles', reference: '01A123BC', same: true });
const registrySeizure = () => ({ id: randomUUID(), registry: 'vehicles', reference: '01A123BC', amountMinor: null });
const explanation = () => ({ text: 'The office had no electricity by day.' });
const answer = () => ({ answer: 'Yes, it was tried.' });
const comment = () => ({ comment: 'Name the district' });
const correction = () => ({ changes: { place: 'Samarkand' }, note: null, reason: 'The city was wrong' });
const resumption = () => ({ orderNumber: null, ground: 'The court lifted it.' });
const suspension = () => ({ orderNumber: '1', courtId: 2_000_000_000, issuedOn: '2026-01-10' });

/** Every route of the server, entered by hand, so that nobody opens one without noticing. */
export const authorisationTable: Readonly<Record<string, Entry>> = {
  ...assistanceEntries,
  'GET /api/session': open,
  'POST /api/session': open,
  'DELETE /api/session': { allow: 'anyone', reach: 'self' },
  'GET /api/lots': open,
  'GET /api/cards': open,
  'GET /feeds/lots.atom': open,
  'GET /feeds/lots.rss': open,
  'GET /api/lots/:lot': open,
  'GET /api/lots/:lot/questions': open,
  'GET /api/lots/:lot/similar': open,
  'GET /api/lots/:lot/calendar.ics': open,
  'GET /api/lots/:lot/trail': open,
  'GET /api/lots/:lot/bids': open,
  'GET /api/lots/:lot/papers': open,
  'GET /api/lots/:lot/papers/:paper': open,
  'GET /api/calendar': open,
  'GET /api/calendar.ics': open,
  'GET /api/reference': open,
  'GET /api/rules': open,
  'GET /api/status': open,
  'GET /api/statistics': open,
  'GET /api/statistics.csv': open,
  'GET /api/statistics/cases': open,
  'GET /api/statistics/cases.csv': open,
  'GET /api/open/days': open,
  'GET /api/open/days/:day/bids.csv': open,
  'GET /api/open/days/:day/lots.csv': open,
  'GET /api/open/days/:day/releases.jsonl': open,
  'GET /api/open/lots/:lot': open,
  'GET /ws': open,
  'GET /embed/lots/:lot': open,
  'GET /api/oembed': open,
  'GET /robots.txt': open,
  'GET /sitemap.xml': open,
  'GET /sitemaps/pages': open,
  'GET /sitemaps/lots/:from': open,
  'GET /log/checkpoint': open,
  'GET /log/tile/*': open,
  'GET /api/log': open,
  'GET /api/log/proofs/inclusion': open,
  'GET /api/log/proofs/consistency': open,
  'GET /api/log/receipts/:lot/:seq': open,
  'GET /api/lots/:lot/place': self,
  'POST /api/lots/:lot/questions': self,
  'GET /api/lots/:lot/questions/own': self,
  'POST /api/lots/:lot/deposit': self,
  'GET /api/lots/:lot/deposit': self,
  'GET /api/lots/:lot/deposit/receipt': self,
  'DELETE /api/lots/:lot/deposit': self,
  'PUT /api/lots/:lot/deposit/reserve': self,
  'GET /api/account/payout': self,
  'PUT /api/account/payout': self,
  'GET /api/account/bids': self,
  'GET /api/account/searches': { allow: 'signed_in', reach: 'list', thing: searchOf },
  'POST /api/account/searches': self,
  'PUT /api/account/searches/:search': {
    allow: 'signed_in',
    reach: 'object',
    thing: searchOf,
    own: 204,
    foreign: 404,
    body: () => ({ name: 'Cars', pace: 'daily' }),
  },
  'DELETE /api/account/searches/:search': { allow: 'signed_in', reach: 'object', thing: searchOf, own: 204, foreign: 404 },
  'GET /api/account/notices': { allow: 'signed_in', reach: 'list', thing: noticeOf },
  'GET /api/account/notices/unread': self,
  'POST /api/account/notices/read': self,
  'GET /api/account/settings': self,
  'PUT /api/account/settings': self,
  'POST /api/account/email': self,
  'POST /api/account/email/verify': self,
  'DELETE /api/account/email': self,
  'POST /api/notices/unsubscribe': { allow: 'anyone', reach: 'self' },
  'GET /api/account/webhooks': { allow: 'keep_webhooks', reach: 'list', thing: webhookOf },
  'POST /api/account/webhooks': { allow: 'keep_webhooks', reach: 'self' },
  'PUT /api/account/webhooks/:webhook': { ...keepsWebhooks, own: 200, body: webhookBody },
  'GET /api/account/webhooks/:webhook/deliveries': { ...keepsWebhooks, own: 200 },
  'POST /api/account/webhooks/:webhook/test': { ...keepsWebhooks, own: 204 },
  'DELETE /api/account/webhooks/:webhook': { ...keepsWebhooks, own: 204 },
  'DELETE /api/account': { allow: 'erase_account', reach: 'self' },
  ...intakeEntries,
  'GET /api/bailiff/cases': { allow: 'work_desk', reach: 'list', thing: caseOf },
  'POST /api/bailiff/cases': { allow: 'work_desk', reach: 'self' },
  'POST /api/bailiff/cases/imports': { allow: 'work_desk', reach: 'self' },
  'GET /api/bailiff/cases/imports/template.csv': { allow: 'work_desk', reach: 'self' },
  'GET /api/bailiff/cases/imports/template.xlsx': { allow: 'work_desk', reach: 'self' },
  'POST /api/bailiff/imports': { allow: 'work_desk', reach: 'self' },
  'GET /api/bailiff/imports/template.csv': { allow: 'work_desk', reach: 'self' },
  'GET /api/bailiff/imports/template.xlsx': { allow: 'work_desk', reach: 'self' },
  'GET /api/bailiff/queue': { allow: 'work_desk', reach: 'list', thing: lotOf('draft') },
  'GET /api/bailiff/items': { allow: 'work_desk', reach: 'list', thing: itemOf },
  'GET /api/bailiff/items/:item': { ...desk, thing: itemOf, own: 200 },
  'PUT /api/bailiff/items/:item': { ...desk, thing: itemOf, own: 200, body: itemBody },
  'POST /api/bailiff/cases/:case/items': { ...desk, thing: caseOf, own: 201, body: itemBody },
  ...debtorEntries,
  'GET /api/bailiff/cases/:case/payees': { ...desk, thing: caseOf, own: 200 },
  'PUT /api/bailiff/cases/:case/payees/:party': { ...desk, thing: partyOf, own: 200, body: payeeBody },
  'POST /api/bailiff/cases/:case/seizures': { ...desk, thing: itemOf, own: 200, body: seizureBody },
  'POST /api/bailiff/items/:item/appraisals': { ...desk, thing: itemOf, own: 200, body: appraisalBody },
  'POST /api/bailiff/appraisals/:id/challenge': { ...desk, thing: appraisalOf, own: 200, body: ground },
  'POST /api/bailiff/appraisals/:id/document': { ...desk, thing: appraisalOf, own: 415 },
  'GET /api/bailiff/appraisals/:id/document': { ...desk, thing: appraisalOf, own: 404 },
  'POST /api/bailiff/seizures/:id/document': { ...desk, thing: seizureOf, own: 415 },
  'GET /api/bailiff/seizures/:id/document': { ...desk, thing: seizureOf, own: 404 },
  'GET /api/bailiff/lots': { allow: 'work_desk', reach: 'list', thing: lotOf('draft') },
  'POST /api/bailiff/lots': { ...desk, thing: caseOf, own: 201, body: draftBody },
  'GET /api/bailiff/lots/:lot': { ...desk, thing: lotOf('draft'), own: 200 },
  'PUT /api/bailiff/lots/:lot': { ...desk, thing: lotOf('draft'), own: 200, body: draftBody },
  'POST /api/bailiff/lots/:lot/photos': { ...desk, thing: lotOf('draft'), own: 415 },
  'PUT /api/bailiff/lots/:lot/photos': {
    ...desk,
    thing: photoOf,
    own: 200,
    body: ({ params }) => ({ photos: [{ id: params['photo'], caption: null }] }),
  },
  'DELETE /api/bailiff/lots/:lot/photos/:photo': { ...desk, thing: photoOf, own: 200 },
  'POST /api/bailiff/lots/:lot/documents': { ...desk, thing: lotOf('draft'), own: 415 },
  'GET /api/bailiff/explanations': { allow: 'work_desk', reach: 'list', thing: questionOf },
  'POST /api/bailiff/explanations/:question': { ...desk, foreign: 404, thing: questionOf, own: 200, body: explanation },
  'GET /api/bailiff/review': { allow: 'approve', reach: 'list', thing: lotInReview },
  'GET /api/bailiff/lots/:lot/review': { ...desk, thing: lotOf('draft'), own: 200 },
  'GET /api/bailiff/lots/:lot/questions': { ...desk, thing: lotOf('draft'), own: 200 },
  'POST /api/bailiff/lots/:lot/questions/:question': { ...desk, thing: lotOf('draft'), own: 409, body: answer },
  'POST /api/bailiff/lots/:lot/submit': { ...desk, thing: lotOf('draft'), own: 409 },
  'POST /api/bailiff/lots/:lot/send-back': { ...desk, allow: 'approve', thing: lotInReview, own: 200, body: comment },
  'POST /api/bailiff/lots/:lot/approve': { ...desk, allow: 'approve', thing: lotOf('draft'), own: 409 },
  'POST /api/bailiff/lots/:lot/proposals/:proposal/approve': { ...desk, allow: 'approve', thing: proposalOf, own: 200 },
  'POST /api/bailiff/lots/:lot/proposals/:proposal/decline': { ...desk, allow: 'approve', thing: proposalOf, own: 200 },
  'POST /api/bailiff/lots/:lot/errata': { ...desk, thing: lotOf('published'), own: 200, body: correction },
  'POST /api/bailiff/lots/:lot/suspend': { ...desk, thing: lotOf('published'), own: 400, body: suspension },
  'POST /api/bailiff/lots/:lot/suspension/confirm': { ...desk, allow: 'approve', thing: lotOf('published'), own: 409 },
  'POST /api/bailiff/lots/:lot/resume': { ...desk, thing: lotOf('published'), own: 409, body: resumption },
  'POST /api/bailiff/lots/:lot/withdraw': { ...desk, thing: lotOf('published'), own: 200, body: withdrawal },
  'GET /api/lots/:lot/sale': open,
  'GET /api/account/sales': self,
  'GET /api/bailiff/sales': { allow: 'see_sales', reach: 'list', thing: saleOf },
  'GET /api/bailiff/lots/:lot/sale': { ...desk, allow: 'see_sales', thing: saleOf, own: 200 },
  'POST /api/bailiff/lots/:lot/sale/hand-over': { ...desk, thing: saleOf, own: 409, body: () => ({ number: '1', day: '2026-01-10' }) },
  'POST /api/bailiff/lots/:lot/sale/hand-over/confirm': { ...desk, allow: 'approve', thing: saleOf, own: 409, body: () => ({}) },
  'POST /api/bailiff/lots/:lot/sale/costs': { ...desk, thing: saleOf, own: 200, body: () => ({ costs: [] }) },
  'POST /api/bailiff/lots/:lot/sale/distribution': { ...desk, thing: saleOf, own: 409, body: () => ({}) },
  'POST /api/bailiff/lots/:lot/sale/distribution/carry-out': { ...desk, allow: 'keep_accounts', thing: saleOf, own: 409, body: () => ({}) },
  'POST /api/bailiff/lots/:lot/sale/annul': { ...desk, allow: 'approve', thing: saleOf, own: 400, body: courtOrder },
  'POST /api/bailiff/lots/:lot/sale/repeat': { ...desk, thing: saleOf, own: 409, body: schedule },
  'POST /api/bailiff/lots/:lot/sale/creditor-offer': { ...desk, thing: saleOf, own: 409, body: () => ({ partyId: randomUUID() }) },
  'POST /api/bailiff/lots/:lot/sale/creditor-offer/answer': { ...desk, thing: saleOf, own: 409, body: () => ({ takes: true }) },
  'POST /api/bailiff/lots/:lot/sale/return': { ...desk, thing: saleOf, own: 409, body: () => ({}) },
  'GET /api/operator/operations': { allow: 'operate', reach: 'every_office' },
  'POST /api/operator/jobs/:queue/:job/retry': { allow: 'operate', reach: 'every_office' },
  'POST /api/operator/letters/:notice/retry': { allow: 'operate', reach: 'every_office' },
  'GET /api/bailiff/applicants': { allow: 'work_desk', reach: 'list', thing: applicantOf },
  'POST /api/bailiff/applicants/:lot/:bidder': { ...desk, thing: applicantOf, own: 204, body: () => ({ accept: true }) },
  'POST /api/accounts/statements': keepsAccounts,
  'GET /api/accounts/statements': readsAccounts,
  'GET /api/accounts/statements/:statement': readsAccounts,
  'GET /api/accounts/unmatched': readsAccounts,
  'POST /api/accounts/unmatched/:entry/assign': keepsAccounts,
  'POST /api/accounts/unmatched/:entry/return': keepsAccounts,
  'GET /api/accounts/payables': readsAccounts,
  'POST /api/accounts/payables/:payable/refused': keepsAccounts,
  'GET /api/accounts/payment-files': readsAccounts,
  'POST /api/accounts/payment-files': keepsAccounts,
  'GET /api/accounts/payment-files/:file': keepsAccounts,
  'GET /api/accounts/trial-balance': readsAccounts,
  'GET /api/accounts/balances': readsAccounts,
  'GET /api/accounts/transfers': readsAccounts,
  'GET /api/accounts/transfers.csv': readsAccounts,
  'GET /api/cases/:case/property': { ...desk, thing: caseOf, own: 200 },
  'POST /api/cases/:case/property-searches': { ...desk, thing: caseOf, own: 201 },
  'POST /api/cases/:case/property-decisions': { ...desk, thing: caseOf, own: 404, body: decision },
  'POST /api/cases/:case/registry-seizures': { ...desk, thing: caseOf, own: 404, body: registrySeizure },
  'POST /api/cases/:case/registry-seizures/:seizure/release': { ...desk, thing: registrySeizureOf, own: 200, body: ground },
  'GET /api/bailiff/lots/:lot/transfer': { ...desk, allow: 'see_sales', thing: saleOf, own: 200 },
  'GET /api/bailiff/lots/:lot/papers': { ...desk, thing: lotOf('published'), own: 200 },
  'GET /api/bailiff/lots/:lot/papers/:paper': { ...desk, thing: paperFileOf, own: 200 },
  'POST /api/bailiff/lots/:lot/papers/:paper/sign': { ...desk, thing: paperOf, own: 409 },
  'GET /api/auditor/lots': { allow: 'audit', reach: 'every_office' },
  'GET /api/auditor/lots/:lot': { allow: 'audit', reach: 'every_office' },
  'GET /api/auditor/auditors': audits,
  'GET /api/auditor/inquiries': audits,
  'POST /api/auditor/inquiries': audits,
  'GET /api/auditor/inquiries/:inquiry': audits,
  'POST /api/auditor/inquiries/:inquiry/assign': audits,
  'POST /api/auditor/inquiries/:inquiry/notes': audits,
  'POST /api/auditor/inquiries/:inquiry/questions': audits,
  'POST /api/auditor/inquiries/:inquiry/conclude': audits,
  'POST /api/auditor/inquiries/:inquiry/referral': audits,
  'POST /api/auditor/inquiries/:inquiry/freezes': audits,
  'POST /api/auditor/inquiries/:inquiry/freezes/:freeze': audits,
  'GET /api/auditor/inquiries/:inquiry/bundle': audits,
  'POST /api/auditor/looks': audits,
  'GET /api/auditor/queries': { allow: 'see_looks', reach: 'every_office' },
  'GET /api/bailiff/queries': { allow: 'approve', reach: 'list', thing: queryOf },
  'GET /api/auditor/looks': { allow: 'see_looks', reach: 'every_office' },
  'GET /api/auditor/signals/ranking': audits,
  'GET /api/auditor/signals/subjects/:kind/:id': audits,
  'GET /api/auditor/signals/lots/:lot/timeline': audits,
  'GET /api/auditor/signals/network': audits,
  'GET /api/auditor/signals/heat': audits,
  'GET /api/auditor/signals/catalogue': audits,
  'GET /api/auditor/signals/runs/latest': { allow: 'score', reach: 'every_office' },
  'POST /api/auditor/signals/runs': { allow: 'score', reach: 'every_office' },
  'GET /api/auditor/lots/:lot/papers': { allow: 'audit', reach: 'every_office' },
  'GET /api/auditor/lots/:lot/papers/:paper': { allow: 'audit', reach: 'every_office' },
};

/** What to do about a route that the table lacks. */
export const howToEnter = `Enter it in server/src/test/authorisation-table.ts, for example
  'GET /api/things': { allow: 'anyone', reach: 'public' },
  'GET /api/account/things': { allow: 'signed_in', reach: 'self' },
  'GET /api/bailiff/things': { allow: 'work_desk', reach: 'list', thing: makeThing },
  'POST /api/bailiff/things/:thing/step': { allow: 'work_desk', reach: 'object', thing: makeThing, own: 200, foreign: 403 },
where makeThing puts one into the database for an owner (authorisation-things.ts). Then: npm run docs:authorisation`;
