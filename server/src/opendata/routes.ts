import { Readable } from 'node:stream';
import { type Language, languageSchema } from '@ochiq/shared/language';
import { openDaysSchema, type ReleasePackage, releasePackageSchema } from '@ochiq/shared/opendata';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Db, fileAnswer, Refusal } from '../base/index.js';
import { lotIdOf, lotParamsSchema } from '../lots/index.js';
import { changedAt, releaseOf } from './release.js';
import { type OpenLot, readDays, readDecided, readOpenLots } from './store.js';
import { bidsCsv, lotsCsv } from './tables.js';

const config = { allow: 'anyone' } as const;
const tags = ['open data'];
/** Whoever reads may do anything with it; the bids are facts. */
const license = 'https://creativecommons.org/publicdomain/zero/1.0/';
const bidExtension = 'https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json';
/** So many lots are in memory at a time. */
const chunk = 200;

const languageQuery = z.object({ language: languageSchema.default('en') });
const dayParams = z.object({ day: z.iso.date() });

export interface OpenDataGround {
  readonly db: Db;
  /** Where the pages and files are reached, without a slash at the end. */
  readonly publicUrl: string;
}

async function* chunks(db: Db, lots: readonly number[]): AsyncGenerator<OpenLot[]> {
  for (let from = 0; from < lots.length; from += chunk) yield await readOpenLots(db, lots.slice(from, from + chunk));
}

/** Text made chunk by chunk: a day of any size takes the memory of one chunk. */
async function* linesOf(db: Db, lots: readonly number[], write: (lots: OpenLot[], isFirst: boolean) => string): AsyncGenerator<string> {
  let isFirst = true;
  for await (const some of chunks(db, lots)) {
    yield write(some, isFirst);
    isFirst = false;
  }
}

const releaseLines = (lots: readonly OpenLot[], language: Language) =>
  lots.map((lot) => `${JSON.stringify(releaseOf(lot, language))}\n`).join('');

/** The lots of a day. @throws Refusal not_found when none was decided then */
async function lotsOfDay(db: Db, day: string): Promise<number[]> {
  const lots = await readDecided(db, day);
  if (lots.length === 0) throw new Refusal('not_found');
  return lots;
}

const sendFile = (reply: FastifyReply, type: string, name: string, lines: AsyncGenerator<string>): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    // A day that is over may still change: a sale is paid, or annulled.
    .header('cache-control', 'public, max-age=300')
    .send(Readable.from(lines));

/** Open data of the sales, for everyone: per lot and per day, by the Open Contracting Data Standard and as tables. */
export const openDataRoutes =
  ({ db, publicUrl }: OpenDataGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/open/days',
      { config, schema: { tags, summary: 'The days that there are files of', response: { 200: openDaysSchema } } },
      async () => ({ days: await readDays(db), license }),
    );

    app.get(
      '/api/open/lots/:lot',
      {
        config,
        schema: {
          tags,
          summary: 'A lot as a release of the Open Contracting Data Standard 1.1',
          params: lotParamsSchema,
          querystring: languageQuery,
          response: { 200: releasePackageSchema },
        },
      },
      async (request) => {
        const [lot] = await readOpenLots(db, [lotIdOf(request.params)]);
        if (!lot) throw new Refusal('lot_unknown');
        return packageOf(publicUrl, `/api/open/lots/${lot.lot}`, lot, request.query.language);
      },
    );

    app.get(
      '/api/open/days/:day/releases.jsonl',
      {
        config,
        schema: {
          tags,
          summary: 'Lots decided on a day (UTC), one release a line',
          params: dayParams,
          querystring: languageQuery,
          response: fileAnswer('application/jsonl', 'The releases'),
        },
      },
      async (request, reply) => {
        const { day } = request.params;
        const lots = await lotsOfDay(db, day);
        const write = (some: OpenLot[]) => releaseLines(some, request.query.language);
        return sendFile(reply, 'application/jsonl; charset=utf-8', `ochiq-${day}.jsonl`, linesOf(db, lots, write));
      },
    );

    app.get(
      '/api/open/days/:day/lots.csv',
      {
        config,
        schema: {
          tags,
          summary: 'Lots decided on a day (UTC), as a table',
          params: dayParams,
          querystring: languageQuery,
          response: fileAnswer('text/csv', 'The table'),
        },
      },
      async (request, reply) => {
        const { day } = request.params;
        const lots = await lotsOfDay(db, day);
        const write = (some: OpenLot[], isFirst: boolean) => lotsCsv(some, request.query.language, isFirst);
        return sendFile(reply, 'text/csv; charset=utf-8', `ochiq-lots-${day}.csv`, linesOf(db, lots, write));
      },
    );

    app.get(
      '/api/open/days/:day/bids.csv',
      {
        config,
        schema: {
          tags,
          summary: 'Accepted bids on the lots decided on a day (UTC), as a table',
          params: dayParams,
          response: fileAnswer('text/csv', 'The table'),
        },
      },
      async (request, reply) => {
        const { day } = request.params;
        const lots = await lotsOfDay(db, day);
        return sendFile(reply, 'text/csv; charset=utf-8', `ochiq-bids-${day}.csv`, linesOf(db, lots, bidsCsv));
      },
    );
  };

const packageOf = (publicUrl: string, path: string, lot: OpenLot, language: Language): ReleasePackage => ({
  uri: `${publicUrl}${path}`,
  version: '1.1',
  extensions: [bidExtension],
  publishedDate: changedAt(lot),
  publisher: { name: 'Ochiq', uri: publicUrl },
  license,
  publicationPolicy: `${publicUrl}/open-data`,
  releases: [releaseOf(lot, language)],
});
