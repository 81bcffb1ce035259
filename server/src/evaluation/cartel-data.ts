import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { LotFacts, WindowFacts } from '../signals/index.js';

/** A file that is no such set; `message` names the row and column. */
export class BadTenders extends Error {}

/** One sealed tender: the lowest bid wins. */
export interface Tender {
  readonly id: string;
  /** ms since 1970, UTC. */
  readonly at: number;
  readonly reserve: number;
  readonly bids: readonly { readonly firm: string; readonly amount: number }[];
  /** Whether the set says that it was rigged. */
  readonly rigged: boolean;
  /** Whether bids under a minimum price were thrown out. */
  readonly minimumPrice: boolean;
}

const amount = z.coerce.number();
const flag = z.enum(['0', '1', '0.0', '1.0']).transform((text) => text.startsWith('1'));

/** Rows of a CSV, unpacked where its name ends in .gz, each read by the schema. */
function readRows<T>(file: URL | string, schema: z.ZodType<T>): T[] {
  const bytes = readFileSync(file);
  const text = (String(file).endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const rows = z
    .array(schema)
    .min(1)
    .safeParse(parse(text, { columns: true, bom: true, skip_empty_lines: true }));
  if (rows.success) return rows.data;
  const [issue] = rows.error.issues;
  const [row, column] = issue?.path ?? [];
  throw new BadTenders(row === undefined ? 'the file has no rows' : `row ${Number(row) + 1}, column ${String(column)}: ${issue?.message}`);
}

function groupBy<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

const ownFile = (name: string) => new URL(`../../src/evaluation/data/${name}`, import.meta.url);

const tsuchiuraRow = z.object({
  pid: z.string(),
  date: z.string().regex(/^\d{8}$/),
  bidder_id: z.string(),
  bid: z.string(),
  reserveprice: amount,
  minpriceauction: flag,
  total_participation: amount,
  is_cartel: flag,
  auction_cartelized: flag,
});

/** The tenders of Tsuchiura and, of each firm, how often it took part and whether the set counts it to the cartel. */
export function readTsuchiura() {
  const rows = readRows(ownFile('tsuchiura-tenders.csv.gz'), tsuchiuraRow);
  const firms = new Map(rows.map((row) => [row.bidder_id, { tenders: row.total_participation, cartel: row.is_cartel }]));
  const tenders = [...groupBy(rows, ({ pid }) => pid)].flatMap(([id, bids]): Tender[] => {
    const [first] = bids;
    if (!first) return [];
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(first.date) ?? [];
    return [
      {
        id,
        at: Date.UTC(Number(year), Number(month) - 1, Number(day)),
        reserve: first.reserveprice,
        bids: bids.filter(({ bid }) => bid !== '').map(({ bidder_id, bid }) => ({ firm: bidder_id, amount: Number(bid) })),
        rigged: first.auction_cartelized,
        minimumPrice: first.minpriceauction,
      },
    ];
  });
  return { tenders, firms };
}

const koreanRow = z.object({
  bid_notice_id: z.string().regex(/^\d{6}/),
  base_price: amount,
  bid_rigging_label: flag,
  'Bid_Price_(1st_rank_Bidder)': z.string(),
  'Firm_id_(1st_rank_Bidder)': z.string(),
  'Bid_Price_(Competing_Bidder)': z.string(),
  'Firm_id_(Competing_Bidder)': z.string(),
});

/** Tenders with the winner's and up to four other bids, one pair a row, labelled by rulings (the Korean set; see data/README.md). */
export function readRuled(file: string): Tender[] {
  const rows = readRows(file, koreanRow);
  return [...groupBy(rows, (row) => row.bid_notice_id)].flatMap(([id, pairs]): Tender[] => {
    const [first] = pairs;
    if (!first) return [];
    const bids = new Map<string, number>();
    for (const pair of pairs) {
      const told = [
        [pair['Firm_id_(1st_rank_Bidder)'], pair['Bid_Price_(1st_rank_Bidder)']],
        [pair['Firm_id_(Competing_Bidder)'], pair['Bid_Price_(Competing_Bidder)']],
      ] as const;
      for (const [firm, price] of told) if (firm !== '' && Number(price) > 0) bids.set(firm, Number(price));
    }
    return [
      {
        id,
        at: Date.UTC(Number(id.slice(0, 4)), Number(id.slice(4, 6)) - 1, 1),
        reserve: first.base_price,
        bids: [...bids].map(([firm, price]) => ({ firm, amount: price })),
        rigged: first.bid_rigging_label,
        minimumPrice: true,
      },
    ];
  });
}

const milkRow = z.object({ Year: amount, Market: z.string(), District: z.string(), Winner: z.string(), LFWBID: z.string(), KYFMO: amount });
export type MilkContract = z.output<typeof milkRow>;

export const readMilk = (): MilkContract[] => readRows(ownFile('kentucky-school-milk.csv.gz'), milkRow);

const plainLot: Omit<LotFacts, 'lot' | 'official' | 'closedAt' | 'winner' | 'priceMinor' | 'startMinor' | 'entrants' | 'bids'> = {
  office: 1,
  approver: null,
  category: 'tender',
  region: 'one',
  currency: 'USD',
  reserveMinor: null,
  appraisalMinor: null,
  publishedAt: 0,
  startsAt: 0,
  originalEndsAt: 0,
  endsAt: 0,
  outcome: 'sold',
  repeatOf: null,
  round: 1,
  defaulters: [],
  leastNoticeMs: 0,
  zoneMs: 0,
  photos: 0,
  textLength: 0,
  edits: [],
};

/**
 * Tenders as the signals see auctions: a bid of b under the reserve r becomes an offer of 2r - b, so that the lowest bid is the
 * highest offer, the reserve is the start price, and a dear tender is a lot whose price hardly rose.
 */
export function windowOfTenders(tenders: readonly Tender[]): WindowFacts {
  const lots = [...tenders]
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((tender, index): LotFacts => {
      const ordered = [...tender.bids].sort((a, b) => a.amount - b.amount);
      const [best] = ordered;
      const offer = (bid: number) => BigInt(Math.max(1, Math.round(2 * tender.reserve - bid)));
      return {
        ...plainLot,
        lot: index + 1,
        official: 'city',
        closedAt: tender.at,
        winner: best?.firm ?? null,
        startMinor: BigInt(Math.round(tender.reserve)),
        priceMinor: best ? offer(best.amount) : null,
        entrants: ordered.map(({ firm }, bidder) => ({ person: firm, bidder: bidder + 1, payers: [] })),
        bids: ordered.map(({ firm, amount: bid }, place) => ({
          id: (index + 1) * 1_000 + place,
          at: tender.at,
          person: firm,
          kind: 'direct',
          accepted: true,
          maxMinor: offer(bid),
          amountMinor: offer(bid),
          priceMinor: offer(bid),
          leading: place === 0,
          endsAt: tender.at,
        })),
      };
    });
  return { lots, traces: [] };
}

/** Contracts as sold lots: the school district stands for the official, the dairy for the winner, years for quarters. */
export function windowOfContracts(contracts: readonly MilkContract[]): WindowFacts {
  const lots = contracts
    .filter(({ Winner }) => Winner !== '')
    .map(
      (contract, index): LotFacts => ({
        ...plainLot,
        lot: index + 1,
        official: contract.District,
        closedAt: Date.UTC(contract.Year, 6, 1),
        winner: contract.Winner,
        startMinor: 1n,
        priceMinor: 1n,
        entrants: [],
        bids: [],
      }),
    );
  return { lots, traces: [] };
}
