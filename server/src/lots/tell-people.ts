import type { NoticeFacts } from '@ochiq/shared/notices';
import type { Tx } from '../base/index.js';
import { readStaff } from '../identity/index.js';
import { type NewNotice, notify } from '../notices/index.js';
import type { LotGround } from './desk.js';
import type { LotRow } from './store.js';

type News = {
  [Kind in 'lot_suspended' | 'lot_held' | 'lot_resumed' | 'lot_withdrawn' | 'lot_corrected']: {
    readonly kind: Kind;
    readonly facts: NoticeFacts<Kind>;
  };
}['lot_suspended' | 'lot_held' | 'lot_resumed' | 'lot_withdrawn' | 'lot_corrected'];

/** Tells those who were admitted to a lot what became of it. */
export async function tellParticipants(
  { participantsOf }: Pick<LotGround, 'participantsOf'>,
  tx: Tx,
  lotId: number,
  news: News,
): Promise<void> {
  const people = await participantsOf(tx, lotId);
  await notify(
    tx,
    people.map((personId): NewNotice => ({ personId, lotId, ...news })),
  );
}

/** Tells the office's seniors that something waits for a second official; not the one who sent it. */
export async function tellSeniors(tx: Tx, { id, officeId }: LotRow, senderId: string): Promise<void> {
  const seniors = await readStaff(tx, officeId, 'senior_bailiff');
  await notify(
    tx,
    seniors
      .filter((personId) => personId !== senderId)
      .map((personId) => ({ personId, lotId: id, kind: 'review_wanted', facts: {} }) as const),
  );
}

/** Tells those who wrote or sent something what the second official decided. */
export async function tellAuthors(tx: Tx, lotId: number, authors: readonly string[], facts: NoticeFacts<'review_done'>): Promise<void> {
  await notify(
    tx,
    [...new Set(authors)].map((personId) => ({ personId, lotId, kind: 'review_done', facts }) as const),
  );
}
