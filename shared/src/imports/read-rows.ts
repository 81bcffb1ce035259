import { type Category, categories, type LotDraft, type Region, regions, utcOffsetMinutes } from '../lots/index.js';
import { type Currency, parseMoney } from '../money/index.js';
import { type ColumnKey, columnKeys, columnOf, importColumns, plainText } from './columns.js';
import type { ImportCode } from './index.js';
import { categoryNames, regionNames } from './names.js';

/** What the rows are held against. */
export interface ImportGround {
  readonly cases: ReadonlyMap<string, { readonly id: number; readonly currency: Currency }>;
  /** Identifiers that stand in the register already, in capitals. */
  readonly known: ReadonlySet<string>;
  readonly nowMs: number;
  /** The least starting price by the rules for an appraisal; both in minor units. */
  readonly leastStart: (appraisalMinor: bigint) => bigint;
}

export interface RowFinding {
  readonly row: number;
  readonly column: string;
  readonly code: ImportCode;
}

/** A row without errors: the draft that it makes, and what names its thing. */
export interface ImportRow {
  readonly row: number;
  readonly draft: LotDraft;
  readonly identifier: string | null;
}

const longest: Partial<Record<ColumnKey, number>> = {
  place: 300,
  description: 5000,
  title_uz: 200,
  title_ru: 200,
  title_ky: 200,
  title_en: 200,
};
const farthestMs = 3 * 366 * 86_400_000;

function named<Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, Readonly<Record<string, string>>>>,
): Map<string, Code> {
  return new Map(codes.flatMap((code) => [code, ...Object.values(names[code])].map((name): [string, Code] => [plainText(name), code])));
}
const categoryBy = named<Category>(categories, categoryNames);
const regionBy = named<Region>(regions, regionNames);

/** A day and time by a region's wall clock, ms since the epoch (UTC); null for another text. */
function readTime(text: string, region: Region): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{1,2}):(\d{2})/.exec(text) ?? null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}) (\d{1,2}):(\d{2})/.exec(text);
  const parts = match ? match.slice(1, 6) : dotted ? [dotted[3], dotted[2], dotted[1], dotted[4], dotted[5]] : null;
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute);
  const back = new Date(at);
  // 31 February and 25 o'clock are no times, though Date would take them.
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59) return null;
  return at - utcOffsetMinutes(region) * 60_000;
}

/** VIN (ISO 3779) or a cadastral number, as the register writes it. */
const isIdentifier = (text: string, category: Category): boolean =>
  category === 'vehicle' ? /^[A-HJ-NPR-Z0-9]{17}$/.test(text) : /^[0-9A-Z][0-9A-Z:/.-]{4,39}$/.test(text);

/** What the headings say, with what is wrong in them. */
function readHeadings(cells: readonly string[]): { places: Map<ColumnKey, number>; findings: RowFinding[] } {
  const places = new Map<ColumnKey, number>();
  const findings: RowFinding[] = [];
  for (const [place, cell] of cells.entries()) {
    const key = columnOf(cell);
    if (key === null) continue;
    if (places.has(key)) findings.push({ row: 1, column: key, code: 'column_twice' });
    else places.set(key, place);
  }
  for (const key of columnKeys) {
    if (importColumns[key].required && !places.has(key)) findings.push({ row: 1, column: key, code: 'column_missing' });
  }
  return { places, findings };
}

/**
 * Reads the rows of a table of lots: every error of every row, and what each good row makes.
 * @param table cells as text, the headings first; a row without any text is passed over
 */
export function readRows(
  table: readonly (readonly string[])[],
  ground: ImportGround,
): { rows: ImportRow[]; count: number; errors: RowFinding[]; warnings: RowFinding[] } {
  const { places, findings } = readHeadings(table[0] ?? []);
  if (findings.length > 0) return { rows: [], count: 0, errors: findings, warnings: [] };
  const rows: ImportRow[] = [];
  const errors: RowFinding[] = [];
  const warnings: RowFinding[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const [index, cells] of table.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue;
    count += 1;
    const reader = new RowReader(index + 1, (key) => (cells[places.get(key) ?? -1] ?? '').trim(), ground);
    const read = reader.read(seen);
    errors.push(...reader.errors);
    warnings.push(...reader.warnings);
    if (read && reader.errors.length === 0) rows.push(read);
  }
  return { rows, count, errors, warnings };
}

class RowReader {
  readonly errors: RowFinding[] = [];
  readonly warnings: RowFinding[] = [];

  constructor(
    private readonly row: number,
    private readonly cell: (key: ColumnKey) => string,
    private readonly ground: ImportGround,
  ) {}

  private wrong(column: ColumnKey, code: ImportCode): null {
    this.errors.push({ row: this.row, column, code });
    return null;
  }

  /** The text of a cell that is not taken for a formula and not too long (OWASP, CSV injection). */
  private text(key: ColumnKey): string {
    const text = this.cell(key);
    if (/^[=+@\t\r]|^-(?!\d)/.test(text)) this.wrong(key, 'formula');
    else if (text === '' && importColumns[key].required) this.wrong(key, 'empty');
    else if (text.length > (longest[key] ?? 200)) this.wrong(key, 'too_long');
    return text;
  }

  private found<Value>(key: ColumnKey, values: ReadonlyMap<string, Value>, code: ImportCode, keyOf = plainText): Value | null {
    const before = this.errors.length;
    const text = this.text(key);
    const value = values.get(keyOf(text));
    if (this.errors.length > before) return null;
    return value ?? this.wrong(key, code);
  }

  private amount(key: 'appraisal' | 'start'): bigint | null {
    const before = this.errors.length;
    const text = this.text(key);
    if (this.errors.length > before || text === '') return null;
    const minor = parseMoney(text);
    return minor !== null && minor > 0n ? minor : this.wrong(key, 'not_amount');
  }

  private time(key: 'starts_at' | 'ends_at', region: Region | null): number | null {
    const before = this.errors.length;
    const text = this.text(key);
    if (this.errors.length > before || region === null) return null;
    const at = readTime(text, region);
    if (at === null) return this.wrong(key, 'not_time');
    return at - this.ground.nowMs > farthestMs ? this.wrong(key, 'too_far') : at;
  }

  private identifier(category: Category | null, seen: Set<string>): string | null {
    const text = this.text('identifier').toUpperCase();
    if (text === '' || category === null) return null;
    if (!isIdentifier(text, category)) return this.wrong('identifier', 'not_identifier');
    if (seen.has(text)) return this.wrong('identifier', 'repeated_in_file');
    seen.add(text);
    if (this.ground.known.has(text)) this.warnings.push({ row: this.row, column: 'identifier', code: 'known_item' });
    return text;
  }

  private checkPrice(start: bigint | null, appraisal: bigint | null): void {
    if (start === null || appraisal === null) return;
    if (start < this.ground.leastStart(appraisal)) this.wrong('start', 'below_rules');
    else if (start * 2n < appraisal || start > appraisal * 2n)
      this.warnings.push({ row: this.row, column: 'start', code: 'far_from_appraisal' });
  }

  /** The row as a draft; null where something is wrong. */
  read(seen: Set<string>): ImportRow | null {
    const found = this.found('case', this.ground.cases, 'unknown_case', (text) => text);
    const category = this.found('category', categoryBy, 'unknown_category');
    const region = this.found('region', regionBy, 'unknown_region');
    const place = this.text('place');
    const titles = (['uz', 'ru', 'ky', 'en'] as const)
      .map((code) => [code, this.text(`title_${code}`)] as const)
      .filter(([, text]) => text !== '');
    const [first] = titles;
    if (!first) this.wrong('title_uz', 'empty');
    const description = this.text('description');
    const identifier = this.identifier(category, seen);
    const appraisal = this.amount('appraisal');
    const start = this.amount('start');
    const startsAt = this.time('starts_at', region);
    const endsAt = this.time('ends_at', region);
    if (endsAt !== null && startsAt !== null && endsAt <= startsAt) this.wrong('ends_at', 'ends_before_start');
    else if (endsAt !== null && endsAt <= this.ground.nowMs) this.wrong('ends_at', 'in_past');
    this.checkPrice(start, appraisal);
    if (!found || !category || !region || !first || start === null || startsAt === null || endsAt === null) return null;
    const draft: LotDraft = {
      caseId: found.id,
      itemId: null,
      category,
      region,
      place,
      title: Object.fromEntries(titles),
      // One description for all: in the language of the first title.
      description: { [first[0]]: description },
      currency: found.currency,
      startMinor: start.toString(),
      reserveMinor: null,
      appraisalMinor: appraisal?.toString() ?? null,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
    };
    return { row: this.row, draft, identifier };
  }
}
