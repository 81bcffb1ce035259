import { currencySchema } from '@ochiq/shared/money';
import type { Enforcement, Statistics } from '@ochiq/shared/statistics';
import { stringify } from 'csv-stringify/sync';

const currencies = currencySchema.options;
/** Whole units with both decimals. */
const amount = (minor: string | undefined): string => {
  if (minor === undefined) return '';
  const whole = BigInt(minor);
  return `${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
};
const write = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows' },
  );

/** Figures of lots as a table (RFC 4180), a group a row, the whole last. */
export function statisticsCsv({ by, groups, total }: Statistics): string {
  const head = [by, 'sold', 'unsold', 'withdrawn', 'paid', 'appraised', 'price_percent_low', 'price_percent_median', 'price_percent_high'];
  const rows = [...groups, { key: 'total', ...total }].map(
    ({ key, sold, unsold, withdrawn, paid, priceOverAppraisal: price, proceeds }) => [
      key,
      sold,
      unsold,
      withdrawn,
      paid,
      price?.lots ?? '',
      price?.low ?? '',
      price?.median ?? '',
      price?.high ?? '',
      ...currencies.map((currency) => amount(proceeds.find((one) => one.currency === currency)?.minor)),
    ],
  );
  return write([[...head, ...currencies.map((currency) => `proceeds_${currency}`)], ...rows]);
}

/** Figures of cases as a table; a withheld group has its key alone. */
export function enforcementCsv({ by, groups, total }: Enforcement): string {
  const head = [
    by,
    'cases',
    'enforced',
    'partly',
    'open',
    ...currencies.flatMap((currency) => [`claimed_${currency}`, `recovered_${currency}`]),
  ];
  const rows = [...groups, { key: 'total', figures: total }].map(({ key, figures }) => {
    if (figures === null) return [key, ...head.slice(1).map(() => '')];
    const money = currencies.flatMap((currency) => {
      const one = figures.amounts.find((sums) => sums.currency === currency);
      return [amount(one?.claimedMinor), amount(one?.recoveredMinor)];
    });
    return [key, figures.cases, figures.enforced, figures.partly, figures.open, ...money];
  });
  return write([head, ...rows]);
}
