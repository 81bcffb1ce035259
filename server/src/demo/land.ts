import type { Chance } from './chance.js';
import type { Site } from './estate.js';
import { count, type Four, fill, four, join } from './four.js';
import { type Prices, pricesOf, type Sketch } from './sketch.js';

interface Use {
  readonly name: Four;
  /** Areas in hundreds of square metres. */
  readonly areas: readonly [number, number];
  /** Thousand dollars a hundred square metres. */
  readonly each: number;
  readonly field: boolean;
}

const uses: readonly Use[] = [
  {
    name: four('yakka tartibda uy qurish uchun', 'под индивидуальное жилищное строительство', 'жеке үй куруу үчүн', 'for a private house'),
    areas: [4, 12],
    each: 1.6,
    field: false,
  },
  {
    name: four('dehqon xoʻjaligi uchun', 'для крестьянского хозяйства', 'дыйкан чарбасы үчүн', 'for farming'),
    areas: [60, 600],
    each: 0.09,
    field: true,
  },
  { name: four('bogʻ uchun', 'под сад', 'бакча үчүн', 'for an orchard'), areas: [30, 160], each: 0.2, field: true },
  {
    name: four('savdo va xizmat koʻrsatish uchun', 'под торговлю и услуги', 'соода жана тейлөө үчүн', 'for trade and services'),
    areas: [3, 25],
    each: 2.2,
    field: false,
  },
];
const bathUse: Use = {
  name: four('hammom qurish uchun', 'под строительство бани', 'мончо куруу үчүн', 'for building a bathhouse'),
  areas: [3, 8],
  each: 2,
  field: false,
};
const small = four(
  'Yer uchastkasi, {area} sotix, {use}, {town}',
  'Земельный участок, {area} соток, {use}, {town}',
  'Жер тилкеси, {area} сотых, {use}, {town}',
  'Plot of land, {metres} m², {use}, {town}',
);
const large = four(
  'Yer uchastkasi, {hectares} ga, {use}, {town}',
  'Земельный участок, {hectares} га, {use}, {town}',
  'Жер тилкеси, {hectares} га, {use}, {town}',
  'Plot of land, {hectares} ha, {use}, {town}',
);
const facts = four(
  'Maydoni {metres} m² boʻlgan yer uchastkasi, {use}. Chegaralari qoziqlar bilan belgilangan, kadastr raqami {cadastre}.',
  'Земельный участок площадью {metres} м², {use}. Границы обозначены колышками, кадастровый номер {cadastre}.',
  'Аянты {metres} м² болгон жер тилкеси, {use}. Чек аралары казыктар менен белгиленген, кадастрдык номери {cadastre}.',
  'Plot of {metres} m², {use}. The boundaries are marked with stakes; cadastral number {cadastre}.',
);
const features: readonly Four[] = [
  four(
    'Sugʻorish suvi ariqdan keladi, asfalt yoʻl 200 metrda.',
    'Поливная вода из арыка, асфальтовая дорога в 200 метрах.',
    'Сугат суусу арыктан келет, асфальт жол 200 метр жерде.',
    'Irrigation water comes by canal; the paved road is 200 metres away.',
  ),
  four(
    'Elektr ustuni chegarada, gaz quvuri koʻchada.',
    'Электрический столб на границе, газ по улице.',
    'Электр мамысы чекте, газ түтүгү көчөдө.',
    'A power pole stands at the boundary; gas runs along the street.',
  ),
  four(
    'Yer tekis, toshsiz, hozir ekilmagan.',
    'Участок ровный, без камней, сейчас не засеян.',
    'Жери тегиз, ташсыз, азыр айдалган эмес.',
    'Level ground without stones, not under crop now.',
  ),
  four(
    'Bir tomoni yoʻlga chiqadi, qiyaligi oz.',
    'Одной стороной выходит на дорогу, уклон небольшой.',
    'Бир жагы жолго чыгат, эңкейиши аз.',
    'One side meets the road; a gentle slope.',
  ),
];

/** A plot of land. Prices of the sample belong to its one kind, plots for a bathhouse. */
export function land(chance: Chance, site: Site, given?: Prices): Sketch {
  const use = given ? bathUse : chance.pick(uses);
  const area = chance.int(...use.areas);
  const cadastre = `${chance.int(10, 23)}:${chance.int(10, 29)}:${chance.int(10, 49)}:${chance.int(100, 999)}`;
  const values = { area, hectares: count(area / 100), metres: count(area * 100), use: use.name, town: site.town, cadastre };
  const place = chance.int(1, 4);
  return {
    category: 'land',
    title: fill(area >= 100 ? large : small, values),
    description: join([fill(facts, values), ...chance.shuffle(features).slice(0, 2)]),
    ...(given ?? pricesOf(area * use.each * (site.capital ? 3 : 1) * (0.8 + chance.real() * 0.4), site.currency)),
    pictures: [use.field ? `land-field-${place}` : `land-plot-${place}`, `land-aerial-${chance.int(1, 5)}`],
  };
}
