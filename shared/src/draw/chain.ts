import { type Bytes, fromHex, type Hashing, hashLength, toHex } from '../tlog/index.js';

/**
 * Goes back along a chain of secrets: each is the SHA-256 of the one that comes after it (s_i = SHA-256(s_{i+1})). Draws use s_1, s_2, ...
 * in turn; s_0, the head, is published before all of them.
 * @param secret 32 bytes, hexadecimal
 * @param steps how far back
 * @throws TypeError for a secret that is not 32 bytes
 */
export function* linkBefore(secret: string, steps: number): Hashing<string> {
  const bytes = fromHex(secret);
  if (bytes?.length !== hashLength) throw new TypeError('not 32 bytes in hexadecimal digits');
  let link: Bytes | Uint8Array = bytes;
  for (let step = 0; step < steps; step += 1) link = yield Uint8Array.from(link);
  return toHex(link);
}
