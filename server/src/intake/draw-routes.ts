import { drawEntriesSchema, drawListSchema } from '@ochiq/shared/intake';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Db, Refusal } from '../base/index.js';
import { readDrawEntries } from '../log/index.js';
import { readOfficeDraws, readOfficeOfDraw } from './store-desk.js';

const number = z.coerce.number().int().positive().max(2_147_483_647);
const config = { allow: 'anyone' } as const;
const tags = ['log'];

/** The draws of all offices, for everybody: what of the log they follow from. */
export const drawRoutes =
  ({ db }: { readonly db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/draws',
      { config, schema: { tags, summary: 'How many documents were drawn for in each office', response: { 200: drawListSchema } } },
      async () => ({ offices: (await readOfficeDraws(db)).map((row) => ({ ...row, last: [...row.last] })) }),
    );

    app.get(
      '/api/draws/:chain/:draw',
      {
        config,
        schema: {
          tags,
          summary: 'The entries of the log from which a draw can be made again',
          params: z.object({ chain: number, draw: number }),
          response: { 200: drawEntriesSchema },
        },
      },
      async ({ params: { chain, draw } }) => {
        const office = await readOfficeOfDraw(db, chain, draw);
        if (!office) throw new Refusal('not_found');
        const entries = await readDrawEntries(db, office.id);
        const last = entries.findIndex(({ leaf }) => isDraw(leaf, chain, draw));
        // For a second or so after the draw it is in no tree.
        if (last < 0) throw new Refusal('not_found');
        return { office, entries: entries.slice(0, last + 1) };
      },
    );
  };

const drawSchema = z.object({ kind: z.literal('case_assigned'), chain: z.int(), draw: z.int() });

function isDraw(leaf: string, chain: number, draw: number): boolean {
  const { data } = drawSchema.safeParse(JSON.parse(leaf));
  return data?.chain === chain && data.draw === draw;
}
