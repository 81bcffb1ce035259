/** Tables of enforcement cases, as an office would send them. */

const heads = [
  'Case number',
  'Court',
  'Kind of executive document',
  'Executive document number',
  'Date of issue',
  'Currency',
  'Debtor: kind',
  'Debtor: name',
  'Debtor: national or tax number',
  'Creditor: kind',
  'Creditor: name',
  'Creditor: national or tax number',
  'Claim',
  'Order of payment',
] as const;
export type CaseCells = Partial<Record<(typeof heads)[number], string>>;

const creditor: CaseCells = {
  'Creditor: kind': 'Organisation',
  'Creditor: name': 'Humo Bank',
  'Creditor: national or tax number': '200837914',
  Claim: '60 000 000,50',
};

/** A case with its first creditor. */
export const caseCells = (change: CaseCells): CaseCells => ({
  Court: 'Mirobod court',
  'Kind of executive document': 'Writ of execution',
  'Executive document number': '2-104/26',
  'Date of issue': '2026-03-02',
  Currency: 'UZS',
  'Debtor: kind': 'Person',
  'Debtor: name': 'Qarzdor Qarzdorov',
  'Debtor: national or tax number': '31203851234567',
  ...creditor,
  'Order of payment': 'Secured by a pledge',
  ...change,
});

/** A further creditor of a case: what is known of the case is not said again. */
export const creditorCells = (number: string, change: CaseCells = {}): CaseCells => ({
  'Case number': number,
  ...creditor,
  'Creditor: kind': 'Person',
  'Creditor: name': 'Ikkinchi Undiruvchi',
  'Creditor: national or tax number': '31203851234568',
  Claim: '3000',
  ...change,
});

/** The cells with their headings, row by row. */
export const caseTableCells = (rows: readonly CaseCells[]): string[][] => [
  [...heads],
  ...rows.map((row) => heads.map((head) => row[head] ?? '')),
];

/** The table as CSV. */
export const caseTableCsv = (rows: readonly CaseCells[]): string =>
  caseTableCells(rows)
    .map((row) => row.map((cell) => `"${cell}"`).join(';'))
    .join('\r\n');
