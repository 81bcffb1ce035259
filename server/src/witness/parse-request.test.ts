import { toBase64, toUtf8 } from '@ochiq/shared/tlog';
import { describe, expect, it } from 'vitest';
import { parseRequest } from './parse-request.js';

/** C2SP tlog-witness, "add-checkpoint". */
const example = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const hash = 'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=';
const note = example.slice(example.indexOf('\n\n') + 2);
const parse = (text: string) => parseRequest(toUtf8(text));

describe('a request of add-checkpoint', () => {
  it('is read as in the example of the protocol', () => {
    const request = parse(example);
    expect(request?.oldSize).toBe(20_852_014);
    expect(request?.proof.map(toBase64)).toEqual(example.split('\n').slice(1, 5));
    expect(request?.checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] });
    expect(request?.note.signatures.map(({ id }) => id)).toEqual([0x033de0ae, 0xa292ea05]);
  });

  it.each([
    { name: 'a first request', text: `old 0\n\n${note}`, oldSize: 0, hashes: 0 },
    { name: '63 hashes', text: `old 7\n${`${hash}\n`.repeat(63)}\n${note}`, oldSize: 7, hashes: 63 },
    { name: 'the largest size', text: `old ${Number.MAX_SAFE_INTEGER}\n\n${note}`, oldSize: Number.MAX_SAFE_INTEGER, hashes: 0 },
    { name: 'an extension line', text: example.replace('q2I=\n', 'q2I=\nmore\n'), oldSize: 20_852_014, hashes: 4 },
  ])('may have $name', ({ text, oldSize, hashes }) => {
    const request = parse(text);
    expect(request?.oldSize).toBe(oldSize);
    expect(request?.proof).toHaveLength(hashes);
  });

  it.each([
    { name: 'nothing', text: '' },
    { name: 'an empty line alone', text: '\n\n' },
    { name: 'a checkpoint alone', text: note },
    { name: 'no empty line before the checkpoint', text: example.replace('j/0=\n\n', 'j/0=\n') },
    { name: 'no checkpoint', text: example.slice(0, example.indexOf('\n\n') + 2) },
    { name: 'no old size', text: example.slice(example.indexOf('\n') + 1) },
    { name: 'another word', text: example.replace('old', 'new') },
    { name: 'a word in capitals', text: example.replace('old', 'OLD') },
    { name: 'two spaces', text: example.replace('old ', 'old  ') },
    { name: 'a leading zero', text: example.replace('old 2', 'old 02') },
    { name: 'a sign', text: example.replace('old 2', 'old +2') },
    { name: 'a negative size', text: example.replace('old 2', 'old -2') },
    { name: 'a size of 2^53', text: example.replace('20852014', '9007199254740992') },
    { name: 'a size of 30 digits', text: example.replace('20852014', '9'.repeat(30)) },
    { name: 'a space after the size', text: example.replace('14\n', '14 \n') },
    { name: '64 hashes', text: `old 7\n${`${hash}\n`.repeat(64)}\n${note}` },
    { name: 'a short hash', text: example.replace(hash, 'AAAA') },
    { name: 'a hash without its padding', text: example.replace(hash, hash.slice(0, -1)) },
    { name: 'a hash in another form', text: example.replace(hash, `${hash.slice(0, -2)}x=`) },
    { name: 'a line that is no hash', text: example.replace(hash, 'hello') },
    { name: 'a checkpoint without signatures', text: example.slice(0, example.indexOf('\n\n—') + 2) },
    { name: 'a note that is no checkpoint', text: example.replace('\n20852163\n', '\nmany\n') },
    { name: 'no newline at the end', text: example.slice(0, -1) },
    { name: 'something after the end', text: `${example}\n` },
    { name: 'carriage returns', text: example.replaceAll('\n', '\r\n') },
    { name: 'a NUL', text: example.replace('sofa', 'so\0fa') },
  ])('is refused with $name', ({ text }) => {
    expect(parse(text)).toBeNull();
  });

  it('is refused with bytes that are no UTF-8', () => {
    const bytes = toUtf8(example);
    bytes[bytes.indexOf('s'.charCodeAt(0), 200)] = 0xff;
    expect(parseRequest(bytes)).toBeNull();
  });

  it('is refused when any one character is missing from its beginning', () => {
    const end = example.indexOf('\n\n') + 1;
    // Between digits, one that is missing makes another size.
    for (let at = 0; at <= end; at += 1) {
      if (at > 4 && at < 12) continue;
      expect(parse(example.slice(0, at) + example.slice(at + 1)), `without ${at}`).toBeNull();
    }
  });
});
