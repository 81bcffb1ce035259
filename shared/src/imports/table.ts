import type { Language } from '../language/index.js';
import { parseMoney } from '../money/index.js';
import type { ImportCode } from './index.js';

/** One column of a table: its heading in four languages, whether each row needs it, and the longest text that it takes. */
export interface Column {
  readonly heading: Readonly<Record<Language, string>>;
  readonly required: boolean;
  readonly longest: number;
}

/** A column with its headings in English, Russian, Uzbek and Kyrgyz. */
export const column = (required: boolean, longest: number, [en, ru, uz, ky]: readonly [string, string, string, string]): Column => ({
  required,
  longest,
  heading: { en, ru, uz, ky },
});

/** A heading or a name as it is compared: without case, marks of need, and differences of quotation marks. */
export const plainText = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[ʻʼ'`‘’*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Whether it has neither control characters nor halves of characters: a workbook may hold what no text of the database may. */
const isText = (text: string): boolean => !/[^\P{Cc}\t\r\n]|\p{Cs}/u.test(text);

/** A kind of table: its columns in the template's order. */
export interface TableKind<Key extends string> {
  readonly columns: Readonly<Record<Key, Column>>;
  readonly keys: readonly Key[];
  /** The column that a heading names, in any of the languages or by its key; null for another. */
  columnOf(heading: string): Key | null;
}

/** A kind of table with these columns. */
export function tableOf<Key extends string>(columns: Readonly<Record<Key, Column>>): TableKind<Key> {
  const keys = Object.keys(columns) as Key[];
  const byHeading = new Map(
    keys.flatMap((key) => [key, ...Object.values(columns[key].heading)].map((text): [string, Key] => [plainText(text), key])),
  );
  return { columns, keys, columnOf: (heading) => byHeading.get(plainText(heading)) ?? null };
}

/** The codes of a list by their names in any language, as `plainText` compares them, and by themselves. */
export function codesByName<Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, Readonly<Record<string, string>>>>,
): Map<string, Code> {
  return new Map(codes.flatMap((code) => [code, ...Object.values(names[code])].map((name): [string, Code] => [plainText(name), code])));
}

/** Something about one cell; `row` is the row's number in the file, 1 for the headings. */
export interface RowFinding {
  readonly row: number;
  readonly column: string;
  readonly code: ImportCode;
}

/** What a table says: the things that its good rows make, how many rows it has, and what is to say about them. */
export interface TableReading<Made> {
  readonly rows: readonly Made[];
  readonly count: number;
  readonly errors: readonly RowFinding[];
  readonly warnings: readonly RowFinding[];
}

/** The cells of one row, read column by column; what is wrong with them is gathered. */
export class RowReader<Key extends string> {
  readonly errors: RowFinding[] = [];
  readonly warnings: RowFinding[] = [];

  constructor(
    readonly row: number,
    private readonly kind: TableKind<Key>,
    /** The trimmed text of a cell; empty where the table has no such column. */
    readonly cell: (key: Key) => string,
  ) {}

  wrong(key: Key, code: ImportCode): null {
    this.errors.push({ row: this.row, column: key, code });
    return null;
  }

  warn(key: Key, code: ImportCode): void {
    this.warnings.push({ row: this.row, column: key, code });
  }

  /** The text of a cell that is no formula (OWASP, CSV injection), plain text, and neither missing nor too long; else null. */
  text(key: Key, shortest = 0): string | null {
    const text = this.cell(key);
    if (/^[=+@\t\r]|^-(?!\d)/.test(text)) return this.wrong(key, 'formula');
    if (!isText(text)) return this.wrong(key, 'not_text');
    if (text === '') return this.kind.columns[key].required ? this.wrong(key, 'empty') : text;
    // Whole characters, as zod counts them.
    const { length } = [...text];
    if (length < shortest) return this.wrong(key, 'too_short');
    return length > this.kind.columns[key].longest ? this.wrong(key, 'too_long') : text;
  }

  /** What a cell names; null, with the code as an error, for another text. An empty cell that may be so is null without one. */
  found<Value>(key: Key, values: ReadonlyMap<string, Value>, code: ImportCode, keyOf = plainText): Value | null {
    const text = this.text(key);
    if (text === null || text === '') return null;
    return values.get(keyOf(text)) ?? this.wrong(key, code);
  }

  /** An amount above nothing, in minor units; null for another text or an empty cell. */
  amount(key: Key): bigint | null {
    const text = this.text(key);
    if (text === null || text === '') return null;
    const minor = parseMoney(text);
    return minor !== null && minor > 0n ? minor : this.wrong(key, 'not_amount');
  }
}

/** What the headings say, with what is wrong in them. */
function readHeadings<Key extends string>(kind: TableKind<Key>, cells: readonly string[]) {
  const places = new Map<Key, number>();
  const findings: RowFinding[] = [];
  for (const [place, cell] of cells.entries()) {
    const key = kind.columnOf(cell);
    if (key === null) continue;
    if (places.has(key)) findings.push({ row: 1, column: key, code: 'column_twice' });
    else places.set(key, place);
  }
  for (const key of kind.keys) {
    if (kind.columns[key].required && !places.has(key)) findings.push({ row: 1, column: key, code: 'column_missing' });
  }
  return { places, findings };
}

/**
 * The rows of a table, each with its reader; a row without any text is passed over.
 * @param table cells as text, the headings first
 * @returns no rows when something is wrong with the headings
 */
export function rowsOf<Key extends string>(
  kind: TableKind<Key>,
  table: readonly (readonly string[])[],
): { readers: RowReader<Key>[]; findings: RowFinding[] } {
  const { places, findings } = readHeadings(kind, table[0] ?? []);
  if (findings.length > 0) return { readers: [], findings };
  const readers = table.flatMap((cells, index) =>
    index === 0 || cells.every((cell) => cell.trim() === '')
      ? []
      : [new RowReader(index + 1, kind, (key: Key) => (cells[places.get(key) ?? -1] ?? '').trim())],
  );
  return { readers, findings };
}

/** What a table says, put together from its rows. */
export function readingOf<Key extends string, Made>(
  rows: readonly Made[],
  readers: readonly RowReader<Key>[],
  findings: readonly RowFinding[],
): TableReading<Made> {
  return {
    rows,
    count: readers.length,
    errors: [...findings, ...readers.flatMap(({ errors }) => errors)],
    warnings: readers.flatMap(({ warnings }) => warnings),
  };
}

/** The texts of one column below its heading, trimmed and as far as they are text: to be looked up before the rows are read. */
export function textsOf<Key extends string>(kind: TableKind<Key>, table: readonly (readonly string[])[], key: Key): string[] {
  const place = (table[0] ?? []).findIndex((cell) => kind.columnOf(cell) === key);
  return place < 0
    ? []
    : table
        .slice(1)
        .map((row) => (row[place] ?? '').trim())
        .filter(isText);
}
