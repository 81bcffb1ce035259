import { z } from 'zod';

/** Why a bid is refused; `decide` and the bid channel give these. */
export const bidRefusals = [
  'lot_unknown',
  'lot_not_started',
  'lot_closed',
  'lot_withdrawn',
  'lot_suspended',
  'own_office',
  'party_to_case',
  'no_deposit',
  'wrong_currency',
  'above_limit',
  'below_minimum',
  'already_leading',
  'key_reused',
] as const;
export const bidRefusalSchema = z.enum(bidRefusals);
export type BidRefusal = z.output<typeof bidRefusalSchema>;

/** Every stable `code` of a problem; clients translate by it, so a code never changes its meaning. */
export const problemCodes = [
  ...bidRefusals,
  'bad_request',
  'not_signed_in',
  'wrong_credentials',
  'forbidden',
  'foreign_origin',
  'not_found',
  'method_not_allowed',
  'too_large',
  'too_many_requests',
  'unsupported_media',
  'file_empty',
  'file_not_image',
  'file_damaged',
  'file_not_pdf',
  'too_many_files',
  'lot_not_draft',
  'lot_not_in_review',
  'lot_not_open',
  'lot_not_suspended',
  'author_cannot_approve',
  'lot_not_ready',
  'lot_in_progress',
  'schedule_in_past',
  'notice_too_short',
  'start_below_rules',
  'case_number_taken',
  'sale_unknown',
  'sale_not_due',
  'sale_not_defaulted',
  'sale_not_paid',
  'sale_not_handed_over',
  'sale_over',
  'sale_annulled',
  'lot_settled',
  'lot_not_unsold',
  'no_repeat_left',
  'repeat_first',
  'no_creditor_offer',
  'creditor_not_asked',
  'second_person_needed',
  'distribution_not_proposed',
  'hand_over_not_recorded',
  'already_admitted',
  'amount_invalid',
  'frame_too_large',
  'frame_not_text',
  'frame_not_json',
  'frame_unknown_type',
  'too_many_lots',
  'slow_reader',
  'internal',
  'unavailable',
  'overloaded',
] as const;
export const problemCodeSchema = z.enum(problemCodes);
export type ProblemCode = z.output<typeof problemCodeSchema>;

/** RFC 9457 problem details; `errors` names the fields of a 400. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: problemCodeSchema,
  instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.output<typeof problemSchema>;
