import type { World } from '../../server/src/test/world.js';

/** What an ended lot was: where, when, and for how much of its appraisal it went; no percentage: to nobody. */
export interface PastLot {
  readonly region: string;
  readonly endsAt: string;
  readonly percent?: number;
}

/** Lots whose auction is over, each of a case of its own with a claim, as if all of it had happened. */
export async function pastLots(world: World, lots: readonly PastLot[]): Promise<void> {
  const buyer = await world.person();
  for (const { region, endsAt, percent } of lots) {
    const lot = await world.lot({ startMinor: 100_000n });
    const price = percent === undefined ? null : percent * 10_000;
    await world.db.sql(
      `update lot set state = case when $4::bigint is null then 'unsold' else 'sold' end, region = $2, appraisal_minor = 1000000, price_minor = $4,
         leader_id = case when $4::bigint is null then null else $5::uuid end, leader_bidder = case when $4::bigint is null then null else 1 end,
         leader_max_minor = $4, bid_count = case when $4::bigint is null then 0 else 1 end, starts_at = $3::timestamptz - interval '3 days',
         original_ends_at = $3, ends_at = $3 where id = $1`,
      [lot, region, endsAt, price, buyer.id],
    );
    await world.db.sql(`update office set region = $2 where id = (select office_id from lot where id = $1)`, [lot, region]);
    await world.db.sql(
      `insert into case_creditor (case_id, party_id, priority, claim_minor) select case_id, debtor_id, 1, 700000 from lot
       join enforcement_case on enforcement_case.id = case_id where lot.id = $1`,
      [lot],
    );
    if (price === null) continue;
    await world.db.sql(
      `insert into sale (lot_id, attempt, kind, buyer_id, bidder, price_minor, set_off_minor, currency, deposit_minor, reference, due_at, state, created_at,
         paid_at, handed_over_at, act_number, distributed_at) values ($1::int, 1, 'winner', $2, 1, $3, 0, 'UZS', 0, 'P' || $1::int::text, now(), 'distributed', now(), now(), now(), '1', now())`,
      [lot, buyer.id, price],
    );
    await world.db.sql(
      `insert into sale_share (lot_id, attempt, position, rank, ground, claim_minor, paid_minor) values ($1, 1, 1, 'other', '', 700000, least(700000, $2))`,
      [lot, price],
    );
  }
}
