import { type Receipt, toBase64 } from '@ochiq/shared/tlog';
import { type Db, elapsedMs, Refusal } from '../base/index.js';
import { readInclusion } from './read-tree.js';
import type { Sequencer } from './sequencer.js';
import type { LogSigner } from './signing-key.js';
import { readPublished } from './store-tree.js';

export interface ReceiptGround {
  readonly db: Db;
  readonly signer: LogSigner;
  readonly sequencer: Pick<Sequencer, 'problem' | 'grown'>;
}

/**
 * What proves, without this server, that an entry is in the log: waits for it to come into a signed tree.
 * @param find the entry's leaf, null while it has none
 * @param waitMs at most
 * @returns null when it is in no signed tree by then
 * @throws Refusal unavailable while the log signs nothing
 */
export async function waitForReceipt(
  { db, signer, sequencer }: ReceiptGround,
  find: () => Promise<{ index: number; leaf: string } | null>,
  waitMs: number,
): Promise<Receipt | null> {
  const until = elapsedMs() + waitMs;
  for (;;) {
    const found = await find();
    const latest = found && (await readPublished(db));
    if (sequencer.problem() !== null) throw new Refusal('unavailable');
    if (found && latest && found.index < latest.size) {
      const proof = (await readInclusion(db, found.index, latest.size)).map(toBase64);
      const { index, leaf: entry } = found;
      return { format: 'ochiq-receipt/1', origin: signer.key.name, index, size: latest.size, entry, proof, checkpoint: latest.note };
    }
    const leftMs = until - elapsedMs();
    if (leftMs <= 0) return null;
    await sequencer.grown(Math.min(leftMs, 500));
  }
}
