import { screensOf } from '../signals/competition/screens.js';
import { ringsOf } from '../signals/ring/rings.js';
import { readRuled, type Tender, windowOfTenders } from './cartel-data.js';
import { priceRow, type Row, scoreTable, screenRows } from './cartel-screens.js';
import { fitLogistic, logisticOdds } from './logistic.js';
import type { Judged } from './metrics.js';
import { fixed } from './print-table.js';
import { groupFolds } from './resample.js';

/** Tenders whose label is a ruling of an authority, from a file that is not in the repository. */
export function writeRuled(file: string): string {
  const tenders = readRuled(file);
  const order = [...tenders].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const rings = ringsOf(windowOfTenders(tenders)).map((ring) => ({
    ring,
    ruled: ring.lots.filter((lot) => order[lot]?.rigged).length > ring.lots.length / 2,
  }));
  const judged = (chance: (ring: (typeof rings)[number]['ring']) => number): Judged[] =>
    rings.map(({ ring, ruled }) => ({ score: -Math.log10(Math.max(chance(ring), 1e-300)), positive: ruled, group: ring.id }));
  const firm = rings.filter(({ ring }) => ring.pValue <= 1e-6);
  const yielding = rings.filter(({ ring }) => ring.yielding.pValue <= 0.001);
  const together = classifyTogether(tenders);
  return [
    `${tenders.length} tenders, ${tenders.filter(({ rigged }) => rigged).length} of them in cases that the authority decided.`,
    `Rings found: ${rings.length}; ${firm.filter(({ ruled }) => ruled).length} of the ${firm.length} past the threshold of bidder_ring are ruled cartels,`,
    `and ${yielding.filter(({ ruled }) => ruled).length} of the ${yielding.length} whose yielding alone has a chance of one in a thousand or less.`,
    `All screens together (logistic regression, five folds, a winner never on both sides): ${fixed(100 * together.right, 1)}% of tenders right,`,
    `${fixed(100 * together.rigged, 1)}% of the rigged and ${fixed(100 * together.honest, 1)}% of the others (weighted to equal parts).`,
    '',
    scoreTable([
      ...screenRows(tenders),
      together.row,
      priceRow(tenders),
      { name: 'rings by bidder_ring', judged: judged(({ pValue }) => pValue) },
      { name: 'rings by their meetings alone', judged: judged(({ meetingChance }) => meetingChance) },
      { name: 'rings by their yielding alone', judged: judged(({ yielding: { pValue } }) => pValue) },
    ]),
  ].join('\n');
}

interface Together {
  readonly row: Row;
  /** Shares of all, of the rigged and of the honest tenders that are classified right. */
  readonly right: number;
  readonly rigged: number;
  readonly honest: number;
}

/** All screens in one plain model, as Huber and Imhof do with theirs. */
function classifyTogether(tenders: readonly Tender[]): Together {
  const rows = tenders.flatMap((tender) => {
    const features = featuresOf(tender);
    return features ? [{ tender, features, group: winnerOf(tender) }] : [];
  });
  const foldOf = groupFolds(
    rows.map(({ group }) => group),
    5,
    1,
  );
  const judged = [0, 1, 2, 3, 4].flatMap((fold): Judged[] => {
    const kept = rows.filter(({ group }) => foldOf.get(group) !== fold);
    const rigged = kept.filter(({ tender }) => tender.rigged).length;
    // Even odds stand at the share of rigged tenders in the training folds, so that both kinds weigh the same.
    const evenOdds = Math.log(rigged / (kept.length - rigged));
    const model = fitLogistic(
      kept.map(({ features }) => features),
      kept.map(({ tender }) => tender.rigged),
    );
    return rows
      .filter(({ group }) => foldOf.get(group) === fold)
      .map(({ tender, features, group }) => ({ score: logisticOdds(model, features) - evenOdds, positive: tender.rigged, group }));
  });
  const right = (of: readonly Judged[]) => of.filter(({ score, positive }) => score > 0 === positive).length / of.length;
  return {
    row: { name: 'all screens together, out of fold', judged },
    right: right(judged),
    rigged: right(judged.filter(({ positive }) => positive)),
    honest: right(judged.filter(({ positive }) => !positive)),
  };
}

function featuresOf({ bids }: Tender): number[] | null {
  const found = screensOf(
    bids.map(({ amount }) => amount),
    'lowest',
  );
  if (!found || found.relativeDistance === null || found.skewness === null || found.uniformity === null) return null;
  const log = (value: number | null) => Math.log((value ?? 0) + 1e-6);
  return [
    log(found.cv),
    log(found.spread),
    log(found.difference),
    log(found.relativeDistance),
    log(found.normalDistance),
    log(found.otherDistance),
    found.skewness,
    found.uniformity,
  ];
}

const winnerOf = ({ bids }: Tender): string => bids.reduce((a, b) => (b.amount < a.amount ? b : a)).firm;
