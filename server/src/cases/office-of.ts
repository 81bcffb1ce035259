import { Refusal, type Visitor } from '../base/index.js';

/** The visitor's office. @throws Refusal forbidden for people of no office */
export function officeOf(visitor: Visitor): { personId: string; officeId: number } {
  if (visitor.officeId === null) throw new Refusal('forbidden');
  return { personId: visitor.personId, officeId: visitor.officeId };
}
