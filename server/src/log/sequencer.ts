import { parseCheckpoint, parseNote } from '@ochiq/shared/tlog';
import type { Db } from '../base/index.js';
import type { Published } from './published.js';
import { readEdge, readRoot } from './read-tree.js';
import type { LogSigner } from './signing-key.js';
import { insertCheckpoint, insertNodes, integrateEntries, readHorizon, readLatest, tryLockTree } from './store-tree.js';
import type { Edge } from './tree-hash.js';

/** Why the log signs nothing more until a person has looked (docs/operations.md). */
export type LogProblem =
  /** The database holds less than was shown: it was restored to an earlier time. */
  | 'behind_published'
  /** The database holds another history than was shown. */
  | 'forked'
  /** A witness has seen more than the database holds. */
  | 'witness_ahead'
  /** The newest checkpoint was signed by a key that is not known here: nodes must share one. */
  | 'other_key';

export interface Head {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

export interface Sequencer {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Integrates what waits, now. @returns whether there may be more */
  turn(): Promise<boolean>;
  problem(): LogProblem | null;
  /** Resolves when the tree has grown, or after `ms`. */
  grown(ms: number): Promise<void>;
}

interface Ground {
  readonly db: Db;
  readonly signer: LogSigner;
  /** Hashes of the keys that may have signed so far. */
  readonly signers: readonly string[];
  readonly published: Published;
  readonly onError: (error: unknown) => void;
  /** Shows witnesses a new checkpoint of this node's making. @returns what they have seen that speaks against it */
  readonly witness?: (head: Head) => Promise<LogProblem | null>;
}

/** An entry is in a signed tree about this long after its commit, and a turn's work later. */
const restMs = 200;
const batchLimit = 20_000;

/** What a checkpoint says, null for one that says nothing. */
export function readHead(note: string): { size: number; root: Buffer } | null {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  return checkpoint && { size: checkpoint.size, root: Buffer.from(checkpoint.root) };
}

const isSignedBy = (note: string, keyHashes: readonly string[]): boolean =>
  parseNote(note)?.signatures.some(({ id }) => keyHashes.includes(id.toString(16).padStart(8, '0'))) ?? false;

/**
 * Moves committed entries into the tree and signs it. Any node may do a turn: an advisory lock lets one at a time, and the
 * numbers, the hashes and the checkpoint are one transaction, so that a node that dies in it has done nothing.
 */
export function createSequencer(ground: Ground): Sequencer {
  const { db, signer, published, onError } = ground;
  let problem: LogProblem | null = null;
  let edge: Edge | null = null;
  let shown: { size: number; root: Buffer } | null = null;
  let seen = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let witnessing: Promise<void> | null = null;
  let unwitnessed: Head | null = null;
  const waiting = new Set<() => void>();

  const grow = (size: number) => {
    if (size <= seen) return;
    seen = size;
    for (const tell of [...waiting]) tell();
  };

  const stopFor = (what: LogProblem) => {
    if (problem === null) onError(new Error(`the public log signs nothing more: ${what} (see docs/operations.md)`));
    problem = what;
  };

  /** The next state of the tree in one transaction; null when another node is at it, or nothing waits. */
  const integrate = () =>
    db.transact(async (tx) => {
      if (!(await tryLockTree(tx))) return null;
      const latest = await readLatest(tx);
      const size = latest?.size ?? 0;
      grow(size);
      if (latest && !isSignedBy(latest.note, ground.signers)) return stopFor('other_key');
      if (shown && size < shown.size) return stopFor('behind_published');
      if (shown && latest && size === shown.size && !latest.root.equals(shown.root)) return stopFor('forked');
      const before = edge?.size === size ? edge : await readEdge(tx, size);
      const horizon = await readHorizon(tx, latest?.horizon ?? '0');
      const { leaves, horizon: oldest } = await integrateEntries(tx, size, horizon, batchLimit);
      if (leaves.length === 0) return null;
      const after = before.copy();
      const nodes = after.add(leaves);
      const head = { size: after.size, root: after.root() };
      const note = signer.sign(head.size, head.root);
      await insertNodes(tx, nodes);
      await insertCheckpoint(tx, { ...head, note, horizon: oldest });
      return { after, head: { ...head, note }, more: leaves.length === batchLimit };
    });

  /** Asks with the newest head; one that comes while they are asked waits, and one that it waited for with it. */
  const askWitnesses = (head: Head | null): Promise<void> => {
    unwitnessed = head;
    witnessing ??= (async () => {
      for (let next = unwitnessed; next && ground.witness; next = unwitnessed) {
        unwitnessed = null;
        const found = await ground.witness(next).catch(onError);
        if (found) stopFor(found);
      }
    })().finally(() => {
      witnessing = null;
    });
    return witnessing;
  };

  const turn = async (): Promise<boolean> => {
    if (problem !== null) return false;
    const done = await integrate();
    if (!done) return false;
    edge = done.after;
    shown = done.head;
    // After the commit: what is in the file has been in the database. A file that lags is no harm.
    await published.write(done.head.note).catch(onError);
    grow(done.head.size);
    askWitnesses(done.head).catch(onError);
    return done.more;
  };

  const run = (): Promise<void> => {
    running = turn()
      .catch((error: unknown) => {
        edge = null;
        onError(error);
        return false;
      })
      .then((more) => {
        if (!stopped) timer = setTimeout(run, more ? 0 : restMs);
      });
    return running;
  };

  return {
    async start() {
      shown = readHead((await published.read()) ?? '');
      const latest = await readLatest(db);
      if (shown && shown.size > 0 && latest && latest.size >= shown.size) {
        const then = await readRoot(db, shown.size).catch(() => null);
        if (then === null || !shown.root.equals(then)) stopFor('forked');
      }
      // Before anything new is signed: a restored database would be found out only after its first fork.
      running = askWitnesses(latest).catch(onError).then(run);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
      await witnessing;
      for (const tell of [...waiting]) tell();
    },
    turn,
    problem: () => problem,
    grown: (ms) =>
      new Promise((resolve) => {
        const tell = () => {
          clearTimeout(late);
          waiting.delete(tell);
          resolve();
        };
        const late = setTimeout(tell, ms);
        waiting.add(tell);
      }),
  };
}
