import { type Bytes, canonicalJson, concat, fromHex, type Hashing, hashLength, toHex, toUtf8 } from '../tlog/index.js';

/** What the hashes of draws begin with, so that no hash of anything else is one. */
const domain = 'ochiq/draw/v1\n';

/** How many numbers a SHA-256 digest can be. */
const hashSpace = 1n << BigInt(8 * hashLength);

/** Everything that a draw follows from. */
export interface DrawInput {
  /** The chain's secret of this draw (32 bytes, hexadecimal): fixed before the document came. */
  readonly secret: string;
  /** SHA-256 of the executive document (hexadecimal): the court's. */
  readonly digest: string;
  readonly office: number;
  readonly chain: number;
  readonly draw: number;
  /** The seats that may be drawn, in rising order. */
  readonly candidates: readonly number[];
}

/** A draw's result with what leads to it. */
export interface Pick {
  readonly seat: number;
  /** The numbers that were drawn (hexadecimal); all but the last were thrown away. */
  readonly numbers: readonly string[];
}

/**
 * A place among `count` that is each as likely as any other, for a number of which each below `space` is as likely as any other; null
 * for one of the few numbers at the end that do not divide evenly: the next is asked for.
 */
export function placeOf(number: bigint, space: bigint, count: number): number | null {
  const many = BigInt(count);
  return number < space - (space % many) ? Number(number % many) : null;
}

/**
 * Draws one of the candidates: SHA-256 over the domain, the secret, the digest, a counter (4 bytes, from 0) and the canonical JSON of the
 * candidates with the office, the chain and the draw's number, read as a number, modulo their count; a number that would favour somebody
 * raises the counter.
 * @throws RangeError without candidates, TypeError for a secret or digest that is not 32 bytes
 */
export function* pickSeat({ secret, digest, office, chain, draw, candidates }: DrawInput): Hashing<Pick> {
  if (candidates.length === 0) throw new RangeError('nobody to draw from');
  const list = toUtf8(canonicalJson({ candidates, chain, draw, office }));
  const [key, document] = [hashBytes(secret), hashBytes(digest)];
  const numbers: string[] = [];
  for (let counter = 0; ; counter += 1) {
    const hash = toHex(yield concat(toUtf8(domain), key, document, counterBytes(counter), list));
    numbers.push(hash);
    const seat = candidates[placeOf(BigInt(`0x${hash}`), hashSpace, candidates.length) ?? -1];
    if (seat !== undefined) return { seat, numbers };
  }
}

function hashBytes(hex: string): Bytes {
  const bytes = fromHex(hex);
  if (bytes === null || bytes.length !== hashLength) throw new TypeError('not 32 bytes in hexadecimal digits');
  return bytes;
}

function counterBytes(counter: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, counter);
  return bytes;
}
