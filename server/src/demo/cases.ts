import type { ClaimRank, executiveDocumentKinds } from '@ochiq/shared/cases';
import type { Region } from '@ochiq/shared/lots';
import { type Chance, chanceOf } from './chance.js';
import { courtIndexesOf } from './courts.js';
import { officeIndexOf } from './offices.js';
import { bailiffOf, owingCitizen, personOf } from './people.js';
import { type DemoRegion, demoRegions } from './regions.js';

interface DemoParty {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  /** 14 digits of a person, 9 of an organisation; invented. */
  readonly nationalId: string;
}

/** An enforcement case. Offsets are ms from the moment of seeding and negative. */
interface DemoCase {
  readonly number: string;
  readonly region: Region;
  /** Index into `demoOffices`. */
  readonly office: number;
  /** Login of the bailiff in charge. */
  readonly bailiff: string;
  /** Index into `demoCourts`. */
  readonly court: number;
  readonly executiveDocument: {
    readonly kind: (typeof executiveDocumentKinds)[number];
    readonly number: string;
    readonly issuedOffsetMs: number;
  };
  readonly debtor: DemoParty;
  /** In the order of payment. */
  readonly creditors: readonly (DemoParty & { readonly claimMinor: bigint; readonly rank: ClaimRank })[];
  readonly currency: 'UZS' | 'KGS';
  readonly openedOffsetMs: number;
}

const dayMs = 86_400_000;
const uzFirst = ['Alisher', 'Jamshid', 'Nilufar', 'Farhod', 'Zafar', 'Dilnoza', 'Ravshan', 'Sanjar', 'Umida', 'Botir', 'Laylo', 'Shuhrat'];
const uzLast = ['Xolmatov', 'Norqulov', 'Tillayev', 'Usmonov', 'Rasulov', 'Gʻaniyev', 'Ochilov', 'Mahmudov', 'Sattorov', 'Berdiyev'];
const uzFirms = [
  '“Zarafshon Agro Savdo” MCHJ',
  '“Baraka Qurilish Servis” MCHJ',
  '“Chinor Logistika” MCHJ',
  '“Yulduz Tekstil Invest” MCHJ',
  '“Ohangaron Metall Plast” MCHJ',
  '“Sadaf Oziq-ovqat” XK',
];
const uzCreditors = [
  '“Humo Kredit Bank” ATB',
  '“Turon Ipak Bank” ATB',
  '“Zarbuloq Mikromoliya” MCHJ',
  '“Vodiy Energo Taʼminot” AJ',
  'Tuman soliq inspeksiyasi',
  '“Afrosiyob Lizing” MCHJ',
];
const kgFirst = ['Нурбек', 'Айбек', 'Жамиля', 'Максат', 'Гүлнара', 'Алмаз', 'Бегимай', 'Темирлан', 'Салтанат', 'Канат', 'Мирлан', 'Асель'];
const kgLast = ['Исаков', 'Жээнбаев', 'Мамбетов', 'Турсунбаев', 'Молдокулов', 'Абдылдаев', 'Сулайманов', 'Чороев', 'Бакиров', 'Эргешов'];
const kgFirms = [
  'ОсОО «Ала-Тоо Трейд»',
  'ОсОО «Чүй Дан Азык»',
  'ОсОО «Сары-Өзөн Курулуш»',
  'ОсОО «Нарын Транс»',
  'ОсОО «Жайлоо Эт»',
  'ОсОО «Керемет Текстиль»',
];
const kgCreditors = [
  'ОАО «Тянь-Шань Банк»',
  'ОАО «Манас Финанс Банк»',
  'МКК «Ак Ниет Кредит»',
  'ОАО «Түндүк Жылуулук»',
  'Салык кызматынын райондук башкармалыгы',
  'ОсОО «Берекет Лизинг»',
];

const women = new Set(['Nilufar', 'Dilnoza', 'Umida', 'Laylo', 'Жамиля', 'Гүлнара', 'Бегимай', 'Салтанат', 'Асель']);

/** Family names of women take an -a, in Latin and in Cyrillic. */
function fullName(first: string, last: string): string {
  if (!women.has(first)) return `${first} ${last}`;
  return `${first} ${last}${/[a-z]$/.test(last) ? 'a' : 'а'}`;
}

function digits(chance: Chance, length: number): string {
  return Array.from({ length }, (_, place) => (place === 0 ? chance.int(2, 6) : chance.int(0, 9))).join('');
}

function debtorOf(chance: Chance, region: DemoRegion): DemoParty {
  const uzbek = region.jurisdiction === 'UZ';
  if (chance.yes(0.35)) return { kind: 'organisation', name: chance.pick(uzbek ? uzFirms : kgFirms), nationalId: digits(chance, 9) };
  const name = fullName(chance.pick(uzbek ? uzFirst : kgFirst), chance.pick(uzbek ? uzLast : kgLast));
  return { kind: 'person', name, nationalId: digits(chance, 14) };
}

/** Of the creditors in both lists: the tax office's claim, a bank's or a lease's secured by the property, the rest. */
function rankOf(name: string): ClaimRank {
  if (/soliq|Салык/.test(name)) return 'taxes';
  return /Bank|Банк|Lizing|Лизинг/.test(name) ? 'secured' : 'other';
}

function creditorsOf(chance: Chance, region: DemoRegion): DemoCase['creditors'] {
  const uzbek = region.jurisdiction === 'UZ';
  const names = chance.shuffle(uzbek ? uzCreditors : kgCreditors).slice(0, chance.yes(0.3) ? 2 : 1);
  // 20 to 900 million soum; a som is worth about 140 soum.
  return names.map((name) => ({
    kind: 'organisation',
    name,
    nationalId: digits(chance, 9),
    rank: rankOf(name),
    claimMinor: BigInt(chance.int(200, 9_000)) * (uzbek ? 10_000_000n : 70_000n),
  }));
}

function caseOf(region: DemoRegion, place: number): DemoCase {
  const chance = chanceOf(50_000 + Number(region.number) * 40 + place);
  const office = officeIndexOf(region.code);
  const openedOffsetMs = -chance.int(50, 300) * dayMs - chance.int(0, 8) * 3_600_000;
  const kind = chance.pick(['writ_of_execution', 'writ_of_execution', 'court_order', 'notary_inscription', 'tax_decision'] as const);
  const owes = region.code === 'UZ-TK' && place === 0;
  const owing = personOf(owingCitizen);
  return {
    number: `${region.number}/${String(chance.int(1, 40) * 100 + place * 7 + 3).padStart(5, '0')}`,
    region: region.code,
    office,
    bailiff: bailiffOf(office),
    court: chance.pick(courtIndexesOf(region.code)),
    executiveDocument: {
      kind,
      number: `${region.jurisdiction === 'UZ' ? '2' : 'ГД'}-${region.number}-${chance.int(1_000, 9_999)}`,
      issuedOffsetMs: openedOffsetMs - chance.int(5, 30) * dayMs,
    },
    debtor: owes ? { kind: 'person', name: owing.name, nationalId: owing.nationalId } : debtorOf(chance, region),
    creditors: creditorsOf(chance, region),
    currency: region.jurisdiction === 'UZ' ? 'UZS' : 'KGS',
    openedOffsetMs,
  };
}

/** Three cases a region, nine in each capital. The first one of Tashkent is against the owing citizen. */
export const demoCases: readonly DemoCase[] = demoRegions.flatMap((region) =>
  Array.from({ length: region.code === 'UZ-TK' || region.code === 'KG-GB' ? 9 : 3 }, (_, place) => caseOf(region, place)),
);

/** Index of the case in which the owing citizen is the debtor. */
export const owingCase = demoCases.findIndex((one) => one.debtor.nationalId === personOf(owingCitizen).nationalId);

/** Indexes into `demoCases` of the region's cases but the owing citizen's. */
export function caseIndexesOf(region: Region): readonly number[] {
  return demoCases.map((one, index) => (one.region === region && index !== owingCase ? index : -1)).filter((index) => index >= 0);
}
