import type { Language } from '../language/index.js';

/** One column of a table of lots: its key, its heading in four languages, whether each row needs it. */
interface Column {
  readonly heading: Readonly<Record<Language, string>>;
  readonly required: boolean;
}

const column = (required: boolean, en: string, ru: string, uz: string, ky: string): Column => ({ required, heading: { en, ru, uz, ky } });

/** The columns of a table of lots, in the template's order. */
export const importColumns = {
  case: column(true, 'Case number', 'Номер дела', 'Ish raqami', 'Иштин номери'),
  category: column(true, 'Kind of property', 'Вид имущества', 'Mol-mulk turi', 'Мүлктүн түрү'),
  region: column(true, 'Region', 'Регион', 'Hudud', 'Аймак'),
  place: column(false, 'Place', 'Место', 'Joyi', 'Жери'),
  title_uz: column(false, 'Title (Uzbek)', 'Название (узб.)', 'Nomi (oʻzb.)', 'Аталышы (өзб.)'),
  title_ru: column(false, 'Title (Russian)', 'Название (рус.)', 'Nomi (rus.)', 'Аталышы (орус.)'),
  title_ky: column(false, 'Title (Kyrgyz)', 'Название (кырг.)', 'Nomi (qirgʻ.)', 'Аталышы (кырг.)'),
  title_en: column(false, 'Title (English)', 'Название (англ.)', 'Nomi (ingl.)', 'Аталышы (англ.)'),
  description: column(true, 'Description', 'Описание', 'Tavsifi', 'Сүрөттөмөсү'),
  identifier: column(false, 'VIN or cadastral number', 'VIN или кадастровый номер', 'VIN yoki kadastr raqami', 'VIN же кадастр номери'),
  appraisal: column(false, 'Appraisal', 'Оценка', 'Baholash', 'Баалоо'),
  start: column(true, 'Starting price', 'Начальная цена', 'Boshlangʻich narx', 'Баштапкы баа'),
  starts_at: column(true, 'Start of the sale', 'Начало торгов', 'Savdo boshlanishi', 'Сооданын башталышы'),
  ends_at: column(true, 'End of the sale', 'Окончание торгов', 'Savdo tugashi', 'Сооданын бүтүшү'),
} as const;
export type ColumnKey = keyof typeof importColumns;
export const columnKeys = Object.keys(importColumns) as ColumnKey[];

/** A heading or a name as it is compared: without case, marks of need, and differences of quotation marks. */
export const plainText = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[ʻʼ'`‘’*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const byHeading = new Map(
  columnKeys.flatMap((key) =>
    [key, ...Object.values(importColumns[key].heading)].map((text): [string, ColumnKey] => [plainText(text), key]),
  ),
);

/** The column that a heading names, in any of the languages or by its key; null for another. */
export const columnOf = (heading: string): ColumnKey | null => byHeading.get(plainText(heading)) ?? null;
