import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { createReplay } from './replay.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const at = '2026-03-02T10:00:00.000Z';
const common = {
  at,
  actor: '1'.repeat(64),
  case: 7,
  seizure: '00000000-0000-4000-8000-000000000001',
  registry: 'vehicles',
  sealed: '2'.repeat(64),
};
const opened = canonicalJson({ kind: 'case_opened', at, actor: common.actor, case: 7, office: 3, sealed: common.sealed });
const searched = canonicalJson({ kind: 'property_searched', at, actor: common.actor, case: 7, search: 1, sealed: common.sealed });
const placed = (more: object = {}) => canonicalJson({ kind: 'registry_seizure_placed', ...common, ...more });
const released = (more: object = {}) => canonicalJson({ kind: 'registry_seizure_released', ...common, ...more });

it.each([
  ['looked for, placed and released', [opened, searched, placed(), released()], []],
  ['placed twice', [opened, placed(), placed()], ['2 seizure_wrong']],
  ['released without being placed', [opened, released()], ['1 seizure_wrong']],
  ['released twice', [opened, placed(), released(), released()], ['3 seizure_wrong']],
  ['released in another registry', [opened, placed(), released({ registry: 'cadastre' })], ['2 seizure_wrong']],
  ['released in another case', [opened, placed(), released({ case: 8 })], ['2 seizure_wrong']],
])('a seizure in a registry: %s', (_, leaves, findings) => {
  const told = createReplay();
  for (const [index, leaf] of leaves.entries()) hashWith(told.take(index, leaf), sha256);
  expect(told.finish().findings.map(({ index, code }) => `${index} ${code}`)).toEqual(findings);
});
