import type { AuditedLot } from '@ochiq/shared/audit';

/** A cell by RFC 4180; text that a spreadsheet would take for a formula is disarmed (OWASP, CSV injection). */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const table = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** A lot's bids, the rejected ones too; amounts in minor units, times UTC. */
export const bidsCsv = ({ bids, card }: AuditedLot): string =>
  table([
    ['seq', 'at', 'bidder', 'person', 'kind', 'outcome', 'code', 'amountMinor', 'maxMinor', 'priceMinor', 'currency'],
    ...bids.map((bid) => [
      ...[bid.seq, bid.at, bid.bidder, bid.person.handle, bid.kind, bid.outcome, bid.code],
      ...[bid.amountMinor, bid.maxMinor, bid.priceMinor, card.currency],
    ]),
  ]);

/** A lot's log entries: `index` is the number in the log, `data` what the world sees. */
export const entriesCsv = ({ entries }: AuditedLot): string =>
  table([
    ['index', 'seq', 'at', 'kind', 'person', 'data'],
    ...entries.map(({ index, seq, at, kind, actor, body }) => [index, seq, at, kind, actor?.handle ?? null, JSON.stringify(body)]),
  ]);
