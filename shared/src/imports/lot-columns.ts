import { column, tableOf } from './table.js';

/** A table of lots: one row for each. */
export const lotTable = tableOf({
  case: column(true, 200, ['Case number', 'Номер дела', 'Ish raqami', 'Иштин номери']),
  category: column(true, 200, ['Kind of property', 'Вид имущества', 'Mol-mulk turi', 'Мүлктүн түрү']),
  region: column(true, 200, ['Region', 'Регион', 'Hudud', 'Аймак']),
  place: column(false, 300, ['Place', 'Место', 'Joyi', 'Жери']),
  title_uz: column(false, 200, ['Title (Uzbek)', 'Название (узб.)', 'Nomi (oʻzb.)', 'Аталышы (өзб.)']),
  title_ru: column(false, 200, ['Title (Russian)', 'Название (рус.)', 'Nomi (rus.)', 'Аталышы (орус.)']),
  title_ky: column(false, 200, ['Title (Kyrgyz)', 'Название (кырг.)', 'Nomi (qirgʻ.)', 'Аталышы (кырг.)']),
  title_en: column(false, 200, ['Title (English)', 'Название (англ.)', 'Nomi (ingl.)', 'Аталышы (англ.)']),
  description: column(true, 5000, ['Description', 'Описание', 'Tavsifi', 'Сүрөттөмөсү']),
  identifier: column(false, 200, [
    'VIN or cadastral number',
    'VIN или кадастровый номер',
    'VIN yoki kadastr raqami',
    'VIN же кадастр номери',
  ]),
  appraisal: column(false, 200, ['Appraisal', 'Оценка', 'Baholash', 'Баалоо']),
  start: column(true, 200, ['Starting price', 'Начальная цена', 'Boshlangʻich narx', 'Баштапкы баа']),
  starts_at: column(true, 200, ['Start of the sale', 'Начало торгов', 'Savdo boshlanishi', 'Сооданын башталышы']),
  ends_at: column(true, 200, ['End of the sale', 'Окончание торгов', 'Savdo tugashi', 'Сооданын бүтүшү']),
});
export type LotColumn = (typeof lotTable.keys)[number];
