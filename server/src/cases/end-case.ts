import { type CaseCost, type CaseEndDraft, refuseCaseEnd } from '@ochiq/shared/cases';
import { type Db, newId, Refusal, readClock, type Tx } from '../base/index.js';
import { readStaff } from '../identity/index.js';
import type { Log } from '../log/index.js';
import { notify } from '../notices/index.js';
import type { CaseAuthor } from './open-case.js';
import { type CaseDebt, readDebt } from './read-money.js';
import {
  type CaseHead,
  decideEndProposal,
  type EndProposalRow,
  insertCost,
  insertEnd,
  insertEndProposal,
  lockCase,
  type NewEnd,
  readEndProposals,
} from './store-ends.js';

export interface EndGround {
  readonly db: Db;
  readonly log: Log;
  /** Locks a case's lots and counts those on sale, or sold and not distributed; lots stand right of cases, so it is handed in. */
  readonly unfinishedLots: (tx: Tx, caseId: number) => Promise<number>;
}

/** A case of the own office under its lock, which has not ended. @throws Refusal not_found, forbidden, case_ended */
async function lockOpenCase(tx: Tx, author: CaseAuthor, caseId: number): Promise<CaseHead> {
  const found = await lockCase(tx, caseId);
  if (!found) throw new Refusal('not_found');
  if (found.officeId !== author.officeId) throw new Refusal('forbidden');
  if (found.outcome !== null) throw new Refusal('case_ended');
  return found;
}

/** Why officials may not end it so now. @throws Refusal case_outcome_wrong, case_has_lots */
async function mustEnd({ unfinishedLots }: EndGround, tx: Tx, one: CaseHead, outcome: EndProposalRow['outcome']): Promise<CaseDebt> {
  const debt = await readDebt(tx, one);
  const refusal = refuseCaseEnd(outcome, { recoveredMinor: debt.paid.claimMinor, unfinishedLots: await unfinishedLots(tx, one.id) });
  if (refusal !== null) throw new Refusal(refusal);
  return debt;
}

/**
 * Proposes how a case ends; a senior who did not propose it decides.
 * @throws Refusal not_found, forbidden, case_ended, already_proposed, case_outcome_wrong, case_has_lots
 */
export async function proposeEnd(ground: EndGround, author: CaseAuthor, caseId: number, draft: CaseEndDraft): Promise<void> {
  await ground.db.transact(async (tx) => {
    const one = await lockOpenCase(tx, author, caseId);
    await mustEnd(ground, tx, one, draft.outcome);
    const at = await readClock(tx);
    const row = { id: newId(), caseId, ...draft, proposedBy: author.personId, proposedAt: at };
    if (!(await insertEndProposal(tx, row))) throw new Refusal('already_proposed');
    const secret = { case: caseId, ...draft };
    await ground.log.append(tx, [
      { lotId: null, kind: 'case_end_proposed', at, actorId: author.personId, body: { case: caseId, id: row.id }, secret },
    ]);
    const seniors = (await readStaff(tx, one.officeId, 'senior_bailiff')).filter((personId) => personId !== author.personId);
    await notify(
      tx,
      seniors.map((personId) => ({ personId, lotId: null, kind: 'case_end_wanted', facts: { case: one.number } }) as const),
    );
  });
}

/**
 * A senior agrees to a proposed end, or sends it back.
 * @throws Refusal not_found, forbidden, case_ended, proposal_unknown, author_cannot_approve, case_outcome_wrong, case_has_lots
 */
export async function decideEnd(
  ground: EndGround,
  senior: CaseAuthor,
  caseId: number,
  { proposal, approved }: { proposal: string; approved: boolean },
): Promise<void> {
  await ground.db.transact(async (tx) => {
    const one = await lockOpenCase(tx, senior, caseId);
    const row = (await readEndProposals(tx, [caseId])).find(({ id }) => id === proposal);
    if (!row) throw new Refusal('proposal_unknown');
    const by = senior.personId;
    if (approved && row.proposedBy === by) throw new Refusal('author_cannot_approve');
    const debt = approved ? await mustEnd(ground, tx, one, row.outcome) : null;
    const at = await readClock(tx);
    await decideEndProposal(tx, row.id, { by, at, approved });
    if (debt === null) {
      await ground.log.append(tx, [{ lotId: null, kind: 'case_end_declined', at, actorId: by, body: { case: caseId, id: row.id } }]);
      return;
    }
    const { outcome, ground: text, proposedBy } = row;
    await writeEnd(tx, ground.log, one, debt, { outcome, ground: text, at, proposedBy, approvedBy: by });
  });
}

/**
 * Ends a case because its books say that claims, fee and costs are paid: nobody's decision. The caller holds the case's lock.
 * @throws Error where something is still to be paid, or the case has ended
 */
export async function endEnforced(tx: Tx, log: Log, one: CaseHead, ground: string, at: Date): Promise<void> {
  const debt = await readDebt(tx, one);
  if (debt.remainingMinor > 0n || one.outcome !== null) throw new Error(`case ${one.id} cannot end as enforced`);
  await writeEnd(tx, log, one, debt, { outcome: 'enforced', ground, at, proposedBy: null, approvedBy: null });
}

async function writeEnd(
  tx: Tx,
  log: Log,
  one: CaseHead,
  debt: CaseDebt,
  end: Pick<NewEnd, 'outcome' | 'ground' | 'at' | 'proposedBy' | 'approvedBy'>,
): Promise<void> {
  const { outcome, ground, at, approvedBy, proposedBy } = end;
  const [recoveredMinor, remainingMinor] = [debt.paid.claimMinor, debt.remainingMinor];
  await insertEnd(tx, { caseId: one.id, ...end, recoveredMinor, remainingMinor });
  const secret = { case: one.id, ground, recoveredMinor: recoveredMinor.toString(), remainingMinor: remainingMinor.toString() };
  const body = { case: one.id, office: one.officeId, outcome };
  const submitter = proposedBy === null ? {} : { submitterId: proposedBy };
  await log.append(tx, [{ lotId: null, kind: 'case_ended', at, actorId: approvedBy, ...submitter, body, secret }]);
  await notify(tx, [{ personId: one.bailiffId, lotId: null, kind: 'case_ended', facts: { case: one.number, outcome } }]);
}

/** Writes down a cost that the debtor repays. @throws Refusal not_found, forbidden, case_ended */
export async function recordCaseCost(ground: EndGround, author: CaseAuthor, caseId: number, cost: CaseCost): Promise<void> {
  await ground.db.transact(async (tx) => {
    await lockOpenCase(tx, author, caseId);
    const at = await readClock(tx);
    const row = { id: newId(), caseId, ground: cost.ground, amountMinor: BigInt(cost.amountMinor), by: author.personId, at };
    await insertCost(tx, row);
    const secret = { case: caseId, ...cost };
    await ground.log.append(tx, [
      { lotId: null, kind: 'case_cost_recorded', at, actorId: author.personId, body: { case: caseId, id: row.id }, secret },
    ]);
  });
}
