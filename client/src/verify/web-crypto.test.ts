import { describe, expect, it } from 'vitest';
import { CannotCheck, webCrypto } from './web-crypto';

const { subtle } = globalThis.crypto;
const message = new TextEncoder().encode('Oʻn ming soʻm');

async function makePair() {
  const pair = await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Ed25519 makes pairs');
  const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const signature = new Uint8Array(await subtle.sign('Ed25519', pair.privateKey, message));
  return { publicKey, signature };
}

/** A browser that does some things in another way. */
const browser = (changes: Partial<SubtleCrypto>) =>
  new Proxy(subtle, {
    get: (target, name) => {
      const value: unknown = Reflect.get(changes, name) ?? Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describe('webCrypto', () => {
  it('verifies a signature of a real key, and no other', async () => {
    const { publicKey, signature } = await makePair();
    const { verifyEd25519 } = webCrypto();
    expect(await verifyEd25519(publicKey, message, signature)).toBe(true);
    expect(await verifyEd25519((await makePair()).publicKey, message, signature)).toBe(false);
    expect(await verifyEd25519(publicKey, message.slice(1), signature)).toBe(false);
    expect(await verifyEd25519(publicKey, message, signature.slice(1))).toBe(false);
    for (let at = 0; at < signature.length; at += 1) {
      const changed = signature.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(await verifyEd25519(publicKey, message, changed), `byte ${at}`).toBe(false);
    }
  });

  it('says no to a key that is none', async () => {
    const { signature } = await makePair();
    expect(await webCrypto().verifyEd25519(new Uint8Array(31), message, signature)).toBe(false);
    expect(await webCrypto().verifyEd25519(new Uint8Array(32).fill(255), message, signature)).toBe(false);
  });

  it('hashes', async () => {
    const digest = await webCrypto().sha256(new TextEncoder().encode('abc'));
    expect(Buffer.from(digest).toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it.each([
    { name: 'without WebCrypto', given: undefined },
    { name: 'that knows no Ed25519', given: browser({ importKey: async () => Promise.reject(new DOMException('', 'NotSupportedError')) }) },
    { name: 'that says yes to everything', given: browser({ verify: async () => true }) },
    { name: 'that says no to everything', given: browser({ verify: async () => false }) },
  ])('a browser $name cannot check, and says so', async ({ given }) => {
    const { publicKey, signature } = await makePair();
    // An argument that is undefined would stand for the default.
    const { verifyEd25519, sha256 } = given ? webCrypto(given) : withoutWebCrypto();
    await expect(verifyEd25519(publicKey, message, signature)).rejects.toThrow(CannotCheck);
    if (!given) await expect(sha256(message)).rejects.toThrow(CannotCheck);
  });
});

function withoutWebCrypto() {
  const whole = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
  try {
    return webCrypto();
  } finally {
    if (whole) Object.defineProperty(globalThis, 'crypto', whole);
  }
}
