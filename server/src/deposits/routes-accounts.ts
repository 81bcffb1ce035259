import {
  accountBalancesSchema,
  assignmentSchema,
  bankEntrySchema,
  importResultSchema,
  newPaymentFileSchema,
  payableStateSchema,
  payablesSchema,
  paymentFileSchema,
  paymentFilesSchema,
  refusedPaymentSchema,
  statementPageSchema,
  statementsSchema,
  transfersSchema,
  trialBalanceSchema,
} from '@ochiq/shared/ledger';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fileAnswer, Refusal, readUpload, visitorOf } from '../base/index.js';
import { balancesOf, listTransfers, readPayable, readPayables, readTrialBalance } from '../ledger/index.js';
import { type ImportGround, importStatement } from './import-statement.js';
import { StatementFault } from './iso20022/statement-fault.js';
import { assignEntry, sendEntryBack } from './resolve-entry.js';
import { makePaymentFile, refusePayment } from './send-payments.js';
import { readBankEntries, readStatements } from './store-bank.js';
import { readPaymentFile, readPaymentFiles, readPayoutAccounts } from './store-payouts.js';
import { transfersCsv } from './transfers-csv.js';
import { entryView, fileView, payableView, statementView, transferView } from './view.js';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const tags = ['accounts'];
const read = { allow: 'read_accounts' } as const;
const keep = { allow: 'keep_accounts' } as const;
/** A bank's day of some ten thousand payments; the XML is read in memory. */
const statementBytes = 12 * 1024 * 1024;

/** What the accountant does, and whoever may read the books sees. */
export const accountRoutes =
  (ground: ImportGround): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(statementRoutes(ground));
    await app.register(payoutFileRoutes(ground));
    await app.register(bookRoutes(ground));
  };

/** A statement's text; what is no UTF-8 is no XML of ours. */
function textOf(bytes: Buffer): string {
  if (bytes.length > statementBytes) throw new Refusal('too_large');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StatementFault('statement_not_xml', null, 'the file is not UTF-8');
  }
}

/** The reason code, and the line of the file among the errors. */
async function orRefusal<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StatementFault)) throw error;
    throw new Refusal(error.code, [{ path: error.line === null ? 'file' : `line ${error.line}`, message: error.detail }]);
  }
}

const statementRoutes =
  (ground: ImportGround): FastifyPluginAsyncZod =>
  async (app) => {
    for (const type of ['application/xml', 'text/xml']) {
      app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: statementBytes }, (_, body, done) => done(null, body));
    }
    app.post(
      '/api/accounts/statements',
      {
        config: keep,
        bodyLimit: statementBytes,
        schema: {
          tags,
          summary: 'Take in a bank statement (camt.053.001.02 or .08), as the XML itself or as a file of a form',
          consumes: ['multipart/form-data', 'application/xml', 'text/xml'],
          response: { 200: importResultSchema },
        },
      },
      (request) =>
        orRefusal(async () => {
          const { body } = request;
          const files = Buffer.isBuffer(body) ? [textOf(body)] : await readUpload(request, textOf);
          if (files.length > 1) throw new Refusal('too_many_files');
          const { entries, known } = await importStatement(ground, files[0] ?? '', visitorOf(request).personId);
          return { entries: entries.map(entryView), known };
        }),
    );
    app.get(
      '/api/accounts/statements',
      { config: read, schema: { tags, summary: 'Statements that were taken in, the latest first', response: { 200: statementsSchema } } },
      async () => ({ statements: (await readStatements(ground.db)).map(statementView) }),
    );
    app.get(
      '/api/accounts/statements/:statement',
      {
        config: read,
        schema: {
          tags,
          summary: 'The movements of a statement',
          params: z.object({ statement: id }),
          response: { 200: statementPageSchema },
        },
      },
      async (request) => ({
        entries: (await readBankEntries(ground.db, { statementId: request.params.statement })).map(entryView),
      }),
    );
    app.get(
      '/api/accounts/unmatched',
      { config: read, schema: { tags, summary: 'Payments that name no reference of ours', response: { 200: statementPageSchema } } },
      async () => ({ entries: (await readBankEntries(ground.db, {})).map(entryView) }),
    );
    app.post(
      '/api/accounts/unmatched/:entry/assign',
      {
        config: keep,
        schema: {
          tags,
          summary: 'Give a payment the reference it was meant for',
          params: z.object({ entry: id }),
          body: assignmentSchema,
          response: { 200: bankEntrySchema },
        },
      },
      async (request) => entryView(await assignEntry(ground, request.params.entry, request.body.reference, visitorOf(request).personId)),
    );
    app.post(
      '/api/accounts/unmatched/:entry/return',
      {
        config: keep,
        schema: { tags, summary: 'Owe a payment back to its payer', params: z.object({ entry: id }), response: { 200: bankEntrySchema } },
      },
      async (request) => entryView(await sendEntryBack(ground, request.params.entry, visitorOf(request).personId)),
    );
  };

const payoutFileRoutes =
  (ground: ImportGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/accounts/payables',
      {
        config: read,
        schema: {
          tags,
          summary: 'What we owe, oldest first',
          querystring: z.object({ state: payableStateSchema.optional() }),
          response: { 200: payablesSchema },
        },
      },
      async (request) => {
        const { state } = request.query;
        const rows = await readPayables(ground.db, { states: state ? [state] : ['open', 'sent', 'returned'] });
        const known = await readPayoutAccounts(ground.db, rows);
        const payees = rows.map((row) => {
          const to = known.get(row.id);
          return payableView(row, to ? { holder: to.holder, account: to.account } : null);
        });
        return { payables: payees };
      },
    );
    app.post(
      '/api/accounts/payables/:payable/refused',
      {
        config: keep,
        schema: {
          tags,
          summary: 'Note that the bank will not carry out a payment; it is owed again',
          params: z.object({ payable: id }),
          body: refusedPaymentSchema,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const row = await readPayable(ground.db, request.params.payable);
        if (row?.endToEndId == null) throw new Refusal('not_found');
        await refusePayment(ground.db, row.endToEndId, row.amountMinor, request.body.reason);
        return reply.code(204).send();
      },
    );
    app.get(
      '/api/accounts/payment-files',
      { config: read, schema: { tags, summary: 'Payment orders that were made, the latest first', response: { 200: paymentFilesSchema } } },
      async () => ({ files: (await readPaymentFiles(ground.db)).map(fileView) }),
    );
    app.post(
      '/api/accounts/payment-files',
      {
        config: keep,
        schema: {
          tags,
          summary: 'Gather what is owed in a currency into a payment order (pain.001.001.09)',
          body: newPaymentFileSchema,
          response: { 201: paymentFileSchema },
        },
      },
      async (request, reply) =>
        reply.code(201).send(fileView(await makePaymentFile(ground, request.body.currency, visitorOf(request).personId))),
    );
    app.get(
      '/api/accounts/payment-files/:file',
      {
        config: keep,
        schema: {
          tags,
          summary: 'The XML of a payment order, the same at each download',
          params: z.object({ file: id }),
          response: fileAnswer('application/xml', 'The payment order'),
        },
      },
      async (request, reply) => {
        const file = await readPaymentFile(ground.db, request.params.file);
        if (file === null) throw new Refusal('not_found');
        return reply
          .type('application/xml; charset=utf-8')
          .header('content-disposition', `attachment; filename="${file.messageId}.xml"`)
          .header('cache-control', 'no-store')
          .send(file.xml);
      },
    );
  };

const bookQuery = z.object({ account: z.string().max(80).optional(), lot: id.optional() });

const bookRoutes =
  ({ db }: Pick<ImportGround, 'db'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/accounts/trial-balance',
      { config: read, schema: { tags, summary: 'Debits and credits by kind of account', response: { 200: trialBalanceSchema } } },
      async () => ({
        lines: (await readTrialBalance(db)).map((line) => ({
          ...line,
          debitMinor: line.debitMinor.toString(),
          creditMinor: line.creditMinor.toString(),
        })),
      }),
    );
    app.get(
      '/api/accounts/balances',
      {
        config: read,
        schema: {
          tags,
          summary: 'Balances of the accounts whose code begins so, those at zero left out',
          querystring: z.object({ prefix: z.string().max(80).default('') }),
          response: { 200: accountBalancesSchema },
        },
      },
      async (request) => ({
        accounts: (await balancesOf(db, request.query.prefix))
          .filter(({ balanceMinor }) => balanceMinor !== 0n)
          .slice(0, 2000)
          .map((one) => ({ ...one, balanceMinor: one.balanceMinor.toString() })),
      }),
    );
    const transfersOf = ({ account, lot }: z.output<typeof bookQuery>, limit: number) =>
      listTransfers(db, { account: account ?? null, lotId: lot ?? null, limit });
    app.get(
      '/api/accounts/transfers',
      {
        config: read,
        schema: { tags, summary: 'Transfers, the latest first', querystring: bookQuery, response: { 200: transfersSchema } },
      },
      async (request) => ({ transfers: (await transfersOf(request.query, 200)).map(transferView) }),
    );
    app.get(
      '/api/accounts/transfers.csv',
      {
        config: read,
        schema: {
          tags,
          summary: 'The same as a table, one line a posting',
          querystring: bookQuery,
          response: fileAnswer('text/csv', 'The table'),
        },
      },
      async (request, reply) =>
        reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="transfers.csv"')
          .send(transfersCsv(await transfersOf(request.query, 50_000))),
    );
  };
