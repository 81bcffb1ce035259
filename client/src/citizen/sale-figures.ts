import type { LotEvent } from '@ochiq/shared/bids';
import type { LotPage, LotStanding } from '@ochiq/shared/lots';

/** Neutral facts of a sale that was decided; shares are of 1, null where there is nothing to compare. */
export interface SaleFigures {
  readonly bidders: number;
  readonly bids: number;
  readonly toStart: number | null;
  readonly toAppraisal: number | null;
  readonly extensions: number;
}

const share = (minor: string, of: string): number => Number((BigInt(minor) * 10_000n) / BigInt(of)) / 10_000;

/** Counts a lot's public events. */
export function saleFigures(
  page: Pick<LotPage, 'startMinor' | 'appraisalMinor'>,
  { priceMinor }: Pick<LotStanding, 'priceMinor'>,
  events: readonly LotEvent[],
): SaleFigures {
  const bids = events.filter((event) => event.kind === 'bid');
  return {
    bidders: new Set(bids.map(({ bidder }) => bidder)).size,
    bids: bids.length,
    toStart: priceMinor === null ? null : share(priceMinor, page.startMinor),
    toAppraisal: priceMinor === null || page.appraisalMinor === null ? null : share(priceMinor, page.appraisalMinor),
    extensions: bids.filter(({ extended }) => extended).length,
  };
}
