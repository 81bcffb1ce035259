import { z } from 'zod';
import type { Translated } from '../language/index.js';

/** The acts and samples that figures are taken from, by a code that never changes. */
export const actCodes = [
  'uz-pp-3149-2017',
  'uz-pp-5197-2021',
  'uz-uf-63-2023',
  'uz-e-auksion-rules-2022',
  'uz-e-auksion-sample-2026',
  'kg-24kg-363359-2026',
  'uz-258-ii-2001',
  'kg-15-2017',
] as const;
export const actCodeSchema = z.enum(actCodes);
export type ActCode = z.output<typeof actCodeSchema>;

export interface Act {
  /** The date of the act, in its jurisdiction's calendar. */
  readonly date: string;
  readonly title: Required<Translated>;
  /** Where the text was read. */
  readonly url: string;
}

/** What each act is called; titles are translated for reading, the official ones are in the act's own language. */
export const acts: Record<ActCode, Act> = {
  'uz-pp-3149-2017': {
    date: '2017-07-27',
    title: {
      uz: 'Oʻzbekiston Respublikasi Prezidentining PQ-3149-son qarori: sud hujjatlari va boshqa organlar hujjatlarini ijro etishda mol-mulkni realizatsiya qilish tartib-taomillarini tubdan takomillashtirish toʻgʻrisida (2021-yil 26-yanvardagi tahrir)',
      ru: 'Постановление Президента Республики Узбекистан № ПП-3149 о коренном совершенствовании процедур реализации имущества при исполнении судебных актов и актов иных органов (в редакции от 26 января 2021 года)',
      ky: 'Өзбекстан Республикасынын Президентинин № ПП-3149 токтому: сот актыларын жана башка органдардын актыларын аткарууда мүлктү сатуунун жол-жоболорун түп-тамырынан жакшыртуу жөнүндө (2021-жылдын 26-январындагы редакция)',
      en: 'Resolution of the President of Uzbekistan No. PP-3149 on the sale of property in the enforcement of court decisions and acts of other bodies (as amended on 26 January 2021)',
    },
    url: 'https://cis-legislation.com/document.fwx?rgn=99338',
  },
  'uz-pp-5197-2021': {
    date: '2021-07-24',
    title: {
      uz: 'Oʻzbekiston Respublikasi Prezidentining PQ-5197-son qarori: elektron onlayn-auksionlarni oʻtkazish tartibini soddalashtirish toʻgʻrisida',
      ru: 'Постановление Президента Республики Узбекистан № ПП-5197 об упрощении порядка проведения электронных онлайн-аукционов',
      ky: 'Өзбекстан Республикасынын Президентинин № ПП-5197 токтому: электрондук онлайн-аукциондорду өткөрүү тартибин жөнөкөйлөтүү жөнүндө',
      en: 'Resolution of the President of Uzbekistan No. PP-5197 on simplifying the procedure of electronic online auctions',
    },
    url: 'https://cis-legislation.com/document.fwx?rgn=133901',
  },
  'uz-uf-63-2023': {
    date: '2023-05-02',
    title: {
      uz: 'Oʻzbekiston Respublikasi Prezidentining PF-63-son farmoni (garovga qoʻyilgan mol-mulkni sotish)',
      ru: 'Указ Президента Республики Узбекистан № УП-63 (продажа заложенного имущества)',
      ky: 'Өзбекстан Республикасынын Президентинин № УП-63 жарлыгы (күрөөгө коюлган мүлктү сатуу)',
      en: 'Decree of the President of Uzbekistan No. UP-63 (sale of pledged property)',
    },
    url: 'https://yuz.uz/uz/news/garovga-qoyilgan-mol-mulkning-ochiq-kimoshdi-savdoda-sotilishini-garovga-qoyuvchining-iltimosiga-asosan-kechiktirilishiga-yol-qoyilmaydi',
  },
  'uz-e-auksion-rules-2022': {
    date: '2022-09-08',
    title: {
      uz: '“E-auksion” elektron savdo platformasida elektron onlayn-auksionlarni oʻtkazish tartibi (operator nizomi)',
      ru: 'Порядок проведения электронных онлайн-аукционов на электронной торговой платформе «E-auksion» (положение оператора)',
      ky: '«E-auksion» электрондук соода аянтчасында онлайн-аукциондорду өткөрүү тартиби (оператордун жобосу)',
      en: 'Rules of electronic online auctions on the E-auksion platform (the operator’s regulations)',
    },
    url: 'http://fayllar.org/e-auksion-elektron-savdo-platformasida-elektron-onlayn-auksion-v16/fayllar.org/e-auksion-elektron-savdo-platformasida-elektron-onlayn-auksion-v16.html?page=10',
  },
  'uz-e-auksion-sample-2026': {
    date: '2026-06-23',
    title: {
      uz: 'e-auksion.uz saytida 2026-yil iyunda eʼlon qilingan 3 835 ta lot namunasi',
      ru: 'Выборка из 3 835 лотов, опубликованных на e-auksion.uz в июне 2026 года',
      ky: 'e-auksion.uz сайтында 2026-жылдын июнунда жарыяланган 3 835 лоттун үлгүсү',
      en: 'A sample of 3,835 lots published on e-auksion.uz in June 2026',
    },
    url: 'https://e-auksion.uz',
  },
  'kg-24kg-363359-2026': {
    date: '2026-02-24',
    title: {
      uz: '24.kg xabari: Qirgʻiziston Bosh prokurorining oʻrinbosari sud ijrochilariga toʻlovlar haqida',
      ru: 'Сообщение 24.kg: заместитель генерального прокурора Кыргызстана о выплатах судебным исполнителям',
      ky: '24.kg кабары: Кыргызстандын башкы прокурорунун орун басары сот аткаруучуларга төлөмдөр жөнүндө',
      en: '24.kg report: the deputy prosecutor general of Kyrgyzstan on what bailiffs are paid',
    },
    url: 'https://24.kg/obschestvo/363359_poluchali_domilliona_somov_pravila_vyiplatyi_gonorarov_sudebnyim_ispolnitelyam/',
  },
  'uz-258-ii-2001': {
    date: '2001-08-29',
    title: {
      uz: 'Oʻzbekiston Respublikasining 258-II-son Qonuni: sud hujjatlari va boshqa organlar hujjatlarini ijro etish toʻgʻrisida',
      ru: 'Закон Республики Узбекистан № 258-II об исполнении судебных актов и актов иных органов',
      ky: 'Өзбекстан Республикасынын № 258-II мыйзамы: сот актыларын жана башка органдардын актыларын аткаруу жөнүндө',
      en: 'Law of Uzbekistan No. 258-II on the enforcement of court decisions and acts of other bodies',
    },
    url: 'https://cis-legislation.com/document.fwx?rgn=883',
  },
  'kg-15-2017': {
    date: '2017-01-28',
    title: {
      uz: 'Qirgʻiz Respublikasining 15-son Qonuni: sud ijrochilarining maqomi va ijro ishini yuritish toʻgʻrisida',
      ru: 'Закон Кыргызской Республики № 15 о статусе судебных исполнителей и об исполнительном производстве',
      ky: 'Кыргыз Республикасынын № 15 мыйзамы: сот аткаруучулардын статусу жөнүндө жана аткаруу өндүрүшү тууралуу',
      en: 'Law of Kyrgyzstan No. 15 on the status of bailiffs and on enforcement proceedings',
    },
    url: 'https://cis-legislation.com/document.fwx?rgn=94380',
  },
};
