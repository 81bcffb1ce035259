import type { Role } from './index.js';

/**
 * Who may do what: the one table that the server enforces on every route, that the browser shows areas by, and that
 * docs/authorisation.md is printed from. Beside the role, the use case looks at the object: own office, own bid, not the author.
 */
export const permissions = {
  /** End the own account; staff accounts are ended by an administrator. */
  erase_account: ['citizen'],
  /** Cases, drafts, photos, documents and steps of the own office's lots. */
  work_desk: ['bailiff', 'senior_bailiff'],
  /** Approve or send back what another official of the own office has written: the second pair of eyes. */
  approve: ['senior_bailiff'],
  /** Open and close the seats of the own office's officials, from which documents are drawn for. */
  keep_seats: ['senior_bailiff'],
  /** Courts' keys and addresses, and what could not be told to them. */
  keep_courts: ['operator'],
  /** See the sales of the own office after the hammer, to do the own part in them. */
  see_sales: ['bailiff', 'senior_bailiff', 'accountant'],
  /** Import bank statements, match payments, send refunds and payouts. */
  keep_accounts: ['accountant'],
  /** Read the ledger and its trial balance. */
  read_accounts: ['accountant', 'senior_bailiff', 'auditor'],
  /** Read bid histories and signals, people as handles; keep inquiries, stop a sale with a second auditor, look at identities. */
  audit: ['auditor'],
  /** See what became of the cases of each bailiff: officials who answer for them, and auditors; the public sees offices. */
  see_bailiff_figures: ['senior_bailiff', 'auditor'],
  /** See who looked at whose identity, when and why. */
  see_looks: ['auditor', 'admin'],
  /** Have the signals of the whole window scored again. */
  score: ['auditor', 'operator', 'admin'],
  /** See the jobs that run in the background, and run a failed one again. */
  operate: ['operator', 'admin'],
  /** Register addresses that hear of lots' events, for the own programs: brokers are citizens, operators connect the state's systems. */
  keep_webhooks: ['citizen', 'operator'],
  /** Ask another country for help in a case of the own office, and work on what another country asks of it. */
  ask_abroad: ['bailiff', 'senior_bailiff'],
  /** Let a request or an answer leave for another country: the second pair of eyes. */
  approve_abroad: ['senior_bailiff'],
  /** Say which installations of other countries to exchange with, and by which keys. */
  keep_partners: ['operator'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;
