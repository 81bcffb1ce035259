import type { About, Contribution, SignalCode, SubjectKind } from '@ochiq/shared/signals';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const kinds = sql.raw(`'lot', 'bidder', 'ring', 'official', 'office'`);

/** How many subjects of each kind. */
export type KindCounts = Readonly<Record<SubjectKind, number>>;

/** A scoring of the whole window that was asked for, at night or by somebody. Waits while it has no end. */
export const scoringRun = pgTable(
  'scoring_run',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Null: the nightly one. */
    askedBy: uuid('asked_by'),
    askedAt: instant('asked_at').notNull(),
    /** From when on ends were decided; null: from the first. */
    fromAt: instant('from_at'),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    lots: integer(),
    tested: jsonb().$type<KindCounts>(),
    flagged: jsonb().$type<KindCounts>(),
    /** The false discovery rate that was held. */
    fdr: doublePrecision(),
    /** A lot that closes later and is at most as probable as this in an honest market is flagged, too. */
    lotFlagAt: doublePrecision('lot_flag_at'),
    /** What it took, in ms. */
    tookMs: integer('took_ms'),
  },
  (t) => [
    // One waits at most; whoever asks again waits for the same.
    uniqueIndex('scoring_run_waiting').on(sql`(finished_at is null)`).where(sql`finished_at is null`),
    index('scoring_run_finished').on(t.finishedAt),
    check('scoring_run_end', sql`(${t.finishedAt} is null) = (${t.lots} is null) and (${t.finishedAt} is null) = (${t.tested} is null)`),
  ],
);

/** What a subject's own figures are, for the comparison with its peers. */
export type Figures = Readonly<Record<string, number>>;

/** A part as it is kept: whom it is about is written when it is read. Scores from before that was kept have none. */
export interface StoredPart extends Omit<Contribution, 'about'> {
  readonly about?: Readonly<Omit<About, 'label' | 'lots'>> & { readonly lots: readonly number[] };
}

/** The present score of everybody and everything that was looked at. */
export const subjectScore = pgTable(
  'subject_score',
  {
    kind: text().$type<SubjectKind>().notNull(),
    /** A lot's or an office's number, a person's uuid, or a ring's id. */
    subjectId: text('subject_id').notNull(),
    score: doublePrecision().notNull(),
    pValue: doublePrecision('p_value').notNull(),
    qValue: doublePrecision('q_value').notNull(),
    flagged: boolean().notNull(),
    contributions: jsonb().$type<StoredPart[]>().notNull(),
    /** Of the contributions with a hit: what the ranking filters by. */
    signals: text().array().$type<SignalCode[]>().notNull(),
    lots: integer().notNull(),
    officeId: integer('office_id'),
    lastAt: instant('last_at').notNull(),
    figures: jsonb().$type<Figures>().notNull(),
    /** Whom it is compared with: of lots their category. */
    peers: text().notNull(),
    scoredAt: instant('scored_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.subjectId] }),
    index('subject_score_rank').on(t.kind, sql`(- score)`, t.pValue, t.subjectId),
    index('subject_score_flagged').on(t.kind).where(sql`flagged`),
    index('subject_score_peers').on(t.kind, t.peers),
    check('subject_score_kind', sql`${t.kind} in (${kinds})`),
    check(
      'subject_score_bounds',
      sql`${t.score} between 0 and 100 and ${t.pValue} between 0 and 1 and ${t.qValue} between 0 and 1 and ${t.lots} >= 0`,
    ),
  ],
);

/** A finding of a signal with its evidence. */
export const signalHit = pgTable(
  'signal_hit',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Of signal, subjects, lots and bids: what is found again keeps its number. */
    fingerprint: char({ length: 32 }).notNull(),
    signal: text().$type<SignalCode>().notNull(),
    /** When the last of its lots ended. */
    at: instant('at').notNull(),
    value: doublePrecision().notNull(),
    pValue: doublePrecision('p_value').notNull(),
    facts: jsonb().$type<Record<string, string | number>>().notNull(),
    lots: integer().array().notNull(),
    bids: bigint({ mode: 'number' }).array().notNull(),
    entries: bigint({ mode: 'number' }).array().notNull(),
    /** The lot that it was found in when it closed; null: in the whole window. */
    closedLot: integer('closed_lot'),
    scoredAt: instant('scored_at').notNull(),
  },
  (t) => [
    unique('signal_hit_fingerprint').on(t.fingerprint),
    index('signal_hit_signal').on(t.signal),
    index('signal_hit_closed_lot').on(t.closedLot).where(sql`closed_lot is not null`),
    check('signal_hit_p_value', sql`${t.pValue} between 0 and 1`),
  ],
);

/** Whom a hit speaks about. */
export const signalHitSubject = pgTable(
  'signal_hit_subject',
  {
    hitId: bigint('hit_id', { mode: 'number' })
      .notNull()
      .references(() => signalHit.id, { onDelete: 'cascade' }),
    kind: text().$type<SubjectKind>().notNull(),
    subjectId: text('subject_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hitId, t.kind, t.subjectId] }),
    index('signal_hit_subject_of').on(t.kind, t.subjectId, t.hitId),
    check('signal_hit_subject_kind', sql`${t.kind} in (${kinds})`),
  ],
);

/** A tie between two people, as the last scoring of the window found it: bidders among each other, or a bidder and an official. */
export const networkTie = pgTable(
  'network_tie',
  {
    aKind: text('a_kind').$type<SubjectKind>().notNull(),
    a: text().notNull(),
    bKind: text('b_kind').$type<SubjectKind>().notNull(),
    b: text().notNull(),
    tie: text().notNull(),
    weight: doublePrecision().notNull(),
    lots: integer().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.a, t.b, t.tie] }),
    index('network_tie_b').on(t.b),
    check('network_tie_kind', sql`${t.tie} in ('same_lots', 'payer', 'device', 'sold_to')`),
    check('network_tie_weight', sql`${t.weight} > 0`),
  ],
);

/** Who belongs to a ring that the last scoring found. */
export const ringMember = pgTable('ring_member', { ring: text().notNull(), personId: uuid('person_id').notNull() }, (t) => [
  primaryKey({ columns: [t.ring, t.personId] }),
  index('ring_member_person').on(t.personId),
]);

/** How far closes have been scored at once: the one row names the last leaf of the log that was looked at. */
export const scoringCursor = pgTable(
  'scoring_cursor',
  { id: smallint().primaryKey().default(1), leaf: bigint({ mode: 'number' }).notNull() },
  (t) => [check('scoring_cursor_one', sql`${t.id} = 1 and ${t.leaf} >= -1`)],
);
