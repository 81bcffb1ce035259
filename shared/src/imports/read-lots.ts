import { type Category, categories, type LotDraft, type Region, regions, utcOffsetMinutes } from '../lots/index.js';
import type { Currency } from '../money/index.js';
import { type LotColumn, lotTable } from './lot-columns.js';
import { categoryNames, regionNames } from './names.js';
import { codesByName, type RowReader, readingOf, rowsOf, type TableReading } from './table.js';
import { wallClock } from './wall-clock.js';

/** What the rows are held against. */
export interface LotGround {
  readonly cases: ReadonlyMap<string, { readonly id: number; readonly currency: Currency }>;
  /** Identifiers that stand in the register already, in capitals. */
  readonly known: ReadonlySet<string>;
  readonly nowMs: number;
  /** The least starting price by the rules for an appraisal; both in minor units. */
  readonly leastStart: (appraisalMinor: bigint) => bigint;
}

/** A row without errors: the draft that it makes, and what names its thing. */
export interface LotRow {
  readonly draft: LotDraft;
  readonly identifier: string | null;
}

const farthestMs = 3 * 366 * 86_400_000;
const categoryBy = codesByName<Category>(categories, categoryNames);
const regionBy = codesByName<Region>(regions, regionNames);

/** A day and time by a region's wall clock, ms since the epoch (UTC); null for another text. */
function readTime(text: string, region: Region): number | null {
  const at = wallClock(text);
  return at === null ? null : at - utcOffsetMinutes(region) * 60_000;
}

/** VIN (ISO 3779) or a cadastral number, as the register writes it. */
const isIdentifier = (text: string, category: Category): boolean =>
  category === 'vehicle' ? /^[A-HJ-NPR-Z0-9]{17}$/.test(text) : /^[0-9A-Z][0-9A-Z:/.-]{4,39}$/.test(text);

/**
 * Reads the rows of a table of lots: every error of every row, and what each good row makes.
 * @param table cells as text, the headings first; a row without any text is passed over
 */
export function readLotRows(table: readonly (readonly string[])[], ground: LotGround): TableReading<LotRow> {
  const { readers, findings } = rowsOf(lotTable, table);
  const seen = new Set<string>();
  const rows = readers.flatMap((row) => new LotReader(row, ground).read(seen) ?? []);
  return readingOf(rows, readers, findings);
}

class LotReader {
  constructor(
    private readonly row: RowReader<LotColumn>,
    private readonly ground: LotGround,
  ) {}

  private time(key: 'starts_at' | 'ends_at', region: Region | null): number | null {
    const text = this.row.text(key);
    if (text === null || region === null) return null;
    const at = readTime(text, region);
    if (at === null) return this.row.wrong(key, 'not_time');
    return at - this.ground.nowMs > farthestMs ? this.row.wrong(key, 'too_far') : at;
  }

  private identifier(category: Category | null, seen: Set<string>): string | null {
    const text = this.row.text('identifier')?.toUpperCase() ?? '';
    if (text === '' || category === null) return null;
    if (!isIdentifier(text, category)) return this.row.wrong('identifier', 'not_identifier');
    if (seen.has(text)) return this.row.wrong('identifier', 'repeated_in_file');
    seen.add(text);
    if (this.ground.known.has(text)) this.row.warn('identifier', 'known_item');
    return text;
  }

  private checkPrice(start: bigint | null, appraisal: bigint | null): void {
    if (start === null || appraisal === null) return;
    if (start < this.ground.leastStart(appraisal)) this.row.wrong('start', 'below_rules');
    else if (start * 2n < appraisal || start > appraisal * 2n) this.row.warn('start', 'far_from_appraisal');
  }

  /** The row as a draft; null where something is wrong. */
  read(seen: Set<string>): LotRow | null {
    const found = this.row.found('case', this.ground.cases, 'unknown_case', (text) => text);
    const category = this.row.found('category', categoryBy, 'unknown_category');
    const region = this.row.found('region', regionBy, 'unknown_region');
    const place = this.row.text('place');
    const written = (['uz', 'ru', 'ky', 'en'] as const).map((code) => [code, this.row.text(`title_${code}`)] as const);
    const titles = written.filter(([, text]) => text !== null && text !== '');
    const [first] = titles;
    if (written.every(([, text]) => text === '')) this.row.wrong('title_uz', 'empty');
    const description = this.row.text('description');
    const identifier = this.identifier(category, seen);
    const appraisal = this.row.amount('appraisal');
    const start = this.row.amount('start');
    const startsAt = this.time('starts_at', region);
    const endsAt = this.time('ends_at', region);
    if (endsAt !== null && startsAt !== null && endsAt <= startsAt) this.row.wrong('ends_at', 'ends_before_start');
    else if (endsAt !== null && endsAt <= this.ground.nowMs) this.row.wrong('ends_at', 'in_past');
    this.checkPrice(start, appraisal);
    if (this.row.errors.length > 0 || !found || !category || !region || !first) return null;
    if (place === null || description === null || start === null || startsAt === null || endsAt === null) return null;
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
    return { draft, identifier };
  }
}
