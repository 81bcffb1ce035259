import { expect } from 'vitest';
import { readClock } from '../base/index.js';
import { createLog } from '../log/index.js';
import { publishedEntry, readLot } from '../lots/index.js';
import { depositReference, payment, sendStatement, statement } from './bank.js';
import type { LotOptions, TestPerson, World } from './world.js';

/** A lot whose publication is in the log, as the desk publishes it, and whose bidders have paid through the bank: an audit finds nothing. */
export async function publishedLot(world: World, people: readonly TestPerson[], options: LotOptions): Promise<number> {
  const lot = await world.lot({ ...options, state: 'published' });
  const row = await readLot(world.db, lot);
  if (!row) throw new Error('no lot');
  await world.db.transact(async (tx) => {
    await tx.sql('update lot set seq = 1 where id = $1', [lot]);
    await createLog({ publish: () => undefined }).append(tx, [
      publishedEntry({ ...row, lot, seq: 1, at: await readClock(tx), actorId: row.authorId, submitterId: row.authorId }),
    ]);
  });
  if (people.length === 0) return lot;
  for (const { cookie } of people) {
    expect((await fetch(`${world.url}/api/lots/${lot}/deposit`, { method: 'POST', headers: { cookie } })).ok).toBe(true);
  }
  const paid = statement(...people.map((_, index) => payment(depositReference(lot, index + 1), row.depositMinor)));
  expect((await sendStatement(world, await world.person({ role: 'accountant' }), paid)).ok).toBe(true);
  return lot;
}
