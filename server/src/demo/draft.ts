import type { Category, Region } from '@ochiq/shared/lots';
import { commonGood, goodOf } from './catalogue.js';
import { type Chance, chanceOf } from './chance.js';
import { commercial } from './commercial.js';
import { type PublishedLot, publishedLots } from './data/e-auksion-lots.js';
import { flat, house, type Site } from './estate.js';
import { good } from './goods.js';
import { jewellery } from './jewellery.js';
import { land } from './land.js';
import { livestock } from './livestock.js';
import { type DemoRegion, regionOf } from './regions.js';
import type { Prices, Sketch } from './sketch.js';
import { inventedVehicle, publishedVehicle } from './vehicles.js';

/** A thing at a place: a lot without a case and a schedule. */
export interface Draft {
  /** The sample's kind, or the category of an invented one. */
  readonly kind: string;
  readonly region: Region;
  readonly place: string;
  readonly sketch: Sketch;
}

/** Regions in the order in which lots are dealt to them: the capitals get more. */
const uzDeal: readonly Region[] = [
  'UZ-TK', 'UZ-SA', 'UZ-TO', 'UZ-TK', 'UZ-FA', 'UZ-AN', 'UZ-BU', 'UZ-TK', 'UZ-NG', 'UZ-QA', 'UZ-XO', 'UZ-TK', 'UZ-NW', 'UZ-JI', 'UZ-SI', 'UZ-SU', 'UZ-QR',
]; // biome-ignore format: a list of codes
const kgDeal: readonly Region[] = ['KG-GB', 'KG-C', 'KG-GO', 'KG-Y', 'KG-GB', 'KG-J', 'KG-O', 'KG-N', 'KG-GB', 'KG-T', 'KG-B'];
const rural: readonly Category[] = ['livestock', 'land'];

const uzStreets = [
  'Navoiy',
  'Amir Temur',
  'Bobur',
  'Mustaqillik',
  'Istiqlol',
  'Ibn Sino',
  'Beruniy',
  'Furqat',
  'Doʻstlik',
  'Bogʻishamol',
  'Nurafshon',
  'Chorsu',
];
const kgStreets = [
  'Манас',
  'Ленин',
  'Токтогул',
  'Чүй',
  'Ысык-Көл',
  'Абдрахманов',
  'Курманжан Датка',
  'Исанов',
  'Жибек Жолу',
  'Абай',
  'Байтик Баатыр',
];
const districts = [
  'Chilonzor',
  'Yunusobod',
  'Sergeli',
  'Mirobod',
  'Yashnobod',
  'Olmazor',
  'Uchtepa',
  'Shayxontohur',
  'Yakkasaroy',
  'Mirzo Ulugʻbek',
  'Bektemir',
  'Yangihayot',
];

/** Lots that are invented for each country, by category. Uzbek vehicles all come from the sample. */
const invented: Readonly<Record<'UZ' | 'KG', readonly (readonly [Category, number])[]>> = {
  UZ: [['flat', 8], ['house', 10], ['land', 14], ['commercial', 6], ['equipment', 12], ['livestock', 16], ['jewellery', 12], ['other', 8]],
  KG: [['vehicle', 51], ['flat', 28], ['house', 18], ['land', 14], ['commercial', 10], ['equipment', 14], ['livestock', 16], ['jewellery', 9], ['other', 8]],
}; // biome-ignore format: a table

function streetOf(chance: Chance, region: DemoRegion, town: string): string {
  const number = chance.int(1, 140);
  if (region.jurisdiction === 'KG') return `${town} ш., ${chance.pick(kgStreets)} көчөсү, ${number}`;
  const inside = region.code === 'UZ-TK' ? `${chance.pick(districts)} tumani, ` : '';
  return `${town} sh., ${inside}${chance.pick(uzStreets)} koʻchasi, ${number}`;
}

function draft(chance: Chance, code: Region, kind: string, write: (site: Site) => Sketch): Draft {
  const region = regionOf(code);
  const town = chance.pick(region.towns);
  const capital = code === 'UZ-TK' || code === 'KG-GB';
  const sketch = write({ town, capital, currency: region.jurisdiction === 'UZ' ? 'UZS' : 'KGS' });
  return { kind, region: code, place: streetOf(chance, region, region.jurisdiction === 'UZ' ? town.uz : town.ky), sketch };
}

function publishedSketch(chance: Chance, { kind }: PublishedLot, prices: Prices, site: Site): Sketch {
  const vehicle = publishedVehicle(chance, kind, prices, kind === 'cobalt' ? 'white' : undefined);
  if (vehicle) return vehicle;
  const thing = goodOf(kind);
  if (thing) return good(chance, thing, 'UZS', prices);
  if (kind === 'flat') return flat(chance, site, prices);
  if (kind === 'house') return house(chance, site, prices);
  if (kind === 'land') return land(chance, site, prices);
  return commercial(chance, site, kind, prices);
}

function inventedSketch(chance: Chance, category: Category, place: number, site: Site): Sketch {
  switch (category) {
    case 'vehicle':
      return inventedVehicle(chance, place, site.currency);
    case 'flat':
      return flat(chance, site);
    case 'house':
      return house(chance, site);
    case 'land':
      return land(chance, site);
    case 'commercial':
      return commercial(chance, site);
    case 'livestock':
      return livestock(chance, place, site.currency);
    case 'jewellery':
      return jewellery(chance, place, site.currency);
    case 'equipment':
    case 'other':
      return good(chance, commonGood(chance, category), site.currency);
  }
}

/** Every lot of the sample; its first ones, a Gentra and the like, stay in Tashkent. */
const fromSample: readonly Draft[] = publishedLots.map((lot, place) => {
  const chance = chanceOf(lot.lotId);
  const startMinor = BigInt(lot.startSoum) * 100n;
  const prices = { startMinor, appraisalMinor: lot.appraisalSoum > 0 ? BigInt(lot.appraisalSoum) * 100n : startMinor };
  const region = uzDeal[place % uzDeal.length] ?? 'UZ-TK';
  return draft(chance, region, lot.kind, (site) => publishedSketch(chance, lot, prices, site));
});

function inventedFor(jurisdiction: 'UZ' | 'KG'): Draft[] {
  const deal = jurisdiction === 'UZ' ? uzDeal : kgDeal;
  let dealt = 0;
  return invented[jurisdiction].flatMap(([category, length], column) => {
    const chance = chanceOf((jurisdiction === 'UZ' ? 700 : 900) + column);
    const regions = deal.filter((code) => !rural.includes(category) || (code !== 'UZ-TK' && code !== 'KG-GB'));
    return Array.from({ length }, (_, place) => {
      const region = regions[dealt++ % regions.length] ?? 'UZ-TK';
      return draft(chance, region, category, (site) => inventedSketch(chance, category, place, site));
    });
  });
}

export const drafts: readonly Draft[] = [...fromSample, ...inventedFor('UZ'), ...inventedFor('KG')];

/** A common thing of the catalogue at a place of a region, for lots that are made to a plot. */
export function goodAt(seed: number, region: Region, category: 'equipment' | 'other'): Draft {
  const chance = chanceOf(seed);
  return draft(chance, region, category, (site) => good(chance, commonGood(chance, category), site.currency));
}
