import { escapeHtml } from '@ochiq/shared/embed';
import { regionNames } from '@ochiq/shared/imports';
import { inLanguage, type Language } from '@ochiq/shared/language';
import type { LotCard, LotPage } from '@ochiq/shared/lots';
import { shortened, shownPrice, shownTime } from './describe-lot.js';
import { pathIn } from './fill-page.js';
import { pageWords } from './words.js';

/** So many lots stand on the page before its scripts run: a screen of a large window. */
export const firstCards = 6;
const descriptionLength = 600;

const text = (written: string) => escapeHtml(written);
const element = (name: string, kind: string, inner: string) => `<${name} class="${kind}">${inner}</${name}>`;

/** @param wide the picture's own size in pixels: its place is kept before it comes */
function picture(path: string | null, [width, height]: readonly [number, number]): string {
  const drawn = path === null ? '' : `<img src="${text(path)}" alt="" width="${width}" height="${height}" fetchpriority="high">`;
  return element('span', 'first__picture', drawn);
}

/** State, place, price and time: what a card and a page begin with. */
function facts(lot: LotCard, language: Language): string {
  const words = pageWords[language];
  const [price, time] = [shownPrice(lot, language), shownTime(lot, language)];
  return [
    element('p', 'muted tiny', text(regionNames[lot.region][language])),
    element('p', 'muted tiny', text(price.name)),
    element('p', 'first__price number', text(price.text)),
    element(
      'p',
      'tiny',
      `${text(time.name)}: <time datetime="${time.instant}">${text(time.text)}</time> · ${text(words.bids(lot.bidCount))}`,
    ),
  ].join('');
}

function drawCard(lot: LotCard, language: Language): string {
  const title = text(inLanguage(lot.title, language));
  const link = `<a href="${text(pathIn(`/lots/${lot.lot}`, language))}">${title}</a>`;
  const state = element('p', 'first__state tiny', text(pageWords[language].state[lot.state]));
  const body = element('div', 'first__text', `${state}${element('h2', 'first__title', link)}${facts(lot, language)}`);
  return `<li><article class="first__lot">${picture(lot.thumbnailUrl, [480, 360])}${body}</article></li>`;
}

const home = (language: Language) => element('p', 'first__bar', `<a href="${pathIn('/', language)}">Ochiq</a>`);

/** The listing as it is before the page's scripts run, and for whoever runs none: what it is, and its first lots. */
export function drawListing(lots: readonly LotCard[], language: Language): string {
  const { siteName, siteLead } = pageWords[language];
  const band = element('div', 'first__band', element('div', 'page', `<h1>${text(siteName)}</h1>${element('p', 'muted', text(siteLead))}`));
  const cards = lots.slice(0, firstCards).map((lot) => drawCard(lot, language));
  return `${home(language)}${band}<ul role="list" class="page grid first__lots">${cards.join('')}</ul>`;
}

/** A lot's page in the same way: its first photo, what it costs, and what it is. */
export function drawLot(page: LotPage, language: Language): string {
  const [photo] = page.photos;
  const title = `<h1>${text(inLanguage(page.title, language))}</h1>`;
  const state = element('p', 'first__state tiny', text(pageWords[language].state[page.state]));
  const shown = photo ? picture(photo.url, [photo.width, photo.height]) : '';
  const told = element('p', 'prose', text(shortened(inLanguage(page.description, language), descriptionLength)));
  return `${home(language)}${element('div', 'page stack first__page', `${state}${title}${shown}${facts(page, language)}${told}`)}`;
}
