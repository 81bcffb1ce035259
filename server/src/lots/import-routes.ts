import { columnKeys, importColumns, importResultSchema, maxImportBytes } from '@ochiq/shared/imports';
import { type Language, languageSchema } from '@ochiq/shared/language';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import writeWorkbook from 'write-excel-file/node';
import { z } from 'zod';
import { languageOf, Refusal, readUpload, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import type { LotGround } from './desk.js';
import { confirmImport, tryImport } from './import-lots.js';
import { csvBytes } from './read-table.js';

const config = { allow: 'work_desk' } as const;
const tags = ['bailiff'];
const languageQuery = z.object({ language: languageSchema.default('en') });

const headings = (language: Language) => columnKeys.map((key) => importColumns[key].heading[language]);

/** Drafts from a table. */
export const importRoutes =
  (ground: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/bailiff/imports',
      {
        config: { ...config, rateLimit: { max: 120, timeWindow: 60_000 } },
        schema: {
          tags,
          summary:
            'Try a table of lots (multipart field file, CSV or XLSX); with `confirm` (a UUID of the sender) write all its rows as drafts, or none',
          consumes: ['multipart/form-data'],
          querystring: z.object({ confirm: z.uuid().optional() }),
          response: { 200: importResultSchema },
        },
      },
      async (request) => {
        const bailiff = officeOf(visitorOf(request));
        const [bytes, ...more] = await readUpload(request, (file) => {
          if (file.length > maxImportBytes) throw new Refusal('too_large');
          return file;
        });
        if (!bytes || more.length > 0) throw new Refusal('too_many_files');
        const { confirm } = request.query;
        const language = languageOf(request);
        return confirm === undefined
          ? tryImport(ground, bailiff, bytes, language)
          : confirmImport(ground, bailiff, bytes, confirm, language);
      },
    );

    app.get(
      '/api/bailiff/imports/template.csv',
      { config, schema: { tags, summary: 'The empty table as CSV', querystring: languageQuery } },
      async (request, reply) =>
        reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="lots.csv"')
          .send(csvBytes([headings(request.query.language)])),
    );

    app.get(
      '/api/bailiff/imports/template.xlsx',
      { config, schema: { tags, summary: 'The empty table as a workbook', querystring: languageQuery } },
      async (request, reply) => {
        const row = headings(request.query.language).map((value) => ({ value, fontWeight: 'bold' as const }));
        const bytes = await writeWorkbook([row], { columns: columnKeys.map(() => ({ width: 24 })) }).toBuffer();
        return reply
          .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
          .header('content-disposition', 'attachment; filename="lots.xlsx"')
          .send(bytes);
      },
    );
  };
