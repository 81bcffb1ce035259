import { realpathSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatVerifierKey } from '@ochiq/shared/tlog';
import { createClock } from '../base/clock.js';
import { BadSetup } from './bad-setup.js';
import { createEvidence } from './evidence.js';
import { createShelf } from './held.js';
import { openKey } from './key.js';
import { readArguments } from './read-arguments.js';
import { createServer } from './server.js';
import { createWitness } from './witness.js';

const badSetup = 2;
const privateFolder = 0o700;

/** What the program has around it. */
export interface Surroundings {
  /** Where a relative DIR begins. */
  readonly folder: string;
  /** Seconds since the epoch, UTC. */
  readonly nowSeconds: () => number;
  readonly say: (line: string) => void;
  /** Takes a line that a person should read at once. */
  readonly alarm: (line: string) => void;
}

export interface RunningWitness {
  readonly url: string;
  /** The key to give to the log. */
  readonly vkey: string;
  close(): Promise<void>;
}

/**
 * Starts a witness.
 * @param args what was written after the command
 * @throws BadSetup for what the operator has to put right
 */
export async function startWitness(args: readonly string[], { folder, nowSeconds, say, alarm }: Surroundings): Promise<RunningWitness> {
  const { name, logs, dir, port, host } = readArguments(args);
  const home = resolve(folder, dir);
  const folders = { logs: join(home, 'logs'), evidence: join(home, 'evidence') };
  await mkdir(home, { recursive: true, mode: privateFolder });
  await mkdir(folders.logs, { recursive: true });
  await mkdir(folders.evidence, { recursive: true });
  const key = await openKey(home, name);
  const shelf = createShelf(folders.logs, key.verifier);
  // A file that cannot be read should stop the start, not the first checkpoint.
  for (const origin of logs.keys()) await shelf.read(origin);
  const evidence = createEvidence(folders.evidence);
  const witness = createWitness({ key, logs, shelf, evidence, nowSeconds, alarm });
  const server = createServer({ witness, key: key.verifier, logs, shelf, alarm });
  const url = await server.listen({ port, host }).catch((error: unknown) => {
    throw new BadSetup(`cannot listen: ${error instanceof Error ? error.message : String(error)}`);
  });
  const vkey = formatVerifierKey(key.verifier);
  say(`${name} listens on ${url} and watches ${[...logs.keys()].join(', ')}`);
  say(`its folder is ${home}; its key, for the operator of the log:`);
  say(vkey);
  return { url, vkey, close: () => server.close() };
}

async function run(): Promise<void> {
  const clock = createClock();
  try {
    const { close } = await startWitness(process.argv.slice(2), {
      // npm starts us in the repository; a folder is named from where the person stands.
      folder: process.env['INIT_CWD'] ?? process.cwd(),
      nowSeconds: () => Math.floor(clock.now() / 1000),
      say: (line) => process.stdout.write(`${line}\n`),
      alarm: (line) => process.stderr.write(`${line}\n`),
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void close());
  } catch (error) {
    if (!(error instanceof BadSetup)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = badSetup;
  }
}

// The tests import this file, too. A folder may be a link, which only one of the two names would follow.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) await run();
