import {
  absenceDraftSchema,
  documentStatusSchema,
  incomingListSchema,
  incomingPageSchema,
  relativeDraftSchema,
  type SeatView,
  seatListSchema,
  seatOpeningSchema,
  signedFileSchema,
} from '@ochiq/shared/intake';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal, readClock, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import type { DrawGround } from './commit-chain.js';
import { incomingView } from './incoming-view.js';
import { closeSeat, declareRelative, openSeat } from './keep-seats.js';
import { readStatus, type StatusGround } from './read-status.js';
import { receiveFile } from './receive-file.js';
import { readIncoming } from './store-desk.js';
import { readSeatList } from './store-seats.js';

const tags = ['bailiff'];
const documentParams = z.object({ document: z.coerce.number().int().positive().max(2_147_483_647) });
const seatParams = z.object({ seat: z.coerce.number().int().positive().max(2_147_483_647) });

async function listSeats({ db }: Pick<DrawGround, 'db'>, officeId: number): Promise<{ seats: SeatView[] }> {
  const [rows, now] = [await readSeatList(db, officeId), (await readClock(db)).getTime()];
  const seats = rows.map(({ absences, ...row }) => {
    const instants = absences.map(({ reason, from, until }) => ({
      reason,
      from: new Date(from).toISOString(),
      until: until === null ? null : new Date(until).toISOString(),
    }));
    const isAway = instants.some(({ from, until }) => Date.parse(from) <= now && (until === null || now < Date.parse(until)));
    return { ...row, absences: instants, open: row.seat !== null && !isAway };
  });
  return { seats };
}

/** Documents and seats of the own office. */
export const deskRoutes =
  (ground: DrawGround & StatusGround): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(documentRoutes(ground));
    await app.register(seatRoutes(ground));
  };

const documentRoutes =
  (ground: DrawGround & StatusGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db } = ground;
    app.get(
      '/api/bailiff/documents',
      {
        config: { allow: 'work_desk' },
        schema: { tags, summary: 'Executive documents that courts delivered to the own office', response: { 200: incomingListSchema } },
      },
      async (request) => ({ documents: (await readIncoming(db, officeOf(visitorOf(request)).officeId)).map(incomingView) }),
    );

    app.post(
      '/api/bailiff/documents',
      {
        config: { allow: 'work_desk' },
        schema: {
          tags,
          summary: 'Hand in a document that a court signed as a file',
          body: signedFileSchema,
          response: { 200: documentStatusSchema },
        },
      },
      async (request) => {
        const { personId } = officeOf(visitorOf(request));
        const { row, repeated } = await receiveFile(ground, { text: request.body.file, delivery: 'upload', uploadedBy: personId });
        return readStatus(ground, row, repeated);
      },
    );

    app.get(
      '/api/bailiff/documents/:document',
      {
        config: { allow: 'work_desk' },
        schema: { tags, summary: 'A document as its court wrote it', params: documentParams, response: { 200: incomingPageSchema } },
      },
      async (request) => {
        const [row] = await readIncoming(db, officeOf(visitorOf(request)).officeId, { document: request.params.document });
        if (!row) throw new Refusal('document_unknown');
        return { ...incomingView(row), digest: row.digest, content: row.document };
      },
    );
  };

const seatRoutes =
  (ground: DrawGround): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { allow: 'keep_seats' } as const;
    const response = { 200: seatListSchema };

    app.get(
      '/api/bailiff/seats',
      {
        config: { allow: 'work_desk' },
        schema: { tags, summary: 'Who of the own office is drawn for documents', response },
      },
      (request) => listSeats(ground, officeOf(visitorOf(request)).officeId),
    );

    app.post(
      '/api/bailiff/seats',
      { config, schema: { tags, summary: 'Open a seat for an official, or open theirs again', body: seatOpeningSchema, response } },
      async (request) => {
        const keeper = officeOf(visitorOf(request));
        await openSeat(ground, keeper, request.body.personId);
        return listSeats(ground, keeper.officeId);
      },
    );

    app.post(
      '/api/bailiff/seats/:seat/absences',
      { config, schema: { tags, summary: 'Close a seat for a time', params: seatParams, body: absenceDraftSchema, response } },
      async (request) => {
        const keeper = officeOf(visitorOf(request));
        const { reason, from, until } = request.body;
        const dated = (text: string | null) => (text === null ? null : new Date(text));
        await closeSeat(ground, keeper, request.params.seat, { reason, from: dated(from), until: dated(until) });
        return listSeats(ground, keeper.officeId);
      },
    );

    app.post(
      '/api/bailiff/seats/:seat/relatives',
      {
        config,
        schema: { tags, summary: 'Write down somebody close to an official', params: seatParams, body: relativeDraftSchema, response },
      },
      async (request) => {
        const keeper = officeOf(visitorOf(request));
        await declareRelative(ground, keeper, request.params.seat, request.body.nationalId);
        return listSeats(ground, keeper.officeId);
      },
    );
  };
