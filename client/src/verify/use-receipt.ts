import type { Crypto, Receipt } from '@ochiq/shared/tlog';
import { shallowRef } from 'vue';
import { asProblem } from '../api/problem';
import { type CheckRefusal, checkReceipt } from './check-receipt';
import type { KeptReceipt } from './kept-receipts';
import type { OwnBid } from './own-bid';
import type { TrustedLog } from './trusted-log';
import { CannotCheck } from './web-crypto';

/** Why nothing can be said about a receipt: it is not there, or cannot be checked here. */
export type ReceiptLack = 'not_ready' | 'no_answer' | 'cannot_check' | 'no_key';

export type ReceiptState =
  | { readonly state: 'waiting' }
  | { readonly state: 'verified'; readonly receipt: Receipt; readonly at: string }
  | { readonly state: 'failed'; readonly code: CheckRefusal; readonly receipt: unknown }
  | { readonly state: 'unavailable'; readonly code: ReceiptLack; readonly receipt: unknown };

export interface ReceiptPorts {
  readonly readReceipt: (lot: number, seq: number, waitMs: number) => Promise<unknown>;
  readonly log: Pick<TrustedLog, 'trust' | 'ask'>;
  readonly crypto: Crypto;
  readonly sleep: (ms: number) => Promise<void>;
}

/** How long the server may wait for the entry to enter the log, and how long we wait before we ask again. */
const waitMs = 2000;
const pausesMs = [500, 2000, 5000, 15_000];

type Fetched = { readonly receipt: unknown } | { readonly lack: ReceiptLack };

async function fetchReceipt({ lot, seq }: OwnBid, { readReceipt, sleep }: ReceiptPorts): Promise<Fetched> {
  for (let tried = 0; ; tried += 1) {
    try {
      return { receipt: await readReceipt(lot, seq, waitMs) };
    } catch (thrown) {
      const pauseMs = pausesMs[tried];
      // Without any HTTP status nobody answered.
      if (pauseMs === undefined) return { lack: asProblem(thrown).status === 0 ? 'no_answer' : 'not_ready' };
      await sleep(pauseMs);
    }
  }
}

/** Gets the receipt of a bid and checks it: that the log holds it, and that it is this bid. */
export async function obtainReceipt(bid: OwnBid, ports: ReceiptPorts): Promise<ReceiptState> {
  // Where the key is not known yet it is asked for at the same time, and once more when that failed.
  const trusting = ports.log.trust().catch(() => null);
  const fetched = await fetchReceipt(bid, ports);
  if ('lack' in fetched) return { state: 'unavailable', code: fetched.lack, receipt: null };
  const { receipt } = fetched;
  try {
    const check = await checkReceipt(receipt, (await trusting) ?? (await ports.log.trust()), ports.crypto, bid);
    if (check.outcome === 'ok') return { state: 'verified', receipt: check.receipt, at: bid.at };
    return { state: 'failed', code: await nameRefusal(check.code, ports), receipt };
  } catch (thrown) {
    return { state: 'unavailable', code: thrown instanceof CannotCheck ? 'cannot_check' : 'no_key', receipt };
  }
}

/** A receipt of another log than the known one: has the site changed its log? */
async function nameRefusal(code: CheckRefusal, { log }: ReceiptPorts): Promise<CheckRefusal> {
  if (code !== 'unsigned' && code !== 'wrong_origin') return code;
  const met = await log.ask().catch(() => null);
  return met === 'changed' ? 'key_changed' : code;
}

/** What is kept of a receipt; null when there is none. */
export function toKeep(bid: OwnBid, currency: KeptReceipt['currency'], state: ReceiptState, keptAt: string): KeptReceipt | null {
  if (state.state === 'waiting' || state.receipt === null) return null;
  const outcome = state.state === 'unavailable' ? 'unchecked' : state.state;
  const code = state.state === 'failed' ? state.code : null;
  return { lot: bid.lot, seq: bid.seq, currency, receipt: state.receipt, outcome, code, keptAt };
}

/**
 * The receipt of the latest bid on a page.
 * @param onDone hears of every bid's receipt, also of one that a later bid has overtaken
 */
export function useReceipt(ports: ReceiptPorts, onDone: (bid: OwnBid, state: ReceiptState) => void) {
  const bid = shallowRef<OwnBid | null>(null);
  const state = shallowRef<ReceiptState | null>(null);

  async function follow(next: OwnBid): Promise<void> {
    bid.value = next;
    state.value = { state: 'waiting' };
    const done = await obtainReceipt(next, ports);
    if (bid.value === next) state.value = done;
    onDone(next, done);
  }

  async function again(): Promise<void> {
    if (bid.value !== null) await follow(bid.value);
  }

  return { bid, state, follow, again };
}
