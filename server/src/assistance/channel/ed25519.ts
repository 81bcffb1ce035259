import { createPrivateKey, createPublicKey, hash, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import type { Sign, Verify } from '../signature/sign-message.js';

/** DER before the 32 bytes of a private key (RFC 8410, section 7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The thumbprint of an Ed25519 key as a JWK (RFC 7638, RFC 8037 appendix A.3): names it the same everywhere. */
export const thumbprintOf = (x: string): string => hash('sha256', `{"crv":"Ed25519","kty":"OKP","x":"${x}"}`, 'base64url');

const signerOf =
  (key: KeyObject): Sign =>
  (base) =>
    sign(null, base, key);

export interface OwnKey {
  readonly kid: string;
  /** The public key, 32 bytes as base64url. */
  readonly x: string;
  readonly sign: Sign;
}

/** A key of this installation, from its secret and the key's salt (HKDF, RFC 5869): every node makes the same one, and no table holds it. */
export function deriveKey(secret: Buffer, salt: string): OwnKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, salt, 'ochiq assistance ed25519', 32));
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return { kid: thumbprintOf(x), x, sign: signerOf(key) };
}

/** Verifies by a public key of 32 bytes as base64url; false for what is no key. */
export function verifierOf(x: string): Verify {
  return (base, signature) => {
    try {
      return verify(null, base, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
    } catch {
      return false;
    }
  };
}
