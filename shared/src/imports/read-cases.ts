import { type CaseDraft, caseDraftSchema, claimRanks, executiveDocumentKinds, partyKindSchema, partySchema } from '../cases/index.js';
import { currencySchema } from '../money/index.js';
import { type CaseColumn, caseTable } from './case-columns.js';
import { documentKindNames, partyKindNames, rankNames } from './names.js';
import { codesByName, plainText, type RowReader, readingOf, rowsOf, type TableReading } from './table.js';
import { wallDay } from './wall-clock.js';

/** What the rows of a table of cases are held against. */
export interface CaseGround {
  /** Courts by their names as `plainText` writes them; a name that several bear is not among them. */
  readonly courts: ReadonlyMap<string, number>;
  /** Numbers of cases that are open already, in whatever office. */
  readonly taken: ReadonlySet<string>;
  readonly nowMs: number;
}

/** What a table says of a case and its debtor: in its first row. */
const headColumns = [
  'court',
  'document_kind',
  'document_number',
  'issued_on',
  'currency',
  'debtor_kind',
  'debtor_name',
  'debtor_id',
] as const satisfies CaseColumn[];
type HeadColumn = (typeof headColumns)[number];
type Head = Readonly<Record<HeadColumn, string | number | null>>;

interface Group {
  readonly head: Head;
  readonly readers: RowReader<CaseColumn>[];
  readonly creditors: CaseDraft['creditors'][number][];
  /** Creditors and ranks as they were met, to find a row that was copied. */
  readonly met: Set<string>;
}

const mostCreditors = 20;
const kindBy = codesByName(executiveDocumentKinds, documentKindNames);
const partyBy = codesByName(partyKindSchema.options, partyKindNames);
const rankBy = codesByName(claimRanks, rankNames);
const currencyBy = new Map(currencySchema.options.map((code) => [plainText(code), code]));

/** Whether an executive document bears a day that has not begun (UTC). @param day `2026-03-02` */
export const isFromFuture = (day: string, nowMs: number): boolean => Date.parse(day) > nowMs;

/**
 * Reads the rows of a table of enforcement cases: every error of every row, and the cases that they make. Rows with one number are one
 * case with several creditors, in the order of the rows; a case with a bad row is not made.
 * @param table cells as text, the headings first; a row without any text is passed over
 */
export function readCaseRows(table: readonly (readonly string[])[], ground: CaseGround): TableReading<CaseDraft> {
  const { readers, findings } = rowsOf(caseTable, table);
  const groups = new Map<string, Group>();
  for (const reader of readers) {
    readNumber(reader, ground);
    // Rows without a number belong to no other row.
    const number = reader.cell('number') || `row ${reader.row}`;
    const known = groups.get(number);
    if (known) compareHead(reader, known.head, ground);
    const group: Group = known ?? { head: readHead(reader, ground), readers: [], creditors: [], met: new Set() };
    group.readers.push(reader);
    readCreditor(reader, group);
    groups.set(number, group);
  }
  const drafts = [...groups].flatMap(([number, group]) =>
    group.readers.every(({ errors }) => errors.length === 0) ? [draftOf(number, group)] : [],
  );
  return readingOf(drafts, readers, findings);
}

function readNumber(reader: RowReader<CaseColumn>, ground: CaseGround): void {
  const number = reader.text('number', 3);
  if (number !== null && ground.taken.has(number)) reader.wrong('number', 'case_taken');
}

function readNationalId(reader: RowReader<CaseColumn>, key: 'debtor_id' | 'creditor_id'): string | null {
  const text = reader.text(key);
  if (text === null) return null;
  return partySchema.shape.nationalId.safeParse(text).success ? text : reader.wrong(key, 'not_national_id');
}

function readIssuedOn(reader: RowReader<CaseColumn>, { nowMs }: CaseGround): string | null {
  const text = reader.text('issued_on');
  if (text === null) return null;
  const day = wallDay(text);
  if (day === null) return reader.wrong('issued_on', 'not_day');
  return isFromFuture(day, nowMs) ? reader.wrong('issued_on', 'in_future') : day;
}

const headReaders: Readonly<Record<HeadColumn, (reader: RowReader<CaseColumn>, ground: CaseGround) => string | number | null>> = {
  court: (reader, { courts }) => reader.found('court', courts, 'unknown_court'),
  document_kind: (reader) => reader.found('document_kind', kindBy, 'unknown_document_kind'),
  document_number: (reader) => reader.text('document_number'),
  issued_on: readIssuedOn,
  currency: (reader) => reader.found('currency', currencyBy, 'unknown_currency'),
  debtor_kind: (reader) => reader.found('debtor_kind', partyBy, 'unknown_party_kind'),
  debtor_name: (reader) => reader.text('debtor_name', 2),
  debtor_id: (reader) => readNationalId(reader, 'debtor_id'),
};

function readHead(reader: RowReader<CaseColumn>, ground: CaseGround): Head {
  const read = (key: HeadColumn) => headReaders[key](reader, ground);
  return {
    court: read('court'),
    document_kind: read('document_kind'),
    document_number: read('document_number'),
    issued_on: read('issued_on'),
    currency: read('currency'),
    debtor_kind: read('debtor_kind'),
    debtor_name: read('debtor_name'),
    debtor_id: read('debtor_id'),
  };
}

/** What a later row of a case says of it must be what the first says. */
function compareHead(reader: RowReader<CaseColumn>, first: Head, ground: CaseGround): void {
  for (const key of headColumns) {
    if (reader.cell(key) === '') continue;
    const value = headReaders[key](reader, ground);
    if (value !== null && first[key] !== null && value !== first[key]) reader.wrong(key, 'differs_in_case');
  }
}

function readCreditor(reader: RowReader<CaseColumn>, { creditors, met }: Group): void {
  const kind = reader.found('creditor_kind', partyBy, 'unknown_party_kind');
  const name = reader.text('creditor_name', 2);
  const nationalId = readNationalId(reader, 'creditor_id');
  const claim = reader.amount('claim');
  const rank = reader.cell('rank') === '' ? 'other' : reader.found('rank', rankBy, 'unknown_rank');
  if (kind === null || name === null || nationalId === null || claim === null || rank === null) return;
  if (met.has(`${nationalId} ${rank}`)) reader.warn('creditor_id', 'creditor_twice');
  met.add(`${nationalId} ${rank}`);
  creditors.push({ kind, name, nationalId, claimMinor: claim.toString(), rank });
  if (creditors.length === mostCreditors + 1) reader.wrong('creditor_name', 'too_many_creditors');
}

const draftOf = (number: string, { head, creditors }: Group): CaseDraft =>
  caseDraftSchema.parse({
    number,
    courtId: head.court,
    executiveDocument: { kind: head.document_kind, number: head.document_number, issuedOn: head.issued_on },
    debtor: { kind: head.debtor_kind, name: head.debtor_name, nationalId: head.debtor_id },
    creditors,
    currency: head.currency,
  });
