import { hash } from 'node:crypto';
import { debtPageSchema } from '@ochiq/shared/debtors';
import { referenceOf } from '@ochiq/shared/deposits';
import { hashWith } from '@ochiq/shared/tlog';
import { createReplay } from '@ochiq/shared/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, balanceOf, readTrialBalance } from '../ledger/index.js';
import { openTeller, payment, statement } from '../test/bank.js';
import { type OwingCase, owingCase } from '../test/owing.js';
import { SettlementStage } from '../test/settlement-stage.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ demo: true });
});
afterAll(() => world.close());

const ask = (who: TestPerson, path: string) => world.app.inject({ url: `/api/account/debts${path}`, headers: { cookie: who.cookie } });
const pageOf = async ({ debtor, id }: OwingCase) => debtPageSchema.parse((await ask(debtor, `/${id}`)).json());
const balance = (account: string) => balanceOf(world.db, account, 'UZS');
const stateOf = async (lot: number) => (await world.db.sql<{ state: string }>('select state from lot where id = $1', [lot]))[0]?.state;
const noticesOf = async (who: TestPerson) =>
  (await world.db.sql<{ kind: string }>('select kind from notice where person_id = $1 order by id', [who.id])).map(({ kind }) => kind);
const kindsOf = async (owing: OwingCase) => {
  const rows = await world.db.sql<{ kind: string }>(
    `select kind from log_entry where kind in ('debt_paid', 'case_ended') and leaf::jsonb ->> 'case' = $1 or lot_id = $2 order by id`,
    [String(owing.id), owing.lot],
  );
  return rows.map(({ kind }) => kind);
};
async function expectSound(): Promise<void> {
  const trial = await readTrialBalance(world.db);
  expect(trial.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0n)).toBe(0n);
  const replay = createReplay();
  const leaves = await world.db.sql<{ leaf: string }>('select leaf from log_entry order by id');
  for (const [index, { leaf }] of leaves.entries()) hashWith(replay.take(index, leaf), (bytes) => hash('sha256', bytes, 'buffer'));
  expect(replay.finish().findings.filter(({ code }) => code === 'case_wrong' || code === 'leaf_malformed')).toEqual([]);
}

describe('a debt', () => {
  it('is seen by its debtor alone, with what to pay and how', async () => {
    const owing = await owingCase(world, { state: 'published', startsInMs: 60_000 });
    expect((await ask(owing.debtor, '')).json()).toMatchObject({ debts: [{ case: owing.id, money: { remainingMinor: '110000' } }] });
    expect(await pageOf(owing)).toMatchObject({
      next: 'pay_before_start',
      reference: owing.reference,
      demoBank: true,
      payTo: { currency: 'UZS' },
      money: { claimMinor: '100000', feeMinor: '10000', remainingMinor: '110000' },
      creditors: [{ name: 'Creditor other', leftMinor: '100000' }],
      lots: [{ lot: owing.lot, state: 'published', sale: null }],
    });
    for (const other of [await world.person(), owing.bailiff, await world.person({ nationalId: null })]) {
      expect((await ask(other, '')).json()).toEqual({ debts: [] });
      expect((await ask(other, `/${owing.id}`)).statusCode).toBe(404);
    }
  });

  it('is paid in parts, over and late; the last part stops the live auction and ends the case', async () => {
    const owing = await owingCase(world, {
      claims: [
        ['alimony', 30_000n],
        ['other', 70_000n],
      ],
    });
    const { lot, reference, creditors } = owing;
    const [second, draft] = [
      await world.lot({ office: owing.office, state: 'published', startsInMs: 60_000 }),
      await world.lot({ office: owing.office, state: 'draft' }),
    ];
    await world.db.sql('update lot set case_id = $1 where id = any($2)', [owing.id, [second, draft]]);
    const [one, two] = [await world.person(), await world.person()];
    await world.admit(lot, [one, two]);
    const [bidder, watcher] = [await world.socket(one), await world.socket()];
    await watcher.watch(lot);
    expect(await bidder.bid(lot, 200_000n)).toMatchObject({ type: 'accepted' });

    const teller = openTeller(world, owing.accountant);
    expect((await teller.taken(statement(payment(`qarz ${reference}`, 40_000n)))).entries).toMatchObject([
      { outcome: 'debt', creditedMinor: '40000', case: owing.id, lot: null },
    ]);
    // 10% of 40,000 to the fee, then alimony whole, then the rest.
    expect([
      await balance(accounts.caseFee(owing.id)),
      await balance(accounts.debt(owing.id, 'debtor')),
      (await pageOf(owing)).creditors.map(({ leftMinor }) => leftMinor),
    ]).toEqual([-4_000n, 0n, ['0', '64000']]);
    expect(await stateOf(lot)).toBe('live');
    expect(await noticesOf(owing.debtor)).toEqual(['debt_paid']);

    const last = statement(payment(reference, 70_500n), payment(reference, 100n));
    expect((await teller.taken(last)).entries.map(({ outcome, creditedMinor }) => [outcome, creditedMinor])).toEqual([
      ['debt', '70000'],
      ['repeated', '0'],
    ]);
    expect([await stateOf(lot), await stateOf(second), await stateOf(draft)]).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    await watcher.until((frame) => frame.type === 'events' && frame.events.some(({ kind }) => kind === 'withdrawn'));
    expect(watcher.events(lot).at(-1)).toMatchObject({ kind: 'withdrawn', groundKind: 'debt_paid' });
    expect(await bidder.bid(lot, 300_000n)).toMatchObject({ type: 'rejected', code: 'lot_withdrawn' });
    expect(await kindsOf(owing)).toEqual(['bid', 'debt_paid', 'debt_paid', 'withdrawn', 'deposits_released', 'case_ended', 'bid_refused']);
    expect((await world.db.sql('select state from deposit where lot_id = $1', [lot])).map(({ ['state']: state }) => state)).toEqual([
      'released',
      'released',
    ]);
    const paid = await world.db.sql<{ party: string; paid: bigint }>(
      `select party_id as party, sum(amount_minor)::bigint as paid from payable where key like 'claim:debt:' || $1 || ':%' group by 1`,
      [owing.id],
    );
    expect(new Map(paid.map(({ party, paid: amount }) => [party, amount]))).toEqual(
      new Map([
        [creditors['alimony'], 30_000n],
        [creditors['other'], 70_000n],
      ]),
    );
    expect(await balance(accounts.caseFee(owing.id))).toBe(-10_000n);
    expect(await pageOf(owing)).toMatchObject({
      next: 'ended',
      end: { outcome: 'enforced' },
      money: { recoveredMinor: '100000', remainingMinor: '0' },
    });
    expect([
      await noticesOf(one),
      await noticesOf(owing.bailiff),
      await noticesOf(owing.senior),
      await noticesOf(owing.accountant),
    ]).toEqual([['lot_withdrawn'], ['case_ended'], ['case_ended'], ['case_ended']]);
    expect((await noticesOf(owing.debtor)).slice(1)).toEqual(['debt_paid', 'debt_closed']);

    expect(await teller.taken(last)).toEqual({ entries: [], known: 2 });
    expect((await teller.taken(statement(payment(reference, 900n)))).entries).toMatchObject([{ outcome: 'late', creditedMinor: '0' }]);
    const back = await world.db.sql<{ amount: bigint }>(
      `select payable.amount_minor as amount from payable join bank_entry on bank_entry.id = entry_id where case_id = $1 order by payable.id`,
      [owing.id],
    );
    expect(back.map(({ amount }) => amount)).toEqual([500n, 100n, 900n]);
    await expectSound();
  });

  it('that a sale has paid takes the other lots of the case off sale', async () => {
    const other = await startWorld({ databaseUrl: world.databaseUrl });
    const stage = new SettlementStage(world, other);
    const sale = await stage.opened({ claims: [['other', 100_000n]] });
    const [row] = await world.db.sql<{ id: number }>('select case_id as id from lot where id = $1', [sale.lot]);
    const second = await world.lot({ office: sale.office });
    await world.db.sql('update lot set case_id = $1 where id = $2', [row?.id, second]);
    await stage.pay(sale.lot, 290_000n);
    await stage.distribute(sale);
    await expect.poll(() => stateOf(second), { timeout: 10_000 }).toBe('withdrawn');
    const [end] = await world.db.sql<{ outcome: string }>('select outcome from case_end where case_id = $1', [row?.id]);
    expect(end).toEqual({ outcome: 'enforced' });
    await stage.expectOrder(sale.lot);
    await other.close();
  });

  it('that is paid between the proposal of a distribution and its carrying out makes the shares out of date', async () => {
    const other = await startWorld({ databaseUrl: world.databaseUrl });
    const stage = new SettlementStage(world, other);
    const sale = await stage.opened({ claims: [['other', 100_000n]] });
    await stage.pay(sale.lot, 290_000n);
    await stage.handOver(sale);
    await stage.step(sale, sale.bailiff, 'distribution');
    const [row] = await world.db.sql<{ id: number }>('select case_id as id from lot where id = $1', [sale.lot]);
    await openTeller(world, sale.accountant).taken(statement(payment(referenceOf({ purpose: 'E', caseId: row?.id ?? 0 }), 110_000n)));
    expect(await stage.step(sale, sale.accountant, 'distribution/carry-out')).toMatchObject({ status: 409, code: 'distribution_outdated' });
    await stage.step(sale, sale.bailiff, 'distribution');
    const { desk } = await stage.step(sale, sale.accountant, 'distribution/carry-out');
    // The debt was paid: all that the lot brought beyond its fee is the debtor's.
    expect(desk?.attempts[0]?.distribution?.shares.map(({ rank, paidMinor }) => [rank, paidMinor])).toEqual([
      ['sale_costs', '3000'],
      ['debtor', '297000'],
    ]);
    await stage.expectOrder(sale.lot);
    await other.close();
  });
});
