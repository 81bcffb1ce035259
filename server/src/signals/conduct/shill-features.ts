import type { LotFacts } from '../facts.js';
import type { ShillFeatures } from './shill-feature-names.js';

/** One bidder's conduct in one lot. */
export interface ShillRow {
  readonly lot: LotFacts;
  readonly person: string;
  /** Accepted ones. */
  readonly bids: number;
  readonly features: ShillFeatures;
}

/** From this share of a lot's bids on, a bidder took part heavily. */
const heavyShare = 0.1;
const dayMs = 86_400_000;

/** What one bidder did in one lot. */
interface Part {
  readonly person: string;
  bids: number;
  readonly first: number;
  last: number;
  /** The longest chain of own bids that nobody else's comes between, and the present one. */
  longest: number;
  chain: number;
}

interface History {
  readonly bids: number;
  readonly parts: readonly Part[];
}

/** With few bidders it is quicker to look through them than to keep a map of each lot. */
const fewParts = 12;

function partFinder(parts: readonly Part[]): (person: string) => Part | undefined {
  const byPerson = new Map<string, Part>();
  return (person) => {
    if (parts.length <= fewParts) return parts.find((part) => part.person === person);
    for (let next = byPerson.size; next < parts.length; next += 1) {
      const part = parts[next];
      if (part) byPerson.set(part.person, part);
    }
    return byPerson.get(person);
  };
}

/** A lot's bidders in the order of their first accepted bid. */
function historyOf(lot: LotFacts): History {
  const parts: Part[] = [];
  const find = partFinder(parts);
  let bids = 0;
  let before: Part | undefined;
  for (const { accepted, person, at } of lot.bids) {
    if (!accepted) continue;
    bids++;
    let part = before?.person === person ? before : find(person);
    if (part === undefined) {
      part = { person, bids: 0, first: at, last: at, longest: 0, chain: 0 };
      parts.push(part);
    }
    part.bids++;
    part.last = at;
    part.chain = part === before ? part.chain + 1 : 1;
    if (part.chain > part.longest) part.longest = part.chain;
    before = part;
  }
  return { bids, parts };
}

/** 0.5 for two outbiddings of oneself in a chain, 1 for more: one may be a slip, or a proxy raised once. */
const outbiddingOf = (chain: number) => (chain >= 4 ? 1 : chain === 3 ? 0.5 : 0);

/** What is counted of a person over the whole window before any row can be told. */
interface Career {
  readonly number: number;
  bids: number;
  heavy: number;
  heavyWins: number;
}
interface Peers {
  lots: number;
  bids: number;
  start: number;
}
interface Counts {
  readonly careers: Map<string, Career>;
  readonly officials: ReadonlyMap<string, number>;
  /** Bids by career and official, as `pairOf` numbers them. */
  readonly bidsWith: Map<number, number>;
  readonly peers: Map<string, Peers>;
}

const peersOf = (lot: LotFacts) => `${lot.currency} ${lot.category}`;

/** A bidder and an official as one number. */
const pairOf = ({ officials }: Pick<Counts, 'officials'>, { number }: Career, { official }: LotFacts): number =>
  number * officials.size + (officials.get(official) ?? 0);

function numberOfficials(lots: readonly LotFacts[]): ReadonlyMap<string, number> {
  const officials = new Map<string, number>();
  for (const { official } of lots) if (!officials.has(official)) officials.set(official, officials.size);
  return officials;
}

function countAll(lots: readonly LotFacts[]): Counts {
  const counts: Counts = { careers: new Map(), officials: numberOfficials(lots), bidsWith: new Map(), peers: new Map() };
  const { careers, bidsWith } = counts;
  for (const lot of lots) {
    const { bids, parts } = historyOf(lot);
    const key = peersOf(lot);
    const peers = counts.peers.get(key) ?? { lots: 0, bids: 0, start: 0 };
    if (peers.lots === 0) counts.peers.set(key, peers);
    peers.lots++;
    peers.bids += bids;
    peers.start += Number(lot.startMinor);
    for (const { person, bids: own } of parts) {
      const career = careers.get(person) ?? { number: careers.size, bids: 0, heavy: 0, heavyWins: 0 };
      if (career.bids === 0) careers.set(person, career);
      career.bids += own;
      const pair = pairOf(counts, career, lot);
      bidsWith.set(pair, (bidsWith.get(pair) ?? 0) + own);
      if (own < heavyShare * bids) continue;
      career.heavy++;
      if (lot.winner === person) career.heavyWins++;
    }
  }
  return counts;
}

/** How far a value lies above what is usual, as 1 - usual / value; 0 up to the usual. */
const excess = (value: number, usual: number) => (value > usual ? 1 - usual / value : 0);

function* rowsOf(lot: LotFacts, counts: Counts): Generator<ShillRow> {
  const { bids, parts } = historyOf(lot);
  const { careers, peers, bidsWith } = counts;
  const start = Number(lot.startMinor);
  const around = peers.get(peersOf(lot)) ?? { lots: 1, bids, start };
  const meanStart = around.start / around.lots;
  const lastedMs = Math.max(1, lot.endsAt - lot.startsAt);
  const elapsed = (at: number) => Math.min(1, Math.max(0, (at - lot.startsAt) / lastedMs));
  for (const { person, bids: own, first, last, longest } of parts) {
    const career = careers.get(person);
    if (career === undefined) continue;
    const features: ShillFeatures = {
      bidderTendency: (bidsWith.get(pairOf(counts, career, lot)) ?? 0) / career.bids,
      biddingRatio: own / bids,
      successiveOutbidding: outbiddingOf(longest),
      lastBidding: elapsed(last),
      auctionBids: excess(bids, around.bids / around.lots),
      startPriceAverage: start < meanStart ? 1 - start / meanStart : 0,
      earlyBidding: elapsed(first),
      winningRatio: own < heavyShare * bids ? 0 : 1 - career.heavyWins / career.heavy,
      durationDays: (lot.originalEndsAt - lot.startsAt) / dayMs,
    };
    yield { lot, person, bids: own, features };
  }
}

/**
 * Every bidder's conduct in every lot, by the eight features of A. Alzahrani and S. Sadaoui, "Scraping and Preprocessing
 * Commercial Auction Data for Fraud Classification" (arXiv 1806.00656, 2018). Of refused bids nothing is counted. The seller is
 * the official who wrote the lot; "concurrent auctions" are the window's lots of one category and currency.
 *
 * - bidder tendency: own bids in lots of this official / own bids in all lots
 * - bidding ratio: own bids / bids of the lot
 * - successive outbidding: 1 for four or more own bids in a row, 0.5 for three, else 0
 * - last, early bidding: when the last and the first own bid came, as the part of the lot's time that had gone by
 * - auction bids: 1 - mean bids of concurrent lots / bids of the lot where it had more than the mean, else 0
 * - start price average: 1 - start price / mean start price of concurrent lots where it is lower, else 0
 * - winning ratio: 1 - lots won / lots, over those in which the bidder made at least a tenth of the bids; 0 in other lots
 *
 * The steps of successive outbidding, the tenth, and what last and early bidding count from are read off the published data:
 * see docs/signals-evaluation.md. Linear in the number of bids.
 */
export const shillRows = (lots: readonly LotFacts[]): ShillRow[] => [...eachShillRow(lots)];

/** The same one after another. Each lot's history is read twice, which is cheaper than to keep them all. */
export function* eachShillRow(lots: readonly LotFacts[]): Generator<ShillRow> {
  const counts = countAll(lots);
  for (const lot of lots) yield* rowsOf(lot, counts);
}
