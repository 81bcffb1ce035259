import type { Delivery, ExecutiveDocument } from '@ochiq/shared/intake';
import type { Translated } from '@ochiq/shared/language';
import type { Queryable, Tx } from '../base/index.js';
import { incomingDocument } from './table.js';

export interface NewDocument {
  readonly courtId: number;
  readonly officeId: number;
  readonly number: string;
  readonly digest: string;
  readonly document: ExecutiveDocument;
  readonly delivery: Delivery;
  readonly uploadedBy: string | null;
  readonly signature: string | null;
  readonly receivedAt: Date;
}

const documentLock = 7_306_022;

/** Two deliveries of one number of a court wait for each other. */
export async function lockNumber(tx: Tx, courtId: number, number: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock($1, hashtext($2))', [documentLock, `${courtId} ${number}`]);
}

/** Inserts a document. @returns its number in the log */
export async function insertDocument(tx: Tx, row: NewDocument): Promise<number> {
  const [inserted] = await tx.orm.insert(incomingDocument).values(row).returning({ id: incomingDocument.id });
  if (!inserted) throw new Error('the document was not inserted');
  return inserted.id;
}

export interface Assignment {
  readonly caseId: number;
  readonly chainId: number;
  readonly draw: number;
  readonly seat: number;
  readonly assignedAt: Date;
}

export async function assignDocument(tx: Tx, id: number, { caseId, chainId, draw, seat, assignedAt }: Assignment): Promise<void> {
  await tx.sql('update incoming_document set case_id = $2, chain_id = $3, draw = $4, seat = $5, assigned_at = $6 where id = $1', [
    id,
    caseId,
    chainId,
    draw,
    seat,
    assignedAt,
  ]);
}

export interface DocumentRow {
  readonly id: number;
  readonly courtId: number;
  readonly court: string;
  readonly officeId: number;
  readonly officeName: Translated;
  readonly number: string;
  readonly digest: string;
  readonly delivery: Delivery;
  readonly receivedAt: Date;
  readonly caseId: number | null;
  readonly caseNumber: string | null;
  readonly chain: number | null;
  readonly draw: number | null;
  readonly seat: number | null;
  readonly outcome: string | null;
}

const documentRows = `select document.id, document.court_id as "courtId", channel.code as court, document.office_id as "officeId",
    office.name as "officeName", document.number, digest, delivery, received_at as "receivedAt", document.case_id as "caseId",
    enforcement_case.number as "caseNumber", chain_id as chain, draw, seat, ended.outcome
  from incoming_document document
  join court_channel channel on channel.court_id = document.court_id
  join office on office.id = document.office_id
  left join enforcement_case on enforcement_case.id = document.case_id
  left join case_end ended on ended.case_id = document.case_id`;

/** A court's document by its number. */
export async function findDocument(db: Queryable, courtId: number, number: string): Promise<DocumentRow | null> {
  const [row] = await db.sql<DocumentRow & { id: number }>(`${documentRows} where document.court_id = $1 and document.number = $2`, [
    courtId,
    number,
  ]);
  return row ?? null;
}

export async function readDocument(db: Queryable, id: number): Promise<DocumentRow | null> {
  const [row] = await db.sql<DocumentRow & { id: number }>(`${documentRows} where document.id = $1`, [id]);
  return row ?? null;
}

/** What a document says. */
export async function readDocumentText(db: Queryable, id: number): Promise<ExecutiveDocument | null> {
  const [row] = await db.sql<{ document: ExecutiveDocument }>('select document from incoming_document where id = $1', [id]);
  return row?.document ?? null;
}

/** Documents that nobody was drawn for, the oldest first; of one office or of all. */
export const readWaiting = (db: Queryable, officeId: number | null): Promise<{ id: number; officeId: number }[]> =>
  db.sql(
    'select id, office_id as "officeId" from incoming_document where case_id is null and ($1::int is null or office_id = $1) order by id limit 1000',
    [officeId],
  );
