import type { LotCard, LotStanding } from '@ochiq/shared/lots';
import type { Queryable } from '../base/index.js';
import { readCards, readStanding } from './store.js';
import { cardView, standingView } from './view.js';

/** The public standing of a lot; null when it is unknown or was never published. */
export async function standingOf(db: Queryable, lotId: number): Promise<LotStanding | null> {
  const row = await readStanding(db, lotId);
  return row && standingView(row);
}

/** Cards of published lots in the order of `lotIds`; others are left out. */
export const cardsOf = async (db: Queryable, lotIds: readonly number[]): Promise<LotCard[]> => (await readCards(db, lotIds)).map(cardView);
