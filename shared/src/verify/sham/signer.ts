import {
  type Bytes,
  concat,
  equal,
  type Hashing,
  hashWith,
  signatureTypes,
  toUtf8,
  type VerifierKey,
  verifierKey,
} from '../../tlog/index.js';
import type { AuditCrypto } from '../audit-log.js';

/** What signs the sham log. */
export interface ShamSigner {
  readonly key: VerifierKey;
  sign(message: Bytes): Uint8Array;
}

type Sha256 = (bytes: Bytes) => Uint8Array;

/** Not Ed25519 at all, and no secret: it only fits `shamCrypto`. */
const signatureBy = (publicKey: Uint8Array, message: Uint8Array, sha256: Sha256): Uint8Array => {
  const half = sha256(concat(publicKey, message));
  return concat(half, sha256(concat(half, publicKey)));
};

/** @param seed two signers with different ones have different keys */
export function shamSigner(name: string, seed: number, sha256: Sha256): ShamSigner {
  const publicKey = sha256(toUtf8(`key ${seed}`));
  const key = hashWith(verifierKey(name, signatureTypes.ed25519, publicKey), sha256);
  return { key, sign: (message) => signatureBy(key.publicKey, message, sha256) };
}

/** Believes what `shamSigner` signs. */
export const shamCrypto = (sha256: Sha256): AuditCrypto => ({
  run: <T>(steps: Hashing<T>) => hashWith(steps, sha256),
  verifyEd25519: async (publicKey, message, signature) => equal(signature, signatureBy(publicKey, message, sha256)),
});
