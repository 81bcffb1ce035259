import { type FreezeStep, freezeSteps, type NewFreeze, refuseFreezeStep } from '@ochiq/shared/audit';
import { stepLot } from '@ochiq/shared/lots';
import { createRepeated, type Db, Refusal, type Repeated, readClock, type Tx } from '../base/index.js';
import { freezeSale, readLot, releaseSale } from '../lots/index.js';
import type { AuditGround } from './ground.js';
import { type FreezeChange, type FreezeRow, insertFreezeRow, lockFreeze, readDueFreezes, updateFreeze } from './store-freezes.js';
import { beginStep, type Done, tellAuditors, writeStep } from './take-step.js';

/**
 * Proposes to stop a sale. Nothing happens to it until a second auditor confirms.
 * @throws Refusal inquiry_unknown, inquiry_concluded, lot_unknown, lot_not_open, lot_withdrawn, already_proposed
 */
export async function proposeFreeze(
  { db, log }: AuditGround,
  auditorId: string,
  inquiryId: number,
  { lot, reason }: NewFreeze,
): Promise<void> {
  await db.transact(async (tx) => {
    const { at } = await beginStep(tx, inquiryId, 'propose_freeze');
    const row = await readLot(tx, lot);
    if (!row?.publishedAt) throw new Refusal('lot_unknown');
    const refusal = stepLot(row.state, 'suspend');
    if (refusal !== null) throw new Refusal(refusal);
    if (!(await insertFreezeRow(tx, { inquiryId, lotId: lot, reason, by: auditorId, at }))) throw new Refusal('already_proposed');
    await writeStep({ log }, tx, { inquiryId, at, kind: 'freeze_proposed', actorId: auditorId, text: reason, lotId: lot });
    await tellAuditors(tx, inquiryId, auditorId);
  });
}

const kindOf = {
  confirm: 'frozen',
  decline: 'freeze_declined',
  ask_release: 'release_asked',
  release: 'released',
  keep: 'kept_frozen',
} as const satisfies Record<FreezeStep, Done['kind']>;

interface Taking {
  readonly inquiryId: number;
  readonly freezeId: number;
  readonly step: FreezeStep;
  readonly text: string;
}

/**
 * Takes a freeze a step on: the sale stops with `confirm` and goes on with `release`, both by a second auditor.
 * @throws Refusal inquiry_unknown, freeze_unknown, freeze_not_there, second_auditor_needed, lot_not_open, lot_closed, lot_withdrawn
 */
export async function stepFreeze(ground: AuditGround, auditorId: string, { inquiryId, freezeId, step, text }: Taking): Promise<void> {
  await ground.db.transact(async (tx) => {
    await beginStep(tx, inquiryId, null);
    const freeze = await lockFreeze(tx, freezeId);
    if (freeze?.inquiryId !== inquiryId) throw new Refusal('freeze_unknown');
    const firstId = freeze.state === 'releasing' ? freeze.releaseAskedBy : freeze.proposedBy;
    const refusal = refuseFreezeStep(freeze.state, step, firstId === auditorId);
    if (refusal !== null) throw new Refusal(refusal);
    // The clock is read after the locks: a bid that came first stands.
    const change = await changeOf(ground, tx, freeze, step, auditorId);
    await updateFreeze(tx, freeze, change.to);
    await writeStep(ground, tx, { inquiryId, at: change.at, kind: kindOf[step], actorId: auditorId, text, lotId: freeze.lotId });
    if (step === 'ask_release') await tellAuditors(tx, inquiryId, auditorId);
  });
}

async function changeOf(
  ground: AuditGround,
  tx: Tx,
  freeze: FreezeRow,
  step: FreezeStep,
  auditorId: string,
): Promise<{ at: Date; to: FreezeChange }> {
  const { lotId, proposedBy, releaseAskedBy } = freeze;
  const state = freezeSteps[step].to;
  switch (step) {
    case 'confirm': {
      const { at, until } = await freezeSale(ground, tx, { lotId, proposedBy, confirmedBy: auditorId });
      return { at, to: { state, decidedBy: auditorId, decidedAt: at, until } };
    }
    case 'decline': {
      const at = await readClock(tx);
      return { at, to: { state, decidedBy: auditorId, decidedAt: at, endedAt: at } };
    }
    case 'ask_release':
      return { at: await readClock(tx), to: { state, releaseAskedBy: auditorId } };
    case 'keep':
      return { at: await readClock(tx), to: { state, releaseAskedBy: null } };
    case 'release': {
      if (releaseAskedBy === null) throw new Error('a release that nobody asked for');
      const { at, went } = await releaseSale(ground, tx, { lotId, release: { askedBy: releaseAskedBy, agreedBy: auditorId } });
      // Withdrawn meanwhile: there is nothing left to let go on.
      if (!went) throw new Refusal('lot_not_suspended');
      return { at, to: { state, releaseAgreedBy: auditorId, endedAt: at } };
    }
  }
}

/** Ends freezes whose time is over, and those of lots that were withdrawn. Any number of nodes may; each freeze ends once. */
export async function endDueFreezes(ground: Pick<AuditGround, 'db' | 'log' | 'participantsOf'>): Promise<void> {
  for (const { id, inquiryId } of await readDueFreezes(ground.db, await readClock(ground.db))) {
    await ground.db.transact(async (tx) => {
      await beginStep(tx, inquiryId, null);
      const freeze = await lockFreeze(tx, id);
      if (!freeze || (freeze.state !== 'frozen' && freeze.state !== 'releasing')) return;
      const { lotId } = freeze;
      const { at, went } = await releaseSale(ground, tx, { lotId, release: 'lapsed' });
      await updateFreeze(tx, freeze, { state: went ? 'lapsed' : 'ended', endedAt: at });
      await writeStep(ground, tx, { inquiryId, at, kind: went ? 'freeze_lapsed' : 'freeze_ended', actorId: null, lotId });
    });
  }
}

const everyMs = 1_000;

/** Looks every second until stopped. */
export const createFreezeWatch = (
  ground: Pick<AuditGround, 'log' | 'participantsOf'> & { readonly db: Db; readonly onError: (error: unknown) => void },
): Repeated => createRepeated(() => endDueFreezes(ground), everyMs, ground.onError);
