import { type ClientFrameInput, type LotEvent, type ServerFrame, serverFrameSchema } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import { createServerClock } from './clock';
import { type BidFrame, createOutbox, type Drawer, isUnsettled, type MadeBid } from './outbox';

export type ConnectionState = 'live' | 'reconnecting' | 'offline';
export type LotMessage =
  | { type: 'standing'; standing: LotStanding }
  | { type: 'event'; event: LotEvent }
  | { type: 'presence'; watchers: number };
export type LotListener = (message: LotMessage) => void;

/** The part of WebSocket that is used, so that a test can stand in for it. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

export interface WireEvents {
  opened: () => void;
  message: (data: unknown) => void;
  closed: () => void;
}

export interface SocketOptions {
  /** Begins a connection; its events come later, never before this has returned. */
  open: (events: WireEvents) => Wire;
  now: () => number;
  /** 0 to 1, spreads the reconnections of many browsers. */
  chance: () => number;
  later: (task: () => void, ms: number) => number;
  cancel: (timer: number) => void;
  onState: (state: ConnectionState) => void;
  /** Keeps bids whose fate is open over a reload. */
  drawer: Drawer;
  /** Hears of every change to the bids made here. */
  onBids: (bids: readonly MadeBid[]) => void;
}

interface Watch {
  listeners: Set<LotListener>;
  /** The latest event seen; asked from there on after a reconnection. */
  since: number | undefined;
}

/** The most lots that one frame may name. */
const lotsPerFrame = 100;
const firstRetryMs = 400;
const longestRetryMs = 10_000;
const offlineAfterTries = 3;
/** A bid that could not be delivered for so long is no longer what its bidder wants: the price has moved on. */
const bidLifeMs = 60_000;

/** One reconnecting bid socket for the whole page. */
export function createBidSocket(options: SocketOptions) {
  const clock = createServerClock(options.now);
  const watches = new Map<number, Watch>();
  let wire: Wire | null = null;
  let isOpen = false;
  /** Whose connection this is; known once the server has greeted. */
  let person: string | null | undefined;
  let tries = 0;
  let heartbeatMs = 20_000;
  let beatTimer: number | null = null;
  let silenceTimer: number | null = null;
  let retryTimer: number | null = null;
  let flushTimer: number | null = null;
  const asked = new Map<number, number | undefined>();
  const left = new Set<number>();

  const outbox = createOutbox({
    person: () => person,
    send: (frame) => send(frame),
    now: clock.now,
    later: options.later,
    cancel: options.cancel,
    drawer: options.drawer,
    onChange: options.onBids,
  });
  const isNeeded = () => watches.size > 0 || outbox.list().some(isUnsettled);

  const stop = (timer: number | null) => {
    if (timer !== null) options.cancel(timer);
    return null;
  };

  function send(frame: ClientFrameInput): void {
    if (wire && isOpen) wire.send(JSON.stringify(frame));
    else connect();
  }

  function sendWatches(lots: readonly (readonly [number, number | undefined])[]): void {
    for (let start = 0; start < lots.length; start += lotsPerFrame) {
      const chunk = lots.slice(start, start + lotsPerFrame);
      send({ type: 'watch', lots: chunk.map(([lot, since]) => (since === undefined ? { lot } : { lot, since })) });
    }
  }

  /** Watches and leavings of one moment go out together: a page of cards is one frame, not twenty-four. */
  function flushSoon(): void {
    if (!isOpen) return connect();
    flushTimer ??= options.later(flush, 0);
  }

  function flush(): void {
    flushTimer = stop(flushTimer);
    const gone = [...left];
    const wanted = [...asked];
    left.clear();
    asked.clear();
    if (!isOpen) return;
    for (let start = 0; start < gone.length; start += lotsPerFrame)
      send({ type: 'unwatch', lots: gone.slice(start, start + lotsPerFrame) });
    sendWatches(wanted);
  }

  function ask(lot: number, since: number | undefined): void {
    left.delete(lot);
    asked.set(lot, since);
    flushSoon();
  }

  function beat(): void {
    beatTimer = stop(beatTimer);
    beatTimer = options.later(() => {
      send({ type: 'ping' });
      beat();
    }, heartbeatMs);
  }

  function heard(): void {
    silenceTimer = stop(silenceTimer);
    silenceTimer = options.later(() => drop(), heartbeatMs * 2.5);
  }

  /** Leaves a connection that is silent or outdated and makes a new one. */
  function drop(): void {
    const old = wire;
    if (!old) return;
    closed();
    old.close();
  }

  function closed(): void {
    wire = null;
    isOpen = false;
    person = undefined;
    outbox.lost();
    beatTimer = stop(beatTimer);
    silenceTimer = stop(silenceTimer);
    if (!isNeeded()) return;
    tries += 1;
    options.onState(tries > offlineAfterTries ? 'offline' : 'reconnecting');
    const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** (tries - 1));
    retryTimer = stop(retryTimer);
    retryTimer = options.later(connect, tries === 1 ? 0 : wait * (0.5 + options.chance() / 2));
  }

  function connect(): void {
    retryTimer = stop(retryTimer);
    if (wire) return;
    // A connection that was left says nothing any more: its late events are not this one's.
    const current = () => wire === mine;
    const mine = options.open({
      opened: () => current() && begin(),
      message: (data) => current() && receive(data),
      closed: () => current() && closed(),
    });
    wire = mine;
  }

  function begin(): void {
    isOpen = true;
    heard();
    beat();
    asked.clear();
    left.clear();
    sendWatches([...watches].map(([lot, watch]) => [lot, watch.since] as const));
  }

  function receive(data: unknown): void {
    if (typeof data !== 'string') return;
    const parsed = serverFrameSchema.safeParse(parseJson(data));
    if (!parsed.success) return;
    clock.learn(parsed.data.now);
    heard();
    if (tries > 0 || parsed.data.type === 'hello') {
      tries = 0;
      options.onState('live');
    }
    take(parsed.data);
  }

  function take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'hello':
        heartbeatMs = frame.heartbeatMs;
        person = frame.person;
        outbox.resume();
        heard();
        beat();
        return;
      case 'standing':
        tell(frame.standing.lot, frame.standing.seq, { type: 'standing', standing: frame.standing });
        return;
      case 'events':
        for (const event of frame.events) if (!tell(event.lot, event.seq, { type: 'event', event })) return;
        return;
      case 'presence':
        for (const listener of watches.get(frame.lot)?.listeners ?? []) listener({ type: 'presence', watchers: frame.watchers });
        return;
      case 'accepted':
      case 'rejected':
        return outbox.answer(frame);
      case 'error':
        if (frame.key) outbox.error(frame.key, frame.code, frame.retryAfterMs);
    }
  }

  /** Hands a message to the lot's listeners; false when events before it are missing. */
  function tell(lot: number, seq: number, message: LotMessage): boolean {
    const watch = watches.get(lot);
    if (!watch) return false;
    const since = watch.since;
    if (message.type === 'event' && since !== undefined && seq > since + 1) {
      // Something is missing in between: ask again from the last one seen and take nothing out of order.
      sendWatches([[lot, since]]);
      return false;
    }
    watch.since = Math.max(since ?? 0, seq);
    for (const listener of watch.listeners) listener(message);
    return true;
  }

  return {
    clock,

    /** Watches a lot; with `since`, every later event comes first. Gives the function that ends it. */
    watch(lot: number, listener: LotListener, since?: number): () => void {
      const known = watches.get(lot);
      if (known) {
        known.listeners.add(listener);
        // A second listener may know less than the first: what lies between is sent again, and the first drops what it has seen.
        if (since !== undefined) ask(lot, since);
      } else {
        watches.set(lot, { listeners: new Set([listener]), since });
        ask(lot, since);
      }
      return () => {
        const watch = watches.get(lot);
        if (!watch?.listeners.delete(listener) || watch.listeners.size > 0) return;
        watches.delete(lot);
        asked.delete(lot);
        if (isOpen) {
          left.add(lot);
          flushSoon();
        }
      };
    },

    /** Asks for a lot's events again from a sequence number on. */
    resume(lot: number, since: number): void {
      const watch = watches.get(lot);
      if (!watch) return;
      watch.since = since;
      ask(lot, since);
    },

    /** Makes a bid of a person's; its fate is told by `onBids`, over reconnections and reloads. */
    placeBid(owner: string, offer: Omit<BidFrame, 'notAfter'>): void {
      outbox.add(owner, offer, bidLifeMs);
      if (person === undefined) connect();
    },
    /** Asks about bids of an earlier visit whose fate is open. */
    settleBids(): void {
      options.onBids(outbox.list());
      if (outbox.list().some(isUnsettled)) connect();
    },
    /** The fate of this bid was read, or it is not to be sent after all. */
    forgetBid: outbox.forget,

    /** Opens the socket anew, so that the server sees a changed session; or at once, when the network is back. */
    reopen(): void {
      tries = 0;
      if (wire) drop();
      else if (isNeeded()) connect();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export type BidSocket = ReturnType<typeof createBidSocket>;
