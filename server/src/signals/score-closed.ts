import { type Db, readClock, type Tx } from '../base/index.js';
import { type FollowedLeaf, readLeavesAfter } from '../log/index.js';
import { scoreLot } from './combine/index.js';
import { profileLot } from './profile-subjects.js';
import { readLotFacts } from './read-facts.js';
import { contributionsOf } from './run-scoring.js';
import { lockCursor, moveCursor, readLastRun, readLotQ, readScoredAt, tryLockScoring } from './store-runs.js';
import { deleteClosedHits, saveHits, saveScores } from './store-scores.js';

interface Ground {
  readonly db: Db;
  readonly secret: Buffer;
}

const leafLimit = 1_000;
/** Lots in one transaction: a few ms each. */
const lotLimit = 25;

interface Close {
  readonly lot: number;
  readonly at: Date;
  readonly leaf: number;
}

function closesIn(leaves: readonly FollowedLeaf[]): Close[] {
  return leaves.flatMap(({ index, event }) =>
    event?.kind === 'closed' || event?.kind === 'withdrawn' ? [{ lot: event.lot, at: new Date(event.at), leaf: index }] : [],
  );
}

/**
 * Scores lots as they close: reads the public log forward from a cursor that moves in the transaction of the scores, so that each close
 * is scored once, by one node, and whatever is lost is done again. It locks nothing that a sale needs.
 * @returns whether there may be more
 */
export async function scoreClosed({ db, secret }: Ground): Promise<boolean> {
  return db.transact(async (tx) => {
    if (!(await tryLockScoring(tx))) return false;
    const leaves = await readLeavesAfter(tx, await lockCursor(tx), leafLimit);
    const closes = closesIn(leaves);
    const taken = closes.slice(0, lotLimit);
    const last = taken.length < closes.length ? taken.at(-1)?.leaf : leaves.at(-1)?.index;
    if (last === undefined) return false;
    const scored = await readScoredAt(
      tx,
      taken.map(({ lot }) => lot),
    );
    for (const { lot, at } of taken) if ((scored.get(lot)?.getTime() ?? 0) < at.getTime()) await scoreClose(tx, secret, lot);
    await moveCursor(tx, last);
    return taken.length < closes.length || leaves.length === leafLimit;
  });
}

/** Scores one lot that has ended, in the place of what was said of it before. */
async function scoreClose(tx: Tx, secret: Buffer, lot: number): Promise<void> {
  const facts = await readLotFacts(tx, lot, secret);
  if (!facts) return;
  const { id, score, pValue, parts, findings } = scoreLot(facts);
  // Asked together, since the connection is pipelined: on a busy machine a close waits longest for its turns with Postgres.
  const [run, qValue, scoredAt] = await Promise.all([readLastRun(tx), readLotQ(tx, pValue), readClock(tx)]);
  const row = { score, pValue, qValue, flagged: pValue <= (run?.lotFlagAt ?? 0), contributions: contributionsOf(parts) };
  await Promise.all([
    saveScores(tx, [{ ...profileLot(facts), ...row, kind: 'lot', id }], scoredAt),
    saveHits(tx, findings, lot, scoredAt),
    deleteClosedHits(tx, lot, scoredAt),
  ]);
}
