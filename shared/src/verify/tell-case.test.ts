import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { createReplay } from './replay.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const at = '2026-03-02T10:00:00.000Z';
const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
const objection = '00000000-0000-4000-8000-000000000001';

const opened = canonicalJson({ kind: 'case_opened', at, actor: one, case: 7, office: 3, sealed: two });
const ended = (outcome: string, by: object, office = 3) =>
  canonicalJson({ kind: 'case_ended', at, case: 7, office, outcome, sealed: two, ...by });
const paid = (covered: boolean) => canonicalJson({ kind: 'debt_paid', at, case: 7, office: 3, source: 'debtor', covered, sealed: two });
const filed = canonicalJson({ kind: 'objection_filed', at, actor: one, objection, case: 7, sealed: two });
const decided = canonicalJson({ kind: 'objection_decided', at, actor: two, objection, case: 7, sealed: two });
const byTwo = { actor: one, submitter: two };

it.each([
  ['paid in two parts, and ended by nobody', [opened, paid(false), paid(true), ended('enforced', {})], []],
  ['ended by two', [opened, ended('unenforceable', byTwo)], []],
  ['objected to, even after its end', [opened, filed, decided, ended('partly', byTwo)], []],
  ['opened twice', [opened, opened], ['1 case_wrong']],
  ['ended without being opened', [ended('partly', byTwo)], ['0 case_wrong']],
  ['ended twice', [opened, ended('partly', byTwo), ended('enforced', {})], ['2 case_wrong']],
  ['ended by one', [opened, ended('terminated', { actor: one })], ['1 case_wrong']],
  ['ended by one for two', [opened, ended('terminated', { actor: one, submitter: one })], ['1 case_wrong']],
  ['enforced by somebody', [opened, ended('enforced', byTwo)], ['1 case_wrong']],
  ['ended by another office', [opened, ended('partly', byTwo, 4)], ['1 case_wrong']],
  ['paid after its end', [opened, ended('partly', byTwo), paid(false)], ['2 case_wrong']],
  ['paid when nothing was left', [opened, paid(true), paid(false)], ['2 case_wrong']],
  ['decided on without an objection', [opened, decided], ['1 case_wrong']],
  ['decided on twice', [opened, filed, decided, decided], ['3 case_wrong']],
])('a case %s', (_, leaves, findings) => {
  const told = createReplay();
  for (const [index, leaf] of leaves.entries()) hashWith(told.take(index, leaf), sha256);
  expect(told.finish().findings.map(({ index, code }) => `${index} ${code}`)).toEqual(findings);
});
