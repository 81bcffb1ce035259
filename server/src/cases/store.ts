import type { CaseDraft, ClaimRank } from '@ochiq/shared/cases';
import type { Translated } from '@ochiq/shared/language';
import type { Queryable, Tx } from '../base/index.js';
import { caseCreditor, court, enforcementCase, executiveDocument } from './table.js';

export type NewCourt = typeof court.$inferInsert;

/** Inserts a court. @returns its id */
export async function insertCourt(db: Queryable, row: NewCourt): Promise<number> {
  const [inserted] = await db.orm.insert(court).values(row).returning({ id: court.id });
  if (!inserted) throw new Error('the court was not inserted');
  return inserted.id;
}

/** A case with its executive document and creditors, in their order of payment. The parties must be there already. */
export interface NewCase {
  readonly number: string;
  readonly officeId: number;
  readonly bailiffId: string;
  readonly debtorId: string;
  readonly currency: string;
  readonly openedAt: Date;
  readonly courtId: number;
  readonly executiveDocument: CaseDraft['executiveDocument'];
  readonly creditors: readonly { readonly partyId: string; readonly claimMinor: bigint; readonly rank: ClaimRank }[];
}

/** Inserts a case. @returns its id, or null when the number is taken */
export async function insertCase(tx: Tx, row: NewCase): Promise<number | null> {
  const { number, officeId, bailiffId, debtorId, currency, openedAt } = row;
  const [inserted] = await tx.orm
    .insert(enforcementCase)
    .values({ number, officeId, bailiffId, debtorId, currency, openedAt })
    .onConflictDoNothing({ target: enforcementCase.number })
    .returning({ id: enforcementCase.id });
  if (!inserted) return null;
  const caseId = inserted.id;
  await tx.orm.insert(executiveDocument).values({ caseId, courtId: row.courtId, ...row.executiveDocument });
  await tx.orm.insert(caseCreditor).values(row.creditors.map((creditor, index) => ({ caseId, priority: index + 1, ...creditor })));
  return caseId;
}

/** Those of these numbers that a case has, in whatever office. */
export async function readTakenNumbers(db: Queryable, numbers: readonly string[]): Promise<string[]> {
  const rows = await db.sql<{ number: string }>('select number from enforcement_case where number = any($1::text[])', [numbers]);
  return rows.map(({ number }) => number);
}

/** The numbers of cases by their ids. */
export async function readCaseNumbers(db: Queryable, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.sql<{ id: number; number: string }>('select id, number from enforcement_case where id = any($1::int[])', [ids]);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export interface CaseRow {
  id: number;
  number: string;
  currency: CaseDraft['currency'];
  openedAt: Date;
  debtorId: string;
  courtId: number;
  documentKind: CaseDraft['executiveDocument']['kind'];
  documentNumber: string;
  issuedOn: string;
  creditors: { partyId: string; claimMinor: string; rank: ClaimRank }[];
}

const deskLimit = 500;

/** The newest cases of an office, or the one case with `onlyId`. */
export async function readCases(db: Queryable, officeId: number, onlyId: number | null = null): Promise<CaseRow[]> {
  return db.sql<CaseRow & { id: number }>(
    `select c.id, c.number, c.currency, c.opened_at as "openedAt", c.debtor_id as "debtorId",
       d.court_id as "courtId", d.kind as "documentKind", d.number as "documentNumber", to_char(d.issued_on, 'YYYY-MM-DD') as "issuedOn",
       (select json_agg(json_build_object('partyId', k.party_id, 'claimMinor', k.claim_minor::text, 'rank', k.rank) order by k.priority)
        from case_creditor k where k.case_id = c.id) as creditors
     from enforcement_case c join executive_document d on d.case_id = c.id
     where c.office_id = $1 and ($2::int is null or c.id = $2)
     order by c.id desc limit ${deskLimit}`,
    [officeId, onlyId],
  );
}

export interface CaseOrigin {
  caseId: number;
  officeId: number;
  number: string;
  executiveDocumentNumber: string;
  court: { id: number; name: Translated };
}

/** Where a lot of a case comes from: its number, court and document, without any person. Null for an unknown case. */
export async function readCaseOrigin(db: Queryable, caseId: number): Promise<CaseOrigin | null> {
  const rows = await db.sql<CaseOrigin & { caseId: number }>(
    `select c.id as "caseId", c.office_id as "officeId", c.number, d.number as "executiveDocumentNumber",
       json_build_object('id', t.id, 'name', t.name) as court
     from enforcement_case c
     join executive_document d on d.case_id = c.id
     join court t on t.id = d.court_id
     where c.id = $1`,
    [caseId],
  );
  return rows[0] ?? null;
}

export interface CourtRow {
  id: number;
  name: Translated;
  jurisdiction: 'UZ' | 'KG';
}

export async function readCourts(db: Queryable): Promise<CourtRow[]> {
  return db.sql<CourtRow & { id: number }>('select id, name, jurisdiction from court order by id');
}

/** What a case is about, as another body is told it. */
export interface CaseMatter {
  caseId: number;
  officeId: number;
  debtor: { kind: 'person' | 'organisation'; name: string; nationalId: string };
  court: Translated;
  documentNumber: string;
  issuedOn: string;
  /** Of all creditors together. */
  claimMinor: string;
  currency: CaseDraft['currency'];
}

/** The debtor, the document and the claim of a case; null for an unknown case. */
export async function readCaseMatter(db: Queryable, caseId: number): Promise<CaseMatter | null> {
  const [row] = await db.sql<CaseMatter & { caseId: number }>(
    `select c.id as "caseId", c.office_id as "officeId", json_build_object('kind', p.kind, 'name', p.name, 'nationalId', p.national_id) as debtor,
       t.name as court, d.number as "documentNumber", to_char(d.issued_on, 'YYYY-MM-DD') as "issuedOn", c.currency,
       (select coalesce(sum(k.claim_minor), 0)::text from case_creditor k where k.case_id = c.id) as "claimMinor"
     from enforcement_case c join party p on p.id = c.debtor_id join executive_document d on d.case_id = c.id join court t on t.id = d.court_id
     where c.id = $1`,
    [caseId],
  );
  return row ?? null;
}
