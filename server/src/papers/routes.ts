import { languageSchema } from '@ochiq/shared/language';
import { hashHexSchema } from '@ochiq/shared/log';
import { maxIdNumber } from '@ochiq/shared/lots';
import { type PaperCopy, paperListSchema } from '@ochiq/shared/papers';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import '@fastify/rate-limit';
import { z } from 'zod';
import { fileAnswer, Refusal, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { lotIdOf, lotParamsSchema, readLot } from '../lots/index.js';
import { printReceipt } from './print-receipt.js';
import { type SignGround, signPaper } from './sign-paper.js';
import { type FileToServe, readFile } from './store.js';
import { listPapers } from './view.js';

const fileParamsSchema = lotParamsSchema.extend({ paper: z.string().meta({ description: 'SHA-256 of the file' }) });
const listed = { 200: paperListSchema };
const pdf = fileAnswer('application/pdf', 'The paper');

export const paperRoutes =
  (ground: SignGround): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(publicRoutes(ground));
    await app.register(receiptRoutes(ground));
    await app.register(deskRoutes(ground));
    await app.register(auditRoutes(ground));
  };

const publicBase = (lot: number) => ({ copy: 'public' as const, base: `/api/lots/${lot}/papers` });

const publicRoutes =
  (ground: SignGround): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { allow: 'anyone' } as const;
    const tags = ['papers'];
    app.get(
      '/api/lots/:lot/papers',
      { config, schema: { tags, summary: 'The papers of a lot, without a person in them', params: lotParamsSchema, response: listed } },
      async ({ params }) => {
        const lot = lotIdOf(params);
        return { papers: await listPapers(ground.db, lot, [publicBase(lot)]) };
      },
    );
    app.get(
      '/api/lots/:lot/papers/:paper',
      { config, schema: { tags, summary: 'The public copy of a paper as PDF, by its hash', params: fileParamsSchema, response: pdf } },
      async ({ params }, reply) => sendFile(ground, reply, params, 'public', () => undefined),
    );
  };

/** Printed on request: so many in a minute are enough for anyone. */
const receiptRoutes =
  (ground: SignGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/lots/:lot/deposit/receipt',
      {
        config: { allow: 'signed_in', rateLimit: { max: 30, timeWindow: '1 minute' } },
        schema: {
          tags: ['papers'],
          summary: 'The receipt for the own deposit as PDF',
          params: lotParamsSchema,
          querystring: z.object({ language: languageSchema.default('uz') }),
          response: pdf,
        },
      },
      async (request, reply) => {
        const { language } = request.query;
        const { number, bytes } = await printReceipt(ground, lotIdOf(request.params), visitorOf(request).personId, language);
        return reply
          .type('application/pdf')
          .header('content-disposition', `attachment; filename="ochiq-${number.replace('/', '-')}-deposit_receipt-${language}.pdf"`)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'private, no-store')
          .send(bytes);
      },
    );
  };

const deskRoutes =
  (ground: SignGround): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { allow: 'work_desk' } as const;
    const tags = ['bailiff'];
    app.get(
      '/api/bailiff/lots/:lot/papers',
      { config, schema: { tags, summary: 'The papers of an own lot, both copies', params: lotParamsSchema, response: listed } },
      async (request) => listForOffice(ground, officeOf(visitorOf(request)).officeId, lotIdOf(request.params)),
    );
    app.get(
      '/api/bailiff/lots/:lot/papers/:paper',
      { config, schema: { tags, summary: 'The official copy of a paper as PDF, by its hash', params: fileParamsSchema, response: pdf } },
      async (request, reply) => {
        const { officeId } = officeOf(visitorOf(request));
        return sendFile(ground, reply, request.params, 'official', ({ officeId: owner }) => {
          if (owner !== officeId) throw new Refusal('forbidden');
        });
      },
    );
    app.post(
      '/api/bailiff/lots/:lot/papers/:paper/sign',
      {
        config,
        schema: {
          tags,
          summary: 'Sign a paper: every copy of it, with the seal of the office',
          params: lotParamsSchema.extend({ paper: z.coerce.number().int().positive().max(maxIdNumber) }),
          response: listed,
        },
      },
      async (request) => {
        const visitor = visitorOf(request);
        const lot = lotIdOf(request.params);
        await signPaper(ground, visitor, lot, request.params.paper);
        return listForOffice(ground, officeOf(visitor).officeId, lot);
      },
    );
  };

/** @throws Refusal lot_unknown, forbidden */
async function listForOffice({ db }: SignGround, officeId: number, lot: number) {
  const row = await readLot(db, lot);
  if (row === null) throw new Refusal('lot_unknown');
  if (row.officeId !== officeId) throw new Refusal('forbidden');
  return { papers: await listPapers(db, lot, [publicBase(lot), { copy: 'official', base: `/api/bailiff/lots/${lot}/papers` }]) };
}

const auditRoutes =
  (ground: SignGround): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { allow: 'audit' } as const;
    const tags = ['auditor'];
    app.get(
      '/api/auditor/lots/:lot/papers',
      { config, schema: { tags, summary: 'The papers of any lot, both copies', params: lotParamsSchema, response: listed } },
      async ({ params }) => {
        const lot = lotIdOf(params);
        return {
          papers: await listPapers(ground.db, lot, [publicBase(lot), { copy: 'official', base: `/api/auditor/lots/${lot}/papers` }]),
        };
      },
    );
    app.get(
      '/api/auditor/lots/:lot/papers/:paper',
      {
        config,
        schema: {
          tags,
          summary: 'The official copy of a paper as PDF, by its hash; kept as a look',
          params: fileParamsSchema,
          response: pdf,
        },
      },
      async (request, reply) =>
        sendFile(ground, reply, request.params, 'official', ({ number, people }) =>
          ground.keepLook(visitorOf(request).personId, {
            people: people.flatMap(({ of, id }) => (of === 'person' ? [id] : [])),
            note: `The official copy of paper ${number}`,
          }),
        ),
    );
  };

/**
 * Sends a file that never changes: its name is the hash of its bytes.
 * @throws Refusal paper_unknown, and what `check` refuses by the office of the lot
 */
async function sendFile(
  { db, papers }: SignGround,
  reply: FastifyReply,
  params: { lot: string; paper: string },
  copy: PaperCopy,
  check: (file: FileToServe) => void | Promise<void>,
): Promise<FastifyReply> {
  const hash = hashHexSchema.safeParse(params.paper);
  const file = hash.success ? await readFile(db, lotIdOf(params), hash.data, copy) : null;
  if (file === null) throw new Refusal('paper_unknown');
  await check(file);
  const name = `ochiq-${file.number.replace('/', '-')}-${file.kind}-${file.language}${copy === 'official' ? '-official' : ''}.pdf`;
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', copy === 'public' ? 'public, max-age=31536000, immutable' : 'private, no-store')
    .send(await papers.read(`${file.sha256}.pdf`));
}
