import { savedSearchesSchema, searchChangeSchema, searchDraftSchema } from '@ochiq/shared/searches';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Db, visitorOf } from '../base/index.js';
import { changeSearch, dropSearch, listSearches, saveSearch } from './save-search.js';

const tags = ['account'];
const paramsSchema = z.object({ search: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const nothing = { 204: z.undefined() };
const config = { allow: 'signed_in' } as const;

/** The searches that the signed-in person keeps. */
export const searchRoutes =
  ({ db }: { readonly db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/account/searches',
      { config, schema: { tags, summary: 'The searches that the reader keeps', response: { 200: savedSearchesSchema } } },
      async (request) => ({ searches: await listSearches(db, visitorOf(request).personId) }),
    );
    app.post(
      '/api/account/searches',
      {
        config,
        schema: {
          tags,
          summary: 'Keep a search: new lots that fit are told of',
          body: searchDraftSchema,
          response: { 201: z.object({ id: z.int().positive() }) },
        },
      },
      async (request, reply) => reply.code(201).send({ id: await saveSearch(db, visitorOf(request).personId, request.body) }),
    );
    app.put(
      '/api/account/searches/:search',
      {
        config,
        schema: {
          tags,
          summary: 'Rename a search, or hear of it otherwise',
          params: paramsSchema,
          body: searchChangeSchema,
          response: nothing,
        },
      },
      async (request, reply) => {
        await changeSearch(db, visitorOf(request).personId, request.params.search, request.body);
        return reply.code(204).send();
      },
    );
    app.delete(
      '/api/account/searches/:search',
      { config, schema: { tags, summary: 'Keep a search no longer', params: paramsSchema, response: nothing } },
      async (request, reply) => {
        await dropSearch(db, visitorOf(request).personId, request.params.search);
        return reply.code(204).send();
      },
    );
  };
