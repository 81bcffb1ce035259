import { currencySchema } from '@ochiq/shared/money';
import { leastCases, type OutcomeFigures, quartilesOf, roundedMinor, withheldGroups } from '@ochiq/shared/statistics';
import type { OutcomeRow } from './store-outcomes.js';

const counted = ['opened', 'enforced', 'partly', 'unenforceable', 'terminated', 'transferred'] as const;

function figuresOf(rows: readonly OutcomeRow[], exact: boolean): OutcomeFigures {
  const sum = (name: (typeof counted)[number]) => rows.reduce((total, row) => total + row[name], 0);
  const [opened, enforced, partly, unenforceable, terminated, transferred] = [
    sum('opened'),
    sum('enforced'),
    sum('partly'),
    sum('unenforceable'),
    sum('terminated'),
    sum('transferred'),
  ];
  const histogram = new Map<number, number>();
  for (const { days, cases } of rows) {
    for (const [index, day] of days.entries()) histogram.set(day, (histogram.get(day) ?? 0) + (cases[index] ?? 0));
  }
  const quartiles = quartilesOf(histogram);
  const round = (minor: bigint) => (exact ? minor : roundedMinor(minor)).toString();
  const amounts = currencySchema.options.flatMap((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const cases = own.reduce((total, row) => total + row.opened, 0);
    if (cases === 0 || (!exact && cases < leastCases)) return [];
    const total = (of: (row: OutcomeRow) => string) => own.reduce((minor, row) => minor + BigInt(of(row)), 0n);
    const [claimed, recovered, auction] = [total((row) => row.claimed), total((row) => row.recovered), total((row) => row.auction)];
    return [{ currency, claimedMinor: round(claimed), recoveredMinor: round(recovered), auctionMinor: round(auction) }];
  });
  return {
    opened,
    enforced,
    partly,
    unenforceable,
    terminated,
    transferred,
    pending: opened - enforced - partly - unenforceable - terminated - transferred,
    days:
      quartiles === null || quartiles.count < leastCases
        ? null
        : { cases: quartiles.count, low: quartiles.low, median: quartiles.median, high: quartiles.high },
    amounts,
  };
}

export interface OutcomeGroup {
  readonly key: string;
  readonly figures: OutcomeFigures | null;
}

/**
 * Figures by group and as a whole. For everybody, groups are withheld within what they lie in: an office within its region, since the
 * region's own figures stand beside it.
 * @param exact for officials and auditors: nothing is withheld or rounded
 */
export function sumOutcomes(rows: readonly OutcomeRow[], exact = false): { total: OutcomeFigures | null; groups: OutcomeGroup[] } {
  const keys = [...new Set(rows.map(({ key }) => key))];
  const groups = keys.map((key) => {
    const own = rows.filter((row) => row.key === key);
    return { key, parent: own[0]?.parent ?? '', figures: figuresOf(own, exact) };
  });
  const withheld = new Set<string>();
  for (const parent of exact ? [] : new Set(groups.map((group) => group.parent))) {
    const own = groups.filter((group) => group.parent === parent);
    const hidden = withheldGroups(own.map(({ figures }) => figures.opened));
    for (const [index, group] of own.entries()) if (hidden[index]) withheld.add(group.key);
  }
  const total = figuresOf(rows, exact);
  return {
    total: !exact && total.opened > 0 && total.opened < leastCases ? null : total,
    groups: groups.map(({ key, figures }) => ({ key, figures: withheld.has(key) ? null : figures })),
  };
}
