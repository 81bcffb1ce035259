import type { RulesWire } from '@ochiq/shared/bidding';
import { eq } from 'drizzle-orm';
import type { Tx } from '../base/index.js';
import type { DraftColumns } from './store.js';
import { lot } from './table.js';

/** Rewrites a draft. The caller holds the row's lock and knows that it is a draft. */
export async function updateDraft(tx: Tx, id: number, columns: DraftColumns): Promise<void> {
  await tx.orm.update(lot).set(columns).where(eq(lot.id, id));
}

export interface Publication {
  readonly seq: number;
  readonly at: Date;
  readonly rules: RulesWire;
  readonly depositMinor: bigint;
}

/** Makes a draft public. The caller holds the row's lock. */
export async function updateToPublished(tx: Tx, id: number, { seq, at, rules, depositMinor }: Publication): Promise<void> {
  await tx.orm.update(lot).set({ state: 'published', seq, publishedAt: at, rules, depositMinor }).where(eq(lot.id, id));
}

/** Withdraws a lot. The caller holds the row's lock. */
export async function updateToWithdrawn(tx: Tx, id: number, { seq, ground }: { seq: number; ground: string }): Promise<void> {
  await tx.orm.update(lot).set({ state: 'withdrawn', seq, withdrawalGround: ground }).where(eq(lot.id, id));
}
