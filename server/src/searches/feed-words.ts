import type { Language } from '@ochiq/shared/language';

interface FeedWords {
  readonly title: string;
  readonly subtitle: string;
  readonly start: string;
  readonly deposit: string;
  readonly sale: string;
}

/** What a feed says beside the lots' own texts. */
export const feedWords: Readonly<Record<Language, FeedWords>> = {
  uz: {
    title: 'Ochiq: band solingan va garovdagi mulk savdolari',
    subtitle: 'Qidiruvga mos yangi lotlar',
    start: 'Boshlangʻich narx',
    deposit: 'Zakalat',
    sale: 'Savdo vaqti',
  },
  ru: {
    title: 'Ochiq: торги арестованным и заложенным имуществом',
    subtitle: 'Новые лоты по запросу',
    start: 'Начальная цена',
    deposit: 'Задаток',
    sale: 'Время торгов',
  },
  ky: {
    title: 'Ochiq: камакка алынган жана күрөөгө коюлган мүлктүн тооруктары',
    subtitle: 'Издөөгө ылайык жаңы лоттор',
    start: 'Баштапкы баа',
    deposit: 'Күрөө акча',
    sale: 'Тоорук убактысы',
  },
  en: {
    title: 'Ochiq: auctions of seized and pledged property',
    subtitle: 'New lots of a search',
    start: 'Starting price',
    deposit: 'Deposit',
    sale: 'Time of the sale',
  },
};
