import { readClock } from '../base/index.js';
import type { NoticeGround } from './ground.js';
import { letterOf } from './letter.js';
import { planLetter } from './plan-letter.js';
import { type ClaimedLetter, claimLetter, dropDelivery, markFailed, markSent } from './store-letters.js';

/** Longer than any send can take; a node that is killed in between leaves its letter for so long. */
const holdMs = 120_000;
const turnLimit = 100;
const minuteMs = 60_000;
const longestWaitMs = 6 * 60 * minuteMs;
/** A letter is given up after so many attempts, about 20 hours after the first. */
export const maxAttempts = 10;

/** How long after its n-th failed attempt a letter is tried again; null: no more. */
export const waitAfter = (attempts: number): number | null =>
  attempts >= maxAttempts ? null : Math.min(longestWaitMs, minuteMs * 2 ** (attempts - 1));

/**
 * Sends the letters that are due. Each is claimed before and marked after it: a node that dies in between has the letter sent
 * once more, under the same Message-ID, by which mail programs know a repetition.
 * @returns how many were sent
 */
export async function carryLetters(ground: Pick<NoticeGround, 'db' | 'lots' | 'post' | 'publicUrl'>): Promise<number> {
  const { db, post } = ground;
  if (post === null) return 0;
  let sent = 0;
  for (let turn = 0; turn < turnLimit; turn += 1) {
    const letter = await claimLetter(db, holdMs);
    if (!letter) break;
    const { email, token } = letter;
    if (email === null || token === null || (await isUnwanted(ground, letter))) {
      await dropDelivery(db, letter.id);
      continue;
    }
    const { kind, lotId, facts, id, language, setting } = letter;
    const [card] = lotId === null ? [] : await ground.lots.cards(db, [lotId]);
    const answer = await post.send(
      letterOf({
        notice: { id, kind, lotId, facts },
        reader: { email, language, zone: setting.zone, token },
        title: card?.title ?? null,
        publicUrl: ground.publicUrl,
        host: post.host,
      }),
    );
    if (answer.result === 'sent') {
      await markSent(db, id);
      sent += 1;
      continue;
    }
    await markFailed(db, id, answer.error, answer.result === 'refused' ? null : waitAfter(letter.attempts));
    // A server that cannot be reached is not asked for each of a thousand letters.
    if (answer.result === 'later') break;
  }
  return sent;
}

/** Whether a letter has no reader any more: its group was switched off meanwhile, or bidding is over by now. */
const isUnwanted = async ({ db }: Pick<NoticeGround, 'db'>, { kind, facts, setting }: ClaimedLetter): Promise<boolean> =>
  planLetter({ kind, facts }, { ...setting, quiet: null }, await readClock(db)) === null;
