import { maxIdNumber } from '@ochiq/shared/lots';
import {
  matchDecisionSchema,
  placeSeizureSchema,
  propertyAnswerSchema,
  releaseSeizureSchema,
  transferViewSchema,
} from '@ochiq/shared/property';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { lotIdOf, lotParamsSchema } from '../lots/index.js';
import { decideMatch } from './decide-match.js';
import type { Official, PropertyGround } from './own-case.js';
import { placeSeizure } from './place-seizure.js';
import { releaseSeizure } from './release-seizure.js';
import { startSearch } from './start-search.js';
import { versionOf, viewProperty, viewTransfer } from './view.js';

const tags = ['property'];
const config = { allow: 'work_desk' } as const;
const caseParams = z.object({ case: z.coerce.number().int().positive().max(maxIdNumber) });
const seizureParams = caseParams.extend({ seizure: z.uuid() });
const sinceQuery = z.object({ since: z.coerce.number().int().nonnegative().max(maxIdNumber).optional() });

/** A debtor's property in the registries: looked for, weighed, seized, released. Each step answers with how it stands then. */
export const propertyRoutes =
  (ground: PropertyGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db } = ground;
    const answer = async (official: Official, caseId: number) => {
      // The version is read before the view: whatever changes between the two is asked for again.
      const version = await versionOf(db, official, caseId);
      return { version, property: await viewProperty(db, official, caseId) };
    };
    const response = { 200: propertyAnswerSchema };

    app.get(
      '/api/cases/:case/property',
      {
        config,
        schema: {
          tags,
          summary: 'A debtor’s property in the registries; nothing new with the version that it has',
          params: caseParams,
          querystring: sinceQuery,
          response,
        },
      },
      async (request) => {
        const official = officeOf(visitorOf(request));
        const { case: caseId } = request.params;
        const version = await versionOf(db, official, caseId);
        return version === request.query.since ? { version, property: null } : answer(official, caseId);
      },
    );
    app.post(
      '/api/cases/:case/property-searches',
      {
        config,
        schema: {
          tags,
          summary: 'Look for the debtor’s property in all registries',
          params: caseParams,
          response: { 201: propertyAnswerSchema },
        },
      },
      async (request, reply) => {
        const official = officeOf(visitorOf(request));
        await startSearch(ground, official, request.params.case);
        return reply.code(201).send(await answer(official, request.params.case));
      },
    );
    app.post(
      '/api/cases/:case/property-decisions',
      {
        config,
        schema: { tags, summary: 'Say whether an entry is the debtor’s', params: caseParams, body: matchDecisionSchema, response },
      },
      async (request) => {
        const official = officeOf(visitorOf(request));
        await decideMatch(ground, official, request.params.case, request.body);
        return answer(official, request.params.case);
      },
    );
    app.post(
      '/api/cases/:case/registry-seizures',
      { config, schema: { tags, summary: 'Seize an entry in its registry', params: caseParams, body: placeSeizureSchema, response } },
      async (request) => {
        const official = officeOf(visitorOf(request));
        await placeSeizure(ground, official, request.params.case, request.body);
        return answer(official, request.params.case);
      },
    );
    app.post(
      '/api/cases/:case/registry-seizures/:seizure/release',
      {
        config,
        schema: { tags, summary: 'Release a seizure in its registry', params: seizureParams, body: releaseSeizureSchema, response },
      },
      async (request) => {
        const official = officeOf(visitorOf(request));
        const { case: caseId, seizure: seizureId } = request.params;
        await releaseSeizure(ground, official, { caseId, seizureId, ground: request.body.ground });
        return answer(official, caseId);
      },
    );
    app.get(
      '/api/bailiff/lots/:lot/transfer',
      {
        config: { allow: 'see_sales' },
        schema: {
          tags,
          summary: 'Where the transfer to the buyer stands with the registry',
          params: lotParamsSchema,
          response: { 200: transferViewSchema },
        },
      },
      async (request) => viewTransfer(db, officeOf(visitorOf(request)), lotIdOf(request.params)),
    );
  };
