import { type Language, languageSchema } from '@ochiq/shared/language';
import type { LotPage } from '@ochiq/shared/lots';
import type { FastifyRequest } from 'fastify';
import { elapsedMs, languageOf, type Page, type Readers, Refusal } from '../base/index.js';
import { readPage } from '../lots/index.js';
import { lotHead } from './describe-lot.js';
import { fillPage, type PageHead } from './fill-page.js';
import { pageWords } from './words.js';

export interface PagesGround {
  readonly readers: Pick<Readers, 'read'>;
  readonly publicUrl: string;
}

/** A lot's page may be so old, in ms: a crowd that follows one link asks the database once. */
const freshMs = 3000;
/** So many lots are kept. */
const keptLots = 500;

/** Pages of people's own areas. */
const ownAreas = /^\/(account|accounts|bailiff|operator|auditor|sign-in|unsubscribe)(\/|$)/;

/** A request's address; one that is no address is the front page's. */
function addressOf({ url }: FastifyRequest): URL {
  const whole = `http://localhost${url}`;
  return new URL(URL.canParse(whole) ? whole : 'http://localhost/');
}

/** The language of an address, else that of the reader. */
function pageLanguage(request: FastifyRequest): Language {
  const named = addressOf(request).searchParams.get('lang');
  return languageSchema.safeParse(named).data ?? languageOf(request);
}

/** Lots' public pages, each read at most once in a while; null for a lot that was never published. */
export function createLotReader({ readers }: Pick<PagesGround, 'readers'>) {
  const kept = new Map<number, { readonly at: number; readonly page: Promise<LotPage | null> }>();
  return (request: FastifyRequest, lotId: number): Promise<LotPage | null> => {
    const now = elapsedMs();
    const found = kept.get(lotId);
    if (found && now - found.at < freshMs) return found.page;
    const page = readers
      .read(request, (db) => readPage(db, lotId))
      .catch((error: unknown) => {
        if (error instanceof Refusal) return null;
        kept.delete(lotId);
        throw error;
      });
    kept.delete(lotId);
    kept.set(lotId, { at: now, page });
    const [oldest] = kept.keys();
    if (kept.size > keptLots && oldest !== undefined) kept.delete(oldest);
    return page;
  };
}

export type LotReader = ReturnType<typeof createLotReader>;

/** The listing as schema.org's WebSite with its search. */
const siteData = (origin: string, language: Language): object => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: 'Ochiq',
  url: `${origin}/`,
  inLanguage: language,
  description: pageWords[language].siteLead,
  potentialAction: {
    '@type': 'SearchAction',
    target: `${origin}/?q={search_term_string}`,
    'query-input': 'required name=search_term_string',
  },
});

/** The head of any page that is not a lot's. */
function siteHead(path: string, language: Language, origin: string): PageHead {
  const { siteTitle, siteLead } = pageWords[language];
  const isListing = path === '/';
  return {
    language,
    title: siteTitle,
    description: siteLead,
    path,
    image: null,
    data: isListing ? siteData(origin, language) : null,
    oembed: null,
    indexed: !ownAreas.test(path),
  };
}

/** Fills the built page for each request: with its lot, where it is a lot's. */
export function createPages({ publicUrl: origin }: PagesGround, lotOf: LotReader) {
  return async (request: FastifyRequest, page: string): Promise<Page> => {
    const language = pageLanguage(request);
    const { pathname } = addressOf(request);
    const [, number, rest = ''] = /^\/lots\/([1-9]\d{0,8})(\/.*)?$/.exec(pathname) ?? [];
    if (number === undefined) return { status: 200, language, html: fillPage(page, siteHead(pathname, language, origin), origin) };
    const lot = await lotOf(request, Number(number));
    if (lot === null) {
      const head = { ...siteHead(pathname, language, origin), title: `${pageWords[language].unknownLot} – Ochiq`, indexed: false };
      return { status: 404, language, html: fillPage(page, head, origin) };
    }
    const head = lotHead(lot, language, origin);
    const own = rest === '' || rest === '/' ? head : { ...head, path: pathname, data: null, oembed: null };
    return { status: 200, language, html: fillPage(page, own, origin) };
  };
}
