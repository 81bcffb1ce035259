import { type Bytes, concat, fromBase64, fromHex, isWellFormed, toBase64, toHex, toUtf8 } from './bytes.js';
import type { Hashing } from './hashing.js';

/**
 * What a key signs: 0x01 the text of a note, 0x04 a checkpoint with the time at which it was seen. Both are Ed25519.
 * Source: C2SP signed-note, "Signature types", and tlog-cosignature.
 */
export const signatureTypes = { ed25519: 0x01, cosignature: 0x04 } as const;
export type SignatureType = (typeof signatureTypes)[keyof typeof signatureTypes];

/** Bytes of an Ed25519 public key (RFC 8032). */
const publicKeyLength = 32;

/** A key that is trusted to sign. Name and id together name it in a note. */
export interface VerifierKey {
  readonly name: string;
  /** The first 32 bits of a hash over name, type and public key: tells keys apart, but proves nothing. */
  readonly id: number;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Bytes;
}

/** Whether a text can name a key: not empty, no spaces of any kind, no plus, no control characters. Source: C2SP signed-note. */
export const isKeyName = (name: string): boolean => /^[^\p{White_Space}+]+$/u.test(name) && isWellFormed(name) && !hasControl(name);

/** Whether a text has an ASCII control character (below U+0020) other than a newline. */
export function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}

/** A key with its id: the first four bytes of SHA-256(name || 0x0A || type || public key). Source: C2SP signed-note. */
export function* verifierKey(name: string, type: SignatureType, publicKey: Uint8Array): Hashing<VerifierKey> {
  if (!isKeyName(name)) throw new TypeError(`no name for a key: ${JSON.stringify(name)}`);
  if (publicKey.length !== publicKeyLength) throw new TypeError(`an Ed25519 public key has not ${publicKey.length} bytes`);
  const digest = yield concat(toUtf8(`${name}\n`), Uint8Array.of(type), publicKey);
  return { name, id: readId(digest), type, publicKey: concat(publicKey) };
}

/** A key as text, for people to copy: `<name>+<id in hex>+<base64 of type and public key>`. Source: C2SP signed-note, "Verifier keys". */
export function formatVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${toHex(idBytes(id))}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;
}

/** Reads a key that was written as text; null unless it is whole, of a type known here, and its id fits. */
export function* parseVerifierKey(text: string): Hashing<VerifierKey | null> {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{1,64})$/.exec(text);
  if (match === null) return null;
  const [, name = '', hex = '', encoded = ''] = match;
  const id = fromHex(hex);
  const material = fromBase64(encoded);
  const type = Object.values(signatureTypes).find((known) => known === material?.[0]);
  if (!isKeyName(name) || id === null || material?.length !== 1 + publicKeyLength || type === undefined) return null;
  const key = yield* verifierKey(name, type, material.slice(1));
  return key.id === readId(id) ? key : null;
}

/** The id of a key as it stands in signatures: four bytes, the high one first. */
export function idBytes(id: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, id);
  return bytes;
}

/** The id that the first four bytes say. */
export const readId = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
