import { type Queryable, Refusal, readClock } from '../base/index.js';
import { type Bailiff, type LotGround, lockOwnLot, mustStep } from './desk.js';
import { keepVersion } from './keep-version.js';
import { publishedEntry } from './published-entry.js';
import { readyForPublication } from './ready-lot.js';
import { depositOf } from './rules.js';
import type { LotRow } from './store.js';
import { updateToDraft, updateToPublished } from './store-steps.js';
import { readVersions } from './store-versions.js';
import { tellAuthors } from './tell-people.js';

type Reviewing = Pick<LotGround, 'db' | 'log'>;

/** Whether somebody wrote or submitted any of a lot: then another must approve it. */
export async function isOwnWork(db: Queryable, lot: LotRow, personId: string): Promise<boolean> {
  if (lot.authorId === personId || lot.submittedBy === personId) return true;
  const versions = await readVersions(db, lot.id);
  return versions.some(({ step, actorId }) => actorId === personId && (step === 'drafted' || step === 'amended' || step === 'submitted'));
}

/**
 * Gives a draft back to its author with a comment.
 * @throws Refusal lot_unknown, forbidden, lot_not_in_review, lot_withdrawn
 */
export async function sendBackLot({ db, log }: Reviewing, senior: Bailiff, lotId: number, comment: string): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, senior, lotId);
    const at = await readClock(tx);
    mustStep(lot, 'send_back', at);
    const actorId = senior.personId;
    await updateToDraft(tx, lotId);
    const { version } = await keepVersion(tx, { lotId, step: 'sent_back', at, actorId, comment });
    // The comment is the office's own and may name people: the log only commits to it.
    await log.append(tx, [{ lotId, kind: 'sent_back', at, actorId, body: {}, secret: { version, comment } }]);
    await tellAuthors(tx, lotId, [lot.authorId, lot.submittedBy ?? lot.authorId], { approved: false, remark: comment });
  });
}

/**
 * Publishes what another official wrote and submitted: from here on it is public, and its auction rules are fixed. The
 * timekeeper opens it at its start.
 * @param version the version that was looked at; absent: whatever it is now
 * @throws Refusal lot_unknown, forbidden, lot_not_in_review, lot_withdrawn, author_cannot_approve, version_changed,
 *   and those of `readyForPublication`: then it must be sent back
 */
export async function approveLot(
  { db, log, config }: Reviewing & Pick<LotGround, 'config'>,
  senior: Bailiff,
  lotId: number,
  version?: number,
): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, senior, lotId);
    const at = await readClock(tx);
    mustStep(lot, 'approve', at);
    if (await isOwnWork(tx, lot, senior.personId)) throw new Refusal('author_cannot_approve');
    const last = (await readVersions(tx, lotId)).at(-1)?.version;
    if (version !== undefined && last !== version) throw new Refusal('version_changed');
    const rules = await readyForPublication(tx, config, lot, at);
    const seq = lot.seq + 1;
    const actorId = senior.personId;
    const submitterId = lot.submittedBy ?? lot.authorId;
    await updateToPublished(tx, lotId, { seq, at, rules, depositMinor: depositOf(lot.startMinor, rules), approvedBy: actorId });
    await keepVersion(tx, { lotId, step: 'published', at, actorId });
    await log.append(tx, [publishedEntry({ ...lot, lot: lotId, seq, at, actorId, submitterId, rules })]);
    await tellAuthors(tx, lotId, [lot.authorId, submitterId], { approved: true, remark: null });
  });
}
