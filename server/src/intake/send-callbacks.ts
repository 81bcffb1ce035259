import { createRepeated, type Db, elapsedMs, type GuardedRequest, readClock, retryWaitsMs, signedHeaders } from '../base/index.js';
import { readDocument } from './store.js';
import { claimCallback, markCallback, readUntoldEnds } from './store-callbacks.js';
import { tellCourt } from './tell-court.js';

export interface CallbackGround {
  readonly db: Db;
  /** The installation's secret: courts' keys for these messages are made from it. */
  readonly secret: Buffer;
  readonly ask: GuardedRequest;
}

/** Longer than any attempt can take; a node that is killed in between leaves its message for so long. */
const holdMs = 30_000;
const turnMs = 45_000;
const endsAtOnce = 100;

/** Puts down for their courts that cases have ended. */
export async function tellEnds({ db }: Pick<CallbackGround, 'db'>): Promise<void> {
  await db.transact(async (tx) => {
    const at = await readClock(tx);
    for (const id of await readUntoldEnds(tx, endsAtOnce)) {
      const row = await readDocument(tx, id);
      if (row) await tellCourt(tx, row, at);
    }
  });
}

/**
 * Sends courts what they are to be told, of a document one after another, until it is acknowledged: a court that cannot be reached is asked
 * again for good, after the last of the waits each time. A node that dies in between has a message sent once more, under the same id.
 * @returns how many attempts were made
 */
export async function sendCallbacks({ db, secret, ask }: CallbackGround): Promise<number> {
  const until = elapsedMs() + turnMs;
  for (let attempts = 0; ; attempts += 1) {
    const one = elapsedMs() < until ? await claimCallback(db, holdMs) : null;
    if (!one) return attempts;
    const signed = signedHeaders(secret, `court:${one.courtId}`, { eventId: one.id, body: one.body }, one.claimedAt);
    const headers = { ...signed, 'content-type': 'application/json', 'user-agent': 'Ochiq-Intake/1' };
    const { status, error } = await ask({ url: one.url, method: 'POST', headers, body: one.body });
    const waitMs = error === null ? null : (retryWaitsMs[one.attempts - 1] ?? retryWaitsMs.at(-1) ?? 0);
    await markCallback(db, one.id, { waitMs, status, error });
  }
}

/** Tells courts in the background. */
export const createCallbackWork = (ground: CallbackGround, onError: (error: unknown) => void) =>
  createRepeated(
    async () => {
      await tellEnds(ground);
      await sendCallbacks(ground);
    },
    1_000,
    onError,
  );
