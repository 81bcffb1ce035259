import type { AuditedBid } from '@ochiq/shared/audit';

const columns = ['seq', 'at', 'bidder', 'person', 'kind', 'outcome', 'code', 'amountMinor', 'maxMinor', 'priceMinor'] as const;

/** A cell by RFC 4180; text that a spreadsheet would take for a formula is disarmed (OWASP, CSV injection). */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The bid table as CSV (RFC 4180); amounts in minor units, times UTC. */
export function bidsCsv(bids: readonly AuditedBid[]): string {
  const rows = bids.map(({ person, ...bid }) => {
    const values = { ...bid, person: person.handle };
    return columns.map((column) => cell(values[column])).join(',');
  });
  return [columns.join(','), ...rows].join('\r\n');
}
