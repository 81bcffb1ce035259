import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromBase64, hashWith, verifyConsistency, verifyInclusion } from '@ochiq/shared/tlog';
import { z } from 'zod';

const usage = 'usage: npm run verify:vectors -- DIR';
const wrong = 1;
const badUsage = 2;

const base64Schema = z.string().transform((text, context) => {
  const bytes = fromBase64(text);
  if (bytes !== null) return bytes;
  context.addIssue('is no base64');
  return z.NEVER;
});

/** What every case has. Go writes a proof without hashes as null. */
const caseSchema = z.object({
  proof: z
    .array(base64Schema)
    .nullable()
    .transform((proof) => proof ?? []),
  desc: z.string().optional(),
  wantErr: z.boolean(),
});

/** The numbers stay as they come, past what a number holds too: to refuse them is the verifier's part. */
const inclusionSchema = caseSchema.extend({ leafIdx: z.number(), treeSize: z.number(), root: base64Schema, leafHash: base64Schema });
const consistencySchema = caseSchema.extend({ size1: z.number(), size2: z.number(), root1: base64Schema, root2: base64Schema });

const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

/**
 * Judges one case of transparency-dev/merkle's `testdata` (the text of its JSON file).
 * @returns null when our verifier says what the case wants, otherwise what is wrong with its answer or with the file
 */
export function judgeVector(text: string): string | null {
  try {
    const json: unknown = JSON.parse(text);
    const { accepted, wantErr } =
      typeof json === 'object' && json !== null && 'leafIdx' in json ? judgeInclusion(json) : judgeConsistency(json);
    if (accepted !== wantErr) return null;
    return accepted ? 'accepted, but must be refused' : 'refused, but must be accepted';
  } catch (error) {
    if (error instanceof z.ZodError) return `error: ${error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')}`;
    if (error instanceof SyntaxError) return `error: ${error.message}`;
    throw error;
  }
}

interface Judged {
  readonly accepted: boolean;
  readonly wantErr: boolean;
}

function judgeInclusion(json: unknown): Judged {
  const { leafIdx, treeSize, leafHash, proof, root, wantErr } = inclusionSchema.parse(json);
  return { accepted: hashWith(verifyInclusion(leafIdx, treeSize, leafHash, proof, root), sha256), wantErr };
}

function judgeConsistency(json: unknown): Judged {
  const { size1, root1, size2, root2, proof, wantErr } = consistencySchema.parse(json);
  return { accepted: hashWith(verifyConsistency(size1, root1, size2, root2, proof), sha256), wantErr };
}

/**
 * Judges every .json file of a folder, names the wrong ones and counts.
 * @param args what was written after the command: the folder
 * @param print takes one line
 * @returns the exit code: 0 when all are right and there is one, 1 otherwise, 2 without a folder
 */
export async function verifyVectors(args: readonly string[], print: (line: string) => void): Promise<number> {
  const [folder, ...rest] = args;
  const files = folder === undefined || rest.length > 0 ? null : await filesIn(folder);
  if (folder === undefined || files === null) {
    print(usage);
    return badUsage;
  }
  let wrongs = 0;
  for (const file of files) {
    const complaint = await judgeFile(join(folder, file));
    if (complaint === null) continue;
    wrongs += 1;
    print(`${file}: ${complaint}`);
  }
  print(`${files.length - wrongs} right, ${wrongs} wrong`);
  return wrongs === 0 && files.length > 0 ? 0 : wrong;
}

async function filesIn(folder: string): Promise<string[] | null> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch {
    return null;
  }
}

async function judgeFile(path: string): Promise<string | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return 'error: cannot be read';
  }
  return judgeVector(text);
}

// The tests import this file, too.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await verifyVectors(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
}
