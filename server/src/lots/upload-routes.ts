import { lotDeskSchema, photoOrderSchema } from '@ochiq/shared/lots';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { checkDocument, type Db, Refusal, readUpload, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { addDocuments, addPhotos, arrangePhotos, removePhoto } from './attach-files.js';
import { type LotGround, readDesk, readOwnLot } from './desk.js';
import { lotIdOf, lotParamsSchema } from './lot-id.js';
import { encodePhoto } from './photo.js';

const config = { allow: 'work_desk' } as const;
const tags = ['bailiff'];
const desk = { 200: lotDeskSchema };

const photoParamsSchema = lotParamsSchema.extend({ photo: z.string() });

/** Leave is asked before a byte of the upload is read. @throws Refusal lot_unknown, forbidden, lot_not_draft */
async function askLeave(db: Db, request: FastifyRequest, params: { lot: string }) {
  const bailiff = officeOf(visitorOf(request));
  const lotId = lotIdOf(params);
  const lot = await readOwnLot(db, bailiff, lotId);
  if (lot.state !== 'draft') throw new Refusal('lot_not_draft');
  return { bailiff, lotId };
}

/** Photos and documents of a draft. */
export const uploadRoutes =
  (ground: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db } = ground;

    app.post(
      '/api/bailiff/lots/:lot/photos',
      {
        config,
        schema: {
          tags,
          summary: 'Add photos (multipart field file)',
          consumes: ['multipart/form-data'],
          params: lotParamsSchema,
          response: desk,
        },
      },
      async (request) => {
        const { bailiff, lotId } = await askLeave(db, request, request.params);
        await addPhotos(ground, bailiff, lotId, await readUpload(request, encodePhoto));
        return readDesk(db, bailiff, lotId);
      },
    );

    app.put(
      '/api/bailiff/lots/:lot/photos',
      {
        config,
        schema: {
          tags,
          summary: 'Order and captions of the photos, the cover first',
          params: lotParamsSchema,
          body: photoOrderSchema,
          response: desk,
        },
      },
      async (request) => {
        const { bailiff, lotId } = await askLeave(db, request, request.params);
        await arrangePhotos(ground, bailiff, lotId, request.body);
        return readDesk(db, bailiff, lotId);
      },
    );

    app.delete(
      '/api/bailiff/lots/:lot/photos/:photo',
      { config, schema: { tags, summary: 'Take a photo off a draft', params: photoParamsSchema, response: desk } },
      async (request) => {
        const { bailiff, lotId } = await askLeave(db, request, request.params);
        const photoId = z.uuid().safeParse(request.params.photo);
        if (!photoId.success) throw new Refusal('not_found');
        await removePhoto(ground, bailiff, lotId, photoId.data);
        return readDesk(db, bailiff, lotId);
      },
    );

    app.post(
      '/api/bailiff/lots/:lot/documents',
      {
        config,
        schema: {
          tags,
          summary: 'Add PDF documents (multipart field file)',
          consumes: ['multipart/form-data'],
          params: lotParamsSchema,
          response: desk,
        },
      },
      async (request) => {
        const { bailiff, lotId } = await askLeave(db, request, request.params);
        const documents = await readUpload(request, (bytes, fileName) => checkDocument(fileName, bytes));
        await addDocuments(ground, bailiff, lotId, documents);
        return readDesk(db, bailiff, lotId);
      },
    );
  };
