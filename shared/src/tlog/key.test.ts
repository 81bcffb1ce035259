import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from './bytes.js';
import { hashWith } from './hashing.js';
import { formatVerifierKey, isKeyName, parseVerifierKey, signatureTypes, verifierKey } from './key.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const parse = (text: string) => hashWith(parseVerifierKey(text), sha256);

/** The key of golang.org/x/mod/sumdb/note's own tests. */
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

describe('verifier keys', () => {
  it.each([
    { text: peter, name: 'PeterNeumann', id: 0xc74f20a3, type: 1 },
    { text: 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop', name: 'EnochRoot', id: 0xaf0cfe78, type: 1 },
    // C2SP signed-note, "Verifier keys".
    { text: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', name: 'example.com/foo', id: 0x530d903a, type: 1 },
    // The Go checksum database.
    { text: 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', name: 'sum.golang.org', id: 0x033de0ae, type: 1 },
    // Two witnesses, which cosign.
    { text: 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2', name: 'remora.n621.de', id: 0xda77ade7, type: 4 },
    {
      text: 'witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv',
      name: 'witness.stagemole.eu',
      id: 0x67f7aea0,
      type: 4,
    },
  ])('reads and writes $text', ({ text, name, id, type }) => {
    const key = parse(text);
    if (key === null) throw new Error('not read');
    expect(key).toMatchObject({ name, id, type });
    expect(formatVerifierKey(key)).toBe(text);
    expect(hashWith(verifierKey(key.name, key.type, key.publicKey), sha256)).toEqual(key);
  });

  it('refuses every part of a key, and every key with one letter changed', () => {
    for (let start = 0; start <= peter.length; start += 1) {
      for (let end = start; end <= peter.length; end += 1) {
        if (end - start < peter.length) expect(parse(peter.slice(start, end))).toBeNull();
      }
    }
    for (let at = 0; at < peter.length; at += 1) {
      const changed = peter.slice(0, at) + String.fromCharCode(peter.charCodeAt(at) + 1) + peter.slice(at + 1);
      expect(parse(changed)).toBeNull();
    }
  });

  it.each([
    // The first two are of sumdb/note's tests: their ids fit.
    { name: 'a public key that is too long', text: 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==' },
    { name: 'an unknown type', text: 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW' },
    { name: 'an id in capitals', text: peter.replace('c74f20a3', 'C74F20A3') },
    { name: 'a wrong id', text: peter.replace('c74f20a3', '00000000') },
    { name: 'a newline after it', text: `${peter}\n` },
    { name: 'a space before it', text: ` ${peter}` },
    { name: 'no name', text: peter.replace('PeterNeumann', '') },
  ])('refuses $name', ({ text }) => {
    expect(parse(text)).toBeNull();
  });

  it('are not made of a bad name or public key', () => {
    expect(() => hashWith(verifierKey('two words', signatureTypes.ed25519, new Uint8Array(32)), sha256)).toThrow(TypeError);
    expect(() => hashWith(verifierKey('ochiq', signatureTypes.ed25519, new Uint8Array(31)), sha256)).toThrow(TypeError);
  });

  it('differ by type, though name and public key are the same', () => {
    const publicKey = fromHex('e932791ae6e7a840a46164c904786426d5e7821dd8b29a00d61cae72afdd4da4') ?? new Uint8Array();
    const log = hashWith(verifierKey('example.com/foo', signatureTypes.ed25519, publicKey), sha256);
    const witness = hashWith(verifierKey('example.com/foo', signatureTypes.cosignature, publicKey), sha256);
    expect(log.id).toBe(0x530d903a);
    expect(witness.id).not.toBe(log.id);
    expect(toHex(witness.publicKey)).toBe(toHex(log.publicKey));
  });
});

describe('isKeyName', () => {
  it.each(['ochiq.uz/log', 'oid/1.3.6.1', 'журнал', 'a'])('takes %j', (name) => {
    expect(isKeyName(name)).toBe(true);
  });

  it.each(['', ' ', 'a b', 'a+b', 'a\u00a0b', 'a\u2003b', 'a\nb', 'a\tb', 'a\u0000b', 'a\u0085b', 'a\ud800'])('refuses %j', (name) => {
    expect(isKeyName(name)).toBe(false);
  });
});
