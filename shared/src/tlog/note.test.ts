import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64, toHex, toUtf8 } from './bytes.js';
import { hashWith } from './hashing.js';
import { parseVerifierKey, signatureTypes, type VerifierKey, verifierKey } from './key.js';
import { cosignatureMessage, formatNote, noteMessage, parseNote, signatureOf, type VerifyEd25519, verifyNote } from './note.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKey = (seed: Uint8Array) => createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const verifyEd25519: VerifyEd25519 = async (publicKey, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' }), signature);

function keyOf(vkey: string): VerifierKey {
  const key = hashWith(parseVerifierKey(vkey), sha256);
  if (key === null) throw new Error(`no key: ${vkey}`);
  return key;
}

async function open(note: string, keys: VerifierKey[]) {
  const parsed = parseNote(note);
  if (parsed === null) return 'malformed';
  const verdict = await verifyNote(parsed, keys, verifyEd25519);
  return verdict.outcome === 'refused' ? verdict.code : verdict.signers.map(({ key }) => key.name);
}

// The keys and the note of golang.org/x/mod/sumdb/note's tests; the private key is 0x01 and a seed.
const peter = keyOf('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
const enoch = keyOf('EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop');
const peterSeed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peterLine = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochLine = '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const broken = (line: string) => `${line.slice(0, 60)}ABCD${line.slice(60)}`;
const swapped = (line: string) => line.replace('UG/S', 'UG/T').replace('NbfR', 'NbfS');

describe('notes of sumdb/note', () => {
  it.each([
    { name: 'one signature of two is known', note: `${text}\n${peterLine}${enochLine}`, keys: [peter], result: ['PeterNeumann'] },
    { name: 'both are known', note: `${text}\n${peterLine}${enochLine}`, keys: [enoch, peter], result: ['PeterNeumann', 'EnochRoot'] },
    { name: 'none is known', note: `${text}\n${peterLine}${enochLine}`, keys: [], result: 'unsigned' },
    { name: 'a known one twice', note: `${text}\n${peterLine}${peterLine}`, keys: [peter], result: ['PeterNeumann'] },
    { name: 'a known one of a wrong length', note: `${text}\n${broken(peterLine)}`, keys: [peter], result: 'bad_signature' },
    { name: 'a known one with another byte', note: `${text}\n${swapped(peterLine)}`, keys: [peter], result: 'bad_signature' },
    { name: 'a bad one after a good one', note: `${text}\n${peterLine}${swapped(peterLine)}`, keys: [peter], result: 'bad_signature' },
    {
      name: 'a bad one of a known key beside a good one',
      note: `${text}\n${peterLine}${swapped(enochLine)}`,
      keys: [peter, enoch],
      result: 'bad_signature',
    },
    { name: 'a bad one that is not known', note: `${text}\n${peterLine}${broken(enochLine)}`, keys: [peter], result: ['PeterNeumann'] },
    { name: 'another text', note: `${text}x\n\n${peterLine}`, keys: [peter], result: 'bad_signature' },
    {
      name: 'the signature of another name',
      note: `${text}\n${peterLine.replace('PeterNeumann', 'CarmenSandiego')}`,
      keys: [peter],
      result: 'unsigned',
    },
    { name: 'the signature of another id', note: `${text}\n${peterLine.replace('x08g', 'xxxx')}`, keys: [peter], result: 'unsigned' },
    { name: 'a hundred signatures', note: `${text}\n${peterLine}${enochLine.repeat(99)}`, keys: [peter], result: ['PeterNeumann'] },
    { name: 'more than a hundred signatures', note: `${text}\n${peterLine.repeat(101)}`, keys: [peter], result: 'malformed' },
  ])('$name', async ({ note, keys, result }) => {
    expect(await open(note, keys)).toEqual(result);
  });

  it.each([
    { name: 'nothing', note: '' },
    { name: 'no signatures', note: text },
    { name: 'no signatures after the empty line', note: `${text}\n` },
    { name: 'no newline at the end', note: `${text}\n${peterLine.slice(0, -1)}` },
    { name: 'an empty line at the end', note: `${text}\n${peterLine}\n` },
    { name: 'a control character', note: `\u0001${text}\n${peterLine}` },
    { name: 'a carriage return', note: `${text.replaceAll('\n', '\r\n')}\n${peterLine}` },
    { name: 'a tab', note: `\t${text}\n${peterLine}` },
    { name: 'a lone surrogate', note: `\ud800${text}\n${peterLine}` },
    { name: 'a name with a space', note: `${text}\n${peterLine.replace('PeterNeumann', 'Bad Name')}` },
    { name: 'a name with a plus', note: `${text}\n${peterLine.replace('PeterNeumann', 'Bad+Name')}` },
    { name: 'no name', note: `${text}\n${peterLine.replace('PeterNeumann', '')}` },
    { name: 'a line that is no signature', note: `${text}\n${peterLine}Unexpected line.\n` },
    { name: 'a hyphen for the dash', note: `${text}\n${peterLine.replace('—', '-')}` },
    { name: 'two spaces', note: `${text}\n${peterLine.replace('— ', '—  ')}` },
    { name: 'something after the signature', note: `${text}\n${peterLine.replace('\n', ' x\n')}` },
    { name: 'base64 without its padding', note: `${text}\n${peterLine.replace('=', '')}` },
    { name: 'an id without a signature', note: `${text}\n— PeterNeumann x08gow==\n` },
    { name: 'two megabytes', note: `${'x'.repeat(2_000_000)}\n\n${peterLine}` },
  ])('refuses $name', ({ note }) => {
    expect(parseNote(note)).toBeNull();
  });

  it('are written the same, and signed the same', () => {
    const signature = sign(null, noteMessage(text), privateKey(peterSeed));
    const note = formatNote({ text, signatures: [signatureOf(peter, signature, null)] });
    expect(note).toBe(`${text}\n${peterLine}`);
    expect(parseNote(note)?.text).toBe(text);
  });
});

describe('notes of C2SP signed-note', () => {
  it('are verified', async () => {
    const foo = keyOf('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
    const line = '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=';
    expect(await open(`This is an example message.\n\n${line}\n`, [foo])).toEqual(['example.com/foo']);
  });

  it('may have empty lines in their text', () => {
    const poem = 'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n';
    const line =
      '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=';
    const note = parseNote(`${poem}\n${line}\n`);
    expect(note?.text).toBe(poem);
    expect(note?.signatures).toHaveLength(1);
    expect(formatNote(note ?? { text: '', signatures: [] })).toBe(`${poem}\n${line}\n`);
  });
});

describe('formatNote', () => {
  const signatures = [signatureOf(peter, new Uint8Array(64), null)];
  it.each([
    { name: 'a text without its newline', note: { text: 'abc', signatures } },
    { name: 'a text without its newline after an empty line', note: { text: 'abc\n\n— x', signatures } },
    { name: 'a text with a tab', note: { text: 'a\tb\n', signatures } },
    { name: 'no signatures', note: { text, signatures: [] } },
    {
      name: 'too many signatures',
      note: { text, signatures: Array.from({ length: 101 }, () => signatures[0] ?? signatureOf(peter, new Uint8Array(64), null)) },
    },
    { name: 'a name that is none', note: { text, signatures: [{ name: 'a b', id: 1, signature: new Uint8Array(64) }] } },
    { name: 'a name with a line of its own', note: { text, signatures: [{ name: 'a\n', id: 1, signature: new Uint8Array(64) }] } },
    { name: 'an empty signature', note: { text, signatures: [{ name: 'a', id: 1, signature: new Uint8Array() }] } },
  ])('refuses $name', ({ note }) => {
    expect(() => formatNote(note)).toThrow(TypeError);
  });

  it('keeps an empty line at the end of the text', () => {
    expect(parseNote(formatNote({ text: 'abc\n\n', signatures }))?.text).toBe('abc\n\n');
  });
});

describe('cosignatures', () => {
  const seed = Buffer.alloc(32, 7);
  const publicKey = Uint8Array.from(createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' }).subarray(-32));
  const witness = hashWith(verifierKey('witness.example/w', signatureTypes.cosignature, publicKey), sha256);
  const body = 'example.com/log\n1\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n';
  const cosign = (message: Uint8Array, timeSeconds: number) => signatureOf(witness, sign(null, message, privateKey(seed)), timeSeconds);
  const time = 1_679_315_147;

  it('sign the message of C2SP tlog-cosignature', () => {
    const checkpoint = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(toHex(cosignatureMessage(checkpoint, time))).toBe(toHex(toUtf8(`cosignature/v1\ntime 1679315147\n${checkpoint}`)));
  });

  it('have the form of the example there', () => {
    const bytes = fromBase64('jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==');
    const signature = signatureOf({ ...witness, id: 0x8d66cf3f }, bytes?.slice(12) ?? new Uint8Array(), time);
    expect(toBase64(Uint8Array.from([0x8d, 0x66, 0xcf, 0x3f, ...signature.signature]))).toBe(toBase64(bytes ?? new Uint8Array()));
  });

  it.each([
    { name: 'the right time', signature: cosign(cosignatureMessage(body, time), time), signers: [{ key: witness, timeSeconds: time }] },
    {
      name: 'the largest time',
      signature: cosign(cosignatureMessage(body, Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER),
      signers: [{ key: witness, timeSeconds: Number.MAX_SAFE_INTEGER }],
    },
    { name: 'another time than signed', signature: cosign(cosignatureMessage(body, time), time + 1), signers: null },
    { name: 'another text than signed', signature: cosign(cosignatureMessage(`${body}x\n`, time), time), signers: null },
    { name: 'the text alone signed', signature: cosign(noteMessage(body), time), signers: null },
    {
      name: 'no time',
      signature: { ...witness, signature: cosign(cosignatureMessage(body, time), time).signature.slice(8) },
      signers: null,
    },
    { name: 'a time beyond numbers', signature: { ...witness, signature: new Uint8Array(72).fill(255) }, signers: null },
  ])('$name', async ({ signature, signers }) => {
    const verdict = await verifyNote({ text: body, signatures: [signature] }, [witness], verifyEd25519);
    expect(verdict).toEqual(signers ? { outcome: 'verified', signers } : { outcome: 'refused', code: 'bad_signature' });
  });

  it('need a time that is one, and only they', () => {
    expect(() => cosignatureMessage(body, -1)).toThrow(RangeError);
    expect(() => cosignatureMessage(body, 0.5)).toThrow(RangeError);
    expect(() => signatureOf(witness, new Uint8Array(64), null)).toThrow(TypeError);
    expect(() => signatureOf(peter, new Uint8Array(64), time)).toThrow(TypeError);
    expect(() => signatureOf(peter, new Uint8Array(63), null)).toThrow(TypeError);
  });
});
