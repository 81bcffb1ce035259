import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { createReplay } from './replay.js';
import { shamStory } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const { leaves } = shamStory(sha256);
const indexOf = (kind: string, lot: number) => {
  const found = leaves.findIndex((leaf) => leaf.includes(`"kind":"${kind}"`) && leaf.includes(`"lot":${lot},`));
  if (found < 0) throw new Error(`the sham log has no ${kind} of lot ${lot}`);
  return found;
};
const at = (index: number): unknown => (JSON.parse(leaves[index] ?? '') as { at: unknown }).at;
const uuid = '00000000-0000-4000-8000-000000000000';
const seal = 'a'.repeat(64);

function findings(index: number, entry: Record<string, unknown>): string[] {
  const told = createReplay({});
  const changed = leaves.toSpliced(index, 0, canonicalJson({ at: at(index), ...entry }));
  for (const [place, leaf] of changed.entries()) hashWith(told.take(place, leaf), sha256);
  return told.finish().findings.map((finding) => `${finding.index} ${finding.lot} ${finding.code}`);
}

describe('entries of the desk', () => {
  const arranged = { kind: 'photos_arranged', lot: 1, photos: [uuid] };

  it('photos are put in order while the lot is a draft, and never after its publication', () => {
    expect(findings(indexOf('published', 1), arranged)).toEqual([]);
    const late = indexOf('opened', 1);
    expect(findings(late, arranged)).toEqual([`${late} 1 state_wrong`]);
  });

  it('a question is answered while the lot is public, and the answer is kept by its hash alone', () => {
    const answered = { kind: 'question_answered', lot: 1, id: uuid, text: seal };
    expect(findings(indexOf('opened', 1), answered)).toEqual([]);
    expect(findings(indexOf('published', 1), answered)).toEqual([`${indexOf('published', 1)} 1 not_published`]);
    expect(findings(leaves.length - 1, answered)).toEqual([`${leaves.length - 1} 1 after_end`]);
    expect(findings(indexOf('opened', 1), { ...answered, text: 'Yes.' })).toHaveLength(1);
  });

  it.each([
    ['a seizure', { kind: 'item_seized', item: 1, act: uuid, sealed: seal }],
    ['an appraisal', { kind: 'appraised', item: 1, appraisal: uuid, sealed: seal }],
    ['a disputed appraisal', { kind: 'appraisal_challenged', appraisal: uuid, sealed: seal }],
    ['a document of a case', { kind: 'case_file_added', of: 'seizure', id: uuid, sha256: seal, bytes: 1 }],
  ])('%s stands anywhere, since it changes no auction', (_name, entry) => {
    for (const index of [1, indexOf('opened', 1), leaves.length - 1]) expect(findings(index, entry)).toEqual([]);
  });

  it('and one of another form is told of', () => {
    expect(findings(2, { kind: 'item_seized', item: 1, act: 'act', sealed: seal })).toHaveLength(1);
  });
});
