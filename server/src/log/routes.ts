import { consistencyProofSchema, inclusionProofSchema, logStatusSchema } from '@ochiq/shared/log';
import { parseTilePath, receiptSchema, toBase64 } from '@ochiq/shared/tlog';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Db, fileAnswer, Refusal } from '../base/index.js';
import { type ReceiptGround, waitForReceipt } from './read-receipt.js';
import { readBundle, readConsistency, readInclusion, readTile } from './read-tree.js';
import { findLeaf, readLatest, readPublished } from './store-tree.js';

export interface LogGround extends ReceiptGround {
  readonly witnessKeys: readonly string[];
  /** Keys that signed before this one did. */
  readonly oldKeys: readonly string[];
}

const config = { allow: 'anyone' } as const;
const tags = ['log'];
const forever = 'public, max-age=31536000, immutable';
const indexSchema = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
/** A receipt is waited for at most this long, in ms. */
const longestWaitMs = 5000;

/** The public log as files (C2SP tlog-tiles), and proofs and receipts for those who do not want to compute them. */
export const logRoutes =
  (ground: LogGround): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(fileRoutes(ground));
    await app.register(proofRoutes(ground));
  };

const fileRoutes =
  ({ db, sequencer }: LogGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/log/checkpoint',
      {
        config,
        schema: {
          tags,
          summary: 'The newest signed checkpoint, a C2SP signed note with its witnesses',
          response: fileAnswer('text/plain', 'The note'),
        },
      },
      async (_request, reply) => {
        const latest = await readPublished(db);
        // What a restored database would show here could be an older tree than the world has seen.
        if (!latest || sequencer.problem() !== null) throw new Refusal('unavailable');
        return reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=1').send(latest.note);
      },
    );

    app.get(
      '/log/tile/*',
      {
        config,
        schema: {
          tags,
          summary: 'A tile of hashes or a bundle of entries, by its C2SP tlog-tiles path',
          params: z.object({ '*': z.string() }),
          response: fileAnswer('application/octet-stream', 'The tile'),
        },
      },
      async (request, reply) => {
        const name = parseTilePath(`tile/${request.params['*']}`);
        if (!name) throw new Refusal('not_found');
        const bytes = name.kind === 'hashes' ? await readTile(db, name) : await readBundle(db, name.index, name.width);
        if (!bytes) throw new Refusal('not_found');
        return reply.type('application/octet-stream').header('cache-control', forever).send(Buffer.from(bytes));
      },
    );
  };

const proofRoutes =
  (ground: LogGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, signer, sequencer } = ground;

    app.get(
      '/api/log',
      { config, schema: { tags, summary: 'The log: its keys, its size, and whether it signs', response: { 200: logStatusSchema } } },
      async () => {
        const latest = await readPublished(db);
        return {
          origin: signer.key.name,
          verifierKey: signer.verifierKey,
          oldKeys: [...ground.oldKeys],
          witnessKeys: [...ground.witnessKeys],
          size: latest?.size ?? 0,
          cosignatures: latest?.signers ?? 0,
          checkpointAt: latest?.at.toISOString() ?? null,
          problem: sequencer.problem(),
        };
      },
    );

    app.get(
      '/api/log/proofs/inclusion',
      {
        config,
        schema: {
          tags,
          summary: 'The proof that a leaf is in a tree (RFC 9162)',
          querystring: z.object({ index: indexSchema, size: indexSchema }),
          response: { 200: inclusionProofSchema },
        },
      },
      async ({ query: { index, size } }) => {
        await mustReach(db, size);
        if (index >= size) throw new Refusal('bad_request', [{ path: '/index', message: 'not_in_tree' }]);
        return { index, size, proof: (await readInclusion(db, index, size)).map(toBase64) };
      },
    );

    app.get(
      '/api/log/proofs/consistency',
      {
        config,
        schema: {
          tags,
          summary: 'The proof that a tree only adds to an earlier one (RFC 9162)',
          querystring: z.object({ from: indexSchema, to: indexSchema }),
          response: { 200: consistencyProofSchema },
        },
      },
      async ({ query: { from, to } }) => {
        await mustReach(db, to);
        if (from > to) throw new Refusal('bad_request', [{ path: '/from', message: 'larger_than_to' }]);
        return { from, to, proof: from === 0 ? [] : (await readConsistency(db, from, to)).map(toBase64) };
      },
    );

    app.get(
      '/api/log/receipts/:lot/:seq',
      {
        config,
        schema: {
          tags,
          summary: 'What proves, without this server, that a public event of a lot is in the log',
          params: z.object({
            lot: z.coerce.number().int().positive().max(2_147_483_647),
            seq: z.coerce.number().int().positive().max(2_147_483_647),
          }),
          querystring: z.object({ waitMs: z.coerce.number().int().min(0).max(longestWaitMs).default(0) }),
          response: { 200: receiptSchema },
        },
      },
      async ({ params: { lot, seq }, query: { waitMs } }) => {
        const receipt = await waitForReceipt(ground, () => findLeaf(db, lot, seq), waitMs);
        if (receipt === null) throw new Refusal('not_found');
        return receipt;
      },
    );
  };

/** @throws Refusal bad_request for a tree that is larger than the log */
async function mustReach(db: Db, size: number): Promise<void> {
  const latest = await readLatest(db);
  if (size > (latest?.size ?? 0)) throw new Refusal('bad_request', [{ path: '/size', message: 'larger_than_log' }]);
}
