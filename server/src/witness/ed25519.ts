import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import type { VerifyEd25519 } from '@ochiq/shared/tlog';

/** What stands before the 32 bytes of a private and of a public key in their DER forms (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Bytes of an Ed25519 private key (RFC 8032). */
export const seedLength = 32;

/** An Ed25519 private key, ready to sign. */
export interface SigningKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** 32 bytes that nobody can guess. */
export const newSeed = (): Uint8Array =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-seedLength);

/** @param seed 32 bytes */
export function signingKey(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-seedLength),
    sign: (message) => sign(null, message, key),
  };
}

export const verifyEd25519: VerifyEd25519 = async (publicKey, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' }), signature);
