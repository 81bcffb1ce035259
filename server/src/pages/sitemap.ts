import { escapeHtml } from '@ochiq/shared/embed';
import { languages } from '@ochiq/shared/language';
import type { Db } from '../base/index.js';
import { pathIn } from './fill-page.js';
import { readLotSpan, readSitemapRows } from './store-sitemap.js';

/**
 * So many numbers of lots are in one file. The protocol allows 50,000 addresses and 50 MB (sitemaps.org); with the addresses of four
 * languages a lot takes some 700 bytes.
 */
export const lotsPerFile = 20_000;
/** So many lots are in memory at a time. */
const chunk = 1000;
/** Pages for everybody besides the lots. */
const sitePaths = ['/', '/calendar', '/rules', '/open-data', '/verify'];

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const openSet = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n';

/** One page with its versions in the four languages. */
function urlLines(origin: string, path: string, changedAt: Date | null): string {
  const alternates = languages.map(
    (language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeHtml(`${origin}${pathIn(path, language)}`)}"/>`,
  );
  const changed = changedAt === null ? '' : `<lastmod>${changedAt.toISOString()}</lastmod>`;
  return `<url><loc>${escapeHtml(`${origin}${path}`)}</loc>${changed}${alternates.join('')}</url>\n`;
}

/** The files of a site with these lots. */
export async function sitemapIndex(db: Db, origin: string): Promise<string> {
  const span = await readLotSpan(db);
  const files = ['/sitemaps/pages'];
  if (span) {
    for (let from = Math.floor(span.first / lotsPerFile) * lotsPerFile; from <= span.last; from += lotsPerFile)
      files.push(`/sitemaps/lots/${from}`);
  }
  const lines = files.map((path) => `<sitemap><loc>${escapeHtml(`${origin}${path}`)}</loc></sitemap>\n`).join('');
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines}</sitemapindex>\n`;
}

export const sitePages = (origin: string): string =>
  `${head}${openSet}${sitePaths.map((path) => urlLines(origin, path, null)).join('')}</urlset>\n`;

/** A file of lots, chunk by chunk: one of any size takes the memory of one chunk. */
export async function* lotLines(db: Db, origin: string, from: number): AsyncGenerator<string> {
  yield head + openSet;
  const before = from + lotsPerFile;
  for (let next = from; next < before; ) {
    const rows = await readSitemapRows(db, next, before, chunk);
    if (rows.length > 0) yield rows.map(({ id, changedAt }) => urlLines(origin, `/lots/${id}`, changedAt)).join('');
    next = rows.length < chunk ? before : (rows.at(-1)?.id ?? before) + 1;
  }
  yield '</urlset>\n';
}

/** What robots may read. */
export const robots = (origin: string): string =>
  [
    'User-agent: *',
    ...['/api/', '/log/', '/embed/', '/account', '/bailiff', '/auditor', '/operator', '/sign-in', '/unsubscribe', '/docs'].map(
      (path) => `Disallow: ${path}`,
    ),
    'Allow: /',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
