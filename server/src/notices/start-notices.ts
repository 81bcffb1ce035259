import { createRepeated, type Repeated } from '../base/index.js';
import { carryLetters } from './carry-letters.js';
import { followBidding, tellEndingSoon } from './follow-bidding.js';
import { carryJob, type NoticeGround } from './ground.js';
import { sortLetters } from './sort-letters.js';

const lookMs = 1_000;

/** The work of this room in the background: its jobs are made known now, and new events and notices are looked for from `start` on. */
export function createNoticeWork(ground: NoticeGround, onError: (error: unknown) => void): Repeated {
  const carry = async () => void (await carryLetters(ground));
  ground.jobs.work(carryJob, carry);
  ground.jobs.every('minute', 'letters_due', carry);
  ground.jobs.every('minute', 'ends_soon', () => tellEndingSoon(ground));
  return createRepeated(
    async () => {
      while (await followBidding(ground));
      await sortLetters(ground);
    },
    lookMs,
    onError,
  );
}
