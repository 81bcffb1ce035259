import { strToU8 } from 'fflate';
import writeWorkbook from 'write-excel-file/node';

/** A cell of CSV by RFC 4180; what a spreadsheet would take for a formula is disarmed (OWASP, CSV injection). */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";,\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The bytes of a text file that Excel opens in its right letters. */
export const csvBytes = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(strToU8(`\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`));

/** One sheet of a workbook: its first row stands out as the headings. */
export interface Sheet {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** The bytes of a workbook (XLSX). */
export function workbookBytes(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeWorkbook(
    sheets.map(({ title, rows }) => ({
      sheet: title,
      data: rows.map((row, index) =>
        row.map((value) => ({ value, type: String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) })),
      ),
      columns: (rows[0] ?? []).map(() => ({ width: 24 })),
    })),
  ).toBuffer();
}
