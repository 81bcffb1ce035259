import type { Chance } from './chance.js';
import { count, type Four, fill, four, join } from './four.js';
import { type DemoCurrency, pricesOf, type Sketch } from './sketch.js';

interface Jewel {
  readonly picture: 'ring' | 'chain' | 'watch' | 'earrings';
  readonly title: Four;
  readonly facts: Four;
  /** Grams. */
  readonly weights: readonly [number, number];
  /** Thousand US dollars a gram, and on top for stones or works. */
  readonly each: number;
  readonly extra: number;
}

const jewels: readonly Jewel[] = [
  {
    picture: 'ring',
    title: four(
      'Brilliantli oltin uzuk, 585 proba, {weight} g',
      'Золотое кольцо с бриллиантом, 585 проба, {weight} г',
      'Бриллиант көздүү алтын шакек, 585 проба, {weight} г',
      'Gold ring with a diamond, 585 fineness, {weight} g',
    ),
    facts: four(
      '585 probali oltin uzuk, vazni {weight} g, 0,3 karat brilliant bilan, oʻlchami {size}.',
      'Кольцо из золота 585 пробы, вес {weight} г, бриллиант 0,3 карата, размер {size}.',
      '585 пробадагы алтын шакек, салмагы {weight} г, 0,3 карат бриллианты менен, өлчөмү {size}.',
      'Ring of 585 gold, {weight} g, with a diamond of 0.3 carat, size {size}.',
    ),
    weights: [28, 72],
    each: 0.075,
    extra: 0.35,
  },
  {
    picture: 'chain',
    title: four(
      'Oltin zanjir, 585 proba, {weight} g',
      'Золотая цепь, 585 проба, {weight} г',
      'Алтын чынжыр, 585 проба, {weight} г',
      'Gold chain, 585 fineness, {weight} g',
    ),
    facts: four(
      '585 probali oltin zanjir, vazni {weight} g, uzunligi 55 sm, qulfi ishlaydi.',
      'Цепь из золота 585 пробы, вес {weight} г, длина 55 см, замок исправен.',
      '585 пробадагы алтын чынжыр, салмагы {weight} г, узундугу 55 см, илгичи иштейт.',
      'Chain of 585 gold, {weight} g, 55 cm long, with a sound clasp.',
    ),
    weights: [90, 420],
    each: 0.075,
    extra: 0,
  },
  {
    picture: 'watch',
    title: four(
      'Shveytsariya qoʻl soati, poʻlat korpusli',
      'Швейцарские наручные часы в стальном корпусе',
      'Швейцариялык кол саат, болот корпустуу',
      'Swiss wristwatch in a steel case',
    ),
    facts: four(
      'Mexanik qoʻl soati, poʻlat korpus va bilaguzuk, vazni {weight} g, qutisi saqlangan.',
      'Механические наручные часы, стальной корпус и браслет, вес {weight} г, коробка сохранилась.',
      'Механикалык кол саат, болот корпусу жана билериги бар, салмагы {weight} г, кутусу сакталган.',
      'Mechanical wristwatch, steel case and bracelet, {weight} g, with its box.',
    ),
    weights: [950, 1_600],
    each: 0.004,
    extra: 0.9,
  },
  {
    picture: 'earrings',
    title: four(
      'Oltin sirgʻalar, 750 proba, {weight} g',
      'Золотые серьги, 750 проба, {weight} г',
      'Алтын сөйкө, 750 проба, {weight} г',
      'Gold earrings, 750 fineness, {weight} g',
    ),
    facts: four(
      '750 probali oltin sirgʻalar, juft vazni {weight} g, zumradlar bilan.',
      'Серьги из золота 750 пробы, вес пары {weight} г, с изумрудами.',
      '750 пробадагы алтын сөйкө, жубунун салмагы {weight} г, зумруд көздүү.',
      'Earrings of 750 gold, {weight} g the pair, with emeralds.',
    ),
    weights: [42, 110],
    each: 0.096,
    extra: 0.3,
  },
];
const proofs: readonly Four[] = [
  four(
    'Probirxona xulosasi ilova qilingan.',
    'Приложено заключение пробирной палаты.',
    'Пробирдик палатанын корутундусу тиркелген.',
    'The assay office’s certificate is attached.',
  ),
  four(
    'Gemmolog koʻrigidan oʻtgan, tamgʻasi aniq.',
    'Осмотрено геммологом, клеймо читается.',
    'Геммолог караган, тамгасы даана көрүнөт.',
    'Examined by a gemmologist; the hallmark is clear.',
  ),
];
const kept = four(
  'Bank katagida saqlanmoqda, koʻrish oldindan yozilish bilan.',
  'Хранится в банковской ячейке, осмотр по предварительной записи.',
  'Банктын уячасында сакталууда, көрүү алдын ала жазылуу менен.',
  'Kept in a bank vault; viewing by appointment.',
);

/** A jewel or a watch. */
export function jewellery(chance: Chance, place: number, currency: DemoCurrency): Sketch {
  const jewel = jewels[place % jewels.length] ?? chance.pick(jewels);
  const grams = chance.int(...jewel.weights) / 10;
  const values = { weight: count(grams), size: count(chance.int(32, 40) / 2) };
  const first = chance.int(1, 3);
  return {
    category: 'jewellery',
    title: fill(jewel.title, values),
    description: join([fill(jewel.facts, values), chance.pick(proofs), kept]),
    ...pricesOf((grams * jewel.each + jewel.extra) * (0.9 + chance.real() * 0.3), currency),
    pictures: [`jewellery-${jewel.picture}-${first}`, `jewellery-${jewel.picture}-${(first % 3) + 1}`],
  };
}
