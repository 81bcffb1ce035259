import { readClock } from '../base/index.js';
import { readOffice } from '../identity/index.js';
import { type DrawGround, keepChain } from './commit-chain.js';
import { drawOfficial } from './draw-official.js';
import { readDocument, readDocumentText, readWaiting } from './store.js';
import { lockOffice } from './store-draws.js';
import { tellCourt } from './tell-court.js';

/**
 * Draws for documents that came when nobody of their office could take them, in the order in which they came.
 * @param only one office; null: all
 */
export async function drawWaiting(ground: DrawGround, only: number | null): Promise<void> {
  for (const { id, officeId } of await readWaiting(ground.db, only)) {
    await keepChain(ground, officeId);
    await ground.db.transact(async (tx) => {
      await lockOffice(tx, officeId);
      const [row, document] = [await readDocument(tx, id), await readDocumentText(tx, id)];
      if (!row || !document || row.caseId !== null) return;
      const { region } = await readOffice(tx, officeId);
      const at = await readClock(tx);
      const drawn = await drawOfficial(tx, ground, { ...row, region, document }, at);
      const told = drawn === null ? null : await readDocument(tx, id);
      if (told) await tellCourt(tx, told, at);
    });
  }
}
