import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { concat, fromBase64, hashWith, signatureTypes, toBase64, type VerifierKey, verifierKey } from '@ochiq/shared/tlog';
import { BadSetup } from './bad-setup.js';
import { newSeed, seedLength, sha256, signingKey } from './ed25519.js';
import { isMissing, writeDurably } from './write-durably.js';

/** The key of a witness: what others know of it, and the secret part behind `sign`. */
export interface WitnessKey {
  readonly verifier: VerifierKey;
  sign(message: Uint8Array): Uint8Array;
}

const type = signatureTypes.cosignature;
const ownerOnly = 0o600;
const othersMask = 0o077;

/**
 * Opens the witness's key, DIR/key, and makes it at the first start.
 * @throws BadSetup when the file is not a key, is another name's, or can be read by others than its owner
 */
export async function openKey(dir: string, name: string): Promise<WitnessKey> {
  const path = join(dir, 'key');
  const kept = await readKey(path);
  if (kept !== null) {
    const key = parseKey(kept);
    if (key === null) throw new BadSetup(`${path} is not a key`);
    if (key.verifier.name !== name) throw new BadSetup(`${path} is the key of ${key.verifier.name}, not of ${name}`);
    return key;
  }
  const seed = newSeed();
  const key = keyOf(name, seed);
  await writeDurably(path, formatKey(key.verifier, seed), ownerOnly);
  return key;
}

async function readKey(path: string): Promise<string | null> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & othersMask) !== 0) throw new BadSetup(`${path} can be read by others: chmod 600 ${path}`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function keyOf(name: string, seed: Uint8Array): WitnessKey {
  const { publicKey, sign } = signingKey(seed);
  return { verifier: hashWith(verifierKey(name, type, publicKey), sha256), sign };
}

/** The form of golang.org/x/mod/sumdb/note's private keys: `PRIVATE+KEY+<name>+<id in hex>+<base64 of type and seed>`. */
function formatKey({ name, id }: VerifierKey, seed: Uint8Array): string {
  return `PRIVATE+KEY+${name}+${id.toString(16).padStart(8, '0')}+${toBase64(concat(Uint8Array.of(type), seed))}\n`;
}

function parseKey(text: string): WitnessKey | null {
  const [, name, id, encoded = ''] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\n$/.exec(text) ?? [];
  const material = fromBase64(encoded);
  if (name === undefined || id === undefined || material?.length !== 1 + seedLength || material[0] !== type) return null;
  const key = keyOf(name, material.subarray(1));
  return key.verifier.id === Number.parseInt(id, 16) ? key : null;
}
