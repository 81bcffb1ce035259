import { equal, type Hashing, hashLength, rangeHash, tileReader, tileWidth } from '../tlog/index.js';
import { joined, upperLevels } from './tiles.js';

/** What a lowest tile could be: as hashes of its rows, or only as the hash that its parent has for it. */
export interface Candidate {
  /** `rows`: as the tile says. `entries`: as the entries give. `cached`: as it was. `parent`: whatever it is. */
  readonly by: 'rows' | 'entries' | 'cached' | 'parent';
  /** Joined; null for `parent`. */
  readonly rows: Uint8Array | null;
  /** Of a full tile. */
  readonly hash: Uint8Array | null;
}

/** The hashes of a whole tree, from the lowest tiles up. */
export interface TreeHashes {
  /** Of full lowest tiles. */
  readonly full: readonly Uint8Array[];
  /** Rows of the partial tile at the right edge, joined; empty without one. */
  readonly edge: Uint8Array;
}

/** The root of a tree, or of its beginning. @param edge rows of the lowest tile that `size` ends in */
export function* rootOf(size: number, { full, edge }: TreeHashes): Hashing<Uint8Array> {
  const levels = yield* upperLevels(full.slice(0, Math.floor(size / tileWidth)));
  const read = tileReader(size, ({ level, index, width }) =>
    level === 0
      ? edge.subarray(0, width * hashLength)
      : joined((levels[level - 1] ?? []).slice(index * tileWidth, index * tileWidth + width)),
  );
  return yield* rangeHash({ start: 0, end: size }, read);
}

/** Replaces tiles in the hashes of a tree. */
function replace(tree: TreeHashes, picks: ReadonlyMap<number, Candidate>): TreeHashes {
  const full = [...tree.full];
  let { edge } = tree;
  for (const [tile, { hash, rows }] of picks) {
    if (tile < full.length && hash !== null) full[tile] = hash;
    else if (tile === full.length && rows !== null) edge = rows;
  }
  return { full, edge };
}

export interface Picked {
  readonly picks: ReadonlyMap<number, Candidate>;
  readonly tree: TreeHashes;
  /** Whether they lead to the signed root. */
  readonly proven: boolean;
}

/**
 * Which of the candidates are what was signed. Nobody can say it of one tile alone: the root is what is signed. So a few likely
 * ways are tried, the first that leads to the root is it: the log's rows; of each tile the one that its parent knows; what the
 * entries give; what they were.
 * @param parents rows of level 1, as served
 */
export function* pickTree(
  size: number,
  root: Uint8Array,
  tree: TreeHashes,
  candidates: ReadonlyMap<number, readonly Candidate[]>,
  parents: readonly (Uint8Array | undefined)[],
): Hashing<Picked> {
  const by = (list: readonly Candidate[], ...order: Candidate['by'][]) =>
    order.map((name) => list.find((one) => one.by === name)).find((one) => one !== undefined);
  const fitting = (tile: number, list: readonly Candidate[]) => {
    const parent = parents[tile];
    return list.find(({ by, hash }) => by !== 'parent' && hash !== null && parent !== undefined && equal(hash, parent));
  };
  const ways: ((tile: number, list: readonly Candidate[]) => Candidate | undefined)[] = [
    (_, list) => by(list, 'rows', 'cached', 'entries', 'parent'),
    (tile, list) => fitting(tile, list) ?? by(list, 'rows', 'cached', 'parent'),
    (tile, list) => fitting(tile, list) ?? by(list, 'cached', 'parent', 'rows'),
    (tile, list) => fitting(tile, list) ?? by(list, 'parent', 'rows'),
    (_, list) => by(list, 'entries', 'cached', 'parent', 'rows'),
    (_, list) => by(list, 'cached', 'rows', 'parent', 'entries'),
  ];
  let first: Picked | null = null;
  for (const way of ways) {
    const picks = new Map<number, Candidate>();
    for (const [tile, list] of candidates) {
      const pick = way(tile, list);
      if (pick !== undefined) picks.set(tile, pick);
    }
    const tried = replace(tree, picks);
    const proven = equal(yield* rootOf(size, tried), root);
    first ??= { picks, tree: tried, proven };
    if (proven) return { picks, tree: tried, proven };
    if (candidates.size === 0) break;
  }
  return first ?? { picks: new Map(), tree, proven: false };
}
