import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, readPayables } from '../ledger/index.js';
import { SettlementStage } from '../test/settlement-stage.js';
import { payIn } from '../test/sold.js';
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

describe('the sale after the hammer', () => {
  it('is paid, handed over and distributed to the last minor unit', async () => {
    const sale = await stage.opened({
      claims: [
        ['alimony', 50_001n],
        ['taxes', 400_000n],
      ],
    });
    const { lot } = sale;
    expect(await stage.desk(sale)).toMatchObject({
      attempts: [{ state: 'to_pay', kind: 'winner', bidder: 2, priceMinor: '300000', depositMinor: '10000', missingMinor: '290000' }],
      next: { step: 'pay', by: 'buyer' },
    });
    const own = await world.app.inject({ url: '/api/account/sales', headers: { cookie: sale.winner.cookie } });
    expect(own.json()).toMatchObject({ sales: [{ lot, state: 'to_pay', paidMinor: '10000', missingMinor: '290000' }] });
    await stage.pay(lot, 100_000n);
    expect((await stage.desk(sale)).attempts[0]).toMatchObject({ state: 'to_pay', paidMinor: '110000', missingMinor: '190000' });
    await stage.pay(lot, 190_050n);
    expect(await stage.desk(sale)).toMatchObject({ attempts: [{ state: 'paid', missingMinor: '0' }], next: { step: 'record_hand_over' } });
    expect(await readPayables(world.db, { states: ['open'], lotId: lot })).toMatchObject([
      { bidder: 2, reason: 'overpaid', amountMinor: 50n },
      { bidder: 1, reason: 'release', amountMinor: 10_000n },
    ]);
    const costs = [{ ground: 'Storage for nine days', amountMinor: '12345' }];
    expect(await stage.step(sale, sale.bailiff, 'costs', { costs })).toMatchObject({ status: 200, desk: { costs } });
    expect(await stage.step(sale, sale.bailiff, 'distribution')).toMatchObject({ status: 409, code: 'sale_not_handed_over' });
    expect(await stage.handOver(sale, sale.bailiff)).toMatchObject({ desk: { attempts: [{ state: 'handed_over' }] } });
    expect(await stage.step(sale, sale.accountant, 'distribution/carry-out')).toMatchObject({
      status: 409,
      code: 'distribution_not_proposed',
    });
    const proposed = await stage.step(sale, sale.bailiff, 'distribution');
    // 1% sale fee of 300,000; 10% fee of enforcement on 300,000 collected, since more is claimed.
    expect(proposed.desk?.attempts[0]?.distribution?.shares.map(({ rank, paidMinor }) => [rank, paidMinor])).toEqual([
      ['sale_costs', '12345'],
      ['sale_costs', '3000'],
      ['enforcement_fee', '30000'],
      ['alimony', '50001'],
      ['taxes', '204654'],
    ]);
    expect(await stage.step(sale, sale.accountant, 'distribution/carry-out')).toMatchObject({
      desk: { attempts: [{ state: 'distributed' }], next: { step: 'none' } },
    });
    expect(await stage.step(sale, sale.accountant, 'distribution/carry-out')).toMatchObject({ status: 409, code: 'sale_not_handed_over' });
    const owed = await readPayables(world.db, { states: ['open'], lotId: lot });
    expect(owed.filter(({ reason }) => reason === 'claim').map(({ partyId, amountMinor }) => [partyId, amountMinor])).toEqual([
      [sale.creditors['alimony'], 50_001n],
      [sale.creditors['taxes'], 204_654n],
    ]);
    expect([
      await stage.balance(accounts.costs(lot)),
      await stage.balance(accounts.fee(lot)),
      await stage.balance(accounts.proceeds(lot)),
    ]).toEqual([-15_345n, -30_000n, 0n]);
    expect(await stage.kinds(lot)).toEqual(['sale_due', 'sale_paid', 'handed_over', 'distributed']);
    expect(await stage.result(lot)).toMatchObject({ sale: { state: 'distributed', priceMinor: '300000' }, aftermath: null, repeat: null });
    await stage.expectOrder(lot);
  });

  it('goes to the runner-up in reserve when the winner does not pay, with the lost deposit to the proceeds', async () => {
    const sale = await stage.opened();
    const { lot } = sale;
    await payIn(world, lot, accounts.price(lot), 5_000n);
    await stage.overdue(lot);
    const desk = await stage.desk(sale);
    expect(desk.attempts).toMatchObject([
      { state: 'defaulted', forfeitedMinor: '10000' },
      { state: 'to_pay', kind: 'runner_up', bidder: 1, priceMinor: '200000', depositMinor: '10000', missingMinor: '190000' },
    ]);
    expect(await readPayables(world.db, { states: ['open'], lotId: lot })).toMatchObject([
      { bidder: 2, reason: 'late', amountMinor: 5_000n },
    ]);
    const next = await world.lot();
    const refused = await world.app.inject({ method: 'POST', url: `/api/lots/${next}/deposit`, headers: { cookie: sale.winner.cookie } });
    expect(refused.json()).toMatchObject({ code: 'in_default' });
    await stage.pay(lot, 190_000n);
    await stage.handOver(sale, sale.bailiff);
    await stage.step(sale, sale.bailiff, 'distribution');
    const done = await stage.step(sale, sale.accountant, 'distribution/carry-out');
    const shares = done.desk?.attempts[1]?.distribution?.shares ?? [];
    expect(shares.reduce((sum, { paidMinor }) => sum + BigInt(paidMinor), 0n)).toBe(210_000n);
    expect(await stage.kinds(lot)).toEqual(['sale_due', 'sale_defaulted', 'runner_up_offered', 'sale_paid', 'handed_over', 'distributed']);
    await stage.expectOrder(lot);
  });

  it('needs a second official to hand a house over', async () => {
    const sale = await stage.opened({ category: 'house' });
    await stage.pay(sale.lot, 290_000n);
    expect(await stage.step(sale, sale.senior, 'hand-over/confirm')).toMatchObject({ status: 409, code: 'hand_over_not_recorded' });
    expect(await stage.step(sale, sale.senior, 'hand-over', { number: '1', day: '2999-01-01' })).toMatchObject({ status: 400 });
    expect(await stage.handOver(sale, sale.senior)).toMatchObject({
      desk: { attempts: [{ state: 'paid' }], next: { by: 'second_official' } },
    });
    expect(await stage.step(sale, sale.senior, 'hand-over/confirm')).toMatchObject({ status: 403, code: 'second_person_needed' });
    const second = await world.person({ role: 'senior_bailiff', office: sale.office });
    expect(await stage.step(sale, second, 'hand-over/confirm')).toMatchObject({ desk: { attempts: [{ state: 'handed_over' }] } });
  });

  it('is nobody else’s: another office sees and does nothing', async () => {
    const sale = await stage.opened();
    const stranger = await world.person({ role: 'senior_bailiff' });
    for (const path of ['hand-over/confirm', 'distribution', 'return'])
      expect(await stage.step(sale, stranger, path)).toMatchObject({ status: 403 });
    const seen = await world.app.inject({ url: `/api/bailiff/lots/${sale.lot}/sale`, headers: { cookie: stranger.cookie } });
    expect(seen.statusCode).toBe(403);
  });
});
