import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFile, readLink, readText } from './read-input';
import { fitsCode, maxReceiptLength, toFragment } from './receipt-link';
import { makePdf, type ReceiptSheet } from './receipt-pdf';
import { makeSampleLog, type SampleLog } from './sample-log';

const site = 'https://ochiq.example/verify';
const require = createRequire(import.meta.url);
const font = (path: string) => new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${path}.ttf`)));
let sample: SampleLog;
beforeAll(async () => {
  sample = await makeSampleLog({ witnesses: 3 });
});

/** Reads a code as a camera would, from an image of four dots a module. */
function scan(rows: boolean[][], dots = 4): string {
  const size = rows.length * dots;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (rows[Math.floor(y / dots)]?.[Math.floor(x / dots)]) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  return decodeQR({ width: size, height: size, data });
}

/** As large as receipts get: a proof of 30 hashes, which look random, and three witnesses. */
function large(): unknown {
  const proof = Array.from({ length: 30 }, () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64'));
  return { ...sample.receipt, index: 1_234_567_890, size: 2_000_000_000, proof };
}

describe('a link with a receipt', () => {
  it('gives the receipt back', async () => {
    const link = `${site}#${await toFragment(sample.receipt)}`;
    expect(await readLink(link)).toEqual({ value: sample.receipt });
    expect(await readText(` ${link}\n`)).toEqual({ value: sample.receipt });
    expect(await readText(link.slice(link.indexOf('#')))).toEqual({ value: sample.receipt });
  });

  it('fits a code even at its largest, and a camera reads it back', async () => {
    const receipt = large();
    const link = `${site}#${await toFragment(receipt)}`;
    expect(fitsCode(link)).toBe(true);
    const scanned = scan(encodeQR(link, 'raw', { ecc: 'low', border: 4 }));
    expect(await readLink(scanned)).toEqual({ value: receipt });
  });

  it.each([
    { name: 'no fragment', link: site },
    { name: 'another fragment', link: `${site}#top` },
    { name: 'nothing behind the mark', link: `${site}#d.` },
    { name: 'no deflated text', link: `${site}#d.AAAA` },
    { name: 'no JSON', link: `${site}#p.aGk` },
    { name: 'letters that cannot be', link: `${site}#p.!!!` },
  ])('refuses $name', async ({ link }) => {
    expect(await readLink(link)).toEqual({ problem: 'bad_link' });
  });

  it('refuses a link that was cut off, and one that is a bomb', async () => {
    const whole = await toFragment(sample.receipt);
    expect(await readLink(`${site}#${whole.slice(0, -40)}`)).toEqual({ problem: 'bad_link' });
    const bomb = deflateRawSync(Buffer.alloc(maxReceiptLength * 20, ' ')).toString('base64url');
    expect(await readLink(`${site}#d.${bomb}`)).toEqual({ problem: 'bad_link' });
  });
});

describe('a file or a text', () => {
  it('is read when it is JSON, with a byte order mark or without', async () => {
    const json = JSON.stringify(sample.receipt, null, 2);
    expect(await readFile(new Blob([json]))).toEqual({ value: sample.receipt });
    expect(await readFile(new Blob([`\ufeff${json}`]))).toEqual({ value: sample.receipt });
  });

  it.each([
    { name: 'nothing', content: '', problem: 'empty' },
    { name: 'spaces', content: ' \n', problem: 'empty' },
    { name: 'half of JSON', content: '{"format":', problem: 'not_json' },
    { name: 'very deep JSON', content: '['.repeat(500_000), problem: 'not_json' },
    { name: 'no text', content: new Uint8Array([0xff, 0xfe, 0x00]), problem: 'not_json' },
    { name: 'a picture', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), problem: 'not_json' },
    { name: 'another PDF', content: '%PDF-1.7\nhello', problem: 'pdf_without_receipt' },
    { name: 'too much text', content: ' '.repeat(maxReceiptLength + 1), problem: 'too_large' },
    { name: 'too many bytes', content: new Uint8Array(4_000_001), problem: 'too_large' },
  ])('with $name is refused', async ({ content, problem }) => {
    expect(await readFile(new Blob([content]))).toEqual({ problem });
  });
});

describe('the PDF', () => {
  const sheet = async (receipt: unknown): Promise<ReceiptSheet> => ({
    language: 'ky',
    title: 'Ачык жазуунун квитанциясы',
    site: 'https://ochiq.example',
    verdict: 'Жазылды: ң ө ү, Oʻzbekiston, gʻisht',
    good: true,
    facts: [{ label: 'Сумма', value: '12 500 000 UZS' }],
    advice: ['a'.repeat(300), '日本'],
    link: `${site}#${await toFragment(receipt)}`,
    code: `${site}?lot=7&seq=34`,
    json: JSON.stringify(receipt),
    fileName: 'receipt.json',
  });
  const fonts = () => ({
    regular: font('400Regular/SourceSans3_400Regular'),
    bold: font('600SemiBold/SourceSans3_600SemiBold'),
  });

  it('is small, and the receipt can be read back from it', async () => {
    const bytes = new Uint8Array(await makePdf(await sheet(sample.receipt), fonts()));
    expect(bytes.length).toBeLessThan(200_000);
    expect(await readFile(new Blob([bytes]))).toEqual({ value: sample.receipt });
  });

  it('is made of a receipt that is too long for a code, too', async () => {
    const long = { ...sample.receipt, entry: Buffer.from(crypto.getRandomValues(new Uint8Array(6000))).toString('base64') };
    const given = await sheet(long);
    expect(fitsCode(given.link)).toBe(false);
    expect(await readFile(new Blob([new Uint8Array(await makePdf(given, fonts()))]))).toEqual({ value: long });
  });
});
