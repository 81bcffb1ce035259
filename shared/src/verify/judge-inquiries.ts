import type { Complaint } from './finding.js';
import type { LeafOf } from './read-leaf.js';

type InquiryLeaf = LeafOf<'inquiry_opened' | 'inquiry_step' | 'inquiry_concluded'>;

const inquiryKinds = ['inquiry_opened', 'inquiry_step', 'inquiry_concluded'];
export const isOfInquiry = (leaf: { readonly kind: string }): leaf is InquiryLeaf => inquiryKinds.includes(leaf.kind);

/** The inquiries that the log has told of, by their numbers: whether they last. */
export type Inquiries = Map<number, 'lasting' | 'concluded'>;

/** What follows a conclusion without being a step of the inquiry: the stop of a sale ends, the file is exported. */
const afterwards: readonly string[] = [
  'release_asked',
  'kept_frozen',
  'released',
  'freeze_lapsed',
  'freeze_ended',
  'freeze_declined',
  'exported',
];

/** An inquiry is opened once, goes on, and is concluded once; where it takes two people they are two. */
export function judgeInquiry(inquiries: Inquiries, leaf: InquiryLeaf): Complaint | null {
  const { inquiry } = leaf;
  const state = inquiries.get(inquiry);
  if (leaf.kind === 'inquiry_opened') {
    inquiries.set(inquiry, 'lasting');
    return state === undefined ? null : { code: 'inquiry_wrong', detail: `inquiry ${inquiry} was opened before` };
  }
  if (state === undefined) return { code: 'inquiry_wrong', detail: `${stepOf(leaf)} in inquiry ${inquiry}, which was not opened` };
  if (state === 'concluded' && !(leaf.kind === 'inquiry_step' && afterwards.includes(leaf.step)))
    return { code: 'inquiry_wrong', detail: `${stepOf(leaf)} in inquiry ${inquiry}, which was concluded` };
  if (leaf.kind === 'inquiry_step') return null;
  inquiries.set(inquiry, 'concluded');
  if (leaf.submitter === undefined || leaf.submitter !== leaf.actor) return null;
  return { code: 'inquiry_wrong', detail: `one person proposed and agreed to the conclusion of inquiry ${inquiry}` };
}

const stepOf = (leaf: Exclude<InquiryLeaf, LeafOf<'inquiry_opened'>>): string =>
  leaf.kind === 'inquiry_step' ? `the step ${leaf.step}` : 'a conclusion';
