import { enforcementSchema, statisticsSchema } from '@ochiq/shared/statistics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../test/world.js';
import { countAll } from './index.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const statistics = async (query = '') => statisticsSchema.parse((await world.app.inject({ url: `/api/statistics?${query}` })).json());
const enforcement = async (query = '') =>
  enforcementSchema.parse((await world.app.inject({ url: `/api/statistics/cases?${query}` })).json());

interface Past {
  readonly endsAt: string;
  readonly state: 'sold' | 'unsold' | 'withdrawn';
  readonly percent?: number;
  readonly region?: string;
  readonly paid?: boolean;
  readonly recoveredMinor?: number;
}

/** A lot whose auction is over: appraised at 1,000,000 and sold for so many per cent of it. */
async function pastLot({ endsAt, state, percent = 90, region = 'UZ-TK', paid = false, recoveredMinor }: Past): Promise<void> {
  const lot = await world.lot({ startMinor: 100_000n });
  const price = state === 'sold' ? percent * 10_000 : null;
  const [someone] = await world.db.sql<{ id: string }>('select id from person limit 1');
  const leader = state === 'sold' ? (someone?.id ?? null) : null;
  await world.db.sql(
    `update lot set state = $2, region = $3, appraisal_minor = 1000000, price_minor = $4, leader_id = $5, leader_bidder = case when $4::bigint is null then null else 1 end,
       leader_max_minor = $4, bid_count = case when $4::bigint is null then 0 else 1 end, withdrawal_ground = case when $2 = 'withdrawn' then 'Paid by the debtor' end,
       withdrawal_kind = case when $2 = 'withdrawn' then 'debt_paid' end, starts_at = $6::timestamptz - interval '3 days', original_ends_at = $6, ends_at = $6 where id = $1`,
    [lot, state, region, price, leader, endsAt],
  );
  await world.db.sql(
    `insert into case_creditor (case_id, party_id, priority, claim_minor) select case_id, debtor_id, 1, 500000 from lot
     join enforcement_case on enforcement_case.id = case_id where lot.id = $1`,
    [lot],
  );
  if (!paid || price === null) return;
  await world.db.sql(
    `insert into sale (lot_id, attempt, kind, buyer_id, bidder, price_minor, set_off_minor, currency, deposit_minor, reference, due_at, state, created_at, paid_at,
       handed_over_at, act_number, distributed_at, proposed_by, distributed_by)
     values ($1::int, 1, 'winner', $2, 1, $3, 0, 'UZS', 0, 'R' || $1::int::text, now(), case when $4::bigint is null then 'paid' else 'distributed' end, now(), now(), now(), '1', now(), null, null)`,
    [lot, leader, price, recoveredMinor ?? null],
  );
  if (recoveredMinor !== undefined) {
    await world.db.sql(
      `insert into sale_share (lot_id, attempt, position, rank, ground, claim_minor, paid_minor) values ($1, 1, 1, 'other', '', $2, $2), ($1, 1, 2, 'sale_costs', '', 99, 99)`,
      [lot, recoveredMinor],
    );
  }
}

describe('statistics', () => {
  it('are empty before the first count', async () => {
    await world.lot({ state: 'published', startsInMs: 60_000 });
    expect(await statistics()).toMatchObject({ computedAt: null, groups: [], total: { sold: 0 } });
    expect(await enforcement()).toMatchObject({ computedAt: null, groups: [] });
  });

  it('count lots by the month of their region’s clock, and cases as they stand', async () => {
    // 20:30 UTC on the last of September is October in Tashkent.
    await pastLot({ endsAt: '2026-09-30T20:30:00Z', state: 'sold', percent: 80, paid: true, recoveredMinor: 500_000 });
    for (const percent of [90, 100, 110, 120])
      await pastLot({ endsAt: '2026-10-10T10:00:00Z', state: 'sold', percent, paid: percent > 100 });
    await pastLot({ endsAt: '2026-09-10T10:00:00Z', state: 'sold', paid: true, recoveredMinor: 200_000 });
    await pastLot({ endsAt: '2026-09-10T10:00:00Z', state: 'unsold' });
    await pastLot({ endsAt: '2026-09-10T10:00:00Z', state: 'withdrawn', region: 'KG-GB' });
    await world.db.sql(`update enforcement_case set opened_at = '2026-01-20T00:00:00Z'`);
    expect(await countAll(world.db)).toBe(true);
    expect(await countAll(world.db, 3_600_000)).toBe(false);
    const { groups, total, open } = await statistics();
    expect(open).toBe(1);
    expect(groups).toEqual([
      {
        key: '2026-09',
        sold: 1,
        unsold: 1,
        withdrawn: 1,
        paid: 1,
        proceeds: [{ currency: 'UZS', minor: '900000' }],
        priceOverAppraisal: null,
      },
      {
        key: '2026-10',
        sold: 5,
        unsold: 0,
        withdrawn: 0,
        paid: 3,
        proceeds: [{ currency: 'UZS', minor: '3100000' }],
        priceOverAppraisal: { lots: 5, low: 90, median: 100, high: 110 },
      },
    ]);
    expect(total).toMatchObject({ sold: 6, unsold: 1, withdrawn: 1 });
    expect((await statistics('by=jurisdiction&to=2026-09')).groups.map(({ key, sold, withdrawn }) => [key, sold, withdrawn])).toEqual([
      ['KG', 0, 1],
      ['UZ', 1, 0],
    ]);
    expect((await statistics('by=category&region=KG-GB')).groups).toMatchObject([{ key: 'vehicle', withdrawn: 1 }]);
    const cases = await enforcement('by=month');
    expect(cases.groups.find(({ key }) => key === '2026-01')?.figures).toEqual({
      cases: 9,
      enforced: 2,
      partly: 1,
      open: 6,
      amounts: [{ currency: 'UZS', claimedMinor: '4000000', recoveredMinor: '700000' }],
    });
  });

  it('come as tables, and refuse what makes no sense', async () => {
    const table = await world.app.inject({ url: '/api/statistics.csv?by=region' });
    expect(table.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(table.body.split('\r\n')).toContain('UZ-TK,6,1,0,4,6,90,90,110,40000.00,,');
    expect((await world.app.inject({ url: '/api/statistics/cases.csv' })).body).toMatch(/^region,cases,enforced,partly,open,/);
    for (const query of ['by=bidder', 'from=2026-13', 'region=XX', 'jurisdiction=DE', 'to=0001-01']) {
      expect((await world.app.inject({ url: `/api/statistics?${query}` })).json().code, query).toBe('bad_request');
    }
  });
});
