import { z } from 'zod';
import type { Db, Tx } from '../base/index.js';
import { readLastIndex, readTextsAfter } from '../log/index.js';
import { lockCursor, moveCursor } from '../notices/index.js';
import { orderRelease } from './release-seizure.js';
import { lockSeizuresOfCase, readCaseOfLot } from './store-follow.js';
import { lockSeizure } from './store-seizures.js';
import { orderTransfer } from './transfer-sold.js';

const cursorName = 'property';
const batchLimit = 1_000;
/** What the registries must hear of. */
const kinds = ['handed_over', 'withdrawn', 'debt_paid', 'case_ended'];

/** What is written as the ground of a release that nobody ordered by hand: the office's own language is the registries'. */
const grounds = { debt_paid: 'Qarz toʻlangan, ijro tugatilgan', case_ended: 'Ijro ishi yakunlangan' } as const;

async function releaseAll(tx: Tx, seizures: readonly string[], ground: string): Promise<void> {
  for (const id of seizures) {
    const seizure = await lockSeizure(tx, id);
    if (seizure) await orderRelease(tx, seizure, null, ground);
  }
}

/** What is heard, and of what kind it must be to mean something here. */
const heardSchema = z.union([
  z.object({ kind: z.literal('handed_over'), lot: z.int(), attempt: z.int() }),
  z.object({ kind: z.literal('withdrawn'), lot: z.int(), groundKind: z.literal('debt_paid') }),
  z.object({ kind: z.literal('case_ended'), case: z.int() }),
  z.object({ kind: z.literal('debt_paid'), case: z.int(), covered: z.literal(true) }),
]);

async function hear(tx: Tx, leaf: string): Promise<void> {
  const heard = heardSchema.safeParse(JSON.parse(leaf)).data;
  if (heard === undefined) return;
  if (heard.kind === 'handed_over') return orderTransfer(tx, heard.lot, heard.attempt);
  if (heard.kind === 'case_ended') return releaseAll(tx, await lockSeizuresOfCase(tx, heard.case), grounds.case_ended);
  if (heard.kind === 'debt_paid') return releaseAll(tx, await lockSeizuresOfCase(tx, heard.case), grounds.debt_paid);
  // With the debt everything is free that was seized for it, not only the thing of this lot.
  const caseId = await readCaseOfLot(tx, heard.lot);
  if (caseId !== null) await releaseAll(tx, await lockSeizuresOfCase(tx, caseId), grounds.debt_paid);
}

/**
 * Reads the public log forward from a cursor, which moves in the transaction of what it brings about: a sale that was handed over goes
 * to the registry, a debt that was paid and a case that has ended free what was seized. Each is heard of once, by one node.
 * @returns whether there may be more
 */
export async function followEnds(db: Db): Promise<boolean> {
  return db.transact(async (tx) => {
    const cursor = await lockCursor(tx, cursorName, await readLastIndex(tx));
    if (!cursor) return false;
    const rows = await readTextsAfter(tx, cursor.leaf, kinds, batchLimit);
    const last = rows.at(-1);
    if (!last) return false;
    for (const { leaf } of rows) if (leaf !== null) await hear(tx, leaf);
    await moveCursor(tx, cursorName, last.index);
    return rows.length === batchLimit;
  });
}
