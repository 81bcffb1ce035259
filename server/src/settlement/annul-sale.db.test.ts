import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, readPayables, sendPayables } from '../ledger/index.js';
import { SettlementStage } from '../test/settlement-stage.js';
import { startWorld, type World } from '../test/world.js';

let stage: SettlementStage;
let world: World;
let other: World;
beforeAll(async () => {
  world = await startWorld();
  other = await startWorld({ databaseUrl: world.databaseUrl });
  stage = new SettlementStage(world, other);
});
afterAll(async () => {
  await other.close();
  await world.close();
});

describe('an annulled sale', () => {
  it.each(['to_pay', 'paid', 'handed_over', 'distributed'] as const)('from %s: the buyer is owed all they paid', async (state) => {
    const sale = await stage.opened();
    const { lot } = sale;
    if (state !== 'to_pay') await stage.pay(lot, 290_000n);
    if (state === 'handed_over') await stage.handOver(sale);
    if (state === 'distributed') await stage.distribute(sale);
    expect((await stage.desk(sale)).attempts[0]?.state).toBe(state);
    const annulled = await stage.step(sale, sale.senior, 'annul', await stage.courtOrder(lot));
    expect(annulled).toMatchObject({ status: 200, desk: { attempts: [{ state: 'annulled' }], next: { step: 'none' } } });
    expect(await stage.step(sale, sale.senior, 'annul', await stage.courtOrder(lot))).toMatchObject({ status: 409, code: 'sale_annulled' });
    const owed = await readPayables(world.db, { states: ['open'], lotId: lot });
    const paid = state === 'to_pay' ? 10_000n : 300_000n;
    expect(owed.filter(({ bidder }) => bidder === 2).map((one) => [one.reason, one.amountMinor])).toEqual([['annulment', paid]]);
    expect(owed.filter(({ reason }) => reason === 'claim')).toEqual([]);
    for (const account of [accounts.price(lot), accounts.proceeds(lot), accounts.costs(lot), accounts.fee(lot)])
      expect(await stage.balance(account)).toBe(0n);
    await stage.expectOrder(lot);
  });

  it('what was already paid out is owed to us by whoever got it', async () => {
    const sale = await stage.opened();
    const { lot } = sale;
    await stage.pay(lot, 290_000n);
    await stage.distribute(sale);
    const [claim] = (await readPayables(world.db, { states: ['open'], lotId: lot })).filter(({ reason }) => reason === 'claim');
    await world.db.transact((tx) => sendPayables(tx, [claim?.id ?? 0], 1, new Date()));
    const { desk } = await stage.step(sale, sale.senior, 'annul', await stage.courtOrder(lot));
    const account = accounts.receivable(accounts.creditor(lot, sale.creditors['other'] ?? ''));
    expect(await stage.balance(account)).toBe(claim?.amountMinor);
    expect(desk?.money).toContainEqual({ account: 'receivable', name: 'Creditor other', balanceMinor: `-${claim?.amountMinor}` });
    await stage.expectOrder(lot);
  });

  it('refuses an unknown court and people who may not', async () => {
    const sale = await stage.opened();
    expect(await stage.step(sale, sale.senior, 'annul', { courtId: 999_999, number: '1', day: '2026-01-01' })).toMatchObject({
      status: 400,
    });
    expect(await stage.step(sale, sale.bailiff, 'annul', await stage.courtOrder(sale.lot))).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
  });
});
