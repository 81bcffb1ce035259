import { languageSchema } from '@ochiq/shared/language';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import '@fastify/rate-limit';
import { z } from 'zod';
import { fileAnswer, languageOf, visitorOf } from '../base/index.js';
import { type BundleGround, exportBundle } from './export-bundle.js';
import { inquiryIdOf, inquiryParamsSchema } from './inquiry-routes.js';

/** An inquiry's evidence as a file. */
export const bundleRoutes =
  (ground: BundleGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/auditor/inquiries/:inquiry/bundle',
      {
        config: { allow: 'audit', rateLimit: { max: 20, timeWindow: '1 minute' } },
        schema: {
          tags: ['auditor'],
          summary: 'The evidence of an inquiry as a ZIP that the verifier accepts; its making is logged',
          params: inquiryParamsSchema,
          querystring: z.object({ language: languageSchema.optional() }),
          response: fileAnswer('application/zip', 'The bundle'),
        },
      },
      async (request, reply) => {
        const id = inquiryIdOf(request.params);
        const bytes = await exportBundle(ground, visitorOf(request).personId, id, request.query.language ?? languageOf(request));
        return reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="inquiry-${id}.zip"`)
          .header('cache-control', 'no-store')
          .send(Buffer.from(bytes));
      },
    );
  };
