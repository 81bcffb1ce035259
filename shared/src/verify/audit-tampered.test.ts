import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
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
const story = (index: number) => before + index;

function audit(database: ShamDatabase, checkpoint: string, more: Partial<AuditOptions> = {}) {
  return auditLog({ read: async (path) => database.serve(path), checkpoint, trust, crypto, ...more });
}

const kept = new ShamDatabase(sha256, leaves);
const keptNote = kept.checkpoint(signer);

const withCache: Partial<AuditOptions> = {
  readCached: async (path) => kept.serve(path),
  earlier: [{ name: 'the last audit', note: keptNote }],
};

type Change = (database: ShamDatabase) => void;
const edit = (text: string | null | undefined, from: string, to: string) => (text ?? '').replace(from, to);

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

/** Leaves and entries from an index on move up by one, and one is put in; the tree above stays. */
const insert =
  (index: number, text: string): Change =>
  (database) => {
    database.entries.splice(index, 0, text);
    database.hashes.splice(index, 0, database.hashOf(text));
  };
const remove =
  (index: number): Change =>
  (database) => {
    database.entries.splice(index, 1);
    database.hashes.splice(index, 1);
  };
const changeEntry =
  (index: number, from: string, to: string): Change =>
  (database) => {
    database.entries[index] = edit(database.entries[index], from, to);
  };
const changeBoth =
  (index: number, from: string, to: string): Change =>
  (database) => {
    const text = edit(database.entries[index], from, to);
    database.entries[index] = text;
    database.hashes[index] = database.hashOf(text);
  };

const bid = story(47);
const cases: [name: string, change: Change, without: string[], withKept?: string[]][] = [
  ['nothing', () => undefined, []],
  ["a bid's amount", changeEntry(bid, '"amountMinor":"2330"', '"amountMinor":"9330"'), [`${bid} 1 7 entry_changed`]],
  ["a bid's lot", changeEntry(bid, '"lot":1', '"lot":2'), [`${bid} 1 7 entry_changed`]],
  ["a bid's number", changeEntry(bid, '"seq":7', '"seq":70'), [`${bid} 1 7 entry_changed`]],
  ['an entry that becomes no JSON', changeEntry(bid, '{', '['), [`${bid} 1 7 entry_changed`]],
  ['an admission', changeEntry(story(13), '"amountMinor":"100"', '"amountMinor":"1"'), [`${story(13)} 1 null entry_changed`]],
  ['a seal opened otherwise', changeEntry(story(57), '1450', '1451'), [`${story(57)} 1 null entry_changed`]],
  [
    'two bids of one lot',
    (one) => {
      changeEntry(bid, '2330', '2331')(one);
      changeEntry(bid + 1, '2380', '2381')(one);
    },
    [`${bid} 1 7 entry_changed`, `${bid + 1} 1 8 entry_changed`],
  ],
  [
    'an entry that is deleted',
    (one) => {
      one.entries[bid] = null;
    },
    [`${bid} 1 7 entry_missing`],
  ],
  [
    'two that are deleted',
    (one) => {
      one.entries[bid] = null;
      one.entries[story(31)] = null;
    },
    [`${story(31)} 2 3 entry_missing`, `${bid} 1 7 entry_missing`],
  ],
  [
    'an admission that is deleted',
    (one) => {
      one.entries[story(13)] = null;
    },
    [`${story(13)} 1 null entry_missing`],
  ],
  [
    'an entry without a lot that is deleted',
    (one) => {
      one.entries[3] = null;
    },
    ['3 null null entry_missing'],
  ],
  ['two entries swapped', (one) => swap(one.entries, bid, bid + 1), [`${bid} 1 7 entries_swapped`]],
  ['two entries of two tiles swapped', (one) => swap(one.entries, story(31), bid), [`${story(31)} 2 3 entries_swapped`]],
  [
    'three entries moved in a circle',
    (one) => {
      swap(one.entries, 5, 9);
      swap(one.entries, 9, 13);
    },
    ['5 null null entry_misplaced', '9 null null entry_misplaced', '13 null null entry_misplaced'],
  ],
  [
    'a bid copied over another',
    (one) => {
      one.entries[bid] = one.entries[bid + 1] ?? null;
    },
    [`${bid} 1 7 entry_changed`],
  ],
  [
    'entries that all moved up',
    (one) => {
      one.entries.splice(bid, 0, shamFiller(1, 7_777)[0] ?? '');
    },
    [`${bid} null null entry_inserted`],
  ],
  [
    'entries that all moved down',
    (one) => {
      one.entries.splice(bid, 1);
      one.entries.push(shamFiller(1, 9_999)[0] ?? '');
    },
    [`${bid} 1 7 entry_removed`],
  ],
  [
    'the hash of a leaf',
    (one) => {
      one.hashes[bid] = sha256(Uint8Array.of(1));
    },
    [`${bid} 1 7 hash_changed`],
  ],
  [
    'the hash of a leaf at the right edge',
    (one) => {
      one.hashes[leaves.length - 2] = sha256(Uint8Array.of(1));
    },
    [`${leaves.length - 2} null null hash_changed`],
  ],
  ['two hashes swapped', (one) => swap(one.hashes, 3, 4), ['3 null null hash_changed', '4 null null hash_changed']],
  [
    'a bid with its hash',
    changeBoth(bid, '2330","answered', '2331","answered'),
    [`${story(38)} null null tile_changed`, `${bid} 1 7 amount_wrong`],
    [`${bid} 1 7 entry_changed`],
  ],
  [
    'the row of a tile',
    (one) => {
      const row = one.nodes[0];
      if (row) row[1] = sha256(Uint8Array.of(1));
    },
    ['null null null tile_changed'],
  ],
  [
    'the hash of a leaf and the row above',
    (one) => {
      one.hashes[3] = sha256(Uint8Array.of(1));
      const row = one.nodes[0];
      if (row) row[0] = sha256(Uint8Array.of(2));
    },
    ['3 null null hash_changed', 'null null null tile_changed'],
  ],
  [
    'a leaf that is gone with its hash',
    (one) => {
      one.hashes[bid] = null;
      one.entries[bid] = null;
    },
    [`${bid} null null tile_missing`],
    [`${bid} 1 7 tile_missing`],
  ],
];

describe('auditLog, when somebody changed', () => {
  it.each(cases)('%s', async (_name, change, without) => {
    const { list, sound } = await found(change);
    expect(list.sort()).toEqual(without.toSorted());
    expect(sound).toBe(without.length === 0);
  });

  it.each(cases)('%s, with an earlier copy at hand', async (_name, change, without, withKept) => {
    const { list } = await found(change, withCache);
    expect(list.sort()).toEqual((withKept ?? without).toSorted());
  });
});

describe('auditLog, with an earlier copy', () => {
  it('says what an entry was', async () => {
    const { findings } = await found(changeEntry(bid, '"amountMinor":"2330"', '"amountMinor":"9330"'), withCache);
    expect(findings.map(({ detail }) => detail)).toEqual(['amountMinor is "9330", was "2330"']);
  });

  it.each<[string, Change, string[]]>([
    ['an entry put in, with all hashes moved up', insert(bid, shamFiller(1, 7_777)[0] ?? ''), [`${bid} null null entry_inserted`]],
    ['an entry taken out, with all hashes moved down', remove(bid), [`${bid} 1 7 entry_removed`]],
  ])('%s', async (_name, change, due) => {
    const { list } = await found((one) => {
      change(one);
      one.append(shamFiller(1, 9_999)[0] ?? '');
    }, withCache);
    // The tiles above were not made anew: each row that does not fit is named, too.
    expect(list.filter((line) => !line.includes('tile_changed'))).toEqual(expect.arrayContaining(due));
  });

  it('names a bid that was changed at the right edge with its hash', async () => {
    const { list } = await found(changeBoth(leaves.length - 3, '"r1297"', '"r1792"'), withCache);
    expect(list).toEqual([`${leaves.length - 3} null null entry_changed`]);
  });

  it('without one, it can only say that the root is another', async () => {
    const { list } = await found(changeBoth(leaves.length - 3, '"r1297"', '"r1792"'));
    expect(list).toEqual(['null null null root_mismatch']);
  });

  it('says up to where all is as it was signed', async () => {
    const earlier = [{ name: 'mine', note: kept.checkpoint(signer, leaves.length - 10) }];
    const { findings } = await found(changeBoth(leaves.length - 3, '"r1297"', '"r1792"'), { earlier });
    expect(findings.map(({ detail }) => detail).join()).toMatch(`the first ${leaves.length - 10} entries are as they were signed`);
  });
});
