import type { StoredTransfer } from '../ledger/index.js';
import { amountText } from './iso20022/xml-text.js';

const signed = (minor: bigint): string => (minor < 0n ? `-${amountText(-minor)}` : amountText(minor));

/** One line a posting, RFC 4180. No field can hold a comma, a quote or a formula: all are codes, times and amounts. */
export function transfersCsv(transfers: readonly StoredTransfer[]): string {
  const lines = transfers.flatMap(({ key, kind, at, lotId, reverses, lines }) =>
    lines.map(({ account, amountMinor, currency }) =>
      [at.toISOString(), kind, key, lotId ?? '', account, signed(amountMinor), currency, reverses ?? ''].join(','),
    ),
  );
  return ['at,kind,transfer,lot,account,amount,currency,reverses', ...lines, ''].join('\r\n');
}
