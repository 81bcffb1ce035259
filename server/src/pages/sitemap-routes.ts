import { Readable } from 'node:stream';
import { maxIdNumber } from '@ochiq/shared/lots';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fileAnswer, Refusal } from '../base/index.js';
import type { PagesGround } from './create-pages.js';
import { lotLines, lotsPerFile, robots, sitemapIndex, sitePages } from './sitemap.js';

const tags = ['pages'];
const config = { allow: 'anyone' } as const;
const xml = fileAnswer('application/xml', 'A sitemap');
/** A file begins at a whole number of files. */
const fileParams = z.object({ from: z.coerce.number().int().nonnegative().max(maxIdNumber).multipleOf(lotsPerFile) });

const sendXml = (reply: FastifyReply, content: string | Readable): FastifyReply =>
  reply.type('application/xml; charset=utf-8').header('cache-control', 'public, max-age=3600').send(content);

/** What search engines ask for first. */
export const sitemapRoutes =
  ({ readers, publicUrl }: PagesGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/robots.txt',
      {
        config,
        schema: { tags, summary: 'What robots may read, and where the sitemaps are', response: fileAnswer('text/plain', 'The rules') },
      },
      async (_request, reply) => reply.type('text/plain; charset=utf-8').send(robots(publicUrl)),
    );
    app.get('/sitemap.xml', { config, schema: { tags, summary: 'The list of sitemaps', response: xml } }, async (request, reply) =>
      sendXml(reply, await readers.read(request, (db) => sitemapIndex(db, publicUrl))),
    );
    app.get('/sitemaps/pages', { config, schema: { tags, summary: 'Pages besides the lots', response: xml } }, async (_request, reply) =>
      sendXml(reply, sitePages(publicUrl)),
    );
    app.get(
      '/sitemaps/lots/:from',
      { config, schema: { tags, summary: `Published lots of ${lotsPerFile} numbers from one on`, params: fileParams, response: xml } },
      async (request, reply) => {
        const lines = await readers.read(request, async (db) => {
          const made = lotLines(db, publicUrl, request.params.from);
          const first = await made.next();
          const second = await made.next();
          if (first.done || second.done || !second.value.startsWith('<url>')) throw new Refusal('not_found');
          return Readable.from(
            (async function* all() {
              yield first.value + second.value;
              yield* made;
            })(),
          );
        });
        return sendXml(reply, lines);
      },
    );
  };
