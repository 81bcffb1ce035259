import { createHash } from 'node:crypto';
import { bestHolder, type Confidence } from '@ochiq/shared/property';
import type { Found, Holder } from '@ochiq/shared/registries';
import { canonicalJson } from '@ochiq/shared/tlog';
import type { PartyRow } from '../identity/index.js';
import { soughtBy } from './own-case.js';
import type { DecisionRow } from './store-searches.js';

/** An entry with how well its best holder fits, and what an official has said of that holder. */
export interface Weighed {
  readonly found: Found;
  readonly holder: number;
  readonly confidence: Confidence;
  readonly decision: DecisionRow | null;
}

/** What a decision names its holder by. */
export const holderHash = ({ name, nationalId, birthDate }: Holder): string =>
  createHash('sha256').update(canonicalJson({ name, nationalId, birthDate })).digest('hex');

/** Weighs what was found against the debtor. @param all everything that the search has found, the civil registry's answer too */
export function weighMatches(debtor: PartyRow, all: readonly Found[], decisions: readonly DecisionRow[]): Weighed[] {
  const sought = soughtBy(debtor, all);
  return all.map((found) => {
    const best = bestHolder(sought, found.holders);
    if (!best) throw new Error('an entry without a holder');
    const hash = holderHash(best.holder);
    const decision = decisions.find(
      (one) => one.registry === found.registry && one.reference === found.reference && one.holder.trim() === hash,
    );
    return { found, holder: found.holders.indexOf(best.holder), confidence: best.confidence, decision: decision ?? null };
  });
}

/** Whether an entry counts as the debtor's: certain by itself, or said so by an official; never what an official has said is another's. */
export const isDebtors = ({ confidence, decision }: Pick<Weighed, 'confidence' | 'decision'>): boolean =>
  decision === null ? confidence.word === 'certain' : decision.same;
