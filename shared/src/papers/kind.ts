import { z } from 'zod';

/** The papers of a sale; a protocol tells of an auction that is over, sold or not. */
export const paperKinds = [
  'protocol',
  'protocol_suspended',
  'handover_act',
  'distribution_statement',
  'deposit_receipt',
  'annulment_notice',
  'creditor_offer',
] as const;
export const paperKindSchema = z.enum(paperKinds);
export type PaperKind = z.output<typeof paperKindSchema>;
