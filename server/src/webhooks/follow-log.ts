import { leafSchema } from '@ochiq/shared/log';
import { readLastIndex, readTextsAfter } from '../log/index.js';
import { lockCursor, moveCursor } from '../notices/index.js';
import { sendJob, type WebhookGround } from './ground.js';
import { insertForAll } from './store.js';
import { messageOf, toldKinds } from './tell-of.js';

const cursorName = 'webhooks';
const batchLimit = 1_000;

/**
 * Puts down messages of what the public log has new: reads it forward from a cursor, which moves in the transaction of the messages. A
 * message's id is its entry's place in the log, so that it is the same for all receivers and at each repetition.
 * @returns whether there may be more
 */
export async function followLog({ db, jobs, publicUrl }: Pick<WebhookGround, 'db' | 'jobs' | 'publicUrl'>): Promise<boolean> {
  return db.transact(async (tx) => {
    const cursor = await lockCursor(tx, cursorName, await readLastIndex(tx));
    if (!cursor) return false;
    const leaves = await readTextsAfter(tx, cursor.leaf, Object.keys(toldKinds), batchLimit);
    const last = leaves.at(-1);
    if (!last) return false;
    let waiting = 0;
    for (const { index, leaf } of leaves) {
      const message = leaf === null ? null : messageOf(leafSchema.parse(JSON.parse(leaf)), publicUrl);
      if (message === null) continue;
      waiting += await insertForAll(tx, { eventId: `log_${index}`, type: message.type, body: JSON.stringify(message) });
    }
    if (waiting > 0) await jobs.send(tx, sendJob, {}, { key: sendJob });
    await moveCursor(tx, cursorName, last.index);
    return leaves.length === batchLimit;
  });
}
