import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { languages } from '@ochiq/shared/language';
import { type PaperFacts, paperFactsSchema, paperKinds } from '@ochiq/shared/papers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfCode, pdfFonts, pdfInfo, pdfPages, pdfSignatures, pdfText, pdfWords } from '../test/pdf-tools.js';
import { shamHead, shamNames, shamPapers, shamProtocol } from '../test/sham-papers.js';
import { type Composition, titleOf } from './compose.js';
import { readFonts } from './fonts.js';
import { page } from './pen.js';
import { printPaper } from './print-paper.js';
import { openSeal, type Seal } from './seal.js';
import { wordsOf } from './text/index.js';

const fonts = readFonts();
const record = { seq: 15, index: 48_213, size: 48_220, root: 'q1J0x9mC3v2b1zPz0nJm3Yt8m2b0oGkz4hQ5bXn7c1E=' };
const compositionOf = (facts: PaperFacts, more: Partial<Composition> = {}): Composition => ({
  facts,
  number: '100123/15',
  language: 'ru',
  names: null,
  signature: null,
  record,
  site: 'https://auction.example',
  ...more,
});
const print = (facts: PaperFacts, more: Partial<Composition> = {}) => printPaper(compositionOf(facts, more), null, fonts);

/** Letters of each language that a font without them would lose. */
const letters = { uz: ['gʻildiraklari', 'oʻrindiqlari'], ru: ['тканевыми'], ky: ['дөңгөлөктөрү', 'өңдүү'], en: ['tyres'] };
const figures: Record<string, string> = {
  sold: '100 500 000',
  unsold: '95 000 000',
  withdrawn: 'Qarzdor qarzini toʻliq toʻladi',
  suspended: '4-1001-2602/77-son',
  handover: '45 210 km',
  distribution: '9 045 000',
  deposit: 'OCH-100123-3-71',
  annulment: '4-1001-2602/91',
  offer: '71 250 000',
};

describe('printing', { timeout: 60_000 }, () => {
  it('has a made-up paper of every kind', () => {
    expect([...new Set(Object.values(shamPapers).map(({ kind }) => kind))].sort()).toEqual([...paperKinds].sort());
  });

  describe.each(Object.entries(shamPapers))('%s', (name, facts) => {
    it.each(languages)(
      'says in %s what it is, with the right letters and figures, inside the margins, and names nobody',
      async (language) => {
        const bytes = await print(facts, { language });
        const text = await pdfText(bytes);
        expect(text).toContain(titleOf(facts, wordsOf(language)));
        expect(text).toContain('100123/15');
        expect(text).toContain('IJ-2026/004512');
        for (const word of letters[language]) expect(text).toContain(word);
        const figure = (figures[name] ?? '').replaceAll(' ', language === 'en' && /^[\d ]+$/.test(figures[name] ?? '') ? ',' : ' ');
        expect(text).toContain(figure);
        expect(text).toContain(record.root);
        expect(text).not.toMatch(/\{\w+\}|undefined|NaN|\ufffd/);
        for (const [, { name: person, maskedId }] of shamNames) {
          expect(text).not.toContain(person.split(' ')[0]);
          expect(text).not.toContain(maskedId.slice(-4));
        }
        for (const { text: word, box } of await pdfWords(bytes)) {
          const [left = 0, , right = 0, bottom = 0] = box;
          expect(left, word).toBeGreaterThan(page.left - 1);
          expect(right, word).toBeLessThan(page.width - page.right + 1);
          expect(bottom, word).toBeLessThan(page.height - 20);
        }
      },
    );

    it('names the parties with masked ids in the official copy', async () => {
      const official = await pdfText(await print(facts, { names: shamNames }));
      const spoken = facts.kind === 'deposit_receipt' ? ['bidder:3'] : ['debtor', 'creditor:1'];
      for (const who of spoken) {
        expect(official).toContain(shamNames.get(who)?.name);
        expect(official).toContain(shamNames.get(who)?.maskedId.slice(-4));
      }
    });
  });

  it('makes the same bytes of the same facts, and others of others', async () => {
    const facts = shamProtocol(5);
    const first = await print(facts);
    expect(Buffer.compare(first, await print(structuredClone(facts)))).toBe(0);
    expect(Buffer.compare(first, await print({ ...facts, head: { ...shamHead, place: 'Samarqand' } }))).not.toBe(0);
  });

  it('embeds its fonts and says what it is: title, language, the date of the fact', async () => {
    const bytes = await print(shamProtocol(3));
    const info = await pdfInfo(bytes);
    expect(info).toMatch(/Title:\s+Протокол о результатах электронного аукциона № 100123\/15/);
    expect(info).toMatch(/CreationDate:\s+.*2026/);
    expect(info).toMatch(/Page size:\s+595\.28 x 841\.89 pts \(A4\)/);
    expect(info).toMatch(/Metadata Stream: yes/);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>B</);
    const rows = (await pdfFonts(bytes)).trim().split('\n').slice(2);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatch(/\+SourceSans3-\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  it('goes on over as many pages as 200 bids and a long title need, each with its number', async () => {
    const facts = shamProtocol(200);
    const title = `${'Uzoq nomli mol-mulk toʻplami '.repeat(6)}oxiri`;
    const bytes = await print({ ...facts, head: { ...shamHead, title: { uz: title } } }, { language: 'uz' });
    const pages = await pdfPages(bytes);
    expect(pages.length).toBeGreaterThan(4);
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`${index + 1}/${pages.length}`);
      expect(text).toContain('100123/15');
    }
    const rows = pages.join('\n').match(/^ *\d+ +20\.11\.2026 1\d:\d\d:\d\d/gm) ?? [];
    expect(rows.map((row) => Number(row.trim().split(/\s+/)[0]))).toEqual(facts.bids.map(({ seq }) => seq));
    expect(await pdfText(bytes)).toContain(title);
  });

  it('carries a code that leads to the check of its entry', async () => {
    const bytes = await print(shamPapers['deposit'] as PaperFacts);
    expect(await pdfCode(bytes, (await pdfPages(bytes)).length)).toBe('https://auction.example/verify?lot=100123&seq=15');
  });

  it('does not take a distribution that does not add up', () => {
    const facts = shamPapers['distribution'] as Extract<PaperFacts, { kind: 'distribution_statement' }>;
    expect(paperFactsSchema.safeParse(facts).success).toBe(true);
    expect(paperFactsSchema.safeParse({ ...facts, receivedMinor: '10050000001' }).success).toBe(false);
  });
});

describe('signing', { timeout: 60_000 }, () => {
  let folder: string;
  let seal: Seal;
  let signed: Buffer;
  const config = { issue: true, sealFile: null, sealPassphrase: '' };
  const now = new Date('2026-11-20T10:15:00.000Z');
  const office = { id: 7, name: 'Bureau of Compulsory Enforcement, Tashkent City Department' };
  const signatureOf = ({ subject, serial, validUntil, own }: Seal) => ({
    role: 'senior_bailiff' as const,
    at: now.toISOString(),
    name: 'Karimov Jasur Baxtiyorovich',
    ...{ subject, serial, validUntil, own },
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ochiq-seal-'));
    seal = await openSeal({ config, dataDir: folder }, office, now);
    const composition = compositionOf(shamProtocol(5), { names: shamNames, signature: signatureOf(seal) });
    signed = Buffer.from(await printPaper(composition, seal.material, fonts));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The signed bytes and the CMS between them, by the signature's own ByteRange. */
  function parts(pdf: Buffer): { content: Buffer; cms: Buffer } {
    const range = /\/ByteRange \[(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(pdf.toString('latin1'));
    const [from = 0, length = 0, next = 0, rest = 0] = (range ?? []).slice(1).map(Number);
    expect(from).toBe(0);
    expect(next + rest).toBe(pdf.length);
    const cms = Buffer.from(pdf.subarray(length + 1, next - 1).toString('latin1'), 'hex');
    return { content: Buffer.concat([pdf.subarray(0, length), pdf.subarray(next)]), cms };
  }

  it('is valid for another program, covers the whole file and names who signed, where, when and why', async () => {
    const found = await pdfSignatures(signed);
    expect(found).toContain('Signature Validation: Signature is Valid.');
    expect(found).toContain('Signature Type: ETSI.CAdES.detached');
    expect(found).toContain('Total document signed');
    expect(found).toContain(`Signer Certificate Common Name: ${office.name}`);
    expect(found).toMatch(/Signing Time: Nov 20 2026/);
    const reason = Buffer.from('\ufeffПроверено и подтверждено: старший судебный исполнитель', 'utf16le').swap16();
    expect(signed.toString('latin1').toUpperCase()).toContain(reason.toString('hex').toUpperCase());
  });

  it('breaks with one changed byte', async () => {
    const changed = Buffer.from(signed);
    const at = changed.indexOf('/Subject');
    changed[at + 14] = (changed[at + 14] ?? 0) ^ 1;
    expect(await pdfSignatures(changed)).not.toContain('Signature is Valid');
  });

  it('is a CMS that OpenSSL verifies up to the authority of the installation, and no further', async () => {
    const { content, cms } = parts(signed);
    const file = (name: string) => join(folder, name);
    await Promise.all([
      writeFile(file('content'), content),
      writeFile(file('cms'), cms),
      writeFile(file('other'), Buffer.concat([content, Buffer.from(' ')])),
    ]);
    const verify = (contentFile: string) =>
      promisify(execFile)('openssl', [
        ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', file('cms'), '-content', contentFile, '-out', '/dev/null'],
        ...['-CAfile', join(folder, 'seal', 'authority.pem'), '-purpose', 'any'],
      ]);
    await expect(verify(file('content'))).resolves.toMatchObject({ stderr: expect.stringMatching(/Verification successful/i) });
    await expect(verify(file('other'))).rejects.toThrow(/digest|Verification failure/i);
  });

  it('says on every page that the certificate is the installation’s own', async () => {
    for (const text of await pdfPages(signed)) expect(text).toContain('Сертификат этой установки');
    const text = await pdfText(signed);
    expect(text).toContain('Karimov Jasur Baxtiyorovich');
    expect(text).toContain(seal.serial);
  });

  it('keeps its keys to itself, and makes them once', async () => {
    const again = await openSeal({ config, dataDir: folder }, office, now);
    expect(again.serial).toBe(seal.serial);
    expect((await stat(join(folder, 'seal', 'office-7-2026.pem'))).mode & 0o077).toBe(0);
    const others = await Promise.all([1, 2, 3].map(() => openSeal({ config, dataDir: folder }, { ...office, id: 8 }, now)));
    expect(new Set(others.map(({ serial }) => serial)).size).toBe(1);
  });

  it('takes a configured PKCS#12 container, and says what is wrong with one that it cannot open', async () => {
    const pem = join(folder, 'seal', 'office-7-2026.pem');
    const sealFile = join(folder, 'office.p12');
    await promisify(execFile)('openssl', ['pkcs12', '-export', '-in', pem, '-inkey', pem, '-out', sealFile, '-passout', 'pass:sesame']);
    const given = await openSeal({ config: { ...config, sealFile, sealPassphrase: 'sesame' }, dataDir: folder }, office, now);
    expect(given).toMatchObject({ own: false, serial: seal.serial });
    const composition = compositionOf(shamProtocol(2), { signature: signatureOf(given) });
    const bytes = await printPaper(composition, given.material, fonts);
    expect(await pdfSignatures(bytes)).toContain('Signature is Valid');
    expect(await pdfText(bytes)).not.toContain('Сертификат этой установки');
    const wrong = openSeal({ config: { ...config, sealFile, sealPassphrase: 'other' }, dataDir: folder }, office, now);
    await expect(wrong).rejects.toThrow(/cannot be opened/);
  });
});
