import type { Problem, ProblemCode } from '@ochiq/shared/problem';

/** HTTP status of every code that is not a plain 400. */
const statuses: Partial<Record<ProblemCode, number>> = {
  lot_unknown: 404,
  lot_not_started: 409,
  lot_closed: 409,
  lot_withdrawn: 409,
  lot_suspended: 409,
  lot_not_in_review: 409,
  lot_not_open: 409,
  lot_not_suspended: 409,
  author_cannot_approve: 403,
  version_changed: 409,
  lot_terms_fixed: 409,
  already_proposed: 409,
  proposal_unknown: 404,
  own_office: 403,
  party_to_case: 403,
  in_default: 403,
  no_deposit: 403,
  below_minimum: 409,
  already_leading: 409,
  key_reused: 409,
  bid_expired: 409,
  not_signed_in: 401,
  wrong_credentials: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  too_many_requests: 429,
  unsupported_media: 415,
  file_not_image: 415,
  file_not_pdf: 415,
  file_damaged: 422,
  lot_not_draft: 409,
  lot_not_ready: 409,
  appraisal_not_valid: 409,
  appraisal_changed: 409,
  lot_in_progress: 409,
  case_number_taken: 409,
  sale_unknown: 404,
  sale_not_due: 409,
  sale_not_defaulted: 409,
  sale_not_paid: 409,
  sale_not_handed_over: 409,
  sale_over: 409,
  sale_annulled: 409,
  lot_settled: 409,
  lot_not_unsold: 409,
  no_repeat_left: 409,
  repeat_first: 409,
  no_creditor_offer: 409,
  creditor_not_asked: 409,
  second_person_needed: 403,
  distribution_not_proposed: 409,
  hand_over_not_recorded: 409,
  already_admitted: 409,
  item_in_lot: 409,
  item_seized: 409,
  seizure_number_taken: 409,
  file_attached: 409,
  import_unreadable: 422,
  import_has_errors: 409,
  file_imported: 409,
  letters_off: 409,
  code_just_sent: 429,
  letter_not_sent: 503,
  email_taken: 409,
  search_unknown: 404,
  too_many_searches: 409,
  not_registered: 404,
  leading_cannot_leave: 409,
  under_age: 403,
  payments_off: 409,
  reference_unknown: 404,
  entry_resolved: 409,
  nothing_to_send: 409,
  statement_not_xml: 422,
  statement_unknown: 422,
  statement_incomplete: 422,
  statement_foreign_account: 422,
  statement_foreign_currency: 422,
  statement_not_balanced: 422,
  statement_contradicts: 409,
  paper_unknown: 404,
  paper_signed: 409,
  inquiry_unknown: 404,
  inquiry_concluded: 409,
  inquiry_referring: 409,
  referral_unknown: 409,
  subject_unknown: 404,
  not_an_auditor: 409,
  not_their_lot: 409,
  question_unknown: 404,
  question_answered: 409,
  explanation_missing: 409,
  freeze_unknown: 404,
  freeze_not_there: 409,
  freeze_lasts: 409,
  second_auditor_needed: 403,
  held_for_check: 409,
  too_many_looks: 429,
  person_unknown: 404,
  webhook_unknown: 404,
  too_many_webhooks: 409,
  webhook_off: 409,
  internal: 500,
  unavailable: 503,
  overloaded: 503,
};

export const statusOf = (code: ProblemCode): number => statuses[code] ?? 400;

/** A person's error: refuses the request with a stable code. Thrown inside a transaction it rolls it back. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly errors: NonNullable<Problem['errors']> = [],
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** The problem code of a status that a library chose (body too large, malformed JSON, rate limit). */
export function codeOfStatus(status: number): ProblemCode {
  if (status === 413) return 'too_large';
  if (status === 415) return 'unsupported_media';
  if (status === 429) return 'too_many_requests';
  if (status === 404) return 'not_found';
  if (status === 405) return 'method_not_allowed';
  if (status === 503) return 'unavailable';
  return status >= 500 ? 'internal' : 'bad_request';
}
