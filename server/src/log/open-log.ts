import { join } from 'node:path';
import { formatNote, formatVerifierKey, type NoteSignature } from '@ochiq/shared/tlog';
import type { Db, LogConfig } from '../base/index.js';
import { publishedIn } from './published.js';
import { readConsistency } from './read-tree.js';
import { createSequencer, type Head, type LogProblem, type Sequencer } from './sequencer.js';
import { keyHashOf, type LogSigner, openSigner, readSigner } from './signing-key.js';
import { insertCosignatures, readLatest } from './store-tree.js';
import { createWitnesses, parseWitnessList, type WitnessAddress } from './witness-client.js';

/** The public log of this node: who signs it, and what moves entries into it. */
export interface PublicLog {
  readonly signer: LogSigner;
  readonly sequencer: Sequencer;
  readonly witnessKeys: readonly string[];
  readonly oldKeys: readonly string[];
}

export interface LogOptions {
  readonly db: Db;
  readonly config: LogConfig;
  readonly dataDir: string;
  readonly onError: (error: unknown) => void;
}

const witnessTimeoutMs = 5000;

/** Opens the log's key and its sequencer, which is not started yet. @throws Error that says what to do when the key is lost */
export async function openPublicLog({ db, config, dataDir, onError }: LogOptions): Promise<PublicLog> {
  const folder = join(dataDir, 'log');
  const hasSigned = (await readLatest(db)) !== null;
  const file = config.keyFile ?? join(folder, 'key');
  const signer = config.key === null ? await openSigner({ file, origin: config.origin, hasSigned }) : readSigner(config.key, config.origin);
  const witnesses = parseWitnessList(config.witnesses);
  const sequencer = createSequencer({
    db,
    signer,
    signers: [signer.verifierKey, ...config.oldKeys].map(keyHashOf),
    published: publishedIn(join(folder, 'published')),
    onError,
    ...(witnesses.length === 0 ? {} : { witness: askWitnesses(db, witnesses, onError) }),
  });
  return { signer, sequencer, witnessKeys: witnesses.map(({ key }) => formatVerifierKey(key)), oldKeys: config.oldKeys };
}

/** Lets witnesses cosign a checkpoint, and keeps their signatures with it. */
function askWitnesses(db: Db, addresses: readonly WitnessAddress[], onError: (error: unknown) => void) {
  const witnesses = createWitnesses({ witnesses: addresses, fetch, timeoutMs: witnessTimeoutMs, onError });
  return async ({ size, note }: Head): Promise<LogProblem | null> => {
    const { signatures, ahead, forked } = await witnesses.cosign({
      checkpoint: note,
      size,
      proofFrom: (from) => readConsistency(db, from, size),
      sizeNow: async () => (await readLatest(db))?.size ?? 0,
    });
    await insertCosignatures(db, size, signatures.map(cosignatureOf));
    if (ahead) return 'witness_ahead';
    return forked ? 'forked' : null;
  };
}

/** A signature as a line under a note. */
const cosignatureOf = (signature: NoteSignature) => ({
  name: signature.name,
  line: `${formatNote({ text: '-\n', signatures: [signature] })
    .split('\n')
    .at(-2)}\n`,
});
