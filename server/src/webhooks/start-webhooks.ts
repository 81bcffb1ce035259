import { createRepeated, type Repeated } from '../base/index.js';
import { followLog } from './follow-log.js';
import { sendJob, type WebhookGround } from './ground.js';
import { sendDue } from './send-due.js';
import { deleteOldDeliveries } from './store.js';

const lookMs = 1_000;

/** The work of this room in the background: its jobs are made known now, and the public log is followed from `start` on. */
export function createWebhookWork(ground: WebhookGround, onError: (error: unknown) => void): Repeated {
  const send = async () => void (await sendDue(ground));
  ground.jobs.work(sendJob, send);
  ground.jobs.every('minute', 'webhooks_due', async () => {
    await send();
    await deleteOldDeliveries(ground.db);
  });
  return createRepeated(
    async () => {
      while (await followLog(ground));
    },
    lookMs,
    onError,
  );
}
