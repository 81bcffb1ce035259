import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../base/index.js';
import type { DrawGround } from './commit-chain.js';
import { receiveFile } from './receive-file.js';

/** Larger ones are no documents. */
const mostBytes = 256 * 1024;
const names = /^[^.].*\.(jws|json)$/i;

/**
 * Takes the files that lie in a folder, one after another: a document that was taken moves to `taken/`, another to `refused/`, each with an
 * answer beside it. Whoever writes there gives a file its name only when it is whole. Two nodes may look at one folder: a document that is
 * taken twice is taken once.
 * @throws whatever is no fault of the file: it stays and is looked at again
 */
export async function takeFolder(ground: DrawGround, folder: string): Promise<void> {
  for (const part of ['taken', 'refused']) await mkdir(join(folder, part), { recursive: true });
  for (const name of (await readdir(folder)).filter((one) => names.test(one)).toSorted()) {
    const path = join(folder, name);
    const answer = await answerFile(ground, path);
    if (answer === null) continue;
    const { taken, told } = answer;
    const to = join(folder, taken ? 'taken' : 'refused', name);
    await writeFile(`${to}.answer.json`, `${JSON.stringify(told, null, 2)}\n`);
    await rename(path, to).catch(ignoreGone);
  }
}

async function answerFile(ground: DrawGround, path: string): Promise<{ taken: boolean; told: object } | null> {
  try {
    if ((await stat(path)).size > mostBytes) throw new Refusal('too_large');
    const { row, repeated } = await receiveFile(ground, { text: await readFile(path, 'utf8'), delivery: 'folder', uploadedBy: null });
    const { id: document, court, number, digest, caseNumber } = row;
    return { taken: true, told: { document, court, number, digest, caseNumber, repeated } };
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'unavailable') return { taken: false, told: { code: error.code, errors: error.errors } };
    return ignoreGone(error);
  }
}

/** Another node was quicker. */
function ignoreGone(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
