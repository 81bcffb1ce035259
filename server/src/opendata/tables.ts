import { inLanguage, type Language } from '@ochiq/shared/language';
import { stringify } from 'csv-stringify/sync';
import { ocidOf } from './release.js';
import type { OpenLot } from './store.js';

/** Amounts in whole units, with both decimals, so that no program reads them as anything else. */
const amount = (minor: bigint | null): string => (minor === null ? '' : `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`);

/** A spreadsheet takes a text that begins so for a formula (OWASP, "CSV Injection"). */
const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const lotColumns = [
  'lot',
  'ocid',
  'state',
  'title',
  'category',
  'region',
  'place',
  'office',
  'court',
  'rules',
  'currency',
  'start',
  'appraisal',
  'price',
  'bidders',
  'bids',
  'published_at',
  'starts_at',
  'ends_at',
  'decided_at',
  'repeat_of',
  'sale',
] as const;

/** Rows of lots, RFC 4180; the first row names the columns where `head` says so. */
export function lotsCsv(lots: readonly OpenLot[], language: Language, head: boolean): string {
  const rows = lots.map((lot) => [
    lot.lot,
    ocidOf(lot.lot),
    lot.state,
    plain(inLanguage(lot.title, language)),
    lot.category,
    lot.region,
    plain(lot.place),
    plain(inLanguage(lot.officeName, language)),
    plain(inLanguage(lot.court, language)),
    lot.rules,
    lot.currency,
    amount(lot.startMinor),
    amount(lot.appraisalMinor),
    amount(lot.priceMinor),
    new Set(lot.bids.map(({ bidder }) => bidder)).size,
    lot.bids.length,
    lot.publishedAt.toISOString(),
    lot.startsAt.toISOString(),
    lot.endsAt.toISOString(),
    lot.changedAt.toISOString(),
    lot.repeatOf ?? '',
    lot.sales.at(-1)?.state ?? '',
  ]);
  return stringify([...(head ? [[...lotColumns]] : []), ...rows], { record_delimiter: 'windows' });
}

/** Rows of accepted bids, RFC 4180. */
export function bidsCsv(lots: readonly OpenLot[], head: boolean): string {
  const rows = lots.flatMap(({ lot, currency, bids }) =>
    bids.map(({ seq, at, bidder, amountMinor }) => [lot, seq, at, bidder, amount(BigInt(amountMinor)), currency]),
  );
  return stringify([...(head ? [['lot', 'seq', 'at', 'bidder', 'amount', 'currency']] : []), ...rows], { record_delimiter: 'windows' });
}
