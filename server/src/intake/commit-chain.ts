import { type Db, Refusal, readClock, type Tx } from '../base/index.js';
import type { Log } from '../log/index.js';
import { secretOfDraw } from './draw-secret.js';
import { type ChainRow, insertChain, lockOffice, nextChainId, readChainless, readOpenChain } from './store-draws.js';

export interface DrawGround {
  readonly db: Db;
  readonly log: Log;
  readonly drawSecret: Buffer;
}

/** Draws of one chain; an office has some thousand a year. */
const chainLength = 2048;
/** Drawn cases of one official that last at a time; past it others are drawn first (assumed: no act gives a number). */
const capacity = 300;

/** Commits an office to its next chain of secrets, before the documents that will be drawn with it. The office must be locked. */
export async function commitChain(tx: Tx, { log, drawSecret }: Omit<DrawGround, 'db'>, officeId: number): Promise<ChainRow> {
  const id = await nextChainId(tx);
  const chain = { id, length: chainLength, capacity, head: secretOfDraw(drawSecret, { id, length: chainLength }, 0) };
  const at = await readClock(tx);
  await insertChain(tx, { ...chain, officeId, committedAt: at });
  const body = { office: officeId, chain: id, head: chain.head, length: chainLength, capacity };
  await log.append(tx, [{ lotId: null, kind: 'draw_committed', at, actorId: null, body }]);
  return { ...chain, used: 0 };
}

/** Sees to it that an office has a chain, in a transaction of its own. */
export async function keepChain(ground: DrawGround, officeId: number): Promise<void> {
  if ((await readOpenChain(ground.db, officeId)) !== null) return;
  await ground.db.transact(async (tx) => {
    await lockOffice(tx, officeId);
    if ((await readOpenChain(tx, officeId)) === null) await commitChain(tx, ground, officeId);
  });
}

/** Sees to it that all offices have chains. */
export async function keepChains(ground: DrawGround): Promise<void> {
  for (const officeId of await readChainless(ground.db)) await keepChain(ground, officeId);
}

/**
 * The secret of the chain's next draw.
 * @throws Refusal unavailable when this node's draw secret is not the one that the chain was committed with
 */
export function nextSecret(drawSecret: Buffer, chain: ChainRow): string {
  if (secretOfDraw(drawSecret, chain, 0) !== chain.head) throw new Refusal('unavailable');
  return secretOfDraw(drawSecret, chain, chain.used + 1);
}
