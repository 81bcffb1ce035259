import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { ShillFeatures } from '../signals/conduct/shill-feature-names.js';

/** One bidder in one auction, as in the set of Alzahrani and Sadaoui. */
export interface LabelledRow {
  readonly id: string;
  readonly auction: string;
  readonly bidder: string;
  readonly features: ShillFeatures;
  readonly shill: boolean;
}

/** A file that is no such set; `message` names the row and column. */
export class BadData extends Error {}

const number = z.string().trim().min(1).transform(Number).pipe(z.number());
const share = number.pipe(z.number().min(0));
const rowSchema = z
  .object({
    Record_ID: z.string(),
    Auction_ID: z.string().min(1),
    Bidder_ID: z.string(),
    Bidder_Tendency: share,
    Bidding_Ratio: share,
    Successive_Outbidding: share,
    Last_Bidding: share,
    Auction_Bids: share,
    Starting_Price_Average: share,
    Early_Bidding: share,
    Winning_Ratio: share,
    Auction_Duration: number.pipe(z.number().positive()),
    Class: z.enum(['0', '1']),
  })
  .transform(
    (row): LabelledRow => ({
      id: row.Record_ID,
      auction: row.Auction_ID,
      bidder: row.Bidder_ID,
      features: {
        bidderTendency: row.Bidder_Tendency,
        biddingRatio: row.Bidding_Ratio,
        successiveOutbidding: row.Successive_Outbidding,
        lastBidding: row.Last_Bidding,
        auctionBids: row.Auction_Bids,
        startPriceAverage: row.Starting_Price_Average,
        earlyBidding: row.Early_Bidding,
        winningRatio: row.Winning_Ratio,
        durationDays: row.Auction_Duration,
      },
      shill: row.Class === '1',
    }),
  );

/**
 * Reads a CSV with the columns of the UCI Shill Bidding set, in any order; others are passed over.
 * @throws BadData naming the first fault
 */
export function parseLabelled(csv: string): LabelledRow[] {
  let records: unknown[];
  try {
    records = parse(csv, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new BadData(error instanceof CsvError ? error.message : 'the file is no CSV');
  }
  if (records.length === 0) throw new BadData('the file has no rows');
  return records.map((record, index) => {
    const row = rowSchema.safeParse(record);
    if (row.success) return row.data;
    const [issue] = row.error.issues;
    throw new BadData(`row ${index + 1}, column ${String(issue?.path[0])}: ${issue?.message}`);
  });
}

/** The text of a file, unpacked where its name ends in .gz. */
export function readText(path: string | URL): string {
  const bytes = readFileSync(path);
  return (String(path).endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The set that lies in the repository: see data/README.md. */
export const ownSample = new URL('../../src/evaluation/data/shill-bidding.csv.gz', import.meta.url);
