import type { Complaint } from './finding.js';
import type { LeafOf } from './read-leaf.js';

const caseKinds = [
  'case_opened',
  'case_end_proposed',
  'case_end_declined',
  'case_cost_recorded',
  'case_ended',
  'debt_paid',
  'objection_filed',
  'objection_decided',
] as const;
type CaseLeaf = LeafOf<(typeof caseKinds)[number]>;

/** What the log has told of cases and objections. */
export interface Cases {
  readonly byNumber: Map<number, { readonly office: number; ended: boolean; covered: boolean }>;
  /** Objections that were filed, by their id: whether somebody decided. */
  readonly objections: Map<string, boolean>;
}

export const newCases = (): Cases => ({ byNumber: new Map(), objections: new Map() });

export const isOfCase = (leaf: { readonly kind: string }): leaf is CaseLeaf => caseKinds.some((kind) => kind === leaf.kind);

const wrong = (detail: string): Complaint => ({ code: 'case_wrong', detail });

/**
 * A case is opened once and ends once; two people answer for an end, but for that of a case whose debt is paid, which is nobody's
 * decision. After the end nothing more is given out of the debtor's money.
 */
export function judgeCase({ byNumber, objections }: Cases, leaf: CaseLeaf): Complaint | null {
  const known = byNumber.get(leaf.case);
  if (leaf.kind === 'case_opened') {
    if (known) return wrong(`case ${leaf.case} was opened before`);
    byNumber.set(leaf.case, { office: leaf.office, ended: false, covered: false });
    return null;
  }
  if (!known) return wrong(`${leaf.kind} of case ${leaf.case}, which was not opened`);
  if (leaf.kind === 'objection_filed') return fileObjection(objections, leaf);
  if (leaf.kind === 'objection_decided') return decideObjection(objections, leaf);
  if (known.ended) return wrong(`${leaf.kind} of case ${leaf.case}, which had ended`);
  if (leaf.kind === 'debt_paid') {
    const before = known.covered;
    known.covered ||= leaf.covered;
    return before ? wrong(`debt_paid of case ${leaf.case}, of which nothing was left to pay`) : null;
  }
  return leaf.kind === 'case_ended' ? endCase(known, leaf) : null;
}

function endCase(known: { readonly office: number; ended: boolean }, leaf: LeafOf<'case_ended'>): Complaint | null {
  known.ended = true;
  if (known.office !== leaf.office) return wrong(`case ${leaf.case} of office ${known.office} was ended by office ${leaf.office}`);
  const people = new Set([leaf.actor, leaf.submitter].filter((one) => one !== undefined)).size;
  const enough = leaf.outcome === 'enforced' ? people === 0 : people === 2;
  return enough ? null : wrong(`case ${leaf.case} ended as ${leaf.outcome} by ${people} people`);
}

function fileObjection(objections: Cases['objections'], leaf: LeafOf<'objection_filed'>): Complaint | null {
  if (objections.has(leaf.objection)) return wrong(`objection ${leaf.objection} was filed before`);
  objections.set(leaf.objection, false);
  return null;
}

function decideObjection(objections: Cases['objections'], leaf: LeafOf<'objection_decided'>): Complaint | null {
  const decided = objections.get(leaf.objection);
  if (decided === undefined) return wrong(`objection ${leaf.objection} was decided without having been filed`);
  objections.set(leaf.objection, true);
  return decided ? wrong(`objection ${leaf.objection} was decided twice`) : null;
}
