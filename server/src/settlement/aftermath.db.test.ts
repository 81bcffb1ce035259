import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, readPayables } from '../ledger/index.js';
import { SettlementStage } from '../test/settlement-stage.js';
import type { TestSale } from '../test/sold.js';
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

describe('a lot without a buyer', () => {
  const schedule = () => ({
    startsAt: new Date(Date.now() + 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + 7_200_000).toISOString(),
  });

  it('is repeated at the reduced price, linked both ways, with the lost deposit', async () => {
    const sale = await stage.opened();
    const { lot } = sale;
    await world.db.sql(`update deposit set state = 'released' where lot_id = $1 and bidder = 1`, [lot]);
    await stage.overdue(lot);
    expect(await stage.desk(sale)).toMatchObject({ next: { step: 'repeat', priceMinor: '90000' }, aftermath: 'open' });
    expect(await stage.step(sale, sale.bailiff, 'creditor-offer', { partyId: sale.creditors['other'] })).toMatchObject({
      code: 'repeat_first',
    });
    expect(await stage.step(sale, sale.bailiff, 'return')).toMatchObject({ code: 'creditor_not_asked' });
    const { desk } = await stage.step(sale, sale.bailiff, 'repeat', schedule());
    expect(desk).toMatchObject({ aftermath: 'repeated', next: { step: 'approve_repeat' } });
    const repeat = desk?.repeat ?? 0;
    expect(await stage.step(sale, sale.bailiff, 'repeat', schedule())).toMatchObject({ status: 409, code: 'lot_settled' });
    const [row] = await world.db.sql('select state, round, repeat_of, start_minor, reserve_minor from lot where id = $1', [repeat]);
    expect(row).toEqual({ state: 'in_review', round: 2, repeat_of: lot, start_minor: 90_000n, reserve_minor: null });
    expect(await stage.result(lot)).toMatchObject({ sale: { state: 'defaulted' }, aftermath: 'repeated', repeat: null });
    expect(await stage.balance(accounts.forfeited(repeat))).toBe(-10_000n);
    await world.db.sql(`update lot set state = 'published', published_at = now() where id = $1`, [repeat]);
    expect(await stage.result(lot)).toMatchObject({ repeat });
    expect(await stage.result(repeat)).toMatchObject({ repeatOf: lot, round: 2, sale: null, aftermath: null });
    await stage.expectOrder(lot);
    await stage.expectOrder(repeat);
  });

  /** Unsold after its last repeat. */
  async function lastRound(claims: readonly (readonly [string, bigint])[]): Promise<TestSale> {
    const sale = await stage.opened({ unsold: true, claims });
    const first = await world.lot({ office: sale.office });
    const second = await world.lot({ office: sale.office });
    await world.db.sql(`update lot set repeat_of = $1, round = 2 where id = $2`, [first, second]);
    await world.db.sql(`update lot set repeat_of = $1, round = 3 where id = $2`, [second, sale.lot]);
    return sale;
  }

  it('is taken by a creditor, who pays what it costs over their share', async () => {
    const sale = await lastRound([
      ['alimony', 20_000n],
      ['other', 1_000_000n],
    ]);
    const { lot } = sale;
    const partyId = sale.creditors['other'] ?? '';
    const offered = await stage.step(sale, sale.bailiff, 'creditor-offer', { partyId });
    // 75% of the first start price of 100,000.
    expect(offered.desk).toMatchObject({ aftermath: 'offered', next: { step: 'answer_creditor', priceMinor: '75000' } });
    const taken = await stage.step(sale, sale.bailiff, 'creditor-offer/answer', { takes: true });
    // 750 sale fee, 7,500 fee of enforcement and 20,000 alimony come before them: 28,250 in cash.
    expect(taken.desk).toMatchObject({ attempts: [{ kind: 'creditor', state: 'to_pay', setOffMinor: '46750', missingMinor: '28250' }] });
    await stage.pay(lot, 28_250n);
    await stage.handOver(sale, sale.bailiff);
    await stage.step(sale, sale.bailiff, 'distribution');
    expect(await stage.step(sale, sale.accountant, 'distribution/carry-out')).toMatchObject({
      desk: { attempts: [{ state: 'distributed' }], next: { step: 'none' } },
    });
    const owed = await readPayables(world.db, { states: ['open'], lotId: lot });
    expect(owed.map((one) => [one.partyId, one.amountMinor])).toEqual([[sale.creditors['alimony'], 20_000n]]);
    expect(await stage.kinds(lot)).toEqual(['creditor_offered', 'creditor_taken', 'sale_paid', 'handed_over', 'distributed']);
    await stage.expectOrder(lot);
  });

  it('returns to the debtor when the creditors decline or do not answer', async () => {
    const sale = await lastRound([
      ['alimony', 20_000n],
      ['other', 1_000_000n],
    ]);
    const { lot, creditors } = sale;
    expect(await stage.step(sale, sale.bailiff, 'repeat', schedule())).toMatchObject({ code: 'no_repeat_left' });
    await stage.step(sale, sale.bailiff, 'creditor-offer', { partyId: creditors['alimony'] });
    expect(await stage.step(sale, sale.bailiff, 'creditor-offer/answer', { takes: false })).toMatchObject({
      desk: { next: { step: 'offer_creditor' } },
    });
    expect(await stage.step(sale, sale.bailiff, 'creditor-offer', { partyId: creditors['alimony'] })).toMatchObject({ status: 400 });
    await stage.step(sale, sale.bailiff, 'creditor-offer', { partyId: creditors['other'] });
    await world.db.sql('update creditor_offer set until = clock_timestamp() where lot_id = $1 and answer is null', [lot]);
    await stage.settle();
    expect(await stage.desk(sale)).toMatchObject({ aftermath: 'declined', next: { step: 'return_to_debtor' } });
    expect(await stage.step(sale, sale.bailiff, 'creditor-offer/answer', { takes: true })).toMatchObject({ code: 'no_creditor_offer' });
    expect(await stage.step(sale, sale.bailiff, 'return')).toMatchObject({ desk: { aftermath: 'returned', next: { step: 'none' } } });
    expect(await stage.kinds(lot)).toEqual([
      'creditor_offered',
      'creditor_declined',
      'creditor_offered',
      'creditor_declined',
      'returned_to_debtor',
    ]);
    expect(await stage.result(lot)).toMatchObject({ sale: null, aftermath: 'returned' });
    await stage.expectOrder(lot);
  });

  it('refuses what is only for lots without a buyer', async () => {
    const sale = await stage.opened();
    expect(await stage.step(sale, sale.bailiff, 'repeat', schedule())).toMatchObject({ status: 409, code: 'lot_not_unsold' });
    expect(await stage.step(sale, sale.bailiff, 'return')).toMatchObject({ status: 409, code: 'lot_not_unsold' });
  });
});
