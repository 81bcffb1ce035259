import {
  type CaseFigures,
  type Enforcement,
  type LotFigures,
  leastAppraised,
  leastCases,
  quartilesOf,
  roundedMinor,
  type Statistics,
  withheldGroups,
} from '@ochiq/shared/statistics';
import type { CaseRow, CellRow, PercentRow } from './store.js';

const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);

/** Sums of amounts by currency, in the order of the codes; `rows` may have a currency more than once. */
function byCurrency<T extends { currency: CellRow['currency'] }>(
  rows: readonly T[],
  of: (row: T) => string,
): [CellRow['currency'], bigint][] {
  const sums = new Map<CellRow['currency'], bigint>();
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0n) + BigInt(of(row)));
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

function lotFigures(sums: readonly CellRow[], percents: readonly PercentRow[]): LotFigures {
  const histogram = new Map<number, number>();
  for (const { percent, lots } of percents) histogram.set(percent, (histogram.get(percent) ?? 0) + lots);
  const quartiles = quartilesOf(histogram);
  return {
    sold: sum(sums, (row) => row.sold),
    unsold: sum(sums, (row) => row.unsold),
    withdrawn: sum(sums, (row) => row.withdrawn),
    paid: sum(sums, (row) => row.paid),
    proceeds: byCurrency(sums, (row) => row.proceeds)
      .filter(([, minor]) => minor > 0n)
      .map(([currency, minor]) => ({ currency, minor: minor.toString() })),
    priceOverAppraisal:
      quartiles === null || quartiles.count < leastAppraised
        ? null
        : { lots: quartiles.count, low: quartiles.low, median: quartiles.median, high: quartiles.high },
  };
}

/** Rows by their group, in the order of the groups. */
const groupsOf = <T extends { key: string }>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  return groups;
};

/** Figures of lots, as a whole and by group. */
export function sumLots(sums: readonly CellRow[], percents: readonly PercentRow[]): Pick<Statistics, 'total' | 'groups'> {
  const shares = groupsOf(percents);
  return {
    total: lotFigures(sums, percents),
    groups: [...groupsOf(sums)].map(([key, rows]) => ({ key, ...lotFigures(rows, shares.get(key) ?? []) })),
  };
}

/** `told` says of which rows the amounts may be told. */
function caseFigures(rows: readonly CaseRow[], told: (row: CaseRow) => boolean): CaseFigures {
  const [cases, enforced, partly] = [sum(rows, (row) => row.cases), sum(rows, (row) => row.enforced), sum(rows, (row) => row.partly)];
  const recovered = new Map(byCurrency(rows, (row) => row.recovered));
  return {
    cases,
    enforced,
    partly,
    open: cases - enforced - partly,
    amounts: byCurrency(rows.filter(told), (row) => row.claimed).map(([currency, claimed]) => ({
      currency,
      claimedMinor: roundedMinor(claimed).toString(),
      recoveredMinor: roundedMinor(recovered.get(currency) ?? 0n).toString(),
    })),
  };
}

/** Rows whose amounts are withheld: too few cases of a group are in that currency. */
function withheldAmounts(rows: readonly CaseRow[]): ReadonlySet<CaseRow> {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return new Set(
    currencies.flatMap((currency) => {
      const own = rows.filter((row) => row.currency === currency);
      const withheld = withheldGroups(own.map(({ cases }) => cases));
      return own.filter((_row, index) => withheld[index]);
    }),
  );
}

/** Figures of cases; of groups in which a person could be told nothing is said (`withheldGroups`). */
export function sumCases(rows: readonly CaseRow[]): Pick<Enforcement, 'total' | 'groups'> {
  const hidden = withheldAmounts(rows);
  const groups = [...groupsOf(rows)].map(([key, own]) => ({ key, figures: caseFigures(own, (row) => !hidden.has(row)) }));
  const ofCurrency = (currency: string) =>
    sum(
      rows.filter((row) => row.currency === currency),
      (row) => row.cases,
    );
  const total = caseFigures(rows, (row) => ofCurrency(row.currency) >= leastCases);
  const withheld = withheldGroups(groups.map(({ figures }) => figures.cases));
  return {
    total: total.cases > 0 && total.cases < leastCases ? null : total,
    groups: groups.map(({ key, figures }, index) => ({ key, figures: withheld[index] ? null : figures })),
  };
}
