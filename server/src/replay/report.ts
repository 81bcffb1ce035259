import { ebayReasons, explainPrice, type RecordedBid } from '@ochiq/shared/bidding';
import { z } from 'zod';
import type { Recording } from './recording.js';

/** What became of one recorded auction. Amounts in US cents. */
export interface Outcome {
  readonly recording: Recording;
  readonly decidedMinor: bigint | null;
  readonly accepted: number;
  readonly refused: readonly { readonly bid: RecordedBid; readonly code: string }[];
}

/** The report as `--json` prints it. Times in ms, amounts as decimal strings of minor units. */
export const reportSchema = z.object({
  auctions: z.int(),
  bidsSent: z.int(),
  accepted: z.int(),
  rejected: z.record(z.string(), z.int()),
  equalPrices: z.int(),
  different: z.array(
    z.object({
      auction: z.string(),
      recordedMinor: z.string(),
      decidedMinor: z.string().nullable(),
      reasons: z.array(z.enum(ebayReasons)),
    }),
  ),
  bidsPerSecond: z.number(),
  ackP50Ms: z.number(),
  ackP99Ms: z.number(),
});
export type Report = z.output<typeof reportSchema>;

/** Sums up a replay. `ackMs` are the waits of every bid for its answer. */
export function reportOf(outcomes: readonly Outcome[], bidMs: number, ackMs: readonly number[]): Report {
  const rejected: Record<string, number> = {};
  for (const { code } of outcomes.flatMap((outcome) => outcome.refused)) rejected[code] = (rejected[code] ?? 0) + 1;
  const different = outcomes.filter(({ recording, decidedMinor }) => recording.closingMinor !== decidedMinor);
  const sorted = [...ackMs].sort((a, b) => a - b);
  const quantile = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    auctions: outcomes.length,
    bidsSent: ackMs.length,
    accepted: outcomes.reduce((sum, outcome) => sum + outcome.accepted, 0),
    rejected,
    equalPrices: outcomes.length - different.length,
    different: different.map(differenceOf),
    bidsPerSecond: round((ackMs.length * 1000) / bidMs),
    ackP50Ms: quantile(0.5),
    ackP99Ms: quantile(0.99),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

function differenceOf({ recording, decidedMinor, refused }: Outcome): Report['different'][number] {
  const { id, startMinor, closingMinor: recordedMinor, bids } = recording;
  const tooLow = refused.filter(({ code }) => code === 'below_minimum').map(({ bid }) => bid);
  const reasons = explainPrice({ startMinor, recordedMinor, decidedMinor, bids, refused: tooLow });
  return { auction: id, recordedMinor: recordedMinor.toString(), decidedMinor: decidedMinor?.toString() ?? null, reasons };
}

const dollars = (minor: string | null) => (minor === null ? 'none' : (Number(minor) / 100).toFixed(2));

/** The report for people. */
export function printReport(report: Report): string {
  const share = ((report.equalPrices * 100) / report.auctions).toFixed(1);
  const rejected = Object.entries(report.rejected).map(([code, count]) => `${count} ${code}`);
  return [
    `auctions         ${report.auctions}`,
    `bids sent        ${report.bidsSent}`,
    `accepted         ${report.accepted}`,
    `rejected         ${rejected.join(', ') || 'none'}`,
    `closing prices   ${report.equalPrices} of ${report.auctions} equal to the recorded ones (${share}%)`,
    ...report.different.map(
      ({ auction, recordedMinor, decidedMinor, reasons }) =>
        `  ${auction}: recorded ${dollars(recordedMinor)}, decided ${dollars(decidedMinor)}: ${reasons.join(' and ')}`,
    ),
    `speed            ${report.bidsPerSecond} bids a second`,
    `answer           ${report.ackP50Ms} ms median, ${report.ackP99Ms} ms at the 99th percentile`,
  ].join('\n');
}
