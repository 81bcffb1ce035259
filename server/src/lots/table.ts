import type { RulesWire } from '@ochiq/shared/bidding';
import type { Translated } from '@ochiq/shared/language';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { enforcementCase, propertyItem } from '../cases/index.js';
import { office, person } from '../identity/index.js';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const minor = (name: string) => bigint(name, { mode: 'bigint' });

/** Columns from `seq` on are the standing: they change with bids, under the row's lock. */
export const lot = pgTable(
  'lot',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity({ startWith: 100_001 }),
    caseId: integer('case_id')
      .notNull()
      .references(() => enforcementCase.id),
    /** The thing that is sold; null for lots that were written before things had rows of their own. */
    itemId: integer('item_id').references(() => propertyItem.id),
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => person.id),
    category: text().notNull(),
    region: text().notNull(),
    place: text().notNull(),
    title: jsonb().$type<Translated>().notNull(),
    description: jsonb().$type<Translated>().notNull(),
    currency: char({ length: 3 }).notNull(),
    startMinor: minor('start_minor').notNull(),
    reserveMinor: minor('reserve_minor'),
    appraisalMinor: minor('appraisal_minor'),
    depositMinor: minor('deposit_minor').notNull(),
    rules: jsonb().$type<RulesWire>().notNull(),
    /** The court of the case's executive document, kept by a trigger (migration 0015) for the listing's filter. */
    courtId: integer('court_id').notNull().default(sql`0`),
    startsAt: instant('starts_at').notNull(),
    originalEndsAt: instant('original_ends_at').notNull(),
    createdAt: instant('created_at').notNull(),
    publishedAt: instant('published_at'),
    /** Who asked for publication, and the second official who approved it: never the author or the one who asked. */
    submittedBy: uuid('submitted_by').references(() => person.id),
    submittedAt: instant('submitted_at'),
    approvedBy: uuid('approved_by').references(() => person.id),
    /** While suspended: since when, and the court's order where there is one. */
    suspendedAt: instant('suspended_at'),
    suspensionOrder: text('suspension_order'),
    /** The lot that this one offers again at a reduced price; `round` counts its auctions from 1. */
    repeatOf: integer('repeat_of'),
    round: integer().notNull().default(1),
    withdrawalGround: text('withdrawal_ground'),
    withdrawalKind: text('withdrawal_kind'),
    state: text().notNull(),
    seq: integer().notNull().default(0),
    endsAt: instant('ends_at').notNull(),
    priceMinor: minor('price_minor'),
    minNextMinor: minor('min_next_minor').notNull(),
    /** No foreign key, see migration 0006: whoever leads or came second has bid, and the bids keep the person. */
    leaderId: uuid('leader_id'),
    leaderBidder: integer('leader_bidder'),
    leaderMaxMinor: minor('leader_max_minor'),
    runnerUpId: uuid('runner_up_id'),
    runnerUpBidder: integer('runner_up_bidder'),
    runnerUpMinor: minor('runner_up_minor'),
    bidCount: integer('bid_count').notNull().default(0),
    /** What the listing sorts by: price (or start price) and bids as of at most a second ago, so that a bid touches no index. */
    listedMinor: minor('listed_minor').notNull().default(sql`0`),
    listedBids: integer('listed_bids').notNull().default(0),
  },
  (t) => [
    // One for each order of the listing; state and currency are always known to a search, so a page is a few range scans.
    // Each also includes what the filters ask (migrations 0007, 0015): lots that do not pass are left out without a visit.
    index('lot_by_end').on(t.state, t.currency, t.endsAt, t.id).where(sql`published_at is not null`),
    index('lot_by_publication').on(t.state, t.currency, t.publishedAt, t.id).where(sql`published_at is not null`),
    index('lot_by_price').on(t.state, t.currency, t.listedMinor, t.id).where(sql`published_at is not null`),
    index('lot_by_bids').on(t.state, t.currency, t.listedBids, t.id).where(sql`published_at is not null`),
    // Prices go with kind and place of a thing: without these in front, "dearest livestock" would walk past every flat.
    index('lot_by_kind_and_price').on(t.state, t.category, t.region, t.listedMinor, t.id).where(sql`published_at is not null`),
    index('lot_office').on(t.officeId, t.id),
    index('lot_case').on(t.caseId),
    index('lot_starting').on(t.startsAt).where(sql`published_at is not null`),
    index('lot_item').on(t.itemId),
    // A thing is offered once at a time.
    uniqueIndex('lot_item_open').on(t.itemId).where(sql`state in ('draft', 'in_review', 'published', 'live', 'suspended')`),
    index('lot_due').on(t.endsAt).where(sql`state in ('published', 'live')`),
    index('lot_opening').on(t.startsAt).where(sql`state = 'published'`),
    check('lot_state', sql`${t.state} in ('draft', 'in_review', 'published', 'live', 'suspended', 'sold', 'unsold', 'withdrawn')`),
    check('lot_amounts', sql`${t.startMinor} > 0 and ${t.reserveMinor} > 0 and ${t.appraisalMinor} > 0 and ${t.depositMinor} >= 0`),
    check('lot_schedule', sql`${t.originalEndsAt} > ${t.startsAt} and ${t.endsAt} >= ${t.originalEndsAt}`),
    check('lot_price', sql`${t.priceMinor} >= ${t.startMinor}`),
    check('lot_max', sql`${t.leaderMaxMinor} >= ${t.priceMinor}`),
    check('lot_standing', sql`(${t.priceMinor} is null) = (${t.leaderId} is null) and (${t.bidCount} = 0) = (${t.leaderId} is null)`),
    check('lot_public', sql`${t.state} in ('draft', 'in_review', 'withdrawn') or ${t.publishedAt} is not null`),
    check('lot_ground', sql`(${t.state} = 'withdrawn') = (${t.withdrawalGround} is not null)`),
    check('lot_withdrawal_kind', sql`${t.withdrawalKind} is null or ${t.state} = 'withdrawn'`),
    check('lot_suspended', sql`(${t.state} = 'suspended') = (${t.suspendedAt} is not null)`),
    check('lot_four_eyes', sql`${t.approvedBy} is null or (${t.approvedBy} <> ${t.authorId} and ${t.approvedBy} <> ${t.submittedBy})`),
    check('lot_round', sql`${t.round} >= 1 and (${t.repeatOf} is not null) = (${t.round} > 1)`),
    unique('lot_repeat').on(t.repeatOf),
    check('lot_sold', sql`${t.state} <> 'sold' or ${t.leaderId} is not null`),
  ],
);

/** What a text search looks for in a published lot: its words. Kept by triggers (migration 0015); read through `lot_words`. */
export const lotText = pgTable('lot_text', {
  lotId: integer('lot_id').primaryKey(),
  /** Words of all languages with their Russian and English stems, the facets as words of their own (`@region:UZ-TK`). */
  search: tsvector().notNull(),
});

/**
 * What a search by text filters, counts and sorts by, apart from the texts: a page of it holds 80 lots, so that all lots that
 * have a common word can be visited. Kept by triggers (migration 0015); two partitions, since searches mostly want the few lots
 * that are still open.
 */
export const lotFind = pgTable(
  'lot_find',
  {
    lotId: integer('lot_id').notNull(),
    courtId: integer('court_id').notNull(),
    listedMinor: minor('listed_minor').notNull(),
    endsAt: instant('ends_at').notNull(),
    publishedAt: instant('published_at').notNull(),
    listedBids: integer('listed_bids').notNull(),
    open: boolean().notNull(),
    state: text().notNull(),
    category: text().notNull(),
    region: text().notNull(),
    currency: char({ length: 3 }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.lotId, t.open] }), index('lot_find_words').using('gin', sql`lot_words(${t.lotId})`)],
);

/** Every word that stands in a title or a place, folded: where a mistyped word is looked for. */
export const lotWord = pgTable('lot_word', { word: text().primaryKey() }, (t) => [
  index('lot_word_letters').using('gin', sql`${t.word} gin_trgm_ops`),
  index('lot_word_beginning').on(t.word.op('text_pattern_ops')),
]);

/** How many published lots are alike in what the facets count: the sum of `change`. Kept by triggers, summed up now and then. */
export const lotCount = pgTable('lot_count', {
  id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  state: text().notNull(),
  category: text().notNull(),
  region: text().notNull(),
  courtId: integer('court_id').notNull(),
  currency: char({ length: 3 }).notNull(),
  change: integer().notNull(),
});

/** Files are named by the SHA-256 of their bytes. */
export const lotPhoto = pgTable(
  'lot_photo',
  {
    id: uuid().primaryKey(),
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    position: integer().notNull(),
    sha256: char({ length: 64 }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** What a photo shows, in some of the languages; null: nothing was written. */
    caption: jsonb().$type<Translated>(),
  },
  (t) => [
    unique('lot_photo_position').on(t.lotId, t.position),
    check('lot_photo_size', sql`${t.width} > 0 and ${t.height} > 0 and ${t.position} > 0`),
  ],
);

export const lotDocument = pgTable(
  'lot_document',
  {
    id: uuid().primaryKey(),
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    name: text().notNull(),
    sha256: char({ length: 64 }).notNull(),
    bytes: integer().notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [index('lot_document_lot').on(t.lotId), check('lot_document_bytes', sql`${t.bytes} > 0`)],
);

/** Versions of rule profiles that this installation has published: their text may never change again. Append-only. */
export const ruleProfile = pgTable(
  'rule_profile',
  {
    name: text().notNull(),
    version: integer().notNull(),
    sha256: char({ length: 64 }).notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.version] })],
);
