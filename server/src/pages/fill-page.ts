import { escapeHtml } from '@ochiq/shared/embed';
import { type Language, languages } from '@ochiq/shared/language';

/** What a page says in its head to search engines and messengers. */
export interface PageHead {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** The page's own path, without a language: what all its versions have in common. */
  readonly path: string;
  /** Addresses of pictures on this server. */
  readonly image: { readonly path: string; readonly width: number; readonly height: number; readonly alt: string } | null;
  /** Said by schema.org's words; null where there is nothing to say. */
  readonly data: object | null;
  /** Where the card of this page is described for others (oEmbed); null where there is none. */
  readonly oembed: string | null;
  /** Search engines keep no page of people's own areas. */
  readonly indexed: boolean;
}

/** Open Graph wants a country with the language. */
const locales: Readonly<Record<Language, string>> = { uz: 'uz_UZ', ru: 'ru_RU', ky: 'ky_KG', en: 'en_US' };

const meta = (name: string, content: string) => `<meta name="${name}" content="${escapeHtml(content)}">`;
const property = (name: string, content: string) => `<meta property="${name}" content="${escapeHtml(content)}">`;
const link = (rel: string, href: string, more = '') => `<link rel="${rel}" href="${escapeHtml(href)}"${more}>`;

/** JSON inside a script element: nothing in it can end the element or begin a comment (HTML, "Restrictions for contents of script elements"). */
export const scriptJson = (value: object): string =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026');

/** The path in a language; the first language is the one without a word in the address. */
export const pathIn = (path: string, language: Language): string => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

/** The lines of the head. The canonical address of a version is the one that names its language. */
function headLines(head: PageHead, origin: string): string[] {
  const { language, title, description, path, image, data } = head;
  const address = `${origin}${pathIn(path, language)}`;
  const lines = [meta('description', description)];
  if (!head.indexed) return [...lines, meta('robots', 'noindex')];
  lines.push(link('canonical', address));
  for (const one of languages) lines.push(link('alternate', `${origin}${pathIn(path, one)}`, ` hreflang="${one}"`));
  lines.push(link('alternate', `${origin}${path}`, ' hreflang="x-default"'));
  lines.push(property('og:type', 'website'), property('og:site_name', 'Ochiq'), property('og:title', title));
  lines.push(property('og:description', description), property('og:url', address), property('og:locale', locales[language]));
  for (const one of languages) if (one !== language) lines.push(property('og:locale:alternate', locales[one]));
  if (image) {
    lines.push(property('og:image', `${origin}${image.path}`), property('og:image:alt', image.alt));
    lines.push(property('og:image:width', String(image.width)), property('og:image:height', String(image.height)));
  }
  lines.push(meta('twitter:card', image ? 'summary_large_image' : 'summary'));
  if (head.oembed) lines.push(link('alternate', `${origin}${head.oembed}`, ` type="application/json+oembed" title="${escapeHtml(title)}"`));
  if (data) lines.push(`<script type="application/ld+json">${scriptJson(data)}</script>`);
  return lines;
}

/**
 * The built page with a head of its own: title, description, addresses, picture and data. Whatever people wrote stands there escaped.
 * @param page the built index.html
 * @param origin of the public pages, without a slash at its end
 * @param first what is shown until the page's scripts run, as HTML
 */
export function fillPage(page: string, head: PageHead, origin: string, first = ''): string {
  const lines = [`<title>${escapeHtml(head.title)}</title>`, ...headLines(head, origin)].join('\n    ');
  return page
    .replace(/<html lang="[^"]*"/, () => `<html lang="${head.language}"`)
    .replace(/<title>[\s\S]*?<\/title>/, () => lines)
    .replace('<div id="first"></div>', () => (first === '' ? '' : `<div id="first">${first}</div>`));
}
