import type { ClaimRank, executiveDocumentKinds, partyKindSchema } from '../cases/index.js';
import type { Language } from '../language/index.js';
import type { Category, Region } from '../lots/index.js';

/** The names by which people write kinds and regions in a table; the page's own words, as a test holds. */
export const categoryNames = {
  vehicle: { en: 'Vehicles', ru: 'Транспорт', uz: 'Transport', ky: 'Унаа' },
  flat: { en: 'Flats', ru: 'Квартиры', uz: 'Kvartiralar', ky: 'Батирлер' },
  house: { en: 'Houses', ru: 'Дома', uz: 'Hovlilar', ky: 'Үйлөр' },
  land: { en: 'Land', ru: 'Земельные участки', uz: 'Yer uchastkalari', ky: 'Жер тилкелери' },
  commercial: { en: 'Commercial property', ru: 'Коммерческие помещения', uz: 'Noturar joylar', ky: 'Коммерциялык жайлар' },
  equipment: { en: 'Equipment', ru: 'Оборудование', uz: 'Uskunalar', ky: 'Жабдуулар' },
  livestock: { en: 'Livestock', ru: 'Скот', uz: 'Chorva mollari', ky: 'Мал' },
  jewellery: { en: 'Jewellery', ru: 'Ювелирные изделия', uz: 'Zargarlik buyumlari', ky: 'Зер буюмдар' },
  other: { en: 'Other property', ru: 'Прочее имущество', uz: 'Boshqa mol-mulk', ky: 'Башка мүлк' },
} as const satisfies Record<Category, Record<Language, string>>;

export const regionNames = {
  'UZ-TK': { en: 'Tashkent City', ru: 'город Ташкент', uz: 'Toshkent shahri', ky: 'Ташкент шаары' },
  'UZ-TO': { en: 'Tashkent Region', ru: 'Ташкентская область', uz: 'Toshkent viloyati', ky: 'Ташкент облусу (ӨР)' },
  'UZ-AN': { en: 'Andijan Region', ru: 'Андижанская область', uz: 'Andijon viloyati', ky: 'Анжиян облусу' },
  'UZ-BU': { en: 'Bukhara Region', ru: 'Бухарская область', uz: 'Buxoro viloyati', ky: 'Бухара облусу' },
  'UZ-FA': { en: 'Fergana Region', ru: 'Ферганская область', uz: 'Fargʻona viloyati', ky: 'Фергана облусу' },
  'UZ-JI': { en: 'Jizzakh Region', ru: 'Джизакская область', uz: 'Jizzax viloyati', ky: 'Жызак облусу' },
  'UZ-NG': { en: 'Namangan Region', ru: 'Наманганская область', uz: 'Namangan viloyati', ky: 'Наманган облусу' },
  'UZ-NW': { en: 'Navoiy Region', ru: 'Навоийская область', uz: 'Navoiy viloyati', ky: 'Навои облусу' },
  'UZ-QA': { en: 'Qashqadaryo Region', ru: 'Кашкадарьинская область', uz: 'Qashqadaryo viloyati', ky: 'Кашкадарыя облусу' },
  'UZ-QR': {
    en: 'Republic of Karakalpakstan',
    ru: 'Республика Каракалпакстан',
    uz: 'Qoraqalpogʻiston Respublikasi',
    ky: 'Каракалпакстан Республикасы',
  },
  'UZ-SA': { en: 'Samarkand Region', ru: 'Самаркандская область', uz: 'Samarqand viloyati', ky: 'Самарканд облусу' },
  'UZ-SI': { en: 'Sirdaryo Region', ru: 'Сырдарьинская область', uz: 'Sirdaryo viloyati', ky: 'Сырдарыя облусу' },
  'UZ-SU': { en: 'Surxondaryo Region', ru: 'Сурхандарьинская область', uz: 'Surxondaryo viloyati', ky: 'Сурхандарыя облусу' },
  'UZ-XO': { en: 'Khorezm Region', ru: 'Хорезмская область', uz: 'Xorazm viloyati', ky: 'Хорезм облусу' },
  'KG-GB': { en: 'Bishkek City', ru: 'город Бишкек', uz: 'Bishkek shahri', ky: 'Бишкек шаары' },
  'KG-GO': { en: 'Osh City', ru: 'город Ош', uz: 'Oʻsh shahri', ky: 'Ош шаары' },
  'KG-B': { en: 'Batken Region', ru: 'Баткенская область', uz: 'Botken viloyati', ky: 'Баткен облусу' },
  'KG-C': { en: 'Chüy Region', ru: 'Чуйская область', uz: 'Chuy viloyati', ky: 'Чүй облусу' },
  'KG-J': { en: 'Jalal-Abad Region', ru: 'Джалал-Абадская область', uz: 'Jalolobod viloyati', ky: 'Жалал-Абад облусу' },
  'KG-N': { en: 'Naryn Region', ru: 'Нарынская область', uz: 'Norin viloyati', ky: 'Нарын облусу' },
  'KG-O': { en: 'Osh Region', ru: 'Ошская область', uz: 'Oʻsh viloyati', ky: 'Ош облусу' },
  'KG-T': { en: 'Talas Region', ru: 'Таласская область', uz: 'Talas viloyati', ky: 'Талас облусу' },
  'KG-Y': { en: 'Issyk-Kul Region', ru: 'Иссык-Кульская область', uz: 'Issiqkoʻl viloyati', ky: 'Ысык-Көл облусу' },
} as const satisfies Record<Region, Record<Language, string>>;

/** The names of kinds of documents, parties and ranks in a table of cases; the page's own words, as a test holds. */
export const documentKindNames = {
  writ_of_execution: { en: 'Writ of execution', ru: 'Исполнительный лист', uz: 'Ijro varaqasi', ky: 'Аткаруу баракчасы' },
  court_order: { en: 'Court order', ru: 'Судебный приказ', uz: 'Sud buyrugʻi', ky: 'Сот буйругу' },
  notary_inscription: {
    en: 'Notary’s inscription',
    ru: 'Исполнительная надпись нотариуса',
    uz: 'Notariusning ijro yozuvi',
    ky: 'Нотариустун аткаруу жазуусу',
  },
  tax_decision: { en: 'Tax decision', ru: 'Решение налогового органа', uz: 'Soliq organi qarori', ky: 'Салык органынын чечими' },
} as const satisfies Record<(typeof executiveDocumentKinds)[number], Record<Language, string>>;

export const partyKindNames = {
  person: { en: 'Person', ru: 'Физическое лицо', uz: 'Jismoniy shaxs', ky: 'Жеке адам' },
  organisation: { en: 'Organisation', ru: 'Организация', uz: 'Tashkilot', ky: 'Уюм' },
} as const satisfies Record<(typeof partyKindSchema.options)[number], Record<Language, string>>;

export const rankNames = {
  alimony: {
    en: 'Alimony and harm to health',
    ru: 'Алименты и вред здоровью',
    uz: 'Aliment va sogʻliqqa yetkazilgan zarar',
    ky: 'Алимент жана ден соолукка келтирилген зыян',
  },
  wages: { en: 'Wages', ru: 'Заработная плата', uz: 'Ish haqi', ky: 'Эмгек акы' },
  taxes: { en: 'Taxes and state dues', ru: 'Налоги и сборы', uz: 'Soliqlar va yigʻimlar', ky: 'Салыктар жана жыйымдар' },
  secured: { en: 'Secured by a pledge', ru: 'Обеспеченные залогом', uz: 'Garov bilan taʼminlangan', ky: 'Күрөө менен камсыздалган' },
  other: { en: 'Other claims', ru: 'Прочие требования', uz: 'Boshqa talablar', ky: 'Башка талаптар' },
} as const satisfies Record<ClaimRank, Record<Language, string>>;
