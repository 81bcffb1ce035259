import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { party, person } from '../identity/index.js';
import { enforcementCase } from './table.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const minor = (name: string) => bigint(name, { mode: 'bigint' });
const caseId = () =>
  integer('case_id')
    .notNull()
    .references(() => enforcementCase.id);
const actor = (name: string) => uuid(name).references(() => person.id);

/** How a case ended. Never changed. */
export const caseEnd = pgTable(
  'case_end',
  {
    caseId: caseId().primaryKey(),
    outcome: text().notNull(),
    ground: text().notNull(),
    at: instant('at').notNull(),
    /** Both null: the system, because the books say that everything is paid. */
    proposedBy: actor('proposed_by'),
    approvedBy: actor('approved_by'),
    recoveredMinor: minor('recovered_minor').notNull(),
    remainingMinor: minor('remaining_minor').notNull(),
  },
  (t) => [
    index('case_end_at').on(t.at),
    check('case_end_outcome', sql`${t.outcome} in ('enforced', 'partly', 'unenforceable', 'terminated', 'transferred')`),
    check(
      'case_end_four_eyes',
      sql`case when ${t.outcome} = 'enforced' then num_nonnulls(${t.proposedBy}, ${t.approvedBy}) = 0 and ${t.remainingMinor} = 0
        else num_nulls(${t.proposedBy}, ${t.approvedBy}) = 0 and ${t.proposedBy} <> ${t.approvedBy} end`,
    ),
  ],
);

/** An end that an official proposed and a senior decides. Decided once. */
export const caseEndProposal = pgTable(
  'case_end_proposal',
  {
    id: uuid().primaryKey(),
    caseId: caseId(),
    outcome: text().notNull(),
    ground: text().notNull(),
    proposedBy: actor('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: actor('decided_by'),
    decidedAt: instant('decided_at'),
    approved: boolean(),
  },
  (t) => [
    uniqueIndex('case_end_proposal_waiting').on(t.caseId).where(sql`decided_at is null`),
    check('case_end_proposal_outcome', sql`${t.outcome} in ('partly', 'unenforceable', 'terminated', 'transferred')`),
    check('case_end_proposal_four_eyes', sql`${t.decidedBy} is null or not ${t.approved} or ${t.decidedBy} <> ${t.proposedBy}`),
    check('case_end_proposal_decided', sql`num_nulls(${t.decidedBy}, ${t.decidedAt}, ${t.approved}) in (0, 3)`),
  ],
);

/** A cost of enforcement that the debtor repays. */
export const caseCost = pgTable(
  'case_cost',
  {
    id: uuid().primaryKey(),
    caseId: caseId(),
    ground: text().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    recordedBy: actor('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [index('case_cost_case').on(t.caseId), check('case_cost_amount', sql`${t.amountMinor} > 0`)],
);

/**
 * Money that came for a case, from whichever source. What came otherwise than by a sale stands on `debt:CASE:SOURCE` of the ledger
 * until it is given out (`takenAt`); a sale has given out its own before it stands here.
 */
export const casePayment = pgTable(
  'case_payment',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull(),
    caseId: caseId(),
    source: text().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    at: instant('at').notNull(),
    takenAt: instant('taken_at'),
  },
  (t) => [
    unique('case_payment_key').on(t.key),
    index('case_payment_case').on(t.caseId),
    index('case_payment_waiting').on(t.id).where(sql`taken_at is null`),
    check('case_payment_amount', sql`${t.amountMinor} >= 0`),
    check('case_payment_source', sql`${t.source} in ('auction', 'debtor', 'account', 'income')`),
  ],
);

/** What of the claims, the fee and the costs of a case was paid, and from what; taken back by a row with the opposite amount. */
export const caseRecovery = pgTable(
  'case_recovery',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull(),
    caseId: caseId(),
    source: text().notNull(),
    part: text().notNull(),
    /** The creditor whose claim it paid. */
    partyId: uuid('party_id').references(() => party.id),
    amountMinor: minor('amount_minor').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    unique('case_recovery_key').on(t.key),
    index('case_recovery_case').on(t.caseId),
    check('case_recovery_source', sql`${t.source} in ('auction', 'debtor', 'account', 'income')`),
    check('case_recovery_part', sql`${t.part} in ('claim', 'fee', 'costs') and (${t.part} = 'claim') = (${t.partyId} is not null)`),
  ],
);
