import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  fromBase64,
  hashWith,
  noteMessage,
  signatureOf,
  toBase64,
  type VerifierKey,
  verifierKey,
} from '@ochiq/shared/tlog';
import { readOrMake, readOrNull } from '../base/index.js';
import { sha256 } from './leaf-text.js';

/** The key that signs checkpoints. */
export interface LogSigner {
  readonly key: VerifierKey;
  /** As others are told it: `name+hash+key` (C2SP signed-note). */
  readonly verifierKey: string;
  /** A signed checkpoint (C2SP tlog-checkpoint). @param root of the tree of `size` leaves */
  sign(size: number, root: Buffer): string;
}

const ed25519 = 1;
/** The hash in a verifier key, 8 hexadecimal digits: which key a signature line is by. */
export const keyHashOf = (verifierKey: string): string => verifierKey.split('+')[1] ?? '';
/** DER before the 32 bytes of a private key (RFC 8410, section 7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key of a file in Go's note format, `PRIVATE+KEY+name+hash+base64(0x01 || seed)`. @throws Error that says what is wrong with it */
export function readSigner(text: string, origin: string): LogSigner {
  const [, name, id, encoded] = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)\n?$/.exec(text) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  if (name === undefined || bytes?.length !== 33 || bytes[0] !== ed25519) throw new Error('not a private key of a log');
  if (name !== origin) throw new Error(`the key is of ${name}, the log is ${origin}`);
  const signer = signerOf(origin, createPrivateKey({ key: Buffer.concat([pkcs8Head, bytes.subarray(1)]), format: 'der', type: 'pkcs8' }));
  if (keyHashOf(signer.verifierKey) !== id) throw new Error('the key does not fit its own hash');
  return signer;
}

function signerOf(origin: string, privateKey: KeyObject): LogSigner {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const key = hashWith(verifierKey(origin, ed25519, Uint8Array.from(Buffer.from(x, 'base64url'))), sha256);
  return {
    key,
    verifierKey: formatVerifierKey(key),
    sign(size, root) {
      const text = formatCheckpoint({ origin, size, root: Uint8Array.from(root), extensions: [] });
      const signature = Uint8Array.from(sign(null, noteMessage(text), privateKey));
      return formatNote({ text, signatures: [signatureOf(key, signature, null)] });
    },
  };
}

/** A new key in the same format. */
export function newKey(origin: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { d = '' } = privateKey.export({ format: 'jwk' });
  const seed = Uint8Array.from([ed25519, ...Buffer.from(d, 'base64url')]);
  return `PRIVATE+KEY+${origin}+${keyHashOf(signerOf(origin, privateKey).verifierKey)}+${toBase64(seed)}\n`;
}

/**
 * The key of a file. Where there is none a new one is made, but not for a log that has signed already: its key is lost then,
 * and whoever runs it must say so (docs/operations.md).
 * @throws Error that says what to do
 */
export async function openSigner({ file, origin, hasSigned }: { file: string; origin: string; hasSigned: boolean }): Promise<LogSigner> {
  if (hasSigned && (await readOrNull(file)) === null)
    throw new Error(`the log has signed checkpoints, but its key is not at ${file}: see "The public log" in docs/operations.md`);
  return readSigner(await readOrMake(file, () => newKey(origin)), origin);
}
