import { embedCode, embedSize, embedThemeSchema, type Oembed, oembedSchema } from '@ochiq/shared/embed';
import { inLanguage, languageSchema } from '@ochiq/shared/language';
import type { LotPage } from '@ochiq/shared/lots';
import { problemSchema } from '@ochiq/shared/problem';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fileAnswer, Refusal } from '../base/index.js';
import { lotIdOf, lotParamsSchema } from '../lots/index.js';
import type { LotReader, PagesGround } from './create-pages.js';
import { drawCard, drawUnknownCard } from './draw-card.js';

const tags = ['pages'];
const config = { allow: 'anyone' } as const;
/** A card may be so old, in s: it is no live page. */
const cardAgeS = 30;
/** A card's place in somebody's page is asked for again after so long, in s. */
const oembedAgeS = 3600;

const cardQuery = z.object({ lang: languageSchema.default('uz'), theme: embedThemeSchema.default('auto') });
const html = fileAnswer('text/html', 'The card')[200];
const cardAnswers = {
  200: html,
  404: { description: 'There is no such lot', content: { ...html.content, 'application/problem+json': { schema: problemSchema } } },
};

/** Nothing but its own style and pictures; any page may show it in a frame, and that is said of it alone. */
const cardPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

function sendCard(reply: FastifyReply, status: 200 | 404, card: string): FastifyReply {
  void reply.removeHeader('x-frame-options');
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', cardPolicy)
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', `public, max-age=${cardAgeS}`)
    .send(card);
}

/** The lot that an address of this platform names, and in what language. @throws Refusal lot_unknown */
export function readLotAddress(url: string, origin: string): { lot: number; language: z.output<typeof languageSchema> } {
  const whole = URL.canParse(url) ? new URL(url) : null;
  const own = whole !== null && whole.origin === new URL(origin).origin;
  const [, lot = ''] = (own ? /^(?:\/embed)?\/lots\/(\d+)\/?$/.exec(whole.pathname) : null) ?? [];
  const language = languageSchema.safeParse(whole?.searchParams.get('lang'));
  return { lot: lotIdOf({ lot }), language: language.data ?? 'uz' };
}

/** How big the card may be; smaller than this nothing can be read. */
const sideSchema = (least: number) => z.coerce.number().int().min(least).max(10_000).optional();
const oembedQuery = z.object({
  url: z.string().max(500),
  maxwidth: sideSchema(240),
  maxheight: sideSchema(340),
  format: z.literal('json').default('json'),
});

function describeCard(
  page: LotPage,
  origin: string,
  language: z.output<typeof languageSchema>,
  most: { width: number; height: number },
): Oembed {
  const title = inLanguage(page.title, language);
  const [photo] = page.photos;
  const picture = photo
    ? {
        thumbnail_url: `${origin}${photo.thumbnailUrl}`,
        thumbnail_width: 480,
        thumbnail_height: Math.max(1, Math.round((480 * photo.height) / photo.width)),
      }
    : {};
  const size = { width: Math.min(embedSize.width, most.width), height: Math.min(embedSize.height, most.height) };
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: 'Ochiq',
    provider_url: origin,
    cache_age: oembedAgeS,
    ...picture,
    ...size,
    html: embedCode(origin, page.lot, title, { language, theme: 'auto' }, size),
  };
}

/** The card of a lot for other people's pages, and how they find it. */
export const embedRoutes =
  ({ publicUrl }: PagesGround, lotOf: LotReader): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/embed/lots/:lot',
      {
        config,
        schema: {
          tags,
          summary: 'The card of a lot as a small page without scripts, for a frame in any page',
          params: lotParamsSchema,
          querystring: cardQuery,
          response: cardAnswers,
        },
      },
      async (request, reply) => {
        const { lang: language, theme } = request.query;
        const lot = /^[1-9]\d{0,8}$/.test(request.params.lot) ? await lotOf(request, Number(request.params.lot)) : null;
        if (lot === null) return sendCard(reply, 404, drawUnknownCard({ language, theme }));
        return sendCard(reply, 200, drawCard(lot, { language, theme }));
      },
    );

    app.get(
      '/api/oembed',
      {
        config,
        schema: {
          tags,
          summary: 'How to show a lot in another page (oEmbed 1.0), by the address of its page',
          querystring: oembedQuery,
          response: { 200: oembedSchema },
        },
      },
      async (request, reply) => {
        const { url, maxwidth = embedSize.width, maxheight = embedSize.height } = request.query;
        const { lot: lotId, language } = readLotAddress(url, publicUrl);
        const lot = await lotOf(request, lotId);
        if (lot === null) throw new Refusal('lot_unknown');
        // Scripts of any page may ask: it is public, and knows nobody.
        void reply.header('access-control-allow-origin', '*').header('cache-control', `public, max-age=${cardAgeS}`);
        return describeCard(lot, publicUrl, language, { width: maxwidth, height: maxheight });
      },
    );
  };
