import {
  type Bytes,
  concat,
  encodeBundle,
  formatCheckpoint,
  formatNote,
  fullTileHash,
  hashWith,
  leafHash,
  noteMessage,
  parseTilePath,
  rangeHash,
  signatureOf,
  tileReader,
  tileWidth,
  toUtf8,
} from '../../tlog/index.js';
import type { ShamSigner } from './signer.js';

/**
 * The log as the server's tables hold it, and as it serves it: entries, the hashes of leaves, and the rows of the tiles above
 * them, each of which somebody with the right to write can change by itself.
 */
export class ShamDatabase {
  entries: (string | null)[] = [];
  /** Of leaves; null for a row that is gone. */
  hashes: (Uint8Array | null)[] = [];
  /** Of full tiles, level by level from 1 on. */
  readonly nodes: Uint8Array[][] = [];

  constructor(
    private readonly sha256: (bytes: Bytes) => Uint8Array,
    leaves: readonly string[],
  ) {
    for (const leaf of leaves) this.append(leaf);
  }

  /** What the sequencer does with a committed entry. */
  append(leaf: string): void {
    this.entries.push(leaf);
    this.hashes.push(this.hashOf(leaf));
    this.fill(0, this.hashes.length);
  }

  hashOf(leaf: string): Uint8Array {
    return hashWith(leafHash(toUtf8(leaf)), this.sha256);
  }

  private fill(level: number, count: number): void {
    if (count % tileWidth !== 0) return;
    const rows = this.rows(level, count - tileWidth, tileWidth);
    if (rows === null) throw new Error('a gap');
    const above = this.nodes[level] ?? [];
    this.nodes[level] = above;
    above.push(hashWith(fullTileHash(rows), this.sha256));
    this.fill(level + 1, above.length);
  }

  private rows(level: number, from: number, count: number): Bytes | null {
    const rows = (level === 0 ? this.hashes : (this.nodes[level - 1] ?? [])).slice(from, from + count).filter((row) => row !== null);
    return rows.length === count ? concat(...rows) : null;
  }

  /** The bytes of a path under `/log/`, as the server makes them; null where it has none. */
  serve(path: string): Bytes | null {
    const name = parseTilePath(path);
    if (name === null) return null;
    const from = name.index * tileWidth;
    if (name.kind === 'hashes') return this.rows(name.level, from, name.width);
    // The server joins entries to the rows of their leaves.
    const kept = this.entries.slice(from, from + name.width).filter((_, at) => this.hashes[from + at] !== null);
    return kept.length === name.width ? encodeBundle(kept.map((entry) => toUtf8(entry ?? ''))) : null;
  }

  root(size = this.hashes.length): Uint8Array {
    const read = tileReader(size, ({ level, index, width }) => {
      const rows = this.rows(level, index * tileWidth, width);
      if (rows === null) throw new Error('a gap');
      return rows;
    });
    return hashWith(rangeHash({ start: 0, end: size }, read), this.sha256);
  }

  /** A signed checkpoint of the tree as it is. */
  checkpoint(signer: ShamSigner, size = this.hashes.length): string {
    const text = formatCheckpoint({ origin: signer.key.name, size, root: this.root(size), extensions: [] });
    return formatNote({ text, signatures: [signatureOf(signer.key, signer.sign(noteMessage(text)), null)] });
  }
}
