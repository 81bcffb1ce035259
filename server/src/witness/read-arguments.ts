import { parseArgs } from 'node:util';
import { hashWith, parseVerifierKey, signatureTypes, type VerifierKey } from '@ochiq/shared/tlog';
import { z } from 'zod';
import { BadSetup } from './bad-setup.js';
import { sha256 } from './ed25519.js';
import type { Logs } from './witness.js';

const usage = `usage: npm run witness -- --name NAME --log VKEY [--log VKEY ...] [--dir DIR] [--port N] [--host H]
  NAME  what the witness is called, by custom a host name and a path: witness.example.org/ochiq
  VKEY  the key of a log that it watches, as the log publishes it: name+id+key
  DIR   where it keeps its key and what it has seen (.data/witness)
  N, H  where it listens (7380, 127.0.0.1)`;

const logSchema = z.string().transform((text, context): VerifierKey => {
  const key = hashWith(parseVerifierKey(text), sha256);
  if (key?.type === signatureTypes.ed25519) return key;
  context.addIssue(key === null ? `is not a key: ${text}` : `is the key of a witness, not of a log: ${text}`);
  return z.NEVER;
});

const argumentsSchema = z.object({
  name: z.string('is needed').regex(/^[^\p{White_Space}+\p{Cc}\p{Surrogate}]+$/u, 'is one word without a plus'),
  log: z.array(logSchema, 'is needed, at least once'),
  dir: z.string().min(1).default('.data/witness'),
  port: z.coerce.number().int().min(0).max(65_535).default(7380),
  host: z.string().min(1).default('127.0.0.1'),
});

export interface WitnessArguments {
  readonly name: string;
  readonly logs: Logs;
  readonly dir: string;
  readonly port: number;
  readonly host: string;
}

/**
 * Reads what was written after the command.
 * @throws BadSetup, saying what is wrong and how it is used
 */
export function readArguments(args: readonly string[]): WitnessArguments {
  const parsed = argumentsSchema.safeParse(splitArguments(args));
  if (!parsed.success) {
    const complaints = parsed.error.issues.map(({ path, message }) => `--${String(path[0])} ${message}`);
    throw new BadSetup([...complaints, usage].join('\n'));
  }
  const { log, ...rest } = parsed.data;
  const logs = new Map<string, VerifierKey[]>();
  // A log that changes its key has two for a while.
  for (const key of log) {
    const keys = logs.get(key.name) ?? [];
    if (!keys.some(({ id }) => id === key.id)) logs.set(key.name, [...keys, key]);
  }
  return { ...rest, logs };
}

function splitArguments(args: readonly string[]): unknown {
  try {
    const text = { type: 'string' } as const;
    const options = { name: text, log: { ...text, multiple: true }, dir: text, port: text, host: text } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new BadSetup(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
