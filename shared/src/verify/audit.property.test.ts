import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equal as same } from '../tlog/index.js';
import { type AuditOptions, auditLog } from './audit-log.js';
import { ShamDatabase, shamCrypto, shamFiller, shamSigner, shamStory } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const crypto = shamCrypto(sha256);
const signer = shamSigner('example.com/log', 1, sha256);
/** A busy machine takes long for thirty audits. */
const slowMs = 60_000;
const trust = { origin: signer.key.name, logKeys: [signer.key], witnessKeys: [], witnessesNeeded: 0 };
const house = shamStory(sha256);

/** The story stands after so many other entries, that it crosses from one tile to the next. */
const before = 730;
const leaves = [...shamFiller(before), ...house.leaves, ...shamFiller(300, 1_000)];

function audit(database: ShamDatabase, checkpoint: string, more: Partial<AuditOptions> = {}) {
  return auditLog({ read: async (path) => database.serve(path), checkpoint, trust, crypto, ...more });
}

const kept = new ShamDatabase(sha256, leaves);
const keptNote = kept.checkpoint(signer);

const withCache: Partial<AuditOptions> = {
  readCached: async (path) => kept.serve(path),
  earlier: [{ name: 'the last audit', note: keptNote }],
};

const sameHash = (a: Uint8Array | null | undefined, b: Uint8Array | null | undefined) => a != null && b != null && same(a, b);

type Change = (database: ShamDatabase) => void;

async function found(change: Change, more: Partial<AuditOptions> = {}, note = keptNote) {
  const database = new ShamDatabase(sha256, leaves);
  change(database);
  const { findings, sound } = await audit(database, note, more);
  return { list: findings.map(({ index, lot, seq, code }) => `${index} ${lot} ${seq} ${code}`), findings, sound };
}

function swap<T>(list: T[], a: number, b: number): void {
  const [first, second] = [list[a], list[b]];
  if (first === undefined || second === undefined) throw new Error('nothing to swap');
  [list[a], list[b]] = [second, first];
}

describe('auditLog, when somebody changed one thing anywhere', () => {
  const index = fc.nat(leaves.length - 1);
  const other = fc.nat(leaves.length - 1);
  const changes = fc.oneof(
    fc.record({ what: fc.constant('changed' as const), index, other }),
    fc.record({ what: fc.constant('missing' as const), index, other }),
    fc.record({ what: fc.constant('swapped' as const), index, other }),
    fc.record({ what: fc.constant('hash' as const), index, other }),
    fc.record({ what: fc.constant('both' as const), index, other }),
  );
  type Made = typeof changes extends fc.Arbitrary<infer T> ? T : never;
  const make =
    ({ what, index, other }: Made): Change =>
    (one) => {
      const text = one.entries[index] ?? '';
      if (what === 'missing') one.entries[index] = null;
      if (what === 'changed' || what === 'both') one.entries[index] = text.replace(/"kind"/, '"kinds"');
      if (what === 'both') one.hashes[index] = one.hashOf(one.entries[index] ?? '');
      if (what === 'hash') one.hashes[index] = sha256(Uint8Array.of(1));
      if (what === 'swapped' && index !== other) swap(one.entries, index, other);
    };
  const codes = {
    changed: 'entry_changed',
    missing: 'entry_missing',
    swapped: 'entries_swapped',
    hash: 'hash_changed',
    both: 'entry_changed',
  };

  it(
    'names it exactly, with an earlier copy at hand',
    async () => {
      await fc.assert(
        fc.asyncProperty(changes, async (made) => {
          const { findings } = await found(make(made), withCache);
          const place = made.what === 'swapped' ? Math.min(made.index, made.other) : made.index;
          const due = made.what === 'swapped' && made.index === made.other ? [] : [`${place} ${codes[made.what]}`];
          expect(findings.map((one) => `${one.index} ${one.code}`)).toEqual(due);
        }),
        { numRuns: 30 },
      );
    },
    slowMs,
  );

  it(
    'names it without one, unless entry and hash were both changed',
    async () => {
      await fc.assert(
        fc.asyncProperty(changes, async (made) => {
          fc.pre(made.what !== 'both' && (made.what !== 'swapped' || made.index !== made.other));
          const { findings } = await found(make(made));
          const place = made.what === 'swapped' ? Math.min(made.index, made.other) : made.index;
          // A maximum that is gone makes its bid a direct one, which cannot be told from a wrong bid.
          const about = findings.filter(({ code }) => /^(entry|entries|hash|tile|root|checkpoint)_/.test(code));
          expect(about.map((one) => `${one.index} ${one.code}`)).toEqual([`${place} ${codes[made.what]}`]);
        }),
        { numRuns: 30 },
      );
    },
    slowMs,
  );

  it(
    'never calls a changed log sound',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 4 }), async (all) => {
          const database = new ShamDatabase(sha256, leaves);
          for (const made of all) make(made)(database);
          const isChanged = leaves.some((leaf, at) => database.entries[at] !== leaf || !sameHash(database.hashes[at], kept.hashes[at]));
          for (const more of [{}, withCache]) expect((await audit(database, keptNote, more)).sound).toBe(!isChanged);
        }),
        { numRuns: 20 },
      );
    },
    slowMs,
  );
});
