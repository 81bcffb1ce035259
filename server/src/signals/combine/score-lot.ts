import { lotSignals } from '../catalogue.js';
import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { aboutLots } from './about.js';
import { collect, type SignalTable } from './collect.js';
import { harmonicMean } from './half-cauchy.js';
import { type Reference, scoreOf } from './reference.js';
import { builtInReference } from './reference-data.js';
import { type Finding, type Scored, splitParts } from './score-window.js';
import { biddersOf, lotStratum } from './strata.js';
import { addUp, partsOf, sumChance, weightOf } from './sums.js';

export interface LotScore extends Scored {
  readonly kind: 'lot';
  readonly findings: readonly Finding[];
}

/**
 * Scores one lot the moment it closes, by the signals that need nothing but the lot; the window's next scoring replaces it.
 * Whether it would be flagged: compare `pValue` with `flagAt` of the last window.
 */
export function scoreLot(lot: LotFacts, reference: Reference = builtInReference(), signals: readonly LotSignal[] = lotSignals): LotScore {
  const past: { measure: Measure; table: SignalTable; place: number }[] = [];
  const window = { lots: [lot], traces: [] };
  const collected = collect(window, { lotSignals: signals, windowSignals: [] }, (measure, table, place) =>
    past.push({ measure, table, place }),
  );
  const { tables } = collected;
  const all = partsOf(reference, collected);
  const { parts, chances } = all;
  const weights = tables.map(({ code }) => weightOf(reference, code));
  const stratum = lotStratum(biddersOf(lot));
  const { sums } = addUp(reference, 'at_once', parts.lot, weights, [stratum]);
  const pValue = sumChance(reference, 'at_once', stratum, sums.total[0] ?? 0);
  const score = scoreOf(reference, 'lot', pValue);
  const [own = []] = splitParts(parts.lot, sums, tables, aboutLots(window, collected, all));
  return {
    kind: 'lot',
    id: String(lot.lot),
    score,
    pValue,
    harmonicP: harmonicMean(
      own.map((part) => part.pValue),
      tables.length,
    ),
    parts: own.map((part) => ({ ...part, points: part.points * score })).sort((a, b) => b.points - a.points),
    findings: past.map(({ measure, table, place }) => ({
      ...measure,
      pValue: chances[tables.indexOf(table)]?.[place] ?? 1,
      at: lot.closedAt,
    })),
  };
}
