import { type BidAnswer, type ClientFrameInput, clientFrameSchema } from '@ochiq/shared/bids';
import type { ProblemCode } from '@ochiq/shared/problem';
import { z } from 'zod';

export type BidFrame = Extract<ClientFrameInput, { type: 'bid' }>;

/** What is known of a bid that was made here. */
export type BidFate =
  /** It has not left yet: there is no connection. */
  | { readonly kind: 'waiting' }
  /** It is on its way, and its answer is due. */
  | { readonly kind: 'sending' }
  /** It left, and its answer did not come: it may stand or not. It is asked about until the server says. */
  | { readonly kind: 'unknown'; readonly code: ProblemCode | null }
  /** The server decided it; this answer is the same however often it is asked for. */
  | { readonly kind: 'answered'; readonly answer: BidAnswer }
  /** The server took nothing of it, and no copy of it is on its way. */
  | { readonly kind: 'not_taken'; readonly code: ProblemCode };

export interface MadeBid {
  /** Who made it: by another's connection it would be another's bid. */
  readonly owner: string;
  readonly frame: BidFrame;
  /** How often it was handed to a connection. */
  readonly sent: number;
  readonly fate: BidFate;
}

/** Where open bids outlive the page, each under its key: several windows may use it at once. */
export interface Drawer {
  readAll(): readonly unknown[];
  put(key: string, bid: unknown): void;
  drop(key: string): void;
}

export interface OutboxOptions {
  /** Whose connection there is; undefined while there is none that has said so. */
  person: () => string | null | undefined;
  send: (frame: BidFrame) => void;
  /** The server's time as far as known, ms since the epoch. */
  now: () => number;
  later: (task: () => void, ms: number) => number;
  cancel: (timer: number) => void;
  drawer: Drawer;
  onChange: (bids: readonly MadeBid[]) => void;
}

const keptSchema = z.object({ owner: z.uuid(), sent: z.int().positive(), frame: clientFrameSchema.options[2] });
/** A bid that nobody has asked about for so long is let go; its lot's page tells what became of it. */
const keptMs = 3 * 86_400_000;

/** An answer takes a commit and the way; after this long without one the page no longer says that it is due. */
export const silenceMs = 3_000;
const longestSilenceMs = 20_000;
/** Errors of passing kind: they say nothing about a copy sent before. */
const passing: ReadonlySet<ProblemCode> = new Set(['too_many_requests', 'overloaded', 'unavailable', 'not_signed_in']);
/** With these the server itself does not know. */
const vague: ReadonlySet<ProblemCode> = new Set(['unavailable', 'internal']);

export const isUnsettled = ({ fate }: MadeBid) => fate.kind === 'waiting' || fate.kind === 'sending' || fate.kind === 'unknown';

/**
 * The bids that were made here, until their fate is known. One that left without an answer is sent again with its key, over
 * connections, reloads and days: the server answers a key that it knows as it did the first time, and refuses for good one that
 * comes after its `notAfter`. So it never counts twice, never late, and its fate is always found out.
 */
export function createOutbox(options: OutboxOptions) {
  let bids: readonly MadeBid[] = options.drawer.readAll().flatMap((kept) => readKept(kept, options.now()));
  const timers = new Map<string, { timer: number; waitMs: number }>();

  function publish(next: readonly MadeBid[]): void {
    bids = next;
    options.onChange(bids);
  }

  function change(key: string, step: (bid: MadeBid) => MadeBid): void {
    const before = bids.find(({ frame }) => frame.key === key);
    if (!before || !isUnsettled(before)) return;
    const after = step(before);
    const { owner, sent, frame } = after;
    // One that never left need not be asked about after a reload.
    if (isUnsettled(after) && sent > 0) options.drawer.put(key, { owner, sent, frame });
    else options.drawer.drop(key);
    publish(bids.map((bid) => (bid === before ? after : bid)));
  }

  function stop(key: string): void {
    const known = timers.get(key);
    if (known) options.cancel(known.timer);
    timers.delete(key);
  }

  /** Waits for an answer, each time longer, and then asks again. */
  function expect(key: string, afterMs?: number): void {
    const waitMs = afterMs ?? Math.min(longestSilenceMs, (timers.get(key)?.waitMs ?? silenceMs / 2) * 2);
    stop(key);
    const ask = () => {
      change(key, (bid) => (bid.fate.kind === 'sending' ? { ...bid, fate: { kind: 'unknown', code: null } } : bid));
      transmit(key);
    };
    timers.set(key, { timer: options.later(ask, waitMs), waitMs });
  }

  function transmit(key: string): void {
    const bid = bids.find(({ frame }) => frame.key === key);
    const person = options.person();
    if (!bid || !isUnsettled(bid) || person === undefined) return;
    if (person !== bid.owner) {
      const code = 'not_signed_in' as const;
      return change(key, (one) => ({ ...one, fate: one.sent === 0 ? { kind: 'not_taken', code } : { kind: 'unknown', code } }));
    }
    // Counted before it leaves: what is kept must never say less than what was sent.
    change(key, (one) => ({ ...one, sent: one.sent + 1, fate: one.sent === 0 ? { kind: 'sending' } : one.fate }));
    options.send(bid.frame);
    expect(key);
  }

  return {
    list: () => bids,
    /** Takes a bid and sends it as soon as there is a connection, if that is within `lifeMs`. */
    add(owner: string, offer: Omit<BidFrame, 'notAfter'>, lifeMs: number): void {
      const frame = { ...offer, notAfter: new Date(options.now() + lifeMs).toISOString() };
      publish([...bids, { owner, frame, sent: 0, fate: { kind: 'waiting' } }]);
      transmit(frame.key);
      const expire = (bid: MadeBid): MadeBid => (bid.sent === 0 ? { ...bid, fate: { kind: 'not_taken', code: 'bid_expired' } } : bid);
      options.later(() => change(frame.key, expire), lifeMs);
    },
    /** A connection is there: what is open is asked about. */
    resume(): void {
      for (const bid of bids.filter(isUnsettled)) {
        stop(bid.frame.key);
        transmit(bid.frame.key);
      }
    },
    /** The connection is gone. */
    lost(): void {
      for (const { frame } of bids.filter(isUnsettled)) {
        stop(frame.key);
        change(frame.key, (bid) => (bid.fate.kind === 'sending' ? { ...bid, fate: { kind: 'unknown', code: null } } : bid));
      }
    },
    answer(answer: BidAnswer): void {
      change(answer.key, (bid) => ({ ...bid, fate: { kind: 'answered', answer } }));
      stop(answer.key);
    },
    /** The server could not read or would not take a frame. Only of the one copy that ever left does that tell the fate. */
    error(key: string, code: ProblemCode, retryAfterMs?: number): void {
      const bid = bids.find(({ frame }) => frame.key === key);
      if (!bid || !isUnsettled(bid)) return;
      const settled = !vague.has(code) && (bid.sent === 1 || !passing.has(code));
      if (settled) stop(key);
      else expect(key, Math.max(silenceMs / 2, retryAfterMs ?? 0));
      change(key, (one) => ({ ...one, fate: settled ? { kind: 'not_taken', code } : { kind: 'unknown', code } }));
    },
    /** Takes a bid out whose fate has been read, or that has never left. Others stay. */
    forget(key: string): void {
      const bid = bids.find(({ frame }) => frame.key === key);
      if (!bid || (isUnsettled(bid) && bid.sent > 0)) return;
      stop(key);
      options.drawer.drop(key);
      publish(bids.filter((one) => one !== bid));
    },
  };
}

/** A bid of an earlier visit, or of another window. */
function readKept(kept: unknown, nowMs: number): MadeBid[] {
  const parsed = keptSchema.safeParse(kept);
  if (!parsed.success || nowMs - Date.parse(parsed.data.frame.notAfter ?? '') > keptMs) return [];
  return [{ ...parsed.data, fate: { kind: 'unknown', code: null } }];
}
