import { importResultSchema, maxImportBytes, wordsTitle } from '@ochiq/shared/imports';
import { languageSchema } from '@ochiq/shared/language';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { csvBytes, type Db, fileAnswer, languageOf, Refusal, readUpload, type Sheet, visitorOf, workbookBytes } from '../base/index.js';
import { officeOf } from './office-of.js';
import { type TableImport, takeTable, tryTable } from './take-table.js';

const config = { allow: 'work_desk' } as const;
const tags = ['bailiff'];
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const languageQuery = z.object({ language: languageSchema.default('en') });

/** Words below their headings, as a sheet: columns of unequal length, side by side. */
function wordsSheet(title: string, columns: readonly { heading: string; words: readonly string[] }[]): Sheet {
  const height = Math.max(0, ...columns.map(({ words }) => words.length));
  const below = Array.from({ length: height }, (_, index) => columns.map(({ words }) => words[index] ?? ''));
  return { title, rows: [columns.map(({ heading }) => heading), ...below] };
}

/** Trying and taking of one kind of table under `path`, and its templates. */
export const tableRoutes =
  <Key extends string, Made>(db: Db, path: string, subject: TableImport<Key, Made>): FastifyPluginAsyncZod =>
  async (app) => {
    const { kind, subject: name } = subject;
    app.post(
      path,
      {
        config: { ...config, rateLimit: { max: 120, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: `Try a table of ${name} (multipart field file, CSV or XLSX); with \`confirm\` (a UUID of the sender) write all of it, or nothing`,
          consumes: ['multipart/form-data'],
          querystring: z.object({ confirm: z.uuid().optional() }),
          response: { 200: importResultSchema },
        },
      },
      async (request) => {
        const author = officeOf(visitorOf(request));
        const [bytes, ...more] = await readUpload(request, (file) => {
          if (file.length > maxImportBytes) throw new Refusal('too_large');
          return file;
        });
        if (!bytes || more.length > 0) throw new Refusal('too_many_files');
        const { confirm } = request.query;
        const sent = { author, bytes, language: languageOf(request) };
        return confirm === undefined ? tryTable(db, subject, sent) : takeTable(db, subject, sent, confirm);
      },
    );

    app.get(
      `${path}/template.csv`,
      {
        config,
        schema: {
          tags,
          summary: `The empty table of ${name} as CSV`,
          querystring: languageQuery,
          response: fileAnswer('text/csv', 'The headings'),
        },
      },
      async ({ query: { language } }, reply) =>
        reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}.csv"`)
          .send(csvBytes([kind.keys.map((key) => kind.columns[key].heading[language])])),
    );

    app.get(
      `${path}/template.xlsx`,
      {
        config,
        schema: {
          tags,
          summary: `The empty table of ${name} as a workbook, with the words that its columns know`,
          querystring: languageQuery,
          response: fileAnswer(workbookType, 'The workbook'),
        },
      },
      async ({ query: { language } }, reply) => {
        const known = await subject.words(db, language);
        const columns = kind.keys.map((key) => ({ heading: kind.columns[key].heading[language], words: known[key] ?? [] }));
        const bytes = await workbookBytes([
          { title: name, rows: [columns.map(({ heading }) => heading)] },
          wordsSheet(
            wordsTitle[language],
            columns.filter(({ words }) => words.length > 0),
          ),
        ]);
        return reply.type(workbookType).header('content-disposition', `attachment; filename="${name}.xlsx"`).send(bytes);
      },
    );
  };
