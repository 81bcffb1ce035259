import type { Leaf } from '../log/index.js';
import type { Complaint } from './finding.js';
import { type Assistances, isOfAssistance, judgeAssistance } from './judge-assistance.js';
import { isOfCase, judgeCase, newCases } from './judge-cases.js';
import { type Inquiries, isOfInquiry, judgeInquiry } from './judge-inquiries.js';
import { isOfSeizure, judgeSeizure, type Seizures } from './judge-seizures.js';

/** What has an order of its own beside the lots': inquiries, cases, seizures in registries, requests between countries. */
export function createMatters(): (leaf: Leaf) => Complaint | null {
  const inquiries: Inquiries = new Map();
  const assistances: Assistances = new Map();
  const seizures: Seizures = new Map();
  const cases = newCases();
  return (leaf) => {
    if (isOfInquiry(leaf)) return judgeInquiry(inquiries, leaf);
    if (isOfAssistance(leaf)) return judgeAssistance(assistances, leaf);
    if (isOfSeizure(leaf)) return judgeSeizure(seizures, leaf);
    return isOfCase(leaf) ? judgeCase(cases, leaf) : null;
  };
}
