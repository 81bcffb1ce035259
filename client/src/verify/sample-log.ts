import type { LogStatus } from '@ochiq/shared/log';
import {
  type Bytes,
  canonicalJson,
  cosignatureMessage,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  hashAsync,
  inclusionPath,
  leafHash,
  noteMessage,
  proofHashes,
  type Receipt,
  rangeHash,
  type SignatureType,
  signatureOf,
  signatureTypes,
  tileReader,
  toBase64,
  toUtf8,
  type VerifierKey,
  verifierKey,
} from '@ochiq/shared/tlog';
import type { Store } from '../stores/browser-store';
import type { OwnBid } from './own-bid';

/** A small log with keys of its own, for tests: everything real but the server. */
export interface SampleLog {
  readonly state: LogStatus;
  readonly bid: OwnBid;
  /** The receipt of `bid`. */
  readonly receipt: Receipt;
  receiptOf(index: number): Promise<Receipt>;
}

const { subtle } = globalThis.crypto;
const sha256 = async (bytes: Bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes));

async function makeKey(name: string, type: SignatureType): Promise<{ key: VerifierKey; sign: (message: Bytes) => Promise<Uint8Array> }> {
  const pair = await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Ed25519 makes pairs');
  const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const key = await hashAsync(verifierKey(name, type, publicKey), sha256);
  return { key, sign: async (message) => new Uint8Array(await subtle.sign('Ed25519', pair.privateKey, message)) };
}

/** The entry of the bid with this number on lot 7. */
export const bidEntry = (seq: number) => ({
  kind: 'bid',
  lot: 7,
  seq,
  at: `2026-11-24T10:00:${String(seq % 60).padStart(2, '0')}.123Z`,
  bidder: 2,
  amountMinor: `${seq}0000000`,
  priceMinor: `${seq}0000000`,
  leader: 2,
  minNextMinor: `${seq}5000000`,
  answered: false,
  endsAt: '2026-11-25T10:00:00.000Z',
  extended: false,
});

/** @param size entries, at most 256 */
export async function makeSampleLog({ size = 100, witnesses = 1, origin = 'ochiq.example/log' } = {}): Promise<SampleLog> {
  const log = await makeKey(origin, signatureTypes.ed25519);
  const seers = await Promise.all(Array.from({ length: witnesses }, (_, n) => makeKey(`witness-${n}.example`, signatureTypes.cosignature)));
  const entries = Array.from({ length: size }, (_, index) => canonicalJson(bidEntry(index + 1)));
  const tile = new Uint8Array(size * 32);
  for (const [index, entry] of entries.entries()) tile.set(await hashAsync(leafHash(toUtf8(entry)), sha256), index * 32);
  const read = tileReader(size, () => tile);
  const root = await hashAsync(rangeHash({ start: 0, end: size }, read), sha256);
  const text = formatCheckpoint({ origin, size, root, extensions: [] });
  const signatures = [signatureOf(log.key, await log.sign(noteMessage(text)), null)];
  for (const { key, sign } of seers) signatures.push(signatureOf(key, await sign(cosignatureMessage(text, 1_790_000_000)), 1_790_000_000));
  const checkpoint = formatNote({ text, signatures });

  async function receiptOf(index: number): Promise<Receipt> {
    const hashes = await hashAsync(proofHashes(inclusionPath(index, size), read), sha256);
    return { format: 'ochiq-receipt/1', origin, index, size, entry: entries[index] ?? '', proof: hashes.map(toBase64), checkpoint };
  }

  const at = Math.floor(size / 3);
  const { lot, seq, at: time, bidder, amountMinor, priceMinor } = bidEntry(at + 1);
  return {
    state: {
      origin,
      verifierKey: formatVerifierKey(log.key),
      witnessKeys: seers.map(({ key }) => formatVerifierKey(key)),
      oldKeys: [],
      size,
      cosignatures: witnesses,
      checkpointAt: null,
      problem: null,
    },
    bid: { lot, seq, at: time, bidder, amountMinor, priceMinor, leading: true },
    receipt: await receiptOf(at),
    receiptOf,
  };
}

/** A store that keeps values for as long as the test runs. @param maxLength of one value's JSON */
export function memoryStore(maxLength = Number.POSITIVE_INFINITY): Store {
  const kept = new Map<string, string>();
  return {
    read: (name) => JSON.parse(kept.get(name) ?? 'null'),
    write(name, value) {
      const text = JSON.stringify(value);
      if (text.length > maxLength) return false;
      kept.set(name, text);
      return true;
    },
  };
}
