import { type Bytes, type Crypto, fromHex, toUtf8 } from '@ochiq/shared/tlog';

/** This browser, or this page when it came without TLS, cannot check signatures: nothing is known of a receipt then. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
}

/** RFC 8032, section 7.1, test 2: what every right Ed25519 says yes to. */
const sample = {
  publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  message: 'r',
  signature:
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
};

/**
 * SHA-256 and Ed25519 of the browser itself. Both throw CannotCheck where the browser has them not: neither stands in for it.
 * @param subtle absent on pages that came without TLS
 */
export function webCrypto(subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle): Crypto {
  let able: Promise<boolean> | null = null;
  return {
    async sha256(bytes) {
      if (!subtle) throw new CannotCheck('no WebCrypto');
      return new Uint8Array(await subtle.digest('SHA-256', bytes));
    },
    async verifyEd25519(publicKey, message, signature) {
      if (!subtle) throw new CannotCheck('no WebCrypto');
      able ??= knowsEd25519(subtle);
      if (!(await able)) throw new CannotCheck('no Ed25519');
      // It does know Ed25519, so a key that it cannot read is a bad key.
      return verify(subtle, publicKey, message, signature).catch(() => false);
    },
  };
}

async function verify(subtle: SubtleCrypto, publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const key = await subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  return subtle.verify({ name: 'Ed25519' }, key, signature, message);
}

/** Asks for a yes and for a no: a browser that says yes to everything knows nothing. */
async function knowsEd25519(subtle: SubtleCrypto): Promise<boolean> {
  const publicKey = fromHex(sample.publicKey);
  const signature = fromHex(sample.signature);
  if (publicKey === null || signature === null) throw new Error('the sample is hexadecimal');
  try {
    const yes = await verify(subtle, publicKey, toUtf8(sample.message), signature);
    return yes && !(await verify(subtle, publicKey, toUtf8('s'), signature));
  } catch {
    return false;
  }
}
