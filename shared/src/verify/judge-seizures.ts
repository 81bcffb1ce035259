import type { Complaint } from './finding.js';
import type { LeafOf } from './read-leaf.js';

const seizureKinds = ['registry_seizure_placed', 'registry_seizure_released', 'transfer_confirmed'] as const;
type SeizureLeaf = LeafOf<(typeof seizureKinds)[number]>;

/** The seizures in registries that the log has told of, by their numbers. */
export type Seizures = Map<string, { readonly case: number; readonly registry: string; over: boolean }>;

export const isOfSeizure = (leaf: { readonly kind: string }): leaf is SeizureLeaf => seizureKinds.some((kind) => kind === leaf.kind);

const wrong = (detail: string): Complaint => ({ code: 'seizure_wrong', detail });

/** A seizure is placed once, and ends once: by a release, or with the transfer of the thing to its buyer. */
export function judgeSeizure(seizures: Seizures, leaf: SeizureLeaf): Complaint | null {
  const { seizure, registry } = leaf;
  const known = seizures.get(seizure);
  if (leaf.kind === 'registry_seizure_placed') {
    seizures.set(seizure, { case: leaf.case, registry, over: false });
    return known === undefined ? null : wrong(`seizure ${seizure} was placed before`);
  }
  if (known === undefined) return wrong(`${leaf.kind} of seizure ${seizure}, which was not placed`);
  const wasOver = known.over;
  known.over = true;
  if (wasOver) return wrong(`${leaf.kind} of seizure ${seizure}, which was over`);
  if (known.registry !== registry) return wrong(`${leaf.kind} of seizure ${seizure} in ${registry}, placed in ${known.registry}`);
  if (leaf.kind === 'transfer_confirmed' || known.case === leaf.case) return null;
  return wrong(`${leaf.kind} of seizure ${seizure} in case ${leaf.case}, placed in case ${known.case}`);
}
