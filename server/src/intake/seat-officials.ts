import { readClock } from '../base/index.js';
import { commitChain, type DrawGround } from './commit-chain.js';
import { type SeatKeeper, writeSeat } from './keep-seats.js';
import { lockOffice, readOpenChain } from './store-draws.js';

/** Gives officials of an office their first seats, in the order given, and the office its chain. */
export async function seatOfficials(ground: DrawGround, keeper: SeatKeeper, people: readonly string[]): Promise<void> {
  await ground.db.transact(async (tx) => {
    await lockOffice(tx, keeper.officeId);
    if ((await readOpenChain(tx, keeper.officeId)) === null) await commitChain(tx, ground, keeper.officeId);
    const at = await readClock(tx);
    for (const personId of people) await writeSeat(tx, ground.log, keeper, personId, at);
  });
}
