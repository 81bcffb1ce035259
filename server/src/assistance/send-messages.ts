import { after, askingSteps } from '@ochiq/shared/assistance';
import { elapsedMs, readClock } from '../base/index.js';
import { askPartner, type Sending } from './ask-partner.js';
import type { AssistanceGround } from './ground.js';
import type { Keyring } from './own-keys.js';
import { type ClaimedMessage, claimMessage, lockRequest, markMessage, updateRequest } from './store.js';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
/** After each failed attempt; from then on the last one again and again: a country's word is not given up, its lateness is shown. */
const waitsMs = [2 * secondMs, 10 * secondMs, 30 * secondMs, 2 * minuteMs, 10 * minuteMs, 30 * minuteMs, 60 * minuteMs] as const;
/** Longer than any attempt can take; a node that is killed in between leaves its message for so long. */
const holdMs = 30 * secondMs;
/** One turn does so much at most. */
const turnMs = 20 * secondMs;

/**
 * Sends the messages that are due, each request's in their order. One that was kept without our hearing of it is sent once more under the
 * same id, and the other side says so.
 * @returns how many attempts were made
 */
export async function sendDue(ground: AssistanceGround, keys: Keyring): Promise<number> {
  const until = elapsedMs() + turnMs;
  let attempts = 0;
  while (elapsedMs() < until) {
    const message = await claimMessage(ground.db, holdMs);
    if (message === null) break;
    attempts += 1;
    const { partnerId: id, url, body, digest } = message;
    const sending = await askPartner(ground, keys, { id, url }, body);
    const differs = sending.ok && sending.receipt.digest !== digest;
    await note(ground, message, differs ? { ok: false, final: false, error: 'answer_unreadable' } : sending);
  }
  return attempts;
}

async function note({ db }: Pick<AssistanceGround, 'db'>, message: ClaimedMessage, sending: Sending): Promise<void> {
  await db.transact(async (tx) => {
    const row = await lockRequest(tx, message.requestId);
    if (!sending.ok) {
      const waitMs = waitsMs[Math.min(message.attempts, waitsMs.length) - 1] ?? waitsMs[0];
      const { final, error } = sending;
      return markMessage(tx, message.id, { state: final ? 'failed' : 'waiting', waitMs: final ? null : waitMs, error });
    }
    await markMessage(tx, message.id, { state: 'delivered', waitMs: null, error: null });
    const state = row && message.step === 'request' ? after(askingSteps.delivered, row.state) : null;
    if (row && state) await updateRequest(tx, row.id, { state, changedAt: await readClock(tx) });
  });
}
