import type { Chance } from './chance.js';
import type { Site } from './estate.js';
import { type Four, fill, four, join } from './four.js';
import { type Prices, pricesOf, type Sketch, thousandDollarsMinor } from './sketch.js';

interface Premises {
  readonly kind: string;
  readonly picture: 'shop' | 'warehouse' | 'office';
  readonly name: Four;
  readonly facts: Four;
  readonly areas: readonly [number, number];
  /** Thousand dollars a square metre in a capital. */
  readonly square: number;
}

const premises: readonly Premises[] = [
  {
    kind: 'shop',
    picture: 'shop',
    name: four('Doʻkon', 'Магазин', 'Дүкөн', 'Shop'),
    facts: four(
      'Savdo majmuasidagi doʻkon, alohida kirish eshigi va vitrinasi bor.',
      'Магазин в торговом комплексе с отдельным входом и витриной.',
      'Соода борборундагы дүкөн, өзүнчө эшиги жана көрсөткүч терезеси бар.',
      'Shop in a trading centre, with its own entrance and a display window.',
    ),
    areas: [18, 120],
    square: 1.4,
  },
  {
    kind: 'office',
    picture: 'office',
    name: four('Ofis binosining bir qismi', 'Часть офисного здания', 'Кеңсе имаратынын бир бөлүгү', 'Part of an office building'),
    facts: four(
      'Noturar binoning ikkinchi qavati: toʻrtta xona, majlislar zali va server xonasi.',
      'Второй этаж нежилого здания: четыре кабинета, зал заседаний и серверная.',
      'Турак эмес имараттын экинчи кабаты: төрт бөлмө, жыйын залы жана сервер бөлмөсү.',
      'The second floor of a non-residential building: four rooms, a meeting hall and a server room.',
    ),
    areas: [60, 260],
    square: 0.8,
  },
  {
    kind: 'building',
    picture: 'warehouse',
    name: four('Noturar bino', 'Нежилое здание', 'Турак эмес имарат', 'Non-residential building'),
    facts: four(
      'Bir qavatli noturar bino, tomi shifer, yuk mashinasi kira oladigan darvozasi bor.',
      'Одноэтажное нежилое здание, кровля шиферная, ворота для грузового транспорта.',
      'Бир кабаттуу турак эмес имарат, чатыры шифер, жүк унаасы кире турган дарбазасы бар.',
      'Single-storey non-residential building with a slate roof and a gate for lorries.',
    ),
    areas: [140, 620],
    square: 0.3,
  },
  {
    kind: 'warehouse',
    picture: 'warehouse',
    name: four('Ombor', 'Склад', 'Кампа', 'Warehouse'),
    facts: four(
      'Metall karkasli ombor, betonlangan pol, yuk tushirish maydonchasi va qorovulxona.',
      'Склад на металлическом каркасе, бетонный пол, разгрузочная площадка и пост охраны.',
      'Металл каркастуу кампа, бетон полу, жүк түшүрүүчү аянтча жана күзөтканасы бар.',
      'Steel-frame warehouse with a concrete floor, a loading bay and a guard post.',
    ),
    areas: [220, 1_400],
    square: 0.22,
  },
  {
    kind: 'teahouse',
    picture: 'shop',
    name: four('Choyxona', 'Чайхана', 'Чайкана', 'Teahouse'),
    facts: four(
      'Choyxona: 80 oʻrinli zal, yozgi soʻrilar, oshxona va omborxona.',
      'Чайхана: зал на 80 мест, летние топчаны, кухня и кладовая.',
      'Чайкана: 80 орундуу зал, жайкы секилер, ашкана жана кампа.',
      'Teahouse: a hall with 80 seats, summer platforms, a kitchen and a store.',
    ),
    areas: [120, 320],
    square: 0.5,
  },
  {
    kind: 'garage',
    picture: 'warehouse',
    name: four('Avtoturargoh', 'Автостоянка', 'Унаа токтотмо жай', 'Car park space'),
    facts: four(
      'Yopiq avtoturargohdagi joy va xizmat xonasi, qoʻriqlanadi.',
      'Место и служебное помещение на крытой охраняемой автостоянке.',
      'Жабык унаа токтотмодогу орун жана кызмат бөлмөсү, кайтарылат.',
      'Space and service room in a covered, guarded car park.',
    ),
    areas: [24, 160],
    square: 0.5,
  },
];
const title = four('{name}, {area} m², {town}', '{name}, {area} м², {town}', '{name}, {area} м², {town}', '{name}, {area} m², {town}');
const size = four(
  'Umumiy maydoni {area} m², {year}-yilda qurilgan.',
  'Общая площадь {area} м², год постройки {year}.',
  'Жалпы аянты {area} м², {year}-жылы курулган.',
  'Total area {area} m², built in {year}.',
);
const states: readonly Four[] = [
  four(
    'Elektr (380 V), suv va kanalizatsiya ulangan.',
    'Подключены электричество (380 В), вода и канализация.',
    'Электр (380 В), суу жана канализация туташтырылган.',
    'Electricity (380 V), water and sewerage are connected.',
  ),
  four(
    'Ijarachi bor, shartnoma yil oxirigacha.',
    'Есть арендатор, договор до конца года.',
    'Ижарачы бар, келишим жыл аягына чейин.',
    'There is a tenant with a contract until the end of the year.',
  ),
  four(
    'Boʻsh turibdi, ichki pardozi qisman bajarilgan.',
    'Пустует, внутренняя отделка выполнена частично.',
    'Бош турат, ички жасалгасы жарым-жартылай бүткөн.',
    'Vacant; the interior is partly finished.',
  ),
];

/** Business premises of a kind of the sample, or of any kind. */
export function commercial(chance: Chance, site: Site, kind?: string, given?: Prices): Sketch {
  const one = premises.find((candidate) => candidate.kind === kind) ?? chance.pick(premises);
  const square = one.square * (site.capital ? 1 : 0.6) * (0.85 + chance.real() * 0.3);
  const fitting = given
    ? Math.round(Number(given.appraisalMinor) / Number(thousandDollarsMinor[site.currency]) / square)
    : chance.int(...one.areas);
  const area = Math.min(one.areas[1], Math.max(one.areas[0], fitting));
  const values = { name: one.name, area, town: site.town, year: chance.int(1978, 2020) };
  const place = chance.int(1, 3);
  const inside = one.picture === 'warehouse' ? `commercial-warehouse-inside-${chance.int(1, 2)}` : `commercial-hall-${chance.int(1, 3)}`;
  return {
    category: 'commercial',
    title: fill(title, values),
    description: join([one.facts, fill(size, values), chance.pick(states)]),
    ...(given ?? pricesOf(area * square, site.currency)),
    pictures: [`commercial-${one.picture}-${place}`, inside],
  };
}
