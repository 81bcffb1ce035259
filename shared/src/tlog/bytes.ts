/** Bytes that own a plain buffer: what WebCrypto and sockets take. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Every browser and every Node has these two; `lib` names only what ECMAScript itself has. */
declare const TextEncoder: new () => { encode(text: string): Bytes };
declare const TextDecoder: new (label: 'utf-8', options: { fatal: true; ignoreBOM: true }) => { decode(bytes: Uint8Array): string };

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitValues: ReadonlyMap<string, number> = new Map([...digits].map((digit, value) => [digit, value]));

/** Joins bytes into new bytes. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Whether both hold the same bytes. Takes the time that it takes: nothing here is secret. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Base64 in the standard alphabet, padded (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let offset = 0; offset < bytes.length; offset += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(offset, offset + 3);
    const bits = (first << 16) | (second << 8) | third;
    for (const shift of [18, 12, 6, 0]) text += digits[(bits >> shift) & 63];
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - missing) + '='.repeat(missing);
}

/**
 * Reads base64 (RFC 4648, section 4).
 * @returns null unless the text is exactly what `toBase64` writes: no spaces, the padding, no bits left over
 */
export function fromBase64(text: string): Bytes | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  let count = 0;
  let offset = 0;
  for (const digit of text.slice(0, text.length - padding)) {
    bits = ((bits << 6) | (digitValues.get(digit) ?? 0)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[offset] = bits >> count;
    offset += 1;
  }
  // Two texts for the same bytes would give one signature two forms.
  return (bits & ((1 << count) - 1)) === 0 ? bytes : null;
}

/** Lowercase hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads lowercase hexadecimal; null for anything else. */
export function fromHex(text: string): Bytes | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16));
}

/** Whether a text has a UTF-8 form: no half of a surrogate pair alone. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** The UTF-8 form of a text. Throws where there is none; the encoder would put U+FFFD there, and sign something else. */
export function toUtf8(text: string): Bytes {
  if (!isWellFormed(text)) throw new TypeError('a lone surrogate has no UTF-8 form');
  return new TextEncoder().encode(text);
}

/** Reads UTF-8, a byte order mark as a character like any other; null for bytes that are no UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
