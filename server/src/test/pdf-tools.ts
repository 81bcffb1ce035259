import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';

const execute = promisify(execFile);

/** Runs a program of poppler-utils on a PDF. It reads PDFs with code that is not ours, so it may judge ours. */
async function run(
  tool: string,
  pdf: Uint8Array,
  args: (file: string, folder: string) => string[],
): Promise<{ stdout: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ochiq-pdf-'));
  const file = join(folder, 'paper.pdf');
  await writeFile(file, pdf);
  const { stdout } = await execute(tool, args(file, folder), { maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: NodeJS.ErrnoException & { stdout?: string }) => {
      if (error.code === 'ENOENT') throw new Error(`the tests of papers need ${tool}: run "apt-get install poppler-utils" as root`);
      // pdfsig ends with a code of its own for a bad signature.
      if (tool === 'pdfsig' && error.stdout) return { stdout: error.stdout };
      throw error;
    },
  );
  return { stdout, folder };
}

async function textOf(tool: string, pdf: Uint8Array, args: (file: string) => string[]): Promise<string> {
  const { stdout, folder } = await run(tool, pdf, args);
  await rm(folder, { recursive: true });
  return stdout;
}

/** The text of a PDF, with one space between words: how its lines are broken does not matter. */
export const pdfText = async (pdf: Uint8Array): Promise<string> =>
  (await textOf('pdftotext', pdf, (file) => [file, '-'])).replace(/[\s\u00a0\u202f]+/g, ' ');

/** Text of each page by itself. */
export const pdfPages = async (pdf: Uint8Array): Promise<string[]> =>
  (await textOf('pdftotext', pdf, (file) => ['-layout', file, '-'])).split('\f').slice(0, -1);

export const pdfInfo = (pdf: Uint8Array): Promise<string> => textOf('pdfinfo', pdf, (file) => [file]);
export const pdfFonts = (pdf: Uint8Array): Promise<string> => textOf('pdffonts', pdf, (file) => [file]);

/** What another program finds of the signatures in a PDF. */
export const pdfSignatures = (pdf: Uint8Array): Promise<string> => textOf('pdfsig', pdf, (file) => ['-nocert', file]);

/** Where each word stands: [left, top, right, bottom] in points from the upper left. */
export async function pdfWords(pdf: Uint8Array): Promise<{ text: string; box: number[] }[]> {
  const html = await textOf('pdftotext', pdf, (file) => ['-bbox', file, '-']);
  return [...html.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)].map(
    ([, left, top, right, bottom, text = '']) => ({ text, box: [left, top, right, bottom].map(Number) }),
  );
}

/** What the code on a page says, read from its picture as a camera would. */
export async function pdfCode(pdf: Uint8Array, page: number): Promise<string> {
  const { folder } = await run('pdftoppm', pdf, (file, to) => [
    '-r',
    '150',
    '-f',
    `${page}`,
    '-l',
    `${page}`,
    '-singlefile',
    '-png',
    file,
    join(to, 'page'),
  ]);
  const { data, info } = await sharp(await readFile(join(folder, 'page.png')))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  await rm(folder, { recursive: true });
  return decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) });
}
