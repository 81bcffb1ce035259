import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, equal, fromBase64, fromHex, fromUtf8, isWellFormed, toBase64, toHex, toUtf8 } from './bytes.js';

describe('base64', () => {
  // RFC 4648, section 10.
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %j', (text, encoded) => {
    expect(toBase64(toUtf8(text))).toBe(encoded);
    expect(fromBase64(encoded)).toEqual(toUtf8(text));
  });

  it.each([
    { name: 'no padding', text: 'Zg' },
    { name: 'half a padding', text: 'Zg=' },
    { name: 'too much padding', text: 'Zm9v====' },
    { name: 'padding alone', text: '====' },
    { name: 'padding inside', text: 'Zg==Zg==' },
    { name: 'one digit', text: 'Z===' },
    { name: 'bits left over after one byte', text: 'Zh==' },
    { name: 'bits left over after two bytes', text: 'Zm9=' },
    { name: 'the URL alphabet', text: '_-8=' },
    { name: 'a space', text: 'Zm 9' },
    { name: 'a newline at the end', text: 'Zm9v\n' },
    { name: 'a letter beyond ASCII', text: 'Zm9é' },
  ])('refuses $name', ({ text }) => {
    expect(fromBase64(text)).toBeNull();
  });

  it('is that of Node, and reads exactly what it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
    fc.assert(
      fc.property(fc.base64String({ maxLength: 12 }), fc.nat(12), fc.constantFrom('A', '/', '=', '+'), (text, at, digit) => {
        const changed = text.slice(0, at) + digit + text.slice(at + 1);
        const bytes = fromBase64(changed);
        if (bytes !== null) expect(toBase64(bytes)).toBe(changed);
      }),
    );
  });
});

describe('hexadecimal', () => {
  it.each([
    ['', []],
    ['00ff10', [0, 255, 16]],
  ])('reads and writes %j', (text, bytes) => {
    expect(fromHex(text)).toEqual(Uint8Array.from(bytes));
    expect(toHex(Uint8Array.from(bytes))).toBe(text);
  });

  it.each(['0', '0g', 'FF', ' 00', '0x00'])('refuses %j', (text) => {
    expect(fromHex(text)).toBeNull();
  });
});

describe('UTF-8', () => {
  it.each([
    ['', ''],
    ['Oʻzbek', '4fcabb7a62656b'],
    ['—', 'e28094'],
    ['😂', 'f09f9882'],
    ['\ufeffx', 'efbbbf78'],
  ])('of %j is %s, and back', (text, hex) => {
    expect(toHex(toUtf8(text))).toBe(hex);
    expect(fromUtf8(toUtf8(text))).toBe(text);
  });

  it.each(['\ud800', 'a\udc00b', '\udc00\ud800'])('has no form for the lone surrogate in %j', (text) => {
    expect(isWellFormed(text)).toBe(false);
    expect(() => toUtf8(text)).toThrow(TypeError);
  });

  it.each(['ff', 'c080', 'eda080', 'e280'])('refuses the bytes %s', (hex) => {
    expect(fromUtf8(fromHex(hex) ?? new Uint8Array())).toBeNull();
  });
});

describe('bytes', () => {
  it('are joined and compared', () => {
    expect(concat(Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
    expect(concat()).toEqual(new Uint8Array());
    expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
  });
});
