import type { Chance } from './chance.js';
import { count, type Four, fill, four, join, same } from './four.js';
import { type DemoCurrency, type Prices, pricesOf, type Sketch, thousandDollarsMinor } from './sketch.js';
import { type Body, type Fuel, kgModels, type Model, uzModels } from './vehicle-models.js';
import { type Paint, vehiclePictures } from './vehicle-pictures.js';

const bodies: Readonly<Record<Body, Four>> = {
  sedan: four('sedan', 'седан', 'седан', 'saloon'),
  hatchback: four('xetchbek', 'хэтчбек', 'хэтчбек', 'hatchback'),
  suv: four('krossover', 'кроссовер', 'кроссовер', 'crossover'),
  van: four('mikroavtobus', 'микроавтобус', 'микроавтобус', 'microvan'),
  minibus: four('miniven', 'минивэн', 'минивэн', 'van'),
  pickup: four('pikap', 'пикап', 'пикап', 'pick-up'),
  truck: four('yuk avtomobili', 'грузовой автомобиль', 'жүк ташуучу унаа', 'lorry'),
  bus: four('avtobus', 'автобус', 'автобус', 'bus'),
  motorcycle: four('mototsikl', 'мотоцикл', 'мотоцикл', 'motorcycle'),
  scooter: four('skuter', 'скутер', 'скутер', 'scooter'),
};

const fuels: Readonly<Record<Fuel, Four>> = {
  petrol: four('benzin', 'бензин', 'бензин', 'petrol'),
  gas: four('benzin va gaz (metan)', 'бензин и газ (метан)', 'бензин жана газ (метан)', 'petrol and gas (methane)'),
  diesel: four('dizel', 'дизель', 'дизель', 'diesel'),
  hybrid: four(
    'gibrid (benzin va elektr)',
    'гибрид (бензин и электричество)',
    'гибрид (бензин жана электр)',
    'hybrid (petrol and electric)',
  ),
  electric: four('elektr', 'электричество', 'электр', 'electric'),
};

const paints: Readonly<Record<Paint, Four>> = {
  white: four('oq', 'белый', 'ак', 'white'),
  silver: four('kumushrang', 'серебристый', 'күмүш түстүү', 'silver'),
  black: four('qora', 'чёрный', 'кара', 'black'),
  grey: four('kulrang', 'серый', 'боз', 'grey'),
  blue: four('koʻk', 'синий', 'көк', 'blue'),
  red: four('qizil', 'красный', 'кызыл', 'red'),
  green: four('yashil', 'зелёный', 'жашыл', 'green'),
  beige: four('bej', 'бежевый', 'саргыч', 'beige'),
};

const conditions: readonly Four[] = [
  four(
    'Texnik holati yaxshi, kuzovida mayda tirnalishlar bor.',
    'Техническое состояние хорошее, на кузове мелкие царапины.',
    'Техникалык абалы жакшы, кузовунда майда чийилген жерлери бар.',
    'In good working order, with small scratches on the body.',
  ),
  four(
    'Dvigateli ishga tushadi, osma qismi taʼmirlanishi kerak.',
    'Двигатель запускается, подвеска требует ремонта.',
    'Кыймылдаткычы от алат, асма бөлүгү оңдоону талап кылат.',
    'The engine starts; the suspension needs repair.',
  ),
  four(
    'Old bamperi va chap farasi shikastlangan, yurishiga taʼsiri yoʻq.',
    'Повреждены передний бампер и левая фара, на ходу.',
    'Алдыңкы бампери жана сол фарасы жабыркаган, жүрүп турат.',
    'The front bumper and the left headlamp are damaged; it drives.',
  ),
  four(
    'Uzoq turgani uchun akkumulyatori oʻtirgan, yurishi tekshirilmagan.',
    'Аккумулятор разряжен после долгой стоянки, на ходу не проверялся.',
    'Көп тургандыктан аккумулятору отуруп калган, жүрүшү текшерилген эмес.',
    'The battery is flat after long standing; not tested on the road.',
  ),
  four(
    'Bitta egasi boʻlgan, kuzovi qayta boʻyalmagan.',
    'Один владелец, кузов не перекрашивался.',
    'Бир ээси болгон, кузову кайра боёлгон эмес.',
    'One owner, original paint.',
  ),
  four(
    'Old oynasida yoriq bor, boshqa qismlari butun.',
    'На лобовом стекле трещина, в остальном целый.',
    'Алдыңкы айнегинде жарака бар, калган бөлүктөрү бүтүн.',
    'There is a crack in the windscreen; otherwise whole.',
  ),
  four(
    'Orqa chap eshigi boʻyalgan, shinalari yangi.',
    'Задняя левая дверь крашена, шины новые.',
    'Арткы сол эшиги боёлгон, шиналары жаңы.',
    'The rear left door has been repainted; the tyres are new.',
  ),
];

const papers: readonly Four[] = [
  four(
    'Kaliti va texnik pasporti davlat ijrochisida.',
    'Ключи и технический паспорт у судебного исполнителя.',
    'Ачкычы жана техникалык паспорту сот аткаруучуда.',
    'The keys and the registration certificate are with the bailiff.',
  ),
  four(
    'Kaliti bor, texnik pasporti yoʻq: xaridorga dublikat beriladi.',
    'Ключи есть, технического паспорта нет: покупателю выдадут дубликат.',
    'Ачкычы бар, техникалык паспорту жок: сатып алуучуга дубликаты берилет.',
    'There is a key but no registration certificate; the buyer gets a duplicate.',
  ),
];

const yards: readonly Four[] = [
  four(
    'Jarima maydonchasida saqlanmoqda, ish kunlari 9:00 dan 17:00 gacha koʻrish mumkin.',
    'Хранится на штрафной стоянке, осмотр по рабочим дням с 9:00 до 17:00.',
    'Айып токтотмосунда сакталууда, жумуш күндөрү 9:00дөн 17:00гө чейин көрүүгө болот.',
    'Kept at the impound yard; viewing on working days from 9:00 to 17:00.',
  ),
  four(
    'Qoʻriqlanadigan turargohda, koʻrish uchun ijrochi bilan kelishiladi.',
    'Находится на охраняемой стоянке, осмотр по договорённости с исполнителем.',
    'Кайтарылган унаа токтотмодо турат, көрүү үчүн аткаруучу менен макулдашылат.',
    'Stands in a guarded car park; viewing by appointment with the bailiff.',
  ),
];

const automatic = four('avtomat', 'автоматическая', 'автомат', 'automatic');
const manual = four('mexanik', 'механическая', 'механика', 'manual');

const facts = four(
  '{name}, {body}, {year}-yilda ishlab chiqarilgan, rangi {paint}. Yurgan masofasi: {km} km. Uzatmalar qutisi: {gearbox}. Yoqilgʻisi: {fuel}{engine}.',
  '{name}, {body}, {year} года выпуска, цвет {paint}. Пробег: {km} км. Коробка передач: {gearbox}. Топливо: {fuel}{engine}.',
  '{name}, {body}, {year}-жылы чыгарылган, түсү {paint}. Басып өткөн жолу: {km} км. Өткөргүч кутусу: {gearbox}. Күйүүчү майы: {fuel}{engine}.',
  '{name}, {body}, built in {year}, {paint}. Mileage: {km} km. Gearbox: {gearbox}. Fuel: {fuel}{engine}.',
);
const engines = four('; dvigateli {litres} l', '; двигатель {litres} л', '; кыймылдаткычы {litres} л', '; engine {litres} l');
const heading = four(
  '{name}, {year}-yil, {paint}',
  '{name}, {year} года, {paint}',
  '{name}, {year}-жыл, {paint}',
  '{name}, {year}, {paint}',
);

/** What a vehicle loses of its value in a year. */
const yearlyLoss = 0.08;

/** The year in which a model at that price was most likely built. */
function yearFor(model: Model, prices: Prices): number {
  const thousands = Number(prices.appraisalMinor) / Number(thousandDollarsMinor.UZS);
  const age = Math.round(Math.log(Math.max(0.02, thousands / model.newThousands)) / Math.log(1 - yearlyLoss));
  return Math.min(model.years[1], Math.max(model.years[0], model.years[1] + age));
}

function mileage(chance: Chance, model: Model, year: number): number {
  const yearly = model.body === 'truck' || model.body === 'bus' ? chance.int(12_000, 26_000) : chance.int(8_000, 19_000);
  const small = model.body === 'motorcycle' || model.body === 'scooter';
  return Math.max(1_200, Math.round((Math.min(2026 - year + 0.5, 22) * (small ? yearly / 4 : yearly)) / 100) * 100);
}

function paintOf(chance: Chance, body: Body): Paint {
  if (body === 'truck') return chance.pick(['white', 'blue', 'red', 'green'] as const);
  if (body === 'bus' || body === 'minibus' || body === 'van') return chance.pick(['white', 'white', 'silver', 'blue'] as const);
  if (body === 'motorcycle' || body === 'scooter') return chance.pick(['red', 'black', 'blue'] as const);
  if (body === 'pickup') return chance.pick(['white', 'grey', 'black'] as const);
  if (body === 'hatchback') return chance.pick(['white', 'silver', 'red', 'blue'] as const);
  if (body === 'suv') return chance.pick(['white', 'white', 'black', 'grey', 'blue', 'red'] as const);
  return chance.pick(['white', 'white', 'white', 'silver', 'silver', 'black', 'black', 'grey', 'blue', 'red', 'beige', 'green'] as const);
}

function sketchOf(chance: Chance, model: Model, year: number, prices: Prices, paint = paintOf(chance, model.body)): Sketch {
  const automaticBox = model.engine === 0 || model.fuel === 'hybrid' || model.body === 'scooter' || (year >= 2015 && chance.yes(0.45));
  const values = {
    name: same(model.name),
    body: bodies[model.body],
    year,
    paint: paints[paint],
    km: count(mileage(chance, model, year)),
    gearbox: automaticBox ? automatic : manual,
    fuel: fuels[model.fuel],
    engine: model.engine === 0 ? same('') : fill(engines, { litres: count(model.engine) }),
  };
  return {
    category: 'vehicle',
    title: fill(heading, values),
    description: join([fill(facts, values), chance.pick(conditions), chance.pick(papers), chance.pick(yards)]),
    ...prices,
    pictures: vehiclePictures(chance, model.body, paint),
  };
}

/** A vehicle of the sample; year and the rest are made to fit its price. Null when the kind is no vehicle. */
export function publishedVehicle(chance: Chance, kind: string, prices: Prices, paint?: Paint): Sketch | null {
  const model = uzModels.find((one) => one.key === kind);
  return model ? sketchOf(chance, model, yearFor(model, prices), prices, paint) : null;
}

/** An invented vehicle as they are sold in Kyrgyzstan. */
export function inventedVehicle(chance: Chance, place: number, currency: DemoCurrency): Sketch {
  const model = kgModels[place % kgModels.length] ?? chance.pick(kgModels);
  const year = chance.int(model.years[0], model.years[1]);
  const worth = model.newThousands * (1 - yearlyLoss) ** (model.years[1] + 1 - year) * (0.85 + chance.real() * 0.25);
  return sketchOf(chance, model, year, pricesOf(worth, currency));
}
