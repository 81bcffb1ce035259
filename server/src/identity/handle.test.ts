import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { handleOf } from './handle.js';

const secret = Buffer.alloc(32, 7);

it('is the first 40 bits of the keyed hash in base 32', () => {
  const person = '0193e1a0-0000-7000-8000-000000000001';
  const hash = createHmac('sha256', secret).update(`handle:${person}`).digest();
  const bits = [...hash.subarray(0, 5)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const symbols = bits.match(/.{5}/g)?.map((five) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number.parseInt(five, 2)]);
  expect(handleOf(secret, person)).toBe(`B-${symbols?.join('')}`);
});

it('stays the same for a person, differs between people, and means nothing under another secret', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      fc.pre(one !== other);
      expect(handleOf(secret, one)).toMatch(/^B-[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(handleOf(secret, one)).toBe(handleOf(secret, one));
      expect(handleOf(secret, one)).not.toBe(handleOf(secret, other));
      expect(handleOf(Buffer.alloc(32, 8), one)).not.toBe(handleOf(secret, one));
    }),
  );
});
