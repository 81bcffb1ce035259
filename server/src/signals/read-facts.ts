import { categorySchema } from '@ochiq/shared/lots';
import { earliestStart, findProfile } from '@ochiq/shared/rules';
import type { Queryable } from '../base/index.js';
import { keyedHash, readTraces } from '../identity/index.js';
import type { BidFact, EditFact, EntrantFact, LotFacts, TraceFact, WindowFacts } from './facts.js';
import {
  type BidFactRow,
  type LotFactRow,
  readBidRows,
  readEditRows,
  readEndedLots,
  readEntrantRows,
  readLotRows,
  readPayerRows,
  readSaleRows,
  type SaleRow,
} from './store-facts.js';
import { FactPacker, type PackedWindow } from './threads/pack-facts.js';

/** Lots that are read at once: few enough that their rows are gone before the garbage collector would move them. */
const chunkLots = 500;
const hourMs = 3_600_000;
/** Neither Uzbekistan nor Kyrgyzstan changes its clocks. */
const zones: Readonly<Record<string, number>> = { UZ: 5 * hourMs, KG: 6 * hourMs };

export interface Span {
  /** From when on the end was decided; null: from the first. */
  readonly from: Date | null;
  /** Before when; null: until now. */
  readonly to: Date | null;
}

/** Texts and accounts that come again and again are kept once. */
interface Keeper {
  /** The same text, of which there is one. */
  keep(text: string): string;
  /** The hash of an account. */
  payer(account: string): string;
}

function createKeeper(secret: Buffer): Keeper {
  const kept = new Map<string, string>();
  const hashes = new Map<string, string>();
  return {
    keep(text) {
      const found = kept.get(text);
      if (found !== undefined) return found;
      kept.set(text, text);
      return text;
    },
    payer(account) {
      const hash = hashes.get(account) ?? keyedHash(secret, 'account', account);
      hashes.set(account, hash);
      return hash;
    },
  };
}

/** Rows by their lot, in the order in which they came. */
function byLot<Row extends { lot: number }, Item>(rows: readonly Row[], itemOf: (row: Row) => Item): ReadonlyMap<number, Item[]> {
  const lots = new Map<number, Item[]>();
  for (const row of rows) {
    const items = lots.get(row.lot);
    if (items) items.push(itemOf(row));
    else lots.set(row.lot, [itemOf(row)]);
  }
  return lots;
}

/** The notice that a lot's rules ask for, in ms; 0 for rules that this program does not know. */
function leastNoticeOf({ profile, version, category, publishedAt }: LotFactRow): number {
  const rules = findProfile(profile, version);
  return rules ? earliestStart(rules, categorySchema.parse(category), publishedAt) - publishedAt : 0;
}

/** Written out, since there are millions of them. */
const bidOf = (row: BidFactRow, keep: Keeper['keep']): BidFact => ({
  id: row.id,
  at: row.at,
  person: keep(row.person),
  kind: row.kind,
  accepted: row.accepted,
  maxMinor: row.maxMinor,
  amountMinor: row.amountMinor,
  priceMinor: row.priceMinor,
  leading: row.leading,
  endsAt: row.endsAt,
});

interface Around {
  readonly bids: readonly BidFact[];
  readonly edits: readonly EditFact[];
  readonly entrants: readonly EntrantFact[];
  readonly sales: readonly SaleRow[];
}

type Ending = Pick<LotFacts, 'outcome' | 'priceMinor' | 'winner' | 'defaulters'>;

/**
 * Who took a lot in the end, and who did not pay for it. After a default that is the runner-up at their own price; when nobody was
 * left, the lot is as good as unsold. A sale that was annulled later stays what it was.
 */
function endingOf({ outcome, priceMinor, leader }: LotFactRow, sales: readonly SaleRow[]): Ending {
  const defaulters = sales.flatMap(({ buyer, defaulted }) => (defaulted && buyer !== null ? [buyer] : []));
  if (outcome !== 'sold') return { outcome, priceMinor: null, winner: null, defaulters };
  if (sales.length === 0) return { outcome, priceMinor, winner: leader, defaulters };
  const last = sales.findLast(({ buyer, defaulted }) => !defaulted && buyer !== null);
  if (!last) return { outcome: 'unsold', priceMinor: null, winner: null, defaulters };
  return { outcome, priceMinor: last.priceMinor, winner: last.buyer, defaulters };
}

function factsOf(row: LotFactRow, { sales, ...around }: Around): LotFacts {
  const { profile: _, version: __, jurisdiction, leader: ___, ...own } = row;
  return { ...own, ...endingOf(row, sales), leastNoticeMs: leastNoticeOf(row), zoneMs: zones[jurisdiction] ?? 0, ...around };
}

/** The facts of some ended lots, in the order asked for. */
async function readChunk(db: Queryable, lots: readonly number[], keeper: Keeper): Promise<LotFacts[]> {
  const [rows, bidRows, entrantRows, payerRows, editRows, saleRows] = await Promise.all([
    readLotRows(db, lots),
    readBidRows(db, lots),
    readEntrantRows(db, lots),
    readPayerRows(db, lots),
    readEditRows(db, lots),
    readSaleRows(db, lots),
  ]);
  const { keep, payer } = keeper;
  const bids = byLot(bidRows, (row): BidFact => bidOf(row, keep));
  const payers = byLot(payerRows, ({ bidder, account }) => ({ bidder, payer: payer(account) }));
  const entrants = byLot(
    entrantRows,
    ({ lot, person, bidder }): EntrantFact => ({
      person: keep(person),
      bidder,
      payers: payers.get(lot)?.flatMap((one) => (one.bidder === bidder ? [one.payer] : [])) ?? [],
    }),
  );
  const edits = byLot(editRows, ({ at, entry }): EditFact => ({ at, entry }));
  const sales = byLot(saleRows, ({ buyer, ...sale }): SaleRow => ({ ...sale, buyer: buyer === null ? null : keep(buyer) }));
  const facts = new Map<number, LotFacts>();
  for (const row of rows) {
    const { lot } = row;
    const around = {
      bids: bids.get(lot) ?? [],
      edits: edits.get(lot) ?? [],
      entrants: entrants.get(lot) ?? [],
      sales: sales.get(lot) ?? [],
    };
    facts.set(lot, factsOf({ ...row, official: keep(row.official), leader: row.leader === null ? null : keep(row.leader) }, around));
  }
  return lots.flatMap((lot) => facts.get(lot) ?? []);
}

/** The facts of the lots whose end was decided within a span, in the order of those ends, some at a time: the next are read meanwhile. */
async function* readChunks(db: Queryable, span: Span, secret: Buffer): AsyncGenerator<LotFacts[]> {
  const ended = await readEndedLots(db, span.from, span.to);
  const keeper = createKeeper(secret);
  const readFrom = (from: number) => {
    const chunk = ended.slice(from, from + chunkLots).map(({ lot }) => lot);
    const reading = readChunk(db, chunk, keeper);
    // It is awaited in its turn; nobody may be left with a failure meanwhile.
    reading.catch(() => undefined);
    return reading;
  };
  if (ended.length === 0) return;
  let next = readFrom(0);
  for (let from = 0; from < ended.length; from += chunkLots) {
    const chunk = await next;
    if (from + chunkLots < ended.length) next = readFrom(from + chunkLots);
    yield chunk;
  }
}

/**
 * All that signals look at in lots whose end was decided within a span, in the order of those ends, with whoever was seen since it
 * began. Reads in chunks; only committed facts, since each chunk is a statement of its own.
 * @param secret of the installation: accounts leave here as hashes
 */
export async function readFacts(db: Queryable, span: Span, secret: Buffer): Promise<WindowFacts> {
  const lots: LotFacts[] = [];
  for await (const chunk of readChunks(db, span, secret)) lots.push(...chunk);
  const traces: TraceFact[] = await readTraces(db, span.from);
  return { lots, traces };
}

/** The same in columns that threads share: of the rows no more than one chunk is held. */
export async function readPackedFacts(db: Queryable, span: Span, secret: Buffer): Promise<PackedWindow> {
  const packer = new FactPacker();
  for await (const chunk of readChunks(db, span, secret)) for (const lot of chunk) packer.addLot(lot);
  for (const trace of await readTraces(db, span.from)) packer.addTrace(trace);
  return packer.packed();
}

/** The same of one lot; null while its end is not decided. */
export async function readLotFacts(db: Queryable, lot: number, secret: Buffer): Promise<LotFacts | null> {
  const [facts] = await readChunk(db, [lot], createKeeper(secret));
  return facts ?? null;
}
