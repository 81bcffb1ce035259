import { type Checkpoint, entriesPath, equal, fullTileHash, hashLength, tilePath, tileWidth, toBase64 } from '../tlog/index.js';
import type { Finding } from './finding.js';
import { candidatesOf, type Inspected, type InspectGround, inspectTile } from './inspect.js';
import { type Candidate, type Picked, pickTree, rootOf } from './pick-tree.js';
import type { Seen } from './tell-log.js';
import { lowestTile, readTile } from './tiles.js';

/** The tree that was signed, as far as it can be found out, and the tiles that had to be looked at for it. */
export interface Settled extends Picked {
  readonly inspected: readonly Inspected[];
  /** Tiles that are suspect, but too many to be looked at. */
  readonly passedOver: readonly number[];
}

/** More tiles than that are not looked at one entry after the other. */
const mostInspected = 256;

/**
 * Finds the tree that leads to the signed root: first among what the suspect tiles could have been; when that does not do, the
 * tiles are suspect, too, of which a parent or an earlier copy says something else.
 */
export async function settleTree(
  { size, root }: Checkpoint,
  seen: Seen,
  parents: readonly (Uint8Array | undefined)[],
  ground: InspectGround,
): Promise<Settled> {
  const first = await pickAmong(seen.suspects);
  if (first.proven) return first;
  const suspects = new Set(seen.suspects);
  for (const [index, hash] of seen.full.entries()) {
    const parent = parents[index];
    if ((parent !== undefined && !equal(parent, hash)) || (await differsFromKept(index, hash))) suspects.add(index);
  }
  if (size % tileWidth > 0) suspects.add(seen.full.length);
  return pickAmong([...suspects].sort((a, b) => a - b));

  async function pickAmong(indexes: readonly number[]): Promise<Settled> {
    const inspected: Inspected[] = [];
    const candidates = new Map<number, Candidate[]>();
    for (const index of indexes.slice(0, mostInspected)) {
      const one = await inspectTile(ground, lowestTile(index, size));
      inspected.push(one);
      candidates.set(index, await ground.run(candidatesOf(one, parents[index])));
    }
    const picked = await ground.run(pickTree(size, root, { full: seen.full, edge: seen.edge }, candidates, parents));
    return { ...picked, inspected, passedOver: indexes.slice(mostInspected) };
  }

  async function differsFromKept(index: number, hash: Uint8Array): Promise<boolean> {
    const kept = await readTile(ground.readCached, lowestTile(index, size));
    if (kept !== null) return !equal(await ground.run(fullTileHash(kept)), hash);
    // It may be kept from when it was not full.
    return ground.earlierSizes.some((earlier) => Math.floor(earlier / tileWidth) === index && earlier % tileWidth > 0);
  }
}

const about = (code: Finding['code'], detail: string, index: number | null = null): Finding => ({
  index,
  lot: null,
  seq: null,
  code,
  detail,
});

/** What is missing of the tiles that were looked at, and which of them can only be said to be others than those signed. */
export function judgeTiles({ inspected, picks, passedOver }: Settled): Finding[] {
  const findings = inspected.flatMap(({ tile, start, rows, entries }) => {
    const missing: Finding[] = [];
    const gap = rows.indexOf(null);
    if (gap >= 0) missing.push(about('tile_missing', `row ${gap} of ${tilePath(tile)} is missing`, start + gap));
    else if (entries.includes(null)) missing.push(about('tile_missing', `${entriesPath(tile)} is not there, or no bundle`, start));
    else if (picks.get(tile.index)?.by === 'parent') {
      missing.push(
        about('tile_changed', `${tilePath(tile)} (entries ${start} to ${start + tile.width - 1}) is not what was signed`, start),
      );
    }
    return missing;
  });
  const [first] = passedOver;
  if (first === undefined) return findings;
  return [
    ...findings,
    about('tile_changed', `and ${passedOver.length} more tiles from ${first} on do not fit their hashes`, first * tileWidth),
  ];
}

/** An earlier checkpoint of the log. */
export interface Earlier {
  /** For people. */
  readonly name: string;
  readonly checkpoint: Checkpoint;
}

/** Judges the root, and whether the log grew out of what it was. @param rowsAt rows of a lowest tile, as signed where that is known */
export async function judgeRoots(
  checkpoint: Checkpoint,
  earlier: readonly Earlier[],
  settled: Settled,
  rowsAt: (tile: number) => Uint8Array | undefined,
  { run }: Pick<InspectGround, 'run'>,
): Promise<Finding[]> {
  const { size, root } = checkpoint;
  const findings: Finding[] = [];
  let asSigned = 0;
  for (const { name, checkpoint: before } of earlier) {
    const edge = rowsAt(Math.floor(before.size / tileWidth)) ?? new Uint8Array(0);
    if (before.size > size) {
      findings.push(about('checkpoint_shrunk', `${size} entries, but ${before.size} in ${name}`, size));
    } else if (before.size === size) {
      if (!equal(before.root, root)) findings.push(about('checkpoint_forked', `another history of ${size} entries than ${name} has`));
    } else if (
      edge.length >= (before.size % tileWidth) * hashLength &&
      equal(await run(rootOf(before.size, { full: settled.tree.full, edge })), before.root)
    ) {
      asSigned = Math.max(asSigned, before.size);
    } else if (settled.proven) {
      findings.push(about('checkpoint_forked', `the ${before.size} entries of ${name} are not the beginning of these`));
    }
  }
  if (settled.proven) return findings;
  const computed = toBase64(await run(rootOf(size, settled.tree)));
  const part = asSigned > 0 ? `; the first ${asSigned} entries are as they were signed` : '';
  return [about('root_mismatch', `the hashes served lead to ${computed}, signed is ${toBase64(root)}${part}`), ...findings];
}
