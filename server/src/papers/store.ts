import type { Language } from '@ochiq/shared/language';
import type { LogRecord, PaperCopy, PaperFacts, PaperKind, PaperPerson } from '@ochiq/shared/papers';
import { eq } from 'drizzle-orm';
import type { Queryable, Tx } from '../base/index.js';
import { paper, paperFile } from './table.js';

export interface PaperRow {
  id: number;
  lotId: number;
  officeId: number;
  kind: PaperKind;
  edition: number;
  number: string;
  seq: number;
  facts: PaperFacts;
  people: PaperPerson[];
  record: LogRecord | null;
  state: 'drafted' | 'issued' | 'signed';
  issuedAt: Date | null;
  signedAt: Date | null;
}

const columns = `paper.id, paper.lot_id as "lotId", lot.office_id as "officeId", paper.kind, paper.edition, paper.number, paper.seq, paper.facts,
  paper.people, paper.record, paper.state, paper.issued_at as "issuedAt", paper.signed_at as "signedAt"`;

/** Which entry of the log is looked at next, under the row's lock; null while another node has it. */
export async function lockCursor(tx: Tx): Promise<number | null> {
  const [row] = await tx.sql<{ next: number }>('select next::float8 as next from paper_cursor for update skip locked');
  return row?.next ?? null;
}

export async function saveCursor(tx: Tx, next: number): Promise<void> {
  await tx.sql('update paper_cursor set next = $1', [next]);
}

export type NewPaper = Pick<PaperRow, 'lotId' | 'kind' | 'edition' | 'number' | 'seq' | 'facts' | 'people'> & { readonly draftedAt: Date };

/** Notes a paper to be made. One that is there already stays as it is. @returns whether it is new */
export async function insertPaper(tx: Tx, row: NewPaper): Promise<boolean> {
  const inserted = await tx.orm
    .insert(paper)
    .values({ ...row, state: 'drafted' })
    .onConflictDoNothing({ target: [paper.lotId, paper.kind, paper.edition] })
    .returning({ id: paper.id });
  return inserted.length > 0;
}

/** Papers that are noted and not made yet, oldest first. */
export const readDrafted = (db: Queryable, limit: number): Promise<PaperRow[]> =>
  db.sql<PaperRow & { id: number }>(
    `select ${columns} from paper join lot on lot.id = paper.lot_id where paper.state = 'drafted' order by paper.id limit $1`,
    [limit],
  );

/** A paper of a lot, under its lock; null for an unknown one. */
export async function lockPaper(tx: Tx, lotId: number, id: number): Promise<PaperRow | null> {
  const [row] = await tx.sql<PaperRow & { id: number }>(
    `select ${columns} from paper join lot on lot.id = paper.lot_id where paper.id = $1 and paper.lot_id = $2 for update of paper`,
    [id, lotId],
  );
  return row ?? null;
}

/** Whether a paper still waits to be made; then it is this node's to finish. Another node's is passed over. */
export async function lockDrafted(tx: Tx, id: number): Promise<boolean> {
  return (await tx.sql(`select from paper where id = $1 and state = 'drafted' for update skip locked`, [id])).length > 0;
}

/** The lot's row lock: its log entries have one order. */
export async function lockLotRow(tx: Tx, lotId: number): Promise<void> {
  await tx.sql('select from lot where id = $1 for no key update', [lotId]);
}

export async function readLotSeq(db: Queryable, lotId: number): Promise<number | null> {
  const [row] = await db.sql<{ seq: number }>('select seq from lot where id = $1', [lotId]);
  return row?.seq ?? null;
}

export async function updateToIssued(tx: Tx, id: number, { record, at }: { record: LogRecord; at: Date }): Promise<void> {
  await tx.orm.update(paper).set({ state: 'issued', record, issuedAt: at }).where(eq(paper.id, id));
}

export async function updateToSigned(tx: Tx, id: number, { by, role, at }: { by: string; role: string; at: Date }): Promise<void> {
  await tx.orm.update(paper).set({ state: 'signed', signedBy: by, signedRole: role, signedAt: at }).where(eq(paper.id, id));
}

export interface FileRow {
  paperId: number;
  language: Language;
  copy: PaperCopy;
  signed: boolean;
  sha256: string;
  bytes: number;
}

export async function insertFiles(tx: Tx, rows: readonly FileRow[]): Promise<void> {
  await tx.orm.insert(paperFile).values([...rows]);
}

/** The papers of a lot that have been made, oldest first. */
export const readPapers = (db: Queryable, lotId: number): Promise<PaperRow[]> =>
  db.sql<PaperRow & { id: number }>(
    `select ${columns} from paper join lot on lot.id = paper.lot_id where paper.lot_id = $1 and paper.state <> 'drafted' order by paper.id`,
    [lotId],
  );

/** The files of a lot's papers, unsigned and signed. */
export const readFiles = (db: Queryable, lotId: number): Promise<FileRow[]> =>
  db.sql<FileRow & { paperId: number }>(
    `select paper_id as "paperId", language, copy, signed, sha256, bytes from paper_file join paper on paper.id = paper_id
     where lot_id = $1 order by paper_id, language`,
    [lotId],
  );

export interface FileToServe extends FileRow {
  people: PaperPerson[];
  officeId: number;
  number: string;
  kind: PaperKind;
}

/** A file of a lot's papers by its hash; null when the lot has none such. */
export async function readFile(db: Queryable, lotId: number, sha256: string, copy: PaperCopy): Promise<FileToServe | null> {
  const [row] = await db.sql<FileToServe & { paperId: number }>(
    `select paper_id as "paperId", language, copy, signed, sha256, bytes, lot.office_id as "officeId", paper.number, paper.kind, paper.people
     from paper_file join paper on paper.id = paper_id join lot on lot.id = paper.lot_id
     where paper.lot_id = $1 and sha256 = $2 and copy = $3`,
    [lotId, sha256, copy],
  );
  return row ?? null;
}

/** Passes over all that is in the log, which no tree holds yet: for a seeded past. */
export async function skipHistory(tx: Tx): Promise<void> {
  await tx.sql('update paper_cursor set next = (select count(*) from log_entry)');
}
