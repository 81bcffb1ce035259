import { parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { Refusal } from './problem.js';

/** A workbook unpacks to so many bytes at most (two megabytes of honest cells are some ten): more is a zip bomb. */
const maxUnpackedBytes = 12 * 1024 * 1024;
/** Cells beyond these are refused unread: a sheet that names its millionth row would fill the memory with empty ones. */
const maxSheet = { rows: 5000, columns: 100 };
const maxCellLength = 6000;

const unreadable = () => new Refusal('import_unreadable');

/**
 * Reads the first sheet of a workbook, or a CSV file, as text: the kind is told by the bytes, not by the name.
 * @param isHeading whether a text is a heading of the table: the separator is the one that makes the most of them
 * @param mostRows below the headings
 * @throws Refusal file_empty, import_unreadable, too_large (a zip bomb), too_many_rows
 */
export async function readTable(bytes: Buffer, isHeading: (text: string) => boolean, mostRows: number): Promise<string[][]> {
  if (bytes.length === 0) throw new Refusal('file_empty');
  const table = bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))
    ? await readWorkbook(bytes)
    : readCsv(decode(bytes), isHeading);
  while (table.length > 0 && table.at(-1)?.every((cell) => cell.trim() === '')) table.pop();
  if (table.length - 1 > mostRows) throw new Refusal('too_many_rows');
  if (table.some((row) => row.length > maxSheet.columns || row.some((cell) => cell.length > maxCellLength))) throw unreadable();
  return table;
}

/** The parts of a workbook that its cells stand in. */
const isWanted = (name: string) =>
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/.test(
    name,
  );

/** Unpacks what is wanted and packs it anew, so that the reader meets nothing of another size than was measured. */
function boundedWorkbook(bytes: Buffer): Buffer {
  let total = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!isWanted(name)) return false;
      total += originalSize;
      if (total > maxUnpackedBytes) throw new Refusal('too_large');
      return true;
    },
  });
  for (const part of Object.values(parts)) checkPart(Buffer.from(part).toString('utf8'));
  return Buffer.from(zipSync(parts, { level: 0 }));
}

/** No document type (entities could multiply), and no cell outside the bounds. */
function checkPart(xml: string): void {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw unreadable();
  for (const [, letters = '', row = ''] of xml.matchAll(/\br(?:ef)?="(?:[A-Z]{1,3}\d+:)?([A-Z]{1,3})(\d{1,7})"/g)) {
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(row) > maxSheet.rows || column > maxSheet.columns) throw new Refusal('too_many_rows');
  }
  for (const [, row = ''] of xml.matchAll(/<row\b[^>]*?\br="(\d{1,9})"/g))
    if (Number(row) > maxSheet.rows) throw new Refusal('too_many_rows');
}

async function readWorkbook(bytes: Buffer): Promise<string[][]> {
  try {
    const rows = await readSheet(boundedWorkbook(bytes));
    return rows.map((row) => row.map(cellText));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable();
  }
}

/** A cell as it would be typed; a date without a zone, as the sheet shows it. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 16).replace('T', ' ');
  return String(cell);
}

/** UTF-8, UTF-16 with or without its mark, else Windows-1251, which Excel writes in these countries. @throws import_unreadable for binary data */
function decode(bytes: Buffer): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what has control characters is no text
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) throw unreadable();
  return text;
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: line ends and separators have a zero byte on one side.
  const start = bytes.subarray(0, 512);
  const zeros = (odd: number) => start.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (zeros(1) > 4 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > 4 && zeros(1) === 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

/** The separator that makes the most known headings of the first line. */
function separatorOf(text: string, isHeading: (text: string) => boolean): string {
  const line = text.slice(0, 4000).split(/\r?\n/, 1)[0] ?? '';
  const known = (separator: string) => line.split(separator).filter((cell) => isHeading(cell.replaceAll('"', ''))).length;
  return [';', ',', '\t'].reduce((best, one) => (known(one) > known(best) ? one : best));
}

function readCsv(text: string, isHeading: (text: string) => boolean): string[][] {
  try {
    return parse(text, {
      delimiter: separatorOf(text, isHeading),
      bom: true,
      relax_column_count: true,
      max_record_size: 200_000,
      to: maxSheet.rows,
      cast: false,
    }) as string[][];
  } catch {
    throw unreadable();
  }
}
