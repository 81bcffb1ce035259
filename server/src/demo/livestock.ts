import type { Chance } from './chance.js';
import { type Four, fill, four, join } from './four.js';
import { type DemoCurrency, pricesOf, type Sketch } from './sketch.js';

interface Herd {
  readonly picture: 'cow' | 'sheep' | 'horse';
  readonly title: Four;
  readonly facts: Four;
  readonly breeds: readonly Four[];
  readonly heads: readonly [number, number];
  readonly weights: readonly [number, number];
  /** Thousand US dollars a head. */
  readonly each: number;
}

const herds: readonly Herd[] = [
  {
    picture: 'cow',
    title: four(
      'Sogʻin sigirlar, {heads} bosh, {breed} zoti',
      'Дойные коровы, {heads} гол., порода {breed}',
      'Саан уйлар, {heads} баш, {breed} тукуму',
      'Milk cows, {heads} head, {breed} breed',
    ),
    facts: four(
      '{heads} bosh sigir, {breed} zoti, {age}, oʻrtacha vazni {weight} kg, kuniga 14 litrgacha sut beradi.',
      'Коровы, порода {breed}, {heads} гол., возраст {age}, средний вес {weight} кг, удой до 14 литров в день.',
      'Уйлар, {heads} баш, {breed} тукуму, {age}, орточо салмагы {weight} кг, күнүнө 14 литрге чейин сүт берет.',
      '{heads} head of {breed} cows, aged {age}, mean weight {weight} kg, up to 14 litres of milk a day.',
    ),
    breeds: [
      four('golshtin', 'голштинская', 'голштин', 'Holstein'),
      four('shvits', 'швицкая', 'швиц', 'Brown Swiss'),
      four('olatogʻ', 'алатауская', 'алатоо', 'Alatau'),
    ],
    heads: [1, 9],
    weights: [380, 560],
    each: 1.1,
  },
  {
    picture: 'cow',
    title: four(
      'Bordoqi buqalar, {heads} bosh, {breed} zoti',
      'Бычки на откорме, {heads} гол., порода {breed}',
      'Бордоп семиртилген букалар, {heads} баш, {breed} тукуму',
      'Fattened bulls, {heads} head, {breed} breed',
    ),
    facts: four(
      '{heads} bosh buqa, {breed} zoti, {age}, oʻrtacha vazni {weight} kg, boqilgan.',
      'Бычки, порода {breed}, {heads} гол., возраст {age}, средний вес {weight} кг, откормлены.',
      'Букалар, {heads} баш, {breed} тукуму, {age}, орточо салмагы {weight} кг, бордолгон.',
      '{heads} head of {breed} bulls, aged {age}, mean weight {weight} kg, grain-fed.',
    ),
    breeds: [
      four('qozoqi oqbosh', 'казахская белоголовая', 'казак акбаш', 'Kazakh Whiteheaded'),
      four('simmental', 'симментальская', 'симментал', 'Simmental'),
    ],
    heads: [2, 12],
    weights: [330, 520],
    each: 1.2,
  },
  {
    picture: 'sheep',
    title: four(
      'Qoʻylar, {heads} bosh, {breed} zoti',
      'Овцы, {heads} гол., порода {breed}',
      'Койлор, {heads} баш, {breed} тукуму',
      'Sheep, {heads} head, {breed} breed',
    ),
    facts: four(
      '{heads} bosh qoʻy, {breed} zoti, {age}, oʻrtacha vazni {weight} kg, qirqilgan.',
      'Овцы, порода {breed}, {heads} гол., возраст {age}, средний вес {weight} кг, острижены.',
      'Койлор, {heads} баш, {breed} тукуму, {age}, орточо салмагы {weight} кг, кыркылган.',
      '{heads} head of {breed} sheep, aged {age}, mean weight {weight} kg, shorn.',
    ),
    breeds: [
      four('hisori', 'гиссарская', 'гиссар', 'Hissar'),
      four('arashan', 'арашанская', 'арашан', 'Arashan'),
      four('qorakoʻl', 'каракульская', 'каракөл', 'Karakul'),
    ],
    heads: [8, 60],
    weights: [48, 95],
    each: 0.17,
  },
  {
    picture: 'horse',
    title: four('Ot, {breed} zoti, {age}', 'Лошадь, порода {breed}, {age}', 'Жылкы, {breed} тукуму, {age}', 'Horse, {breed} breed, {age}'),
    facts: four(
      'Ot, {breed} zoti, {age}, vazni {weight} kg, minishga oʻrgatilgan, egar-jabdugʻi bilan.',
      'Лошадь, порода {breed}, возраст {age}, вес {weight} кг, объезжена, с седлом и сбруей.',
      'Жылкы, {breed} тукуму, {age}, салмагы {weight} кг, минүүгө үйрөтүлгөн, ээр-токуму менен.',
      'A {breed} horse, aged {age}, {weight} kg, broken to the saddle, with its tack.',
    ),
    breeds: [
      four('qorabayir', 'карабаирская', 'карабайыр', 'Karabair'),
      four('yangi qirgʻiz', 'новокиргизская', 'жаңы кыргыз', 'Novokirghiz'),
      four('qirgʻiz', 'кыргызская', 'кыргыз', 'Kyrgyz'),
    ],
    heads: [1, 1],
    weights: [340, 470],
    each: 1.9,
  },
];
const ages: readonly Four[] = [
  four('2 yosh', '2 года', '2 жаш', '2 years'),
  four('3 yosh', '3 года', '3 жаш', '3 years'),
  four('4 yosh', '4 года', '4 жаш', '4 years'),
  four('5 yosh', '5 лет', '5 жаш', '5 years'),
];
const care: readonly Four[] = [
  four(
    'Veterinariya koʻrigidan oʻtgan, brutsellyozga qarshi emlangan.',
    'Пройден ветеринарный осмотр, сделана прививка от бруцеллёза.',
    'Ветеринардык кароодон өткөн, бруцеллёзго каршы эмделген.',
    'Inspected by a veterinarian and vaccinated against brucellosis.',
  ),
  four(
    'Sirgʻalangan, veterinariya pasporti bor.',
    'Ушные бирки и ветеринарный паспорт в наличии.',
    'Сыргаланган, ветеринардык паспорту бар.',
    'Ear-tagged, with a veterinary passport.',
  ),
];
const kept: readonly Four[] = [
  four(
    'Masʼul saqlovchining fermasida boqilmoqda.',
    'Место содержания: ферма ответственного хранителя.',
    'Жооптуу сактоочунун фермасында багылууда.',
    'Kept on the custodian’s farm.',
  ),
  four(
    'Koʻrish har kuni ertalab, ijrochi bilan kelishilgan holda.',
    'Осмотр ежедневно утром по договорённости с исполнителем.',
    'Көрүү күн сайын эртең менен, аткаруучу менен макулдашып.',
    'Viewing every morning by appointment with the bailiff.',
  ),
];

/** Animals for sale. */
export function livestock(chance: Chance, place: number, currency: DemoCurrency): Sketch {
  const herd = herds[place % herds.length] ?? chance.pick(herds);
  const heads = chance.int(...herd.heads);
  const values = { heads, breed: chance.pick(herd.breeds), age: chance.pick(ages), weight: chance.int(...herd.weights) };
  const first = chance.int(1, 3);
  return {
    category: 'livestock',
    title: fill(herd.title, values),
    description: join([fill(herd.facts, values), chance.pick(care), chance.pick(kept)]),
    ...pricesOf(heads * herd.each * (0.85 + chance.real() * 0.3), currency),
    pictures: [`livestock-${herd.picture}-${first}`, `livestock-${herd.picture}-${(first % 3) + 1}`],
  };
}
