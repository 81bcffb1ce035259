import { elapsedMs, readClock, signedHeaders } from '../base/index.js';
import { notify } from '../notices/index.js';
import { sendJob, type WebhookGround } from './ground.js';
import { nextStep } from './next-step.js';
import { type ClaimedDelivery, claimDelivery, markDelivery, markWebhook } from './store.js';

/** Longer than any attempt can take; a node that is killed in between leaves its message for so long. */
const holdMs = 30_000;
/** So many receivers are posted to at a time: a slow one keeps no other waiting. */
const lanes = 8;
/** A job does so much at most; what is left is found by the next one. */
const turnMs = 45_000;

/**
 * Sends the messages that are due. Each is claimed before and marked after its attempt: a node that dies in between has it sent once more,
 * under the same `webhook-id`, by which a receiver knows a repetition.
 * @returns how many attempts were made
 */
export async function sendDue(ground: WebhookGround): Promise<number> {
  const until = elapsedMs() + turnMs;
  let attempts = 0;
  const lane = async () => {
    while (elapsedMs() < until) {
      const delivery = await claimDelivery(ground.db, holdMs);
      if (!delivery) return;
      attempts += 1;
      await attempt(ground, delivery);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return attempts;
}

async function attempt({ db, jobs, secret, post }: WebhookGround, delivery: ClaimedDelivery): Promise<void> {
  const { id, webhookId, personId, url, body, attempts, failures, claimedAt } = delivery;
  const answer = await post(url, signedHeaders(secret, `webhook:${webhookId}`, delivery, claimedAt), body);
  const step = nextStep(answer, attempts, failures);
  await db.transact(async (tx) => {
    const dueAt = await markDelivery(tx, id, { ...answer, state: step.state, waitMs: step.waitMs });
    const isEnded = await markWebhook(tx, webhookId, step.failures, step.ending);
    if (isEnded) await notify(tx, [{ personId, kind: 'webhook_disabled', lotId: null, facts: { host: new URL(url).hostname } }]);
    if (dueAt !== null && dueAt > (await readClock(tx))) {
      await jobs.send(tx, sendJob, {}, { startAfter: dueAt, key: `${sendJob}:${id}:${attempts}` });
    }
  });
}
