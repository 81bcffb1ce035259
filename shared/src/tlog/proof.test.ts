import { createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase64, toUtf8 } from './bytes.js';
import { canonicalJson } from './canonical.js';
import { formatCheckpoint, type Trust } from './checkpoint.js';
import { type Hashing, hashWith } from './hashing.js';
import { signatureTypes, type VerifierKey, verifierKey } from './key.js';
import { cosignatureMessage, formatNote, noteMessage, signatureOf } from './note.js';
import { inclusionPath, proofHashes, rangeHash } from './paths.js';
import { type Crypto, type Receipt, receiptSchema, verifyReceipt } from './proof.js';
import { tileReader } from './tile.js';
import { leafHash } from './tree.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const run = <T>(steps: Hashing<T>): T => hashWith(steps, sha256);
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const crypto: Crypto = {
  sha256: async (bytes) => sha256(bytes),
  verifyEd25519: async (publicKey, message, signature) =>
    verify(null, message, createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' }), signature),
};

function makeKey(name: string, type: 1 | 4): { key: VerifierKey; sign: (message: Uint8Array) => Uint8Array } {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: run(verifierKey(name, type, publicKey)), sign: (message) => sign(null, message, pair.privateKey) };
}

const origin = 'ochiq.example/log';
const log = makeKey(origin, signatureTypes.ed25519);
const witness = makeKey('witness.example/w', signatureTypes.cosignature);
const stranger = makeKey(origin, signatureTypes.ed25519);
const trust: Trust = { origin, logKeys: [log.key], witnessKeys: [witness.key], witnessesNeeded: 1 };

const size = 21;
const entries = Array.from({ length: size }, (_, seq) => canonicalJson({ type: 'bid_placed', seq, amountMinor: `${seq}00` }));
const tile = Buffer.concat(entries.map((entry) => run(leafHash(toUtf8(entry)))));
const read = tileReader(size, () => tile);
const timeSeconds = 1_790_000_000;

function note(body: { origin?: string; size?: number } = {}, by = log): string {
  const root = run(rangeHash({ start: 0, end: size }, read));
  const text = formatCheckpoint({ origin, size, root, extensions: [], ...body });
  const cosignature = signatureOf(witness.key, witness.sign(cosignatureMessage(text, timeSeconds)), timeSeconds);
  return formatNote({ text, signatures: [signatureOf(by.key, by.sign(noteMessage(text)), null), cosignature] });
}

function receiptOf(index: number): Receipt {
  const proof = run(proofHashes(inclusionPath(index, size), read)).map(toBase64);
  return { format: 'ochiq-receipt/1', origin, index, size, entry: entries[index] ?? '', proof, checkpoint: note() };
}

describe('verifyReceipt', () => {
  it.each(entries.map((_, index) => ({ index })))('proves entry $index', async ({ index }) => {
    const receipt = receiptOf(index);
    const verdict = await verifyReceipt(JSON.parse(JSON.stringify(receipt)), trust, crypto);
    expect(verdict).toMatchObject({ outcome: 'ok', receipt, size, witnesses: [{ key: witness.key, timeSeconds }] });
  });

  it('needs no size and, if so wanted, no witness', async () => {
    const { size: _, ...receipt } = receiptOf(3);
    expect(await verifyReceipt(receipt, { ...trust, witnessKeys: [], witnessesNeeded: 0 }, crypto)).toMatchObject({ outcome: 'ok', size });
  });

  const good = receiptOf(7);
  const [first = '', ...others] = good.proof;
  it.each([
    { name: 'another entry', change: { entry: entries[8] }, code: 'not_included' },
    { name: 'another index', change: { index: 8 }, code: 'not_included' },
    { name: 'an index past the tree', change: { index: size }, code: 'not_included' },
    { name: 'a hash changed', change: { proof: [toBase64(new Uint8Array(32)), ...others] }, code: 'not_included' },
    { name: 'a hash left out', change: { proof: others }, code: 'not_included' },
    { name: 'a hash too many', change: { proof: [first, ...good.proof] }, code: 'not_included' },
    { name: 'no proof', change: { proof: [] }, code: 'not_included' },
    { name: 'another size', change: { size: size + 1 }, code: 'wrong_size' },
    { name: 'another log', change: { origin: 'other.example/log' }, code: 'wrong_origin' },
    { name: 'a checkpoint of another log', change: { checkpoint: note({ origin: 'other.example/log' }) }, code: 'wrong_origin' },
    { name: 'a checkpoint before the entry', change: { size: 7, checkpoint: note({ size: 7 }) }, code: 'not_included' },
    { name: "a stranger's signature", change: { checkpoint: note({}, stranger) }, code: 'unsigned' },
    {
      name: 'a checkpoint that was changed',
      change: { checkpoint: note().replace(`\n${size}\n`, '\n22\n'), size: 22 },
      code: 'bad_signature',
    },
    { name: 'no checkpoint', change: { checkpoint: '' }, code: 'malformed' },
    { name: 'another format', change: { format: 'ochiq-receipt/2' }, code: 'malformed' },
    { name: 'an entry in another form', change: { entry: `${good.entry} ` }, code: 'malformed' },
    { name: 'an entry with a member twice', change: { entry: '{"a":1,"a":1}' }, code: 'malformed' },
    { name: 'an entry that is no text', change: { entry: 5 }, code: 'malformed' },
    { name: 'an index that is no whole number', change: { index: 0.5 }, code: 'malformed' },
    { name: 'a negative index', change: { index: -1 }, code: 'malformed' },
    { name: 'an index past numbers', change: { index: 2 ** 53 }, code: 'malformed' },
    { name: 'a hash of a wrong length', change: { proof: [toBase64(new Uint8Array(33))] }, code: 'malformed' },
    { name: 'a hash that is no base64', change: { proof: ['?'.repeat(44)] }, code: 'malformed' },
    { name: 'a proof that is too long', change: { proof: Array.from({ length: 65 }, () => first) }, code: 'malformed' },
    { name: 'a word too many', change: { note: 'hi' }, code: 'malformed' },
  ])('refuses $name', async ({ change, code }) => {
    expect(await verifyReceipt({ ...good, ...change }, trust, crypto)).toEqual({ outcome: 'refused', code });
  });

  it.each([null, undefined, 'receipt', 5, [], {}])('refuses %j', async (value) => {
    expect(await verifyReceipt(value, trust, crypto)).toEqual({ outcome: 'refused', code: 'malformed' });
  });

  it('refuses a receipt without enough witnesses', async () => {
    expect(await verifyReceipt(good, { ...trust, witnessesNeeded: 2 }, crypto)).toEqual({ outcome: 'refused', code: 'too_few_witnesses' });
  });

  it('never believes a receipt with one letter changed', async () => {
    const text = JSON.stringify(good);
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at] === '0' ? '1' : '0';
      let changed: unknown;
      try {
        changed = JSON.parse(text.slice(0, at) + letter + text.slice(at + 1));
      } catch {
        continue;
      }
      const verdict = await verifyReceipt(changed, trust, crypto);
      expect(verdict.outcome, text.slice(at - 20, at + 20)).toBe('refused');
    }
  });

  it('has a schema for the wire', () => {
    expect(receiptSchema.parse(good)).toEqual(good);
  });
});
