import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RulesWire } from '../bidding/index.js';
import { newestProfile, profileHash, profileText, rulesOf } from '../rules/index.js';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { createReplay } from './replay.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const profile = newestProfile('UZ', 'law');
const start = { currency: 'UZS', minor: 480_000_000n } as const;
const rules = rulesOf(profile, start);
const at = '2026-11-01T06:00:00.000Z';
const zeros = '0'.repeat(64);

const published = (change: { text?: string; sha256?: string } = {}) => ({
  kind: 'rules_published',
  at,
  profile: profile.name,
  version: profile.version,
  sha256: profileHash(profile),
  text: profileText(profile),
  ...change,
});
const lot = (given: RulesWire) => ({
  kind: 'published',
  at,
  actor: zeros,
  lot: 1,
  seq: 1,
  startsAt: '2026-11-20T06:00:00.000Z',
  endsAt: '2026-11-20T09:00:00.000Z',
  startMinor: start.minor.toString(),
  currency: start.currency,
  rules: given,
  sealed: zeros,
});

/** The codes that a log of these entries leads to; `lost` entries are told of without a text. */
function codesOf(entries: readonly object[], lost = 0): string[] {
  const replay = createReplay();
  for (let index = 0; index < lost; index += 1) replay.lost(index, null);
  for (const [index, entry] of entries.entries()) hashWith(replay.take(lost + index, canonicalJson(entry)), sha256);
  return replay.finish().findings.map(({ code }) => code);
}

describe('the rules of a lot in the log', () => {
  it.each<[string, readonly object[], string[]]>([
    ['published before it, with its figures', [published(), lot(rules)], []],
    ['none named, as in a test house', [lot({ ...rules, sha256: undefined } as unknown as RulesWire)].map(dropUndefined), []],
    ['never published', [lot(rules)], ['rules_unpublished']],
    ['published after it', [lot(rules), published()], ['rules_unpublished']],
    ['published with another hash', [published(), lot({ ...rules, sha256: zeros })], ['rules_wrong']],
    ['a lower deposit than they give', [published(), lot({ ...rules, depositBasisPoints: 1 })], ['rules_wrong']],
    ['a longer soft close', [published(), lot({ ...rules, softClose: { windowMs: 1, capMs: null } })], ['rules_wrong']],
    ['published twice', [published(), published()], ['rules_changed']],
    ['a text that has another hash', [published({ text: `${profileText(profile)} ` })], ['rules_wrong']],
    ['a form that nobody knows yet', [published({ text: '{}', sha256: hashOf('{}') }), lot({ ...rules, sha256: hashOf('{}') })], []],
  ])('%s', (_name, entries, expected) => {
    expect(codesOf(entries)).toEqual(expected);
  });

  it('may have stood in an entry that is lost', () => {
    expect(codesOf([lot(rules)], 1)).not.toContain('rules_unpublished');
  });
});

describe('a resumption in the log', () => {
  const order = { actor: zeros, orderNumber: '2-77', court: 1, issuedOn: '2026-11-01' };
  const unknown = { text: '{}', sha256: hashOf('{}') };
  const times = (endsAt: string) => ({ startsAt: '2026-11-20T06:00:00.000Z', endsAt, originalEndsAt: endsAt });
  /** Stopped with an hour left and resumed a day later. */
  const stopped = (endsAt: string) => [
    { kind: 'opened', at: '2026-11-20T06:00:00.000Z', lot: 1, seq: 2 },
    { kind: 'suspended', at: '2026-11-20T08:00:00.000Z', lot: 1, seq: 3, ...order },
    {
      ...{ kind: 'resumed', at: '2026-11-21T08:00:00.000Z', lot: 1, seq: 4, state: 'live', actor: zeros, orderNumber: null },
      ...{ ground: 'Lifted', ...times(endsAt) },
    },
  ];
  const [day, hour] = ['2026-11-22T08:00:00.000Z', '2026-11-21T09:00:00.000Z'];

  it.each<[string, readonly object[], string[]]>([
    ['leaves a day, as the rules say', [published(), lot(rules), ...stopped(day)], []],
    ['leaves less than the rules say', [published(), lot(rules), ...stopped(hour)], ['end_wrong']],
    ['is not judged by a form that nobody knows yet', [published(unknown), lot({ ...rules, sha256: hashOf('{}') }), ...stopped(hour)], []],
  ])('%s', (_name, entries, expected) => {
    expect(codesOf(entries)).toEqual(expected);
  });

  it('is judged by what this program knows where the entry of the rules is lost', () => {
    expect(codesOf([lot(rules), ...stopped(day)], 1)).not.toContain('end_wrong');
    expect(codesOf([lot(rules), ...stopped(hour)], 1)).toContain('end_wrong');
  });
});

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function dropUndefined(entry: object): object {
  return JSON.parse(JSON.stringify(entry)) as object;
}
