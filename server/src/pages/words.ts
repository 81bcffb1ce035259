import type { Language } from '@ochiq/shared/language';
import type { LotState } from '@ochiq/shared/lots';

/** What a page says to those who do not run its scripts, in one language. */
export interface PageWords {
  readonly siteName: string;
  readonly siteLead: string;
  readonly state: Readonly<Record<LotState, string>>;
  readonly price: string;
  readonly startPrice: string;
  readonly finalPrice: string;
  readonly ends: string;
  readonly ended: string;
  readonly starts: string;
  readonly bids: (count: number) => string;
  readonly lot: string;
  readonly open: string;
  readonly noPhoto: string;
  readonly unknownLot: string;
}

const english = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function russian(count: number): string {
  const form = new Intl.PluralRules('ru').select(count);
  return `${count} ${form === 'one' ? 'ставка' : form === 'few' ? 'ставки' : 'ставок'}`;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    siteName: 'Auctions of seized property',
    siteLead: 'Cars, homes, land and other property of Uzbekistan and Kyrgyzstan. Every bid is open to see, and taking part is simple.',
    state: {
      draft: 'Draft',
      in_review: 'Waits for approval',
      published: 'Upcoming',
      live: 'Open for bids',
      suspended: 'Suspended',
      sold: 'Sold',
      unsold: 'Not sold',
      withdrawn: 'Withdrawn',
    },
    price: 'Price now',
    startPrice: 'Starting price',
    finalPrice: 'Sold for',
    ends: 'Ends',
    ended: 'Ended',
    starts: 'Starts',
    bids: (count) => english(count, 'bid', 'bids'),
    lot: 'Lot',
    open: 'Open the lot',
    noPhoto: 'No photo',
    unknownLot: 'There is no such lot',
  },
  ru: {
    siteName: 'Торги арестованным имуществом',
    siteLead: 'Автомобили, жильё, земля и другое имущество в Узбекистане и Кыргызстане. Ставки открыты для всех, участвовать просто.',
    state: {
      draft: 'Черновик',
      in_review: 'На утверждении',
      published: 'Скоро',
      live: 'Идут торги',
      suspended: 'Приостановлен',
      sold: 'Продан',
      unsold: 'Не продан',
      withdrawn: 'Снят с торгов',
    },
    price: 'Текущая цена',
    startPrice: 'Начальная цена',
    finalPrice: 'Цена продажи',
    ends: 'Завершение',
    ended: 'Завершены',
    starts: 'Начало',
    bids: russian,
    lot: 'Лот',
    open: 'Открыть лот',
    noPhoto: 'Нет фото',
    unknownLot: 'Такого лота нет',
  },
  uz: {
    siteName: 'Xatlangan mol-mulk savdosi',
    siteLead: 'Oʻzbekiston va Qirgʻizistondagi avtomobil, uy-joy, yer va boshqa mol-mulk. Takliflar hammaga ochiq, ishtirok etish oddiy.',
    state: {
      draft: 'Qoralama',
      in_review: 'Tasdiqlashda',
      published: 'Tez orada',
      live: 'Savdo ketmoqda',
      suspended: 'Toʻxtatib turilgan',
      sold: 'Sotildi',
      unsold: 'Sotilmadi',
      withdrawn: 'Savdodan olingan',
    },
    price: 'Hozirgi narxi',
    startPrice: 'Boshlangʻich narxi',
    finalPrice: 'Sotilgan narxi',
    ends: 'Tugaydi',
    ended: 'Tugagan',
    starts: 'Boshlanadi',
    bids: (count) => `${count} ta taklif`,
    lot: 'Lot',
    open: 'Lotni ochish',
    noPhoto: 'Surat yoʻq',
    unknownLot: 'Bunday lot yoʻq',
  },
  ky: {
    siteName: 'Камакка алынган мүлктүн тооругу',
    siteLead: 'Өзбекстандагы жана Кыргызстандагы унаа, турак жай, жер жана башка мүлк. Сунуштар баарына ачык, катышуу жөнөкөй.',
    state: {
      draft: 'Долбоор',
      in_review: 'Бекитүүдө',
      published: 'Жакында',
      live: 'Тоорук жүрүүдө',
      suspended: 'Токтотулган',
      sold: 'Сатылды',
      unsold: 'Сатылган жок',
      withdrawn: 'Тооруктан алынган',
    },
    price: 'Азыркы баасы',
    startPrice: 'Баштапкы баасы',
    finalPrice: 'Сатылган баасы',
    ends: 'Аяктайт',
    ended: 'Аяктады',
    starts: 'Башталат',
    bids: (count) => `${count} сунуш`,
    lot: 'Лот',
    open: 'Лотту ачуу',
    noPhoto: 'Сүрөт жок',
    unknownLot: 'Мындай лот жок',
  },
};
