import type { Region } from '@ochiq/shared/lots';
import type { SoughtPerson } from '@ochiq/shared/registries';
import { demoCases } from '../demo/cases.js';
import { type Chance, chanceOf } from '../demo/chance.js';
import { demoDebtors } from '../demo/documents.js';
import { inOtherScript } from './scripts.js';

/** Somebody whom the stand-in's registries know. All of them are invented. */
export interface Synthetic {
  readonly kind: SoughtPerson['kind'];
  readonly nationalId: string;
  readonly name: string;
  /** In the other script. */
  readonly otherName: string;
  /** Null for organisations. */
  readonly birthDate: string | null;
  readonly region: Region;
  /** Has something worth seizing, whatever chance says. */
  readonly wealthy: boolean;
}

/** Somebody whom a test or the demo wants to be known. */
export type Wanted = Pick<Synthetic, 'kind' | 'nationalId' | 'name' | 'region'> & { readonly birthDate?: string | null };

const uzMen = 'Anvar Bahodir Doniyor Eldor Gʻayrat Husan Islom Jasur Kamol Laziz Murod Nodir Oybek Rustam Shavkat Ulugʻbek'.split(' ');
const uzWomen = 'Barno Dilfuza Feruza Gulnora Iroda Kamola Lobar Mohira Nargiza Oydin Saodat Zulfiya'.split(' ');
const uzFamilies =
  'Abdullayev Boboyev Choriyev Davronov Ergashev Fozilov Gʻofurov Hakimov Ibragimov Joʻrayev Karimov Latipov Mirzayev Nazarov'.split(' ');
const kgMen = 'Азамат Бакыт Данияр Эрмек Жаныбек Кубат Марат Нурлан Өмүрбек Руслан Сабыр Талант Улан Чыңгыз'.split(' ');
const kgWomen = 'Айгүл Бермет Динара Эльмира Жылдыз Кундуз Мээрим Нургүл Сезим Чолпон'.split(' ');
const kgFamilies = 'Абдыраев Бекмуратов Дүйшөнов Жумабеков Ибраимов Кадыров Маматов Орозалиев Сыдыков Токтогулов Усенов'.split(' ');
const uzRegions: readonly Region[] = ['UZ-TK', 'UZ-TO', 'UZ-AN', 'UZ-BU', 'UZ-FA', 'UZ-SA', 'UZ-NG'];
const kgRegions: readonly Region[] = ['KG-GB', 'KG-GO', 'KG-C', 'KG-O', 'KG-J', 'KG-Y'];

const two = (value: number) => String(value).padStart(2, '0');
const digits = (chance: Chance, length: number) => Array.from({ length }, () => chance.int(0, 9)).join('');

/** Uzbekistan's number begins with century and sex, day, month, year; Kyrgyzstan's with sex, day, month and the whole year. */
function numberOf(chance: Chance, country: 'UZ' | 'KG', woman: boolean, birthDate: string): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  if (country === 'KG') return `${woman ? 1 : 2}${day}${month}${year}${digits(chance, 5)}`;
  return `${(Number(year) < 2000 ? 3 : 5) + (woman ? 1 : 0)}${day}${month}${year.slice(2)}${digits(chance, 7)}`;
}

const birthDateOf = (chance: Chance) => `${chance.int(1951, 2004)}-${two(chance.int(1, 12))}-${two(chance.int(1, 28))}`;

function strangerOf(seed: number): Synthetic {
  const chance = chanceOf(seed);
  const country = chance.yes(0.6) ? 'UZ' : 'KG';
  const woman = chance.yes(0.45);
  const [firsts, families] = country === 'UZ' ? [woman ? uzWomen : uzMen, uzFamilies] : [woman ? kgWomen : kgMen, kgFamilies];
  const family = `${chance.pick(families)}${woman ? (country === 'UZ' ? 'a' : 'а') : ''}`;
  const father = chance.pick(country === 'UZ' ? uzMen : kgMen);
  const child = country === 'UZ' ? (woman ? 'qizi' : 'oʻgʻli') : woman ? 'кызы' : 'уулу';
  const name = `${family} ${chance.pick(firsts)} ${father} ${child}`;
  const birthDate = birthDateOf(chance);
  return {
    kind: 'person',
    nationalId: numberOf(chance, country, woman, birthDate),
    name,
    otherName: inOtherScript(name),
    birthDate,
    region: chance.pick(country === 'UZ' ? uzRegions : kgRegions),
    wealthy: false,
  };
}

/** A number of 14 digits says the birth date, unless it was made up without one. */
function birthDateIn(nationalId: string): string | null {
  const [, century, d = '', m = '', y = ''] = /^([3-6])(\d\d)(\d\d)(\d\d)\d{7}$/.exec(nationalId) ?? [];
  const uz = century === undefined ? null : `${Number(century) < 5 ? 19 : 20}${y}-${m}-${d}`;
  const [, kd = '', km = '', ky = ''] = /^[12](\d\d)(\d\d)((?:19|20)\d\d)\d{5}$/.exec(nationalId) ?? [];
  const found = uz ?? (ky === '' ? null : `${ky}-${km}-${kd}`);
  return found !== null && !Number.isNaN(Date.parse(found)) && new Date(found).toISOString().startsWith(found) ? found : null;
}

/** The same every time for the same number. */
export const seedOf = (nationalId: string) => Number(BigInt(nationalId) % 2_147_483_647n);

function known({ kind, nationalId, name, region, birthDate }: Wanted): Synthetic {
  const born = birthDate ?? birthDateIn(nationalId) ?? birthDateOf(chanceOf(seedOf(nationalId)));
  return { kind, nationalId, name, otherName: inOtherScript(name), birthDate: kind === 'person' ? born : null, region, wealthy: true };
}

interface PeopleOptions {
  readonly seed: number;
  readonly strangers: number;
  readonly wanted: readonly Wanted[];
  readonly demo: boolean;
}

/** The demo's debtors, those who are wanted besides, and as many strangers, by number; of two with one number the first counts. */
export function syntheticPeople({ seed, strangers, wanted, demo }: PeopleOptions): Synthetic[] {
  const ofDocuments = demoDebtors.map(({ address, ...debtor }) => ({ ...debtor, region: address.region }));
  const debtors = demo ? [...demoCases.map(({ debtor, region }) => ({ ...debtor, region })), ...ofDocuments] : [];
  const everybody = [
    ...[...wanted, ...debtors].map(known),
    ...Array.from({ length: strangers }, (_, place) => strangerOf(seed * 10_000 + place)),
  ];
  return [...new Map(everybody.toReversed().map((one) => [one.nationalId, one])).values()].toReversed();
}
