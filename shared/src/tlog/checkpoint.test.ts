import { createPublicKey, hash, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './bytes.js';
import { formatCheckpoint, parseCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { hashWith } from './hashing.js';
import { parseVerifierKey, type VerifierKey } from './key.js';
import type { VerifyEd25519 } from './note.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const verifyEd25519: VerifyEd25519 = async (publicKey, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' }), signature);

function keyOf(vkey: string): VerifierKey {
  const key = hashWith(parseVerifierKey(vkey), sha256);
  if (key === null) throw new Error(`no key: ${vkey}`);
  return key;
}

const hashText = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';

describe('checkpoints', () => {
  it.each([
    // C2SP tlog-checkpoint.
    {
      text: `example.com/behind-the-sofa\n20852163\n${hashText}\n`,
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
      extensions: [],
    },
    { text: `go.sum database tree\n0\n${hashText}\n`, origin: 'go.sum database tree', size: 0, extensions: [] },
    { text: `o\n1\n${hashText}\nmore\n — \n`, origin: 'o', size: 1, extensions: ['more', ' — '] },
    { text: `o\n9007199254740991\n${hashText}\n`, origin: 'o', size: Number.MAX_SAFE_INTEGER, extensions: [] },
  ])('$origin of $size', ({ text, origin, size, extensions }) => {
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint).toEqual({ origin, size, root: fromBase64(hashText), extensions });
    if (checkpoint) expect(formatCheckpoint(checkpoint)).toBe(text);
  });

  it.each([
    { name: 'nothing', text: '' },
    { name: 'no newline at the end', text: `o\n1\n${hashText}` },
    { name: 'two lines', text: 'o\n1\n' },
    { name: 'no origin', text: `\n1\n${hashText}\n` },
    { name: 'no size', text: `o\n\n${hashText}\n` },
    { name: 'a leading zero', text: `o\n01\n${hashText}\n` },
    { name: 'a sign', text: `o\n+1\n${hashText}\n` },
    { name: 'a negative size', text: `o\n-1\n${hashText}\n` },
    { name: 'an exponent', text: `o\n1e3\n${hashText}\n` },
    { name: 'a space after the size', text: `o\n1 \n${hashText}\n` },
    { name: 'digits of another script', text: `o\n١\n${hashText}\n` },
    { name: 'a size of 2^53', text: `o\n9007199254740992\n${hashText}\n` },
    { name: 'a short hash', text: `o\n1\n${toBase64(new Uint8Array(31))}\n` },
    { name: 'a long hash', text: `o\n1\n${toBase64(new Uint8Array(33))}\n` },
    { name: 'a hash without its padding', text: `o\n1\n${hashText.slice(0, -1)}\n` },
    { name: 'a hash in another form', text: `o\n1\n${hashText.replace('2I=', '2J=')}\n` },
    { name: 'an empty line at the end', text: `o\n1\n${hashText}\n\n` },
    { name: 'an empty line between', text: `o\n1\n${hashText}\n\nmore\n` },
    { name: 'a carriage return', text: `o\r\n1\r\n${hashText}\r\n` },
    { name: 'a lone surrogate', text: `o\ud800\n1\n${hashText}\n` },
  ])('refuse $name', ({ text }) => {
    expect(parseCheckpoint(text)).toBeNull();
  });

  const good = { origin: 'o', size: 1, root: fromBase64(hashText) ?? new Uint8Array(), extensions: [] };
  it.each([
    { name: 'an origin of two lines', checkpoint: { ...good, origin: 'o\n2' } },
    { name: 'an origin that ends a line', checkpoint: { ...good, origin: 'o\n' } },
    { name: 'a size past numbers', checkpoint: { ...good, size: 2 ** 53 } },
    { name: 'half a leaf', checkpoint: { ...good, size: 1.5 } },
    { name: 'a short root', checkpoint: { ...good, root: new Uint8Array(31) } },
    { name: 'an empty extension', checkpoint: { ...good, extensions: [''] } },
    { name: 'an extension of two lines', checkpoint: { ...good, extensions: ['a\nb'] } },
  ])('are not written with $name', ({ checkpoint }) => {
    expect(() => formatCheckpoint(checkpoint)).toThrow(TypeError);
  });
});

describe('verifyCheckpoint', () => {
  // A checkpoint that a public log of certificates served: signed by the log with two keys (the first is of a type that is not
  // known here) and by four witnesses, three of whom are given below.
  const signed = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`;
  const origin = 'arche2025h1.staging.ct.transparency.dev';
  const log = keyOf('arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f');
  const remora = keyOf('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2');
  const stagemole = keyOf('witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv');
  const smartit = keyOf('witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO');
  const absent = keyOf('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  const trust = { origin, logKeys: [log], witnessKeys: [remora, stagemole, smartit], witnessesNeeded: 3 };

  it('believes a log of others and its witnesses', async () => {
    const verdict = await verifyCheckpoint(signed, trust, verifyEd25519);
    if (verdict.outcome === 'refused') throw new Error(verdict.code);
    expect(verdict.checkpoint).toMatchObject({ origin, size: 1_432_088_532, extensions: [] });
    expect(verdict.witnesses.map(({ key, timeSeconds }) => [key.name, timeSeconds])).toEqual([
      ['witness1.smartit.nu/witness1', 1_779_573_024],
      ['remora.n621.de', 1_779_573_024],
      ['witness.stagemole.eu', 1_779_573_024],
    ]);
  });

  it('believes the Go checksum database, whose origin is not the name of its key', async () => {
    const sumdb = keyOf('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
    const note = `go.sum database tree
6476701
mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=

— sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=
`;
    const only = { origin: 'go.sum database tree', logKeys: [sumdb], witnessKeys: [], witnessesNeeded: 0 };
    expect(await verifyCheckpoint(note, only, verifyEd25519)).toMatchObject({ outcome: 'verified', checkpoint: { size: 6_476_701 } });
  });

  it.each([
    { name: 'another size', note: signed.replace('1432088532', '1432088533'), change: {}, code: 'bad_signature' },
    { name: 'another root', note: signed.replace('U7WM', 'U7WN'), change: {}, code: 'bad_signature' },
    { name: 'an extension that was not signed', note: signed.replace('4Ro=\n', '4Ro=\nmore\n'), change: {}, code: 'bad_signature' },
    { name: 'a bad signature of a witness', note: signed.replace('w0i+7g2E', 'w0i+7g2F'), change: {}, code: 'bad_signature' },
    { name: 'another log', note: signed, change: { origin: 'ochiq.uz/log' }, code: 'wrong_origin' },
    { name: 'no key of the log', note: signed, change: { logKeys: [absent] }, code: 'unsigned' },
    { name: 'no keys at all', note: signed, change: { logKeys: [], witnessKeys: [], witnessesNeeded: 0 }, code: 'unsigned' },
    { name: 'a witness too few', note: signed, change: { witnessesNeeded: 4 }, code: 'too_few_witnesses' },
    {
      name: 'a witness who did not sign',
      note: signed,
      change: { witnessKeys: [remora, absent], witnessesNeeded: 2 },
      code: 'too_few_witnesses',
    },
    {
      name: 'a witness given twice',
      note: signed,
      change: { witnessKeys: [remora, remora], witnessesNeeded: 2 },
      code: 'too_few_witnesses',
    },
    { name: 'no note', note: 'hello', change: {}, code: 'malformed' },
    { name: 'a note that is no checkpoint', note: signed.replace('1432088532', 'many'), change: {}, code: 'malformed' },
  ])('refuses $name', async ({ note, change, code }) => {
    expect(await verifyCheckpoint(note, { ...trust, ...change }, verifyEd25519)).toEqual({ outcome: 'refused', code });
  });
});
