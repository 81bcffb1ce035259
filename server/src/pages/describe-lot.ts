import { categoryNames, regionNames } from '@ochiq/shared/imports';
import { inLanguage, type Language } from '@ochiq/shared/language';
import type { LotCard, LotPage, LotState } from '@ochiq/shared/lots';
import { formatMoney } from '@ochiq/shared/money';
import type { PageHead } from './fill-page.js';
import { pageWords } from './words.js';

/** So much of a description is shown by search engines and messengers. */
const descriptionLength = 300;

/** Both countries keep one offset all year. */
const offsets = { UZ: 5, KG: 6 } as const;

/** An instant by the wall clock of a region: `05.11.2026 14:03`. */
export function wallTime(instant: string, region: string): string {
  const hours = region.startsWith('KG') ? offsets.KG : offsets.UZ;
  const shifted = new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
  return `${shifted.slice(8, 10)}.${shifted.slice(5, 7)}.${shifted.slice(0, 4)} ${shifted.slice(11, 16)} (UTC+${hours})`;
}

/** The text up to a length, cut between words. */
export function shortened(text: string, length: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= length) return plain;
  const cut = plain.slice(0, length);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > length / 2 ? end : length).trimEnd()}…`;
}

/** Minor units as schema.org writes prices: a decimal point, no spaces. */
export function decimalPrice(minor: string): string {
  const digits = minor.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** What can be had, in schema.org's words (ItemAvailability). */
const availability: Readonly<Record<LotState, string>> = {
  draft: 'Discontinued',
  in_review: 'Discontinued',
  published: 'PreOrder',
  live: 'InStock',
  suspended: 'OutOfStock',
  sold: 'SoldOut',
  unsold: 'OutOfStock',
  withdrawn: 'Discontinued',
};

export const isOver = (state: LotState): boolean => state === 'sold' || state === 'unsold' || state === 'withdrawn';

/** The price that people see first, and what it is called. */
export function shownPrice(page: LotCard, language: Language): { name: string; text: string } {
  const words = pageWords[language];
  const minor = page.priceMinor ?? page.startMinor;
  const name = page.state === 'sold' ? words.finalPrice : page.priceMinor === null ? words.startPrice : words.price;
  return { name, text: formatMoney(minor, page.currency, language) };
}

/** When it starts, ends or ended. */
export function shownTime(page: LotCard, language: Language): { name: string; text: string; instant: string } {
  const words = pageWords[language];
  const instant = page.state === 'published' ? page.startsAt : page.endsAt;
  const name = page.state === 'published' ? words.starts : isOver(page.state) ? words.ended : words.ends;
  return { name, text: wallTime(instant, page.region), instant };
}

/** A lot as schema.org's Product with its Offer. */
export function lotData(page: LotPage, language: Language, origin: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: inLanguage(page.title, language),
    description: shortened(inLanguage(page.description, language), 5000),
    sku: String(page.lot),
    category: categoryNames[page.category][language],
    inLanguage: language,
    ...(page.photos.length > 0 ? { image: page.photos.map(({ url }) => `${origin}${url}`) } : {}),
    offers: {
      '@type': 'Offer',
      url: `${origin}/lots/${page.lot}`,
      priceCurrency: page.currency,
      price: decimalPrice(page.priceMinor ?? page.startMinor),
      availability: `https://schema.org/${availability[page.state]}`,
      availabilityStarts: page.startsAt,
      availabilityEnds: page.endsAt,
      validThrough: page.endsAt,
      areaServed: regionNames[page.region][language],
      seller: { '@type': 'GovernmentOrganization', name: inLanguage(page.office.name, language) },
    },
  };
}

/** The head of a lot's page. */
export function lotHead(page: LotPage, language: Language, origin: string): PageHead {
  const title = inLanguage(page.title, language);
  const [price, time] = [shownPrice(page, language), shownTime(page, language)];
  const facts = `${pageWords[language].state[page.state]}. ${price.name}: ${price.text}. ${time.name}: ${time.text}.`;
  const [photo] = page.photos;
  return {
    language,
    title: `${title} – ${regionNames[page.region][language]} – Ochiq`,
    description: shortened(`${facts} ${inLanguage(page.description, language)}`, descriptionLength),
    path: `/lots/${page.lot}`,
    image: photo
      ? { path: photo.url, width: photo.width, height: photo.height, alt: photo.caption ? inLanguage(photo.caption, language) : title }
      : null,
    data: lotData(page, language, origin),
    oembed: `/api/oembed?url=${encodeURIComponent(`${origin}/lots/${page.lot}?lang=${language}`)}`,
    indexed: true,
  };
}
