import { createHmac } from 'node:crypto';

/** Crockford's digits: none is taken for another when it is read out or written down. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 40 bits: among a million people two share a handle in fewer than every second installation; ids tell them apart anyway. */
const length = 8;

/**
 * How a person is written where nobody may know who it is, "B-4F2A91CQ": the same everywhere in an installation, and nothing that
 * somebody without its secret could compute from a person's id (HMAC-SHA-256).
 * @param secret of the installation, see `openSecret`
 */
export function handleOf(secret: Buffer, personId: string): string {
  const hash = createHmac('sha256', secret).update(`handle:${personId}`).digest();
  let bits = hash.readUIntBE(0, 5);
  let text = '';
  for (let at = 0; at < length; at += 1) {
    text = (digits[bits % 32] ?? '') + text;
    bits = Math.floor(bits / 32);
  }
  return `B-${text}`;
}
