import { type Language, languageSchema } from '@ochiq/shared/language';
import { type LotCard, type LotPage, lotSearchSchema } from '@ochiq/shared/lots';
import type { FastifyRequest } from 'fastify';
import { elapsedMs, languageOf, type Page, type Readers, Refusal } from '../base/index.js';
import { findLots, readPage } from '../lots/index.js';
import { lotHead } from './describe-lot.js';
import { drawListing, drawLot, firstCards } from './draw-first.js';
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

/** The cards of the listing that nobody has searched in, read at most once in a while; none when they cannot be read. */
export function createFirstReader({ readers }: Pick<PagesGround, 'readers'>) {
  const search = lotSearchSchema.parse({});
  let kept: { readonly at: number; readonly cards: Promise<readonly LotCard[]> } | null = null;
  return (request: FastifyRequest): Promise<readonly LotCard[]> => {
    const now = elapsedMs();
    if (kept && now - kept.at < freshMs) return kept.cards;
    const cards = readers
      .read(request, (db) => findLots(db, search))
      .then(({ lots }) => lots.slice(0, firstCards))
      .catch(() => []);
    kept = { at: now, cards };
    return cards;
  };
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
  const { siteName, siteLead } = pageWords[language];
  const isListing = path === '/';
  return {
    language,
    title: `${siteName} – Ochiq`,
    description: siteLead,
    path,
    image: null,
    data: isListing ? siteData(origin, language) : null,
    oembed: null,
    indexed: !ownAreas.test(path),
  };
}

/** Whether the page is to be shown now; the offline worker asks for one to keep, and what stands in it would be old by then. */
const isShown = (request: FastifyRequest): boolean => (request.headers['sec-fetch-dest'] ?? 'document') === 'document';

/** Fills the built page for each request: with its lot, where it is a lot's, and with what is shown before its scripts run. */
export function createPages({ readers, publicUrl: origin }: PagesGround, lotOf: LotReader) {
  const firstOf = createFirstReader({ readers });
  return async (request: FastifyRequest, page: string): Promise<Page> => {
    const language = pageLanguage(request);
    const { pathname, searchParams } = addressOf(request);
    searchParams.delete('lang');
    const [, number, rest = ''] = /^\/lots\/([1-9]\d{0,8})(\/.*)?$/.exec(pathname) ?? [];
    if (number === undefined) {
      const plain = pathname === '/' && searchParams.size === 0 && isShown(request);
      const first = plain ? drawListing(await firstOf(request), language) : '';
      return { status: 200, language, html: fillPage(page, siteHead(pathname, language, origin), origin, first) };
    }
    const lot = await lotOf(request, Number(number));
    if (lot === null) {
      const head = { ...siteHead(pathname, language, origin), title: `${pageWords[language].unknownLot} – Ochiq`, indexed: false };
      return { status: 404, language, html: fillPage(page, head, origin) };
    }
    const head = lotHead(lot, language, origin);
    const own = rest === '' || rest === '/' ? head : { ...head, path: pathname, data: null, oembed: null };
    const first = rest === '' && isShown(request) ? drawLot(lot, language) : '';
    return { status: 200, language, html: fillPage(page, own, origin, first) };
  };
}
