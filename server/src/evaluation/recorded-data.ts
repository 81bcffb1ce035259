import { ebayIncrement, incrementAt } from '@ochiq/shared/bidding';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { BidFact, LotFacts } from '../signals/index.js';

/** Real bid histories: see data/README.md. */
export const recordedFile = new URL('../../src/evaluation/data/ebay-auctions.csv.gz', import.meta.url);

const cents = z.string().transform((text) => BigInt(Math.round(Number(text) * 100)));
const rowSchema = z.object({
  auctionid: z.string().min(1),
  bid: cents,
  bidtime: z.coerce.number().nonnegative(),
  bidder: z.string(),
  openbid: cents,
  item: z.string().min(1),
  auction_type: z.string().regex(/^\d+ day auction$/),
});
type Row = z.output<typeof rowSchema>;

const dayMs = 86_400_000;
/** When every recorded auction starts. Any instant will do: the features look at spans only. */
export const start = Date.UTC(2004, 0, 1);

/** A recorded bid as it came: what was typed (a maximum) and when. */
export interface PlainBid {
  readonly person: string;
  readonly at: number;
  readonly maxMinor: bigint;
}

/** The visible price after each bid under eBay's rule: the second maximum and one step, up to the first. */
export function bidFacts(bids: readonly PlainBid[], startMinor: bigint, endsAt: number, firstId: number): BidFact[] {
  let best: PlainBid | null = null;
  let price = startMinor;
  return bids.map((bid, index): BidFact => {
    const before: PlainBid | null = best;
    if (before === null || bid.maxMinor > before.maxMinor) {
      if (before !== null && before.person !== bid.person) {
        const full: bigint = before.maxMinor + incrementAt(ebayIncrement, startMinor, before.maxMinor);
        price = full < bid.maxMinor ? full : bid.maxMinor;
      }
      best = bid;
    } else if (bid.maxMinor > price) {
      price = bid.maxMinor;
    }
    const leading = best === bid;
    const { person, at, maxMinor } = bid;
    return {
      id: firstId + index,
      at,
      person,
      kind: 'proxy',
      accepted: true,
      maxMinor,
      amountMinor: price,
      priceMinor: price,
      leading,
      endsAt,
    };
  });
}

/** The bidder of the highest maximum, of equal ones the first. */
const winnerOf = (bids: readonly PlainBid[]): string | null =>
  bids.reduce<PlainBid | null>((best, bid) => (best === null || bid.maxMinor > best.maxMinor ? bid : best), null)?.person ?? null;

/** A recorded auction as facts. Sellers are not in the record, so each auction has one of its own. */
export function lotFrom(
  lot: number,
  seller: string,
  auction: { item: string; days: number; startMinor: bigint },
  bids: readonly PlainBid[],
): LotFacts {
  const endsAt = start + auction.days * dayMs;
  const ordered = [...bids].sort((a, b) => a.at - b.at);
  const facts = bidFacts(ordered, auction.startMinor, endsAt, lot * 1000);
  return {
    lot,
    office: 1,
    official: seller,
    approver: null,
    category: auction.item,
    region: 'US',
    currency: 'USD',
    startMinor: auction.startMinor,
    reserveMinor: null,
    appraisalMinor: null,
    publishedAt: start,
    startsAt: start,
    originalEndsAt: endsAt,
    endsAt,
    closedAt: endsAt,
    outcome: 'sold',
    priceMinor: facts.at(-1)?.priceMinor ?? null,
    winner: winnerOf(ordered),
    repeatOf: null,
    round: 1,
    defaulters: [],
    leastNoticeMs: 0,
    zoneMs: 0,
    photos: 0,
    textLength: 0,
    edits: [],
    entrants: [],
    bids: facts,
  };
}

export interface RecordedAuction {
  readonly item: string;
  readonly days: number;
  readonly startMinor: bigint;
  readonly bids: readonly PlainBid[];
}

/** "Private" hides different people, and so does no name: each such bid is somebody of its own. */
const personOf = (row: Row, line: number) => (row.bidder === '' || row.bidder === 'Private' ? `nameless ${line}` : row.bidder);

/** Reads recorded eBay auctions from CSV. */
export function readAuctions(csv: string): RecordedAuction[] {
  const auctions = new Map<string, { readonly row: Row; readonly bids: PlainBid[] }>();
  const records: unknown[] = parse(csv, { columns: true, skip_empty_lines: true });
  for (const [line, record] of records.entries()) {
    const row = rowSchema.parse(record);
    const auction = auctions.get(row.auctionid) ?? { row, bids: [] };
    auction.bids.push({ person: personOf(row, line), at: start + Math.round(row.bidtime * dayMs), maxMinor: row.bid });
    auctions.set(row.auctionid, auction);
  }
  return [...auctions.values()].map(({ row, bids }) => ({
    item: row.item,
    days: Number.parseInt(row.auction_type, 10),
    startMinor: row.openbid,
    bids,
  }));
}
