import { bidsInOrder, type RecordedBid } from '@ochiq/shared/bidding';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** One recorded auction. Amounts in US cents; a bid's `at` is days since the start, as recorded. */
export interface Recording {
  readonly id: string;
  readonly startMinor: bigint;
  readonly closingMinor: bigint;
  /** In the order to replay them. */
  readonly bids: readonly RecordedBid[];
}

/** A file that is no recording; `message` names line and column. */
export class BadRecording extends Error {}

const cents = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,4})?$/, { message: 'is no amount', abort: true })
  .transform((text) => BigInt(Math.round(Number(text) * 100)));
const positive = cents.refine((minor) => minor > 0n, { message: 'must be above 0' });

const rowSchema = z.object({
  auctionid: z.string().trim().min(1, { message: 'is empty' }),
  bid: positive,
  bidtime: z
    .string()
    .regex(/^\d+(\.\d+)?(e-\d+)?$/i, { message: 'is no time in days' })
    .transform(Number),
  bidder: z.string().min(1, { message: 'is empty' }),
  openbid: positive,
  price: positive,
});
type Row = z.output<typeof rowSchema>;

/**
 * Reads recorded auctions from CSV with the columns auctionid, bid, bidtime, bidder, openbid and price, in any order of
 * columns and rows; other columns are passed over. A bidder who left no name is kept apart from all others.
 * @throws BadRecording with line and column of the first fault
 */
export function readRecordings(csv: string): Recording[] {
  const auctions = new Map<string, Row[]>();
  for (const row of readRows(csv)) auctions.set(row.auctionid, [...(auctions.get(row.auctionid) ?? []), row]);
  if (auctions.size === 0) throw new BadRecording('the file has no bids');
  return [...auctions].map(([id, rows]) => recordingOf(id, rows));
}

function recordingOf(id: string, rows: readonly Row[]): Recording {
  const [first] = rows;
  if (!first) throw new BadRecording(`auction ${id} has no bids`);
  const { openbid, price } = first;
  if (rows.some((row) => row.openbid !== openbid || row.price !== price)) {
    throw new BadRecording(`auction ${id}: its rows name different start or closing prices`);
  }
  const bids = bidsInOrder(rows.map(({ bidder, bid, bidtime }) => ({ bidder, maxMinor: bid, at: bidtime })));
  return { id, startMinor: openbid, closingMinor: price, bids };
}

function readRows(csv: string): Row[] {
  let records: unknown[];
  try {
    records = parse(csv, { columns: true, bom: true, skip_empty_lines: true, info: true });
  } catch (error) {
    throw new BadRecording(error instanceof CsvError ? error.message : 'the file is no CSV');
  }
  const infoSchema = z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string()) });
  return records.map((one) => {
    const { info, record } = infoSchema.parse(one);
    // A bid without a bidder's name is somebody's all the same.
    const named = record['bidder'] === '' ? { ...record, bidder: `nameless ${info.lines}` } : record;
    const row = rowSchema.safeParse(named);
    if (row.success) return row.data;
    const [issue] = row.error.issues;
    const column = String(issue?.path[0]);
    const fault = column in record ? `"${record[column]}" ${issue?.message}` : 'is missing';
    throw new BadRecording(`line ${info.lines}, column ${column}: ${fault}`);
  });
}
