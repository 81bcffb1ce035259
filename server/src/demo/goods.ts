import type { Category } from '@ochiq/shared/lots';
import type { Chance } from './chance.js';
import { type Four, fill, four, join } from './four.js';
import { type DemoCurrency, type Prices, pricesOf, type Sketch } from './sketch.js';

/** A movable thing of the catalogues: equipment and everything else that is not a vehicle, an animal or a jewel. */
export interface Good {
  readonly kind: string;
  readonly category: Extract<Category, 'equipment' | 'other'>;
  readonly picture: string;
  /** Which of the three pictures fit, when not all do. */
  readonly shots?: readonly [number, number];
  readonly name: Four;
  readonly facts: Four;
  /** Worth in thousand US dollars. */
  readonly thousands: readonly [number, number];
  /** False for kinds that only the sample sells. */
  readonly common: boolean;
}

const states: readonly Four[] = [
  four(
    'Ishlaydi, koʻrik paytida ishga tushirib koʻrsatiladi.',
    'Исправно, при осмотре запускается.',
    'Иштейт, кароо учурунда иштетип көрсөтүлөт.',
    'In working order; it is shown running at the viewing.',
  ),
  four(
    'Ishlatilgan, kichik taʼmir talab qiladi.',
    'Было в употреблении, требует мелкого ремонта.',
    'Колдонулган, майда оңдоону талап кылат.',
    'Used, in need of minor repair.',
  ),
  four(
    'Omborda saqlangan, deyarli yangi.',
    'Хранилось на складе, почти новое.',
    'Кампада сакталган, дээрлик жаңы.',
    'Kept in a warehouse, nearly new.',
  ),
  four(
    'Ikki yildan beri toʻxtab turgan, holati tekshirilmagan.',
    'Простаивало два года, состояние не проверялось.',
    'Эки жылдан бери токтоп турган, абалы текшерилген эмес.',
    'Has stood idle for two years; condition not checked.',
  ),
];
const moving: readonly Four[] = [
  four(
    'Olib ketish va ortish xaridor hisobidan.',
    'Вывоз и погрузка за счёт покупателя.',
    'Алып кетүү жана жүктөө сатып алуучунун эсебинен.',
    'The buyer pays for loading and transport.',
  ),
  four(
    'Oʻn kun ichida olib ketilishi kerak, ortgich bor.',
    'Вывезти нужно в течение десяти дней, погрузчик на месте есть.',
    'Он күндүн ичинде алып кетүү керек, жүктөгүч бар.',
    'To be collected within ten days; a fork-lift is on site.',
  ),
];
const papers: readonly Four[] = [
  four(
    'Pasporti va foydalanish yoʻriqnomasi ilova qilinadi.',
    'Прилагаются паспорт и инструкция.',
    'Паспорту жана колдонмосу кошо берилет.',
    'Comes with its data sheet and manual.',
  ),
  four('Hujjatlari saqlanmagan.', 'Документы не сохранились.', 'Документтери сакталган эмес.', 'Its documents are lost.'),
];

/** One good for sale, with its own prices or given ones. */
export function good(chance: Chance, one: Good, currency: DemoCurrency, given?: Prices): Sketch {
  const values = { year: chance.int(2006, 2023), count: chance.int(4, 40), number: chance.int(1_200, 9_800) };
  const worth = one.thousands[0] + (one.thousands[1] - one.thousands[0]) * chance.real();
  return {
    category: one.category,
    title: fill(one.name, values),
    description: join([
      fill(one.facts, values),
      chance.pick(states),
      ...(one.category === 'equipment' ? [chance.pick(papers)] : []),
      chance.pick(moving),
    ]),
    ...(given ?? pricesOf(worth, currency)),
    pictures: [
      `${one.picture}-${chance.int(...(one.shots ?? [1, 3]))}`,
      one.category === 'equipment' ? `equipment-hall-${chance.int(1, 3)}` : `other-store-${chance.int(1, 3)}`,
    ],
  };
}
