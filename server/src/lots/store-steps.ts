import type { RulesWire } from '@ochiq/shared/bidding';
import type { Withdrawal } from '@ochiq/shared/lots';
import { eq } from 'drizzle-orm';
import type { Tx } from '../base/index.js';
import type { DraftColumns } from './store.js';
import { lot } from './table.js';

/** Rewrites a draft. The caller holds the row's lock and knows that it is a draft. */
export async function updateDraft(tx: Tx, id: number, columns: DraftColumns): Promise<void> {
  await tx.orm.update(lot).set(columns).where(eq(lot.id, id));
}

/** Hands a draft to the second official. The caller holds the row's lock. */
export async function updateToInReview(tx: Tx, id: number, submittedBy: string, submittedAt: Date): Promise<void> {
  await tx.orm.update(lot).set({ state: 'in_review', submittedBy, submittedAt }).where(eq(lot.id, id));
}

/** Gives a draft back to its author. The caller holds the row's lock. */
export async function updateToDraft(tx: Tx, id: number): Promise<void> {
  await tx.orm.update(lot).set({ state: 'draft', submittedBy: null, submittedAt: null }).where(eq(lot.id, id));
}

export interface Publication {
  readonly seq: number;
  readonly at: Date;
  readonly rules: RulesWire;
  readonly depositMinor: bigint;
  readonly approvedBy: string;
}

/** Makes a lot public. The caller holds the row's lock. */
export async function updateToPublished(tx: Tx, id: number, { seq, at, rules, depositMinor, approvedBy }: Publication): Promise<void> {
  await tx.orm.update(lot).set({ state: 'published', seq, publishedAt: at, rules, depositMinor, approvedBy }).where(eq(lot.id, id));
}

/** Locks what is not over of a case, in the order in which bids lock lots. @returns their numbers */
export async function lockLotsOfCase(tx: Tx, caseId: number): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `select id from lot where case_id = $1 and state in ('draft', 'in_review', 'published', 'live', 'suspended') order by id for update`,
    [caseId],
  );
  return rows.map(({ id }) => id);
}

/** Withdraws a lot. The caller holds the row's lock. */
export async function updateToWithdrawn(tx: Tx, id: number, { seq, kind, ground }: { seq: number } & Withdrawal): Promise<void> {
  await tx.orm
    .update(lot)
    .set({ state: 'withdrawn', seq, withdrawalKind: kind, withdrawalGround: ground, suspendedAt: null, suspensionOrder: null })
    .where(eq(lot.id, id));
}

/** Stops a lot's clock. The caller holds the row's lock. */
export async function updateToSuspended(
  tx: Tx,
  id: number,
  { seq, at, order }: { seq: number; at: Date; order: string | null },
): Promise<void> {
  await tx.orm.update(lot).set({ state: 'suspended', seq, suspendedAt: at, suspensionOrder: order }).where(eq(lot.id, id));
}

export interface Resumed {
  readonly state: 'published' | 'live';
  readonly seq: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly originalEndsAt: Date;
}

/** Starts a suspended lot's clock again. The caller holds the row's lock. */
export async function updateToResumed(tx: Tx, id: number, resumed: Resumed): Promise<void> {
  await tx.orm
    .update(lot)
    .set({ ...resumed, suspendedAt: null, suspensionOrder: null })
    .where(eq(lot.id, id));
}

/** Changes a published lot's texts. The caller holds the row's lock and an approved correction. */
export async function updateTexts(tx: Tx, id: number, texts: Pick<DraftColumns, 'title' | 'description' | 'place'>): Promise<void> {
  await tx.orm.update(lot).set(texts).where(eq(lot.id, id));
}
