import { createHash } from 'node:crypto';
import { categoryNames, regionNames } from '@ochiq/shared/imports';
import { inLanguage, type Language } from '@ochiq/shared/language';
import { formatMoney } from '@ochiq/shared/money';
import type { FeedRow } from '../lots/index.js';
import { feedWords } from './feed-words.js';

/** What a feed is made of. */
export interface FeedGround {
  readonly language: Language;
  /** Origin of the public pages, without a slash at its end. */
  readonly origin: string;
  /** The feed's own path with its query, and the query of the page that shows the same. */
  readonly path: string;
  readonly pageQuery: string;
  /** The text that is searched, for the title. */
  readonly text: string | null;
  /** When an empty feed was changed last. */
  readonly sinceAt: Date;
}

/** The first characters of a description that a feed has. */
const longest = 600;

// Characters that XML 1.0 cannot have at all (2.2), lone halves of pairs too.
const impossible = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(impossible, ' ').replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
const tag = (name: string, text: string, attributes = ''): string => `<${name}${attributes}>${escaped(text)}</${name}>`;

const calendars: Record<Language, string> = { uz: 'uz-Latn-UZ', ru: 'ru-RU', ky: 'ky-KG', en: 'en-GB' };

function momentsOf({ startsAt, endsAt, region }: FeedRow, language: Language): string {
  const timeZone = region.startsWith('KG') ? 'Asia/Bishkek' : 'Asia/Tashkent';
  const format = new Intl.DateTimeFormat(calendars[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone,
  });
  return `${format.format(startsAt)} – ${format.format(endsAt)}`;
}

/** A lot in words: price, deposit, time, place, then the beginning of its description. */
function summaryOf(lot: FeedRow, language: Language): string {
  const words = feedWords[language];
  const description = inLanguage(lot.description, language);
  const facts = [
    `${words.start}: ${formatMoney(lot.startMinor, lot.currency, language)}`,
    `${words.deposit}: ${formatMoney(lot.depositMinor, lot.currency, language)}`,
    `${words.sale}: ${momentsOf(lot, language)}`,
    [regionNames[lot.region][language], lot.place].filter(Boolean).join(', '),
  ];
  return `${facts.join('. ')}.\n${[...description].slice(0, longest).join('')}${description.length > longest ? '…' : ''}`;
}

const titleOf = ({ language, text }: FeedGround): string => `${feedWords[language].title}${text === null ? '' : ` (${text})`}`;
const updatedAt = (lots: readonly FeedRow[], { sinceAt }: FeedGround): Date =>
  new Date(Math.max(sinceAt.getTime(), ...lots.map((lot) => lot.updatedAt.getTime())));
const pageOf = ({ origin, pageQuery }: FeedGround): string => `${origin}/${pageQuery === '' ? '' : `?${pageQuery}`}`;
const head = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Lots as an Atom feed (RFC 4287), in the order given. */
export function atomFeed(lots: readonly FeedRow[], ground: FeedGround): string {
  const { origin, path, language } = ground;
  const entries = lots.map((lot) => {
    const url = `${origin}/lots/${lot.id}`;
    return [
      '<entry>',
      tag('id', url),
      tag('title', inLanguage(lot.title, language)),
      `<link rel="alternate" type="text/html" href="${escaped(url)}"/>`,
      tag('published', lot.publishedAt.toISOString()),
      tag('updated', lot.updatedAt.toISOString()),
      `<category term="${lot.category}" label="${escaped(categoryNames[lot.category][language])}"/>`,
      tag('summary', summaryOf(lot, language)),
      '</entry>',
    ].join('');
  });
  return `${head}${[
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    tag('id', `${origin}${path}`),
    tag('title', titleOf(ground)),
    tag('subtitle', feedWords[language].subtitle),
    tag('updated', updatedAt(lots, ground).toISOString()),
    `<author>${tag('name', 'Ochiq')}${tag('uri', origin)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(`${origin}${path}`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(pageOf(ground))}"/>`,
    ...entries,
    '</feed>',
  ].join('\n')}\n`;
}

/** Lots as an RSS 2.0 feed, in the order given. */
export function rssFeed(lots: readonly FeedRow[], ground: FeedGround): string {
  const { origin, path, language } = ground;
  const items = lots.map((lot) => {
    const url = `${origin}/lots/${lot.id}`;
    return [
      '<item>',
      tag('title', inLanguage(lot.title, language)),
      tag('link', url),
      tag('guid', url, ' isPermaLink="true"'),
      tag('pubDate', lot.publishedAt.toUTCString()),
      tag('category', categoryNames[lot.category][language]),
      tag('description', summaryOf(lot, language)),
      '</item>',
    ].join('');
  });
  return `${head}${[
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    tag('title', titleOf(ground)),
    tag('link', pageOf(ground)),
    tag('description', feedWords[language].subtitle),
    tag('language', language),
    tag('lastBuildDate', updatedAt(lots, ground).toUTCString()),
    tag('ttl', '15'),
    `<atom:link rel="self" type="application/rss+xml" href="${escaped(`${origin}${path}`)}"/>`,
    ...items,
    '</channel>',
    '</rss>',
  ].join('\n')}\n`;
}

/** A strong entity tag of what is answered (RFC 9110, 8.8.3). */
export const entityTag = (body: string): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

/** Whether a reader has what would be answered already; by weak comparison (RFC 9110, 13.1.2). */
export const isKnown = (tagOf: string, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((known) => known.trim().replace(/^W\//, '') === tagOf));
