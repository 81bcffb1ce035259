import { createHash } from 'node:crypto';
import { type Language, languages } from '@ochiq/shared/language';
import type { LogRecord, PaperCopy, PaperFacts } from '@ochiq/shared/papers';
import { type Db, type Files, readClock, type Tx } from '../base/index.js';
import type { Log } from '../log/index.js';
import type { Composition } from './compose.js';
import { issuePaper } from './issue-paper.js';
import { readNames } from './people.js';
import type { Press } from './press.js';
import type { SealMaterial } from './print-paper.js';
import { readProtocol } from './protocol-facts.js';
import {
  type FileRow,
  insertFiles,
  lockCursor,
  lockDrafted,
  lockLotRow,
  type PaperRow,
  readDrafted,
  saveCursor,
  skipHistory,
  updateToIssued,
} from './store.js';
import { readDueEntries, readLatestEnds, readRecord, readSignedSize } from './store-facts.js';

export interface PaperGround {
  readonly db: Db;
  readonly log: Log;
  /** DATA_DIR/papers. */
  readonly papers: Files;
  readonly press: Press;
  /** The server's public address. */
  readonly site: string;
}

const entriesAtOnce = 20_000;
const papersAtOnce = 4;

/**
 * Reads the signed log on from where it was left and notes a protocol for each lot that was closed, withdrawn or suspended there.
 * Of several nodes one does it.
 * @returns how many entries were passed
 */
export function readLogOn({ db }: Pick<PaperGround, 'db'>): Promise<number> {
  return db.transact(async (tx) => {
    const from = await lockCursor(tx);
    if (from === null) return 0;
    const to = Math.min(from + entriesAtOnce, await readSignedSize(tx));
    if (to <= from) return 0;
    for (const { leaf } of await readDueEntries(tx, from, to)) await noteProtocol(tx, leaf);
    await saveCursor(tx, to);
    return to - from;
  });
}

/**
 * For a seeded past: notes protocols of its latest ends only, and leaves out the rest, with which the press would be busy for
 * minutes. Before anything is in a tree.
 */
export async function passHistory(tx: Tx, latest: number): Promise<void> {
  for (const { leaf } of await readLatestEnds(tx, latest)) await noteProtocol(tx, leaf);
  await skipHistory(tx);
}

async function noteProtocol(tx: Tx, leaf: string): Promise<void> {
  const protocol = await readProtocol(tx, leaf);
  if (protocol === null) return;
  const { lot, seq, facts, people } = protocol;
  await issuePaper(tx, { lotId: lot, facts, people, edition: seq, seq });
}

/**
 * Prints what is noted and not made yet, in all languages and copies, and writes it into the log. Printing needs no lock: two
 * nodes print the same bytes, and the first to commit has issued the paper.
 * @returns how many papers are issued
 */
export async function makeDrafted(ground: PaperGround): Promise<number> {
  let made = 0;
  for (const row of await readDrafted(ground.db, papersAtOnce)) {
    const found = await readRecord(ground.db, row.lotId, row.seq);
    // The event is not in a signed tree yet: the next look will find it.
    if (found === null) continue;
    const record = { seq: row.seq, ...found };
    const files = await printCopies(ground, { ...row, record }, null, null);
    if (await issue(ground, row, record, files)) made += 1;
  }
  return made;
}

function issue(
  { db, log }: PaperGround,
  { id, lotId, kind, number }: PaperRow,
  record: LogRecord,
  files: readonly FileRow[],
): Promise<boolean> {
  return db.transact(async (tx) => {
    if (!(await lockDrafted(tx, id))) return false;
    await lockLotRow(tx, lotId);
    const at = await readClock(tx);
    await insertFiles(tx, files);
    await updateToIssued(tx, id, { record, at });
    await log.append(tx, [{ lotId, kind: 'paper_issued', at, actorId: null, ...entryOf(kind, number, files) }]);
    return true;
  });
}

/** What the log says of a paper's files: the public ones' hashes openly, the others' sealed, since a name could be guessed by its hash. */
export const entryOf = (kind: PaperFacts['kind'], number: string, files: readonly FileRow[]) => {
  const hashes = (copy: PaperCopy) =>
    Object.fromEntries(files.filter((file) => file.copy === copy).map(({ language, sha256 }) => [language, sha256]));
  return { body: { paper: kind, number, files: hashes('public') }, secret: { number, files: hashes('official') } };
};

type Printable = Pick<PaperRow, 'id' | 'number' | 'facts' | 'people'> & { readonly record: LogRecord };

/** Prints a paper in four languages and two copies, and saves the files under their hashes. */
export async function printCopies(
  { db, press, papers, site }: Omit<PaperGround, 'log'>,
  { id, number, facts, people, record }: Printable,
  signature: Composition['signature'],
  seal: SealMaterial | null,
): Promise<FileRow[]> {
  const known = await readNames(db, people);
  const print = async (language: Language, copy: PaperCopy): Promise<FileRow> => {
    const names = copy === 'public' ? null : known;
    const bytes = await press.print({ facts, number, language, names, signature, record, site }, seal);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await papers.save(`${sha256}.pdf`, bytes);
    return { paperId: id, language, copy, signed: signature !== null, sha256, bytes: bytes.length };
  };
  return Promise.all(languages.flatMap((language) => [print(language, 'public'), print(language, 'official')]));
}
