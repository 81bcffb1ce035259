import { hash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AuditOptions, auditLog } from './audit-log.js';
import { ShamDatabase, shamCrypto, shamFiller, shamSigner, shamStory } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const crypto = shamCrypto(sha256);
const signer = shamSigner('example.com/log', 1, sha256);
const trust = { origin: signer.key.name, logKeys: [signer.key], witnessKeys: [], witnessesNeeded: 0 };
const house = shamStory(sha256);

/** The story stands after so many other entries, that it crosses from one tile to the next. */
const before = 730;
const leaves = [...shamFiller(before), ...house.leaves, ...shamFiller(300, 1_000)];
const bid = before + 47;

function audit(database: ShamDatabase, checkpoint: string, more: Partial<AuditOptions> = {}) {
  return auditLog({ read: async (path) => database.serve(path), checkpoint, trust, crypto, ...more });
}

const kept = new ShamDatabase(sha256, leaves);
const keptNote = kept.checkpoint(signer);

describe('auditLog', () => {
  it('finds nothing in an honest log, of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_100 }), fc.integer({ min: 0, max: 1_100 }), async (size, earlierSize) => {
        const part = [...house.leaves, ...shamFiller(1_100)].slice(0, size);
        const database = new ShamDatabase(sha256, part);
        const earlier = [{ name: 'earlier', note: database.checkpoint(signer, Math.min(size, earlierSize)) }];
        const told: number[] = [];
        const report = await audit(database, database.checkpoint(signer), { earlier, onProgress: ({ entries }) => told.push(entries) });
        expect(report).toMatchObject({ findings: [], sound: true, checkpoint: { size } });
        if (size > 0) expect(told.at(-1)).toBe(size);
      }),
      { numRuns: 25 },
    );
  });

  it('reads what was signed, while the log has grown', async () => {
    const database = new ShamDatabase(sha256, leaves);
    for (const leaf of shamFiller(300, 2_000)) database.append(leaf);
    const dropped: string[] = [];
    const read = async (path: string) => {
      // A log may forget partial tiles that have become full.
      if (path.endsWith('.p/71')) dropped.push(path);
      return path.endsWith('.p/71') ? null : database.serve(path);
    };
    expect(leaves.length % 256).toBe(71);
    expect(await audit(database, keptNote, { read })).toMatchObject({ findings: [], sound: true });
    expect(dropped).toHaveLength(2);
  });

  it.each<[string, Partial<AuditOptions>, string]>([
    ['of another log', { trust: { ...trust, origin: 'example.com/other' } }, 'wrong_origin'],
    ['with another key', { trust: { ...trust, logKeys: [shamSigner(signer.key.name, 2, sha256).key] } }, 'unsigned'],
    ['without witnesses', { trust: { ...trust, witnessesNeeded: 1 } }, 'too_few_witnesses'],
    ['that is none', { checkpoint: 'hello\n' }, 'malformed'],
    ['that was changed', { checkpoint: keptNote.replace(`\n${leaves.length}\n`, `\n${leaves.length - 1}\n`) }, 'bad_signature'],
  ])('does not believe a checkpoint %s', async (_name, more, code) => {
    const report = await audit(kept, keptNote, more);
    expect(report).toMatchObject({ checkpoint: null, sound: false, findings: [{ code: 'checkpoint_refused', detail: code }] });
  });
});

describe('auditLog, beside an earlier checkpoint', () => {
  const other = new ShamDatabase(sha256, leaves.with(bid, (leaves[bid] ?? '').replace('2330', '2331')));
  it.each<[string, ShamDatabase, number, string[]]>([
    ['grown', kept, 500, []],
    ['the same', kept, leaves.length, []],
    ['forked', other, leaves.length, ['checkpoint_forked']],
    ['forked and grown', other, leaves.length - 5, ['checkpoint_forked']],
    ['shrunk', kept, leaves.length + 3, ['checkpoint_shrunk']],
    ['begun from nothing', kept, 0, []],
  ])('%s', async (_name, database, earlierSize, codes) => {
    const longer = new ShamDatabase(sha256, [...leaves, ...shamFiller(3, 2_000)]);
    const earlier = [{ name: 'mine', note: longer.checkpoint(signer, earlierSize) }];
    const { findings } = await audit(database, database.checkpoint(signer), { earlier });
    expect(findings.map(({ code }) => code).filter((code) => code.startsWith('checkpoint'))).toEqual(codes);
  });

  it('does not believe one that another key has signed', async () => {
    const earlier = [{ name: 'mine', note: kept.checkpoint(shamSigner(signer.key.name, 2, sha256)) }];
    const { findings } = await audit(kept, keptNote, { earlier });
    expect(findings).toMatchObject([{ code: 'checkpoint_refused', detail: 'mine: unsigned' }]);
  });
});

describe('auditLog of a tree with two levels of tiles above', () => {
  const size = 65_536 + 300;
  let database: ShamDatabase;
  let note: string;
  beforeAll(() => {
    database = new ShamDatabase(sha256, shamFiller(size));
    note = database.checkpoint(signer);
  });
  const codes = async () => (await audit(database, note)).findings.map(({ index, code, detail }) => `${index} ${code} ${detail}`);

  it('finds nothing in an honest one', async () => {
    expect(await codes()).toEqual([]);
  });

  it('names a row of each level', async () => {
    const [one, two] = database.nodes;
    const [was1, was2] = [one?.[9], two?.[0]];
    if (!one || !two || !was1 || !was2) throw new Error('no nodes');
    one[9] = sha256(Uint8Array.of(1));
    two[0] = sha256(Uint8Array.of(2));
    expect(await codes()).toEqual([
      'null tile_changed row 9 of tile/1/000 is not the hash of tile/0/009 (entries 2304 to 2559)',
      'null tile_changed row 0 of tile/2/000.p/1 is not the hash of tile/1/000 (entries 0 to 65535)',
    ]);
    [one[9], two[0]] = [was1, was2];
  });

  it('names an entry', async () => {
    const was = database.entries[40_000] ?? null;
    database.entries[40_000] = null;
    expect(await codes()).toEqual(['40000 entry_missing the entry is gone']);
    database.entries[40_000] = was;
  });
});
