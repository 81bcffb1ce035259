import { sql } from 'drizzle-orm';
import { bigint, char, check, date, index, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { court } from '../cases/index.js';
import { party, person } from '../identity/index.js';
import { lot } from '../lots/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const minor = (name: string) => bigint(name, { mode: 'bigint' });
const lotId = () =>
  integer('lot_id')
    .notNull()
    .references(() => lot.id);
const actor = (name: string) => uuid(name).references(() => person.id);

/** One attempt to sell: the winner's, the runner-up's after a default, or a creditor's who takes the lot. */
export const sale = pgTable(
  'sale',
  {
    lotId: lotId(),
    attempt: integer().notNull(),
    kind: text().notNull(),
    buyerId: actor('buyer_id'),
    /** The creditor who takes the lot. */
    partyId: uuid('party_id').references(() => party.id),
    /** The buyer's number on the lot. */
    bidder: integer(),
    priceMinor: minor('price_minor').notNull(),
    /** The part of the price that a creditor's own claim pays. */
    setOffMinor: minor('set_off_minor').notNull(),
    currency: char({ length: 3 }).notNull(),
    /** The deposit that counts into the price. */
    depositMinor: minor('deposit_minor').notNull(),
    /** What of the deposit was lost by a default. */
    forfeitedMinor: minor('forfeited_minor').notNull().default(sql`0`),
    /** Goes into the payment's purpose. */
    reference: text().notNull(),
    dueAt: instant('due_at').notNull(),
    state: text().notNull(),
    createdAt: instant('created_at').notNull(),
    paidAt: instant('paid_at'),
    defaultedAt: instant('defaulted_at'),
    actNumber: text('act_number'),
    actOn: date('act_on'),
    recordedBy: actor('recorded_by'),
    recordedAt: instant('recorded_at'),
    confirmedBy: actor('confirmed_by'),
    handedOverAt: instant('handed_over_at'),
    proposedBy: actor('proposed_by'),
    proposedAt: instant('proposed_at'),
    distributedBy: actor('distributed_by'),
    distributedAt: instant('distributed_at'),
    annulledBy: actor('annulled_by'),
    annulledAt: instant('annulled_at'),
    courtId: integer('court_id').references(() => court.id),
    orderNumber: text('order_number'),
    orderedOn: date('ordered_on'),
  },
  (t) => [
    primaryKey({ columns: [t.lotId, t.attempt] }),
    unique('sale_reference').on(t.reference),
    index('sale_due').on(t.dueAt).where(sql`state = 'to_pay'`),
    index('sale_buyer').on(t.buyerId),
    check('sale_state', sql`${t.state} in ('to_pay', 'paid', 'handed_over', 'distributed', 'defaulted', 'annulled')`),
    check('sale_kind', sql`${t.kind} in ('winner', 'runner_up', 'creditor') and (${t.kind} = 'creditor') = (${t.partyId} is not null)`),
    check('sale_who', sql`(${t.kind} = 'creditor') = (${t.buyerId} is null) and (${t.buyerId} is null) = (${t.bidder} is null)`),
    check(
      'sale_amounts',
      sql`${t.priceMinor} > 0 and ${t.setOffMinor} between 0 and ${t.priceMinor} and ${t.depositMinor} >= 0 and ${t.forfeitedMinor} >= 0`,
    ),
    check('sale_paid', sql`${t.state} not in ('paid', 'handed_over', 'distributed') or ${t.paidAt} is not null`),
    check(
      'sale_handed_over',
      sql`${t.state} not in ('handed_over', 'distributed') or (${t.handedOverAt} is not null and ${t.actNumber} is not null)`,
    ),
    check(
      'sale_distributed',
      sql`${t.state} <> 'distributed' or (${t.distributedAt} is not null and ${t.proposedBy} <> ${t.distributedBy})`,
    ),
    check('sale_second_person', sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.recordedBy}`),
    check(
      'sale_annulled',
      sql`(${t.state} = 'annulled') = (${t.annulledAt} is not null and ${t.courtId} is not null and ${t.orderNumber} is not null)`,
    ),
    check('sale_defaulted', sql`(${t.state} = 'defaulted') = (${t.defaultedAt} is not null)`),
  ],
);

/** Costs of the sale that the proceeds repay: storage, transport, appraisal. */
export const saleCost = pgTable(
  'sale_cost',
  {
    id: uuid().primaryKey(),
    lotId: lotId(),
    position: integer().notNull(),
    ground: text().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    recordedBy: actor('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [index('sale_cost_lot').on(t.lotId), check('sale_cost_amount', sql`${t.amountMinor} > 0`)],
);

/** Who gets what of the proceeds, as proposed and then carried out. */
export const saleShare = pgTable(
  'sale_share',
  {
    lotId: lotId(),
    attempt: integer().notNull(),
    position: integer().notNull(),
    /** A rank of the rule profile, or `debtor` for what is left. */
    rank: text().notNull(),
    partyId: uuid('party_id').references(() => party.id),
    ground: text().notNull(),
    claimMinor: minor('claim_minor').notNull(),
    paidMinor: minor('paid_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.lotId, t.attempt, t.position] }),
    check('sale_share_amounts', sql`${t.paidMinor} >= 0 and ${t.claimMinor} >= ${t.paidMinor}`),
  ],
);

/** What becomes of a lot without a buyer; no row: nothing was decided yet. */
export const lotAftermath = pgTable(
  'lot_aftermath',
  {
    lotId: lotId().primaryKey(),
    state: text().notNull(),
    changedAt: instant('changed_at').notNull(),
    changedBy: actor('changed_by'),
  },
  (t) => [check('lot_aftermath_state', sql`${t.state} in ('repeated', 'offered', 'taken', 'declined', 'returned')`)],
);

/** An offer to a creditor to take the lot. */
export const creditorOffer = pgTable(
  'creditor_offer',
  {
    lotId: lotId(),
    partyId: uuid('party_id')
      .notNull()
      .references(() => party.id),
    priceMinor: minor('price_minor').notNull(),
    offeredBy: actor('offered_by').notNull(),
    offeredAt: instant('offered_at').notNull(),
    until: instant('until').notNull(),
    answer: text(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.lotId, t.partyId] }),
    index('creditor_offer_open').on(t.until).where(sql`answer is null`),
    check(
      'creditor_offer_answer',
      sql`${t.answer} in ('taken', 'declined', 'lapsed') and (${t.answer} is null) = (${t.answeredAt} is null)`,
    ),
    check('creditor_offer_price', sql`${t.priceMinor} > 0`),
  ],
);

/** Who did not pay for a lot they had bought may not bid until then. */
export const biddingBar = pgTable(
  'bidding_bar',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    lotId: lotId(),
    attempt: integer().notNull(),
    until: instant('until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.lotId, t.attempt] })],
);
