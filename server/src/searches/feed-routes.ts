import { type FeedQuery, feedQuerySchema, pageQueryOf } from '@ochiq/shared/searches';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Clock, fileAnswer, languageOf, type Readers } from '../base/index.js';
import { type FeedRow, findLots, readFeedRows } from '../lots/index.js';
import { atomFeed, entityTag, type FeedGround, isKnown, rssFeed } from './write-feed.js';

interface Ground {
  readonly readers: Readers;
  readonly clock: Clock;
  readonly config: { readonly publicUrl: string };
}

const tags = ['lots'];
const dayMs = 86_400_000;
/** A feed has so many lots, the newest first. */
const limit = 50;
const freshSeconds = 300;

type Write = (lots: readonly FeedRow[], ground: FeedGround) => string;

/** A feed of new lots for each search, for everyone. */
export const feedRoutes =
  ({ readers, clock, config }: Ground): FastifyPluginAsyncZod =>
  async (app) => {
    const answer = async (request: FastifyRequest<{ Querystring: FeedQuery }>, reply: FastifyReply, type: string, write: Write) => {
      const { language = languageOf(request), ...search } = request.query;
      const lots = await readers.read(request, async (db) => {
        const found = await findLots(db, { ...search, sort: 'newest', limit });
        return readFeedRows(
          db,
          found.lots.map(({ lot }) => lot),
        );
      });
      const body = write(lots, {
        language,
        origin: config.publicUrl,
        path: request.url,
        pageQuery: new URLSearchParams({ ...pageQueryOf(search), sort: 'newest' }).toString(),
        text: search.q?.trim() || null,
        // An empty feed keeps its tag for a day.
        sinceAt: lots.length > 0 ? new Date(0) : new Date(Math.floor(clock.now() / dayMs) * dayMs),
      });
      const tag = entityTag(body);
      reply
        .header('etag', tag)
        .header('cache-control', `public, max-age=${freshSeconds}`)
        .header('vary', 'accept-language')
        .header('content-language', language);
      if (isKnown(tag, request.headers['if-none-match'])) return reply.code(304).send();
      return reply.type(`${type}; charset=utf-8`).send(body);
    };

    app.get(
      '/feeds/lots.atom',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'The newest lots of a search as an Atom feed (RFC 4287)',
          querystring: feedQuerySchema,
          response: fileAnswer('application/atom+xml', 'The feed'),
        },
      },
      (request, reply) => answer(request, reply, 'application/atom+xml', atomFeed),
    );
    app.get(
      '/feeds/lots.rss',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'The same as an RSS 2.0 feed',
          querystring: feedQuerySchema,
          response: fileAnswer('application/rss+xml', 'The feed'),
        },
      },
      (request, reply) => answer(request, reply, 'application/rss+xml', rssFeed),
    );
  };
