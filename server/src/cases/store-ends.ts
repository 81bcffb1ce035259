import type { CaseOutcome, ProposableOutcome, RecoverySource } from '@ochiq/shared/cases';
import type { Currency } from '@ochiq/shared/money';
import type { Queryable, Tx } from '../base/index.js';

export interface CaseHead {
  id: number;
  number: string;
  officeId: number;
  bailiffId: string;
  debtorId: string;
  currency: Currency;
  jurisdiction: 'UZ' | 'KG';
  outcome: CaseOutcome | null;
}

const headOf = (
  condition: string,
) => `select c.id, c.number, c.office_id as "officeId", c.bailiff_id as "bailiffId", c.debtor_id as "debtorId",
  c.currency, o.jurisdiction, e.outcome from enforcement_case c join office o on o.id = c.office_id left join case_end e on e.case_id = c.id
  where ${condition}`;

/** What money and ends of a case go by; null for an unknown one. */
export async function readCaseHead(db: Queryable, caseId: number): Promise<CaseHead | null> {
  const [row] = await db.sql<CaseHead & { id: number }>(headOf('c.id = $1'), [caseId]);
  return row ?? null;
}

/**
 * The same under the row's lock: money of a case is given out, and the case ended, one after the other. Whoever also locks lots
 * or deposits locks the case first. New rows that refer to the case need not wait.
 */
export async function lockCase(tx: Tx, caseId: number): Promise<CaseHead | null> {
  await tx.sql('select id from enforcement_case where id = $1 for no key update', [caseId]);
  return readCaseHead(tx, caseId);
}

/** Whether a case has ended; waits for whoever is about to end it when `tx` asks. */
export async function hasEnded(db: Queryable, caseId: number, wait = false): Promise<boolean> {
  if (wait) await db.sql('select id from enforcement_case where id = $1 for share', [caseId]);
  return (await db.sql('select 1 from case_end where case_id = $1', [caseId])).length > 0;
}

export interface NewEnd {
  readonly caseId: number;
  readonly outcome: CaseOutcome;
  readonly ground: string;
  readonly at: Date;
  readonly proposedBy: string | null;
  readonly approvedBy: string | null;
  readonly recoveredMinor: bigint;
  readonly remainingMinor: bigint;
}

export async function insertEnd(tx: Tx, end: NewEnd): Promise<void> {
  await tx.sql(
    `insert into case_end (case_id, outcome, ground, at, proposed_by, approved_by, recovered_minor, remaining_minor)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [end.caseId, end.outcome, end.ground, end.at, end.proposedBy, end.approvedBy, end.recoveredMinor, end.remainingMinor],
  );
}

export const readEnds = (db: Queryable, caseIds: readonly number[]) =>
  db.sql<{ caseId: number; outcome: CaseOutcome; ground: string; at: Date }>(
    'select case_id as "caseId", outcome, ground, at from case_end where case_id = any($1::int[])',
    [caseIds],
  );

export interface EndProposalRow {
  id: string;
  caseId: number;
  outcome: ProposableOutcome;
  ground: string;
  proposedBy: string;
  proposedAt: Date;
}

/** @returns false when one waits already */
export async function insertEndProposal(tx: Tx, row: EndProposalRow): Promise<boolean> {
  const rows = await tx.sql(
    `insert into case_end_proposal (id, case_id, outcome, ground, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (case_id) where decided_at is null do nothing returning id`,
    [row.id, row.caseId, row.outcome, row.ground, row.proposedBy, row.proposedAt],
  );
  return rows.length > 0;
}

/** The proposals that wait, of these cases. */
export const readEndProposals = (db: Queryable, caseIds: readonly number[]): Promise<EndProposalRow[]> =>
  db.sql<EndProposalRow & { id: string }>(
    `select id, case_id as "caseId", outcome, ground, proposed_by as "proposedBy", proposed_at as "proposedAt"
     from case_end_proposal where case_id = any($1::int[]) and decided_at is null`,
    [caseIds],
  );

/** Cases of an office with an end that waits, the longest waiting first. */
export async function readWaitingEnds(db: Queryable, officeId: number): Promise<number[]> {
  const rows = await db.sql<{ caseId: number }>(
    `select p.case_id as "caseId" from case_end_proposal p join enforcement_case c on c.id = p.case_id
     where p.decided_at is null and c.office_id = $1 order by p.proposed_at limit 200`,
    [officeId],
  );
  return rows.map(({ caseId }) => caseId);
}

/** Writes a decision down; `by` null: the case ended otherwise, and whoever proposed it takes it back. */
export async function decideEndProposal(
  tx: Tx,
  id: string,
  { by, at, approved }: { by: string; at: Date; approved: boolean },
): Promise<void> {
  await tx.sql('update case_end_proposal set decided_by = $2, decided_at = $3, approved = $4 where id = $1', [id, by, at, approved]);
}

export interface CostRow {
  caseId: number;
  ground: string;
  amountMinor: bigint;
  at: Date;
}

export const readCosts = (db: Queryable, caseIds: readonly number[]): Promise<CostRow[]> =>
  db.sql<CostRow & { caseId: number }>(
    `select case_id as "caseId", ground, amount_minor as "amountMinor", recorded_at as at from case_cost
     where case_id = any($1::int[]) order by recorded_at, id`,
    [caseIds],
  );

export async function insertCost(
  tx: Tx,
  row: { id: string; caseId: number; ground: string; amountMinor: bigint; by: string; at: Date },
): Promise<void> {
  await tx.sql('insert into case_cost (id, case_id, ground, amount_minor, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6)', [
    row.id,
    row.caseId,
    row.ground,
    row.amountMinor,
    row.by,
    row.at,
  ]);
}

export interface PaidRow {
  caseId: number;
  source: RecoverySource;
  part: 'claim' | 'fee' | 'costs';
  partyId: string | null;
  minor: bigint;
}

/** What was paid of cases, by source, part and creditor. */
export const readPaid = (db: Queryable, caseIds: readonly number[]): Promise<PaidRow[]> =>
  db.sql<PaidRow & { caseId: number }>(
    `select case_id as "caseId", source, part, party_id as "partyId", sum(amount_minor)::bigint as minor
     from case_recovery where case_id = any($1::int[]) group by case_id, source, part, party_id`,
    [caseIds],
  );

export interface Recovered {
  /** What it was for; written once. */
  readonly key: string;
  readonly caseId: number;
  readonly source: RecoverySource;
  readonly part: PaidRow['part'];
  readonly partyId: string | null;
  readonly amountMinor: bigint;
  readonly at: Date;
}

/** Writes what was paid of cases; what stands under a key already changes nothing. */
export async function recordRecovered(tx: Tx, rows: readonly Recovered[]): Promise<void> {
  for (const row of rows) {
    await tx.sql(
      `insert into case_recovery (key, case_id, source, part, party_id, amount_minor, at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (key) do nothing`,
      [row.key, row.caseId, row.source, row.part, row.partyId, row.amountMinor, row.at],
    );
  }
}

/** Takes back what was written under keys that begin so, by the opposite amounts. Harmless to repeat. */
export async function takeBackRecovered(tx: Tx, prefix: string, at: Date): Promise<void> {
  await tx.sql(
    `insert into case_recovery (key, case_id, source, part, party_id, amount_minor, at)
     select 'annul:' || key, case_id, source, part, party_id, -amount_minor, $2 from case_recovery where starts_with(key, $1)
     on conflict (key) do nothing`,
    [prefix, at],
  );
}

export interface PaymentRow {
  id: number;
  key: string;
  caseId: number;
  source: RecoverySource;
  amountMinor: bigint;
  at: Date;
  takenAt: Date | null;
}

/** Notes money that came for a case; what is known by its key changes nothing. */
export async function insertPayment(tx: Tx, row: Omit<PaymentRow, 'id' | 'takenAt'>): Promise<void> {
  await tx.sql(
    'insert into case_payment (key, case_id, source, amount_minor, at) values ($1, $2, $3, $4, $5) on conflict (key) do nothing',
    [row.key, row.caseId, row.source, row.amountMinor, row.at],
  );
}

const paymentColumns = 'id, key, case_id as "caseId", source, amount_minor as "amountMinor", at, taken_at as "takenAt"';

export const readPayments = (db: Queryable, caseIds: readonly number[]): Promise<PaymentRow[]> =>
  db.sql<PaymentRow>(`select ${paymentColumns} from case_payment where case_id = any($1::int[]) order by id`, [caseIds]);

/** Cases with money that waits to be given out, the longest waiting first. */
export async function findWaitingMoney(db: Queryable, limit: number): Promise<number[]> {
  const rows = await db.sql<{ caseId: number }>(
    'select case_id as "caseId" from case_payment where taken_at is null group by case_id order by min(id) limit $1',
    [limit],
  );
  return rows.map(({ caseId }) => caseId);
}

export async function markTaken(tx: Tx, ids: readonly number[], at: Date): Promise<void> {
  await tx.sql('update case_payment set taken_at = $2 where id = any($1::int[])', [ids, at]);
}

export interface ClaimLeft {
  caseId: number;
  partyId: string;
  rank: 'alimony' | 'wages' | 'taxes' | 'secured' | 'other';
  claimMinor: bigint;
}

/** The claims of cases in their order of payment. */
export const readCaseClaims = (db: Queryable, caseIds: readonly number[]): Promise<ClaimLeft[]> =>
  db.sql<ClaimLeft & { caseId: number }>(
    `select case_id as "caseId", party_id as "partyId", rank, claim_minor as "claimMinor" from case_creditor
     where case_id = any($1::int[]) order by case_id, priority`,
    [caseIds],
  );
