import type { RecordedBid } from '@ochiq/shared/bidding';
import type { Db } from '../base/index.js';
import { BidderSocket } from './bidder-socket.js';
import type { Recording } from './recording.js';
import type { Outcome } from './report.js';
import { endLots, nameOf, type Stage } from './stage.js';

export interface ReplayOptions {
  readonly url: string;
  readonly db: Db;
  readonly stage: Stage;
  /** Recorded seconds in one second; null is as fast as the answers come. */
  readonly speed: number | null;
  readonly onProgress: (bidsSent: number) => void;
}

export interface Replayed {
  readonly outcomes: readonly Outcome[];
  readonly bidMs: number;
  readonly ackMs: readonly number[];
}

/** Auctions that run at once; within one the next bid waits for the answer to the last, as their order is the record's. */
const atOnce = 24;
const lotsPerWatcher = 100;
const daySeconds = 86_400;

/** Feeds recordings through the bid channel, ends the lots and collects what the channel said of their closing. */
export async function replay(recordings: readonly Recording[], options: ReplayOptions): Promise<Replayed> {
  const { url, db, stage } = options;
  const prices = new Map<number, bigint | null>();
  const watchers: BidderSocket[] = [];
  const lots = [...stage.lots.values()];
  let onAllClosed: () => void = () => undefined;
  const allClosed = new Promise<void>((resolve) => {
    onAllClosed = resolve;
  });
  for (let from = 0; from < lots.length; from += lotsPerWatcher) {
    const watcher = await BidderSocket.open(url);
    watchers.push(watcher);
    watcher.watch(lots.slice(from, from + lotsPerWatcher), (event) => {
      prices.set(event.lot, event.priceMinor === null ? null : BigInt(event.priceMinor));
      if (prices.size === lots.length) onAllClosed();
    });
  }
  const begun = performance.now();
  const ackMs: number[] = [];
  const results = new Map<string, AuctionResult>();
  const left = recordings.map((recording) => recording).reverse();
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) results.set(next.id, await runAuction(next, options, begun, ackMs));
  };
  // With a speed every auction begins at once, as if all had been announced for the same hour.
  await Promise.all(Array.from({ length: options.speed === null ? atOnce : recordings.length }, work));
  const bidMs = performance.now() - begun;
  await endLots(db);
  await allClosed;
  for (const watcher of watchers) watcher.close();
  const outcomes = recordings.map((recording): Outcome => {
    const { accepted = 0, refused = [] } = results.get(recording.id) ?? {};
    return { recording, decidedMinor: prices.get(stage.lots.get(recording.id) ?? 0) ?? null, accepted, refused };
  });
  return { outcomes, bidMs, ackMs };
}

type AuctionResult = Pick<Outcome, 'accepted' | 'refused'>;

async function runAuction({ id, bids }: Recording, options: ReplayOptions, begun: number, ackMs: number[]): Promise<AuctionResult> {
  const { url, stage, speed, onProgress } = options;
  const lot = stage.lots.get(id) ?? 0;
  const sockets = new Map<string, BidderSocket>();
  const refused: { bid: RecordedBid; code: string }[] = [];
  let accepted = 0;
  for (const bid of bids) {
    if (speed !== null) await until(begun + (bid.at * daySeconds * 1000) / speed);
    const name = nameOf(id, bid.bidder);
    const socket = sockets.get(name) ?? (await BidderSocket.open(url, stage.cookies.get(name)));
    sockets.set(name, socket);
    const sent = performance.now();
    const answer = await socket.bid(lot, bid.maxMinor);
    ackMs.push(performance.now() - sent);
    onProgress(ackMs.length);
    if (answer.type === 'accepted') accepted += 1;
    else refused.push({ bid, code: answer.code });
  }
  for (const socket of sockets.values()) socket.close();
  return { accepted, refused };
}

const until = (moment: number): Promise<void> => new Promise((next) => setTimeout(next, Math.max(0, moment - performance.now())));
