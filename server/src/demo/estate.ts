import type { Chance } from './chance.js';
import { count, type Four, fill, four, join } from './four.js';
import { type DemoCurrency, type Prices, pricesOf, type Sketch, thousandDollarsMinor } from './sketch.js';

/** Where an object stands: the town of the lot's region. */
export interface Site {
  readonly town: Four;
  readonly capital: boolean;
  readonly currency: DemoCurrency;
}

const walls: readonly Four[] = [
  four('gʻishtli', 'кирпичный', 'кыш', 'brick'),
  four('panelli', 'панельный', 'панелдүү', 'panel'),
  four('monolit', 'монолитный', 'монолит', 'concrete-frame'),
];
const repairs: readonly Four[] = [
  four('Kosmetik taʼmir qilingan.', 'Сделан косметический ремонт.', 'Косметикалык оңдоо жасалган.', 'Recently redecorated.'),
  four(
    'Yevrotaʼmir, oshxona jihozlari qoladi.',
    'Евроремонт, кухонный гарнитур остаётся.',
    'Евроремонт, ашкана эмереги калат.',
    'Fully refurbished; the kitchen units stay.',
  ),
  four('Taʼmir talab qiladi.', 'Требует ремонта.', 'Оңдоону талап кылат.', 'In need of repair.'),
  four(
    'Oʻrtacha holatda, derazalari plastik.',
    'Состояние среднее, окна пластиковые.',
    'Абалы орточо, терезелери пластик.',
    'In fair condition, with plastic windows.',
  ),
];
const supplies: readonly Four[] = [
  four(
    'Gaz, suv, elektr va markaziy isitish bor.',
    'Есть газ, вода, электричество и центральное отопление.',
    'Газ, суу, электр жана борбордук жылытуу бар.',
    'Gas, water, electricity and district heating.',
  ),
  four(
    'Suv va elektr bor, isitish avtonom.',
    'Есть вода и электричество, отопление автономное.',
    'Суу жана электр бар, жылытуу автономдуу.',
    'Water and electricity; own heating.',
  ),
];
const occupancy: readonly Four[] = [
  four(
    'Obyekt boʻsh, roʻyxatda turganlar yoʻq.',
    'Объект свободен, зарегистрированных лиц нет.',
    'Объект бош, катталган адамдар жок.',
    'Vacant; nobody is registered there.',
  ),
  four(
    'Roʻyxatda ikki kishi turadi, chiqarish savdodan keyin sud tartibida.',
    'Зарегистрированы два человека, выселение после торгов в судебном порядке.',
    'Эки адам катталган, чыгаруу соодадан кийин сот тартибинде.',
    'Two people are registered; eviction follows the sale by court order.',
  ),
  four(
    'Ipoteka bankka garovga qoʻyilgan, savdodan keyin garov bekor qilinadi.',
    'Объект в залоге у банка, после торгов залог снимается.',
    'Объект банкта күрөөдө, соодадан кийин күрөө алынат.',
    'Mortgaged to a bank; the mortgage ends with the sale.',
  ),
];
const near: readonly Four[] = [
  four(
    'Yaqinida maktab va bogʻcha bor.',
    'Рядом школа и детский сад.',
    'Жанында мектеп жана бала бакча бар.',
    'A school and a kindergarten are near.',
  ),
  four(
    'Bozor va bekat besh daqiqalik yoʻlda.',
    'Рынок и остановка в пяти минутах ходьбы.',
    'Базар жана аялдама беш мүнөттүк жолдо.',
    'Market and bus stop are five minutes away.',
  ),
  four(
    'Katta koʻchadan ichkarida, tinch hovlida.',
    'В стороне от большой улицы, в тихом дворе.',
    'Чоң көчөдөн четте, тынч короодо.',
    'Set back from the main road, in a quiet yard.',
  ),
];

const flatTitle = four(
  '{rooms} xonali kvartira, {area} m², {town}',
  '{rooms}-комнатная квартира, {area} м², {town}',
  '{rooms} бөлмөлүү батир, {area} м², {town}',
  '{rooms}-room flat, {area} m², {town}',
);
const flatFacts = four(
  'Koʻp qavatli {wall} uydagi kvartira: {rooms} xona, umumiy maydoni {area} m², {storeys} qavatli uyning {floor}-qavati, {year}-yilda qurilgan.',
  'Квартира в многоквартирном доме ({wall}): комнат — {rooms}, общая площадь {area} м², этаж {floor} из {storeys}, год постройки {year}.',
  'Көп кабаттуу {wall} үйдөгү батир: {rooms} бөлмө, жалпы аянты {area} м², {storeys} кабаттуу үйдүн {floor}-кабаты, {year}-жылы курулган.',
  'Flat in a {wall} apartment block: {rooms} rooms, {area} m² in all, floor {floor} of {storeys}, built in {year}.',
);

/** Thousands of dollars that the prices stand for. */
const worthOf = (prices: Prices, currency: DemoCurrency) => Number(prices.appraisalMinor) / Number(thousandDollarsMinor[currency]);
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** A flat; with `prices` given its area is made to fit them. */
export function flat(chance: Chance, site: Site, given?: Prices): Sketch {
  const squareThousands = (site.capital ? 1 : 0.6) * (0.85 + chance.real() * 0.4);
  const area = given ? clamp(Math.round(worthOf(given, site.currency) / squareThousands), 28, 140) : chance.int(30, 104);
  const prices = given ?? pricesOf(area * squareThousands, site.currency);
  const storeys = chance.pick([4, 5, 5, 9, 9, 9, 12, 16]);
  const values = {
    rooms: clamp(Math.round(area / 22), 1, 5),
    area,
    storeys,
    floor: chance.int(1, storeys),
    year: storeys > 9 ? chance.int(2008, 2024) : chance.int(1968, 2012),
    wall: chance.pick(walls),
    town: site.town,
  };
  const outside = `flat-block-${storeys > 9 ? 'new' : storeys === 9 ? 'tall' : 'low'}-${chance.int(1, 3)}`;
  return {
    category: 'flat',
    title: fill(flatTitle, values),
    description: join([fill(flatFacts, values), chance.pick(repairs), chance.pick(supplies), chance.pick(occupancy), chance.pick(near)]),
    ...prices,
    pictures: [
      ...(chance.yes(0.55) ? [outside, `flat-room-${chance.int(1, 6)}`] : [`flat-room-${chance.int(1, 6)}`, outside]),
      `flat-kitchen-${chance.int(1, 3)}`,
    ],
  };
}

const houseTitle = four(
  'Hovli uy, {rooms} xona, {sotix} sotix, {town}',
  'Жилой дом с двором, комнат: {rooms}, {sotix} соток, {town}',
  'Короосу бар турак үй, {rooms} бөлмө, {sotix} сотых, {town}',
  'House with a courtyard, {rooms} rooms, {land} m² of land, {town}',
);
const houseFacts = four(
  'Yakka tartibdagi turar joy: yer maydoni {land} m² ({sotix} sotix), qurilish osti maydoni {area} m², {rooms} xona, {year}-yilda qurilgan, devorlari {wall}.',
  'Индивидуальный жилой дом: участок {land} м² ({sotix} соток), площадь дома {area} м², комнат — {rooms}, год постройки {year}, стены: {wall}.',
  'Жеке турак үй: жер аянты {land} м² ({sotix} сотых), үйдүн аянты {area} м², {rooms} бөлмө, {year}-жылы курулган, дубалдары {wall}.',
  'Detached house: {land} m² of land, floor area {area} m², {rooms} rooms, built in {year}, walls of {wall}.',
);
const houseWalls: readonly Four[] = [
  four('pishiq gʻishtdan', 'жжёный кирпич', 'бышкан кыштан', 'fired brick'),
  four('xom gʻishtdan (guvala)', 'сырцовый кирпич', 'чийки кыштан', 'mud brick'),
  four('gazoblokdan', 'газоблок', 'газоблоктон', 'aerated concrete'),
];
const yardsOfHouses: readonly Four[] = [
  four(
    'Hovlida tok soʻri, beshta mevali daraxt va oʻchoqli oshxona bor.',
    'Во дворе виноградник, пять плодовых деревьев и летняя кухня с очагом.',
    'Короодо жүзүм, беш мөмөлүү дарак жана очогу бар ашкана бар.',
    'In the yard: a vine trellis, five fruit trees and a summer kitchen.',
  ),
  four(
    'Darvozaxona, molxona va garaj bor.',
    'Есть крытые ворота, хлев и гараж.',
    'Дарбазакана, короо-сарай жана гараж бар.',
    'There are a covered gate, a stable and a garage.',
  ),
  four(
    'Quduq va 40 m² polietilen issiqxona bor.',
    'Есть колодец и теплица под плёнкой на 40 м².',
    'Кудук жана 40 м² полиэтилен күнөскана бар.',
    'There are a well and a 40 m² polythene greenhouse.',
  ),
];

/** A house with its courtyard; a sotix is 100 m². */
export function house(chance: Chance, site: Site, given?: Prices): Sketch {
  const sotix = chance.int(4, 12);
  const area = chance.int(70, 210);
  const prices = given ?? pricesOf((area * 0.28 + sotix * 1.6) * (site.capital ? 1.7 : 0.9) * (0.8 + chance.real() * 0.4), site.currency);
  const values = {
    rooms: clamp(Math.round(area / 28), 2, 7),
    sotix,
    land: count(sotix * 100),
    area,
    year: chance.int(1972, 2019),
    wall: chance.pick(houseWalls),
    town: site.town,
  };
  const first = chance.int(1, 6);
  return {
    category: 'house',
    title: fill(houseTitle, values),
    description: join([fill(houseFacts, values), chance.pick(yardsOfHouses), chance.pick(repairs), chance.pick(occupancy)]),
    ...prices,
    pictures: [`house-yard-${first}`, `house-street-${(first % 3) + 1}`, `flat-room-${chance.int(1, 6)}`].slice(0, chance.int(2, 3)),
  };
}
