import { depositSchema, referenceOf } from '@ochiq/shared/deposits';
import { importResultSchema, payablesSchema, trialBalanceSchema } from '@ochiq/shared/ledger';
import { expect } from 'vitest';
import { type BankedPayment, statementText } from '../deposits/index.js';
import type { TestPerson, World } from './world.js';

/** Our account in UZS, see `testBankAccounts`. */
export const testAccount = '20208000900100001001';
let number = 0;

/** A payment into that account; the bank numbers it. */
export function payment(remittance: string, amountMinor: bigint, more: Partial<BankedPayment> = {}): BankedPayment {
  number += 1;
  return { reference: `B${number}`, remittance, amountMinor, payerName: 'A payer', payerAccount: '22618000900000000001', ...more };
}

/** A bank statement with these payments. */
export function statement(...payments: readonly BankedPayment[]): string {
  number += 1;
  return statementText({ id: `S${number}`, account: testAccount, currency: 'UZS', at: new Date('2026-03-01T10:00:00Z'), payments });
}

/** Sends a statement as an accountant does. */
export const sendStatement = (world: World, accountant: TestPerson, text: string): Promise<Response> =>
  fetch(`${world.url}/api/accounts/statements`, {
    method: 'POST',
    headers: { cookie: accountant.cookie, 'content-type': 'application/xml' },
    body: text,
  });

export const depositReference = (lotId: number, bidder: number): string => referenceOf({ purpose: 'D', lotId, bidder });

/** What tests of money ask of a running server. */
export function openTeller(world: World, accountant: TestPerson) {
  async function call(method: string, path: string, who: TestPerson, body?: unknown) {
    const headers = { cookie: who.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(`${world.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : null };
  }
  return {
    call,
    async register(lot: number, who: TestPerson) {
      const answer = await call('POST', `/api/lots/${lot}/deposit`, who);
      return { status: answer.status, code: answer.json.code, deposit: depositSchema.safeParse(answer.json).data };
    },
    own: async (lot: number, who: TestPerson) => depositSchema.parse((await call('GET', `/api/lots/${lot}/deposit`, who)).json.deposit),
    taken: async (text: string) => importResultSchema.parse(await (await sendStatement(world, accountant, text)).json()),
    async refused(text: string) {
      const response = await sendStatement(world, accountant, text);
      return { status: response.status, ...(await response.json()) };
    },
    /** Counts of everything that money writes, to see that nothing was. */
    written: () =>
      world.db.sql(
        `select (select count(*) from transfer) as transfers, (select count(*) from bank_entry) as entries,
           (select count(*) from bank_statement) as statements, (select count(*) from payable) as payables,
           (select count(*) from deposit where state = 'held') as held`,
      ),
    async expectBalanced() {
      const { lines } = trialBalanceSchema.parse((await call('GET', '/api/accounts/trial-balance', accountant)).json);
      expect(lines.reduce((sum, { debitMinor, creditMinor }) => sum + BigInt(debitMinor) - BigInt(creditMinor), 0n)).toBe(0n);
    },
    payablesOf: async (lot: number, state?: string) =>
      payablesSchema
        .parse((await call('GET', `/api/accounts/payables${state ? `?state=${state}` : ''}`, accountant)).json)
        .payables.filter((one) => one.lot === lot),
    async endLot(lot: number) {
      await world.db.sql('update lot set original_ends_at = clock_timestamp(), ends_at = clock_timestamp() where id = $1', [lot]);
      await expect
        .poll(async () => (await world.db.sql<{ state: string }>('select state from lot where id = $1', [lot]))[0]?.state, {
          timeout: 10_000,
        })
        .toMatch(/sold/);
    },
  };
}
