import { type ServerFrame, serverFrameSchema } from '@ochiq/shared/bids';
import { v7 as uuidv7 } from 'uuid';
import { WebSocket } from 'ws';
import { type Chance, chanceOf } from '../demo/chance.js';
import type { ClientHistory, Deed, Step } from './history.js';
import type { ClientPlan } from './schedule.js';

/** What the clients of a run share. */
export interface Field {
  readonly lots: readonly number[];
  /** A closed lot with a long past, to fill the socket of a slow reader with. */
  readonly longPast: number;
  /** Addresses of the nodes that should be up, as a proxy would know them. */
  nodes(): readonly string[];
}

interface OpenBid {
  readonly lot: number;
  readonly key: string;
  readonly kind: 'direct' | 'proxy';
  readonly amountMinor: string;
  sentMs: number;
}

interface Seen {
  seq: number;
  endsAtMs: number;
  minNextMinor: bigint;
  /** About one step of the lot. */
  readonly stepMinor: bigint;
  over: boolean;
}

const handshakeMs = 1500;
/** So long a client waits for an answer before it tries another connection. */
const patienceMs = 1500;
const mostOpenBids = 4;

/** A client as a browser is one, with a bad network: it reconnects to any node, resumes and sends unanswered bids again. */
export class FaultClient {
  readonly steps: Step[] = [];
  private readonly chance: Chance;
  private readonly seen = new Map<number, Seen>();
  private readonly open = new Map<string, OpenBid>();
  private socket: WebSocket | null = null;
  private connection = 0;
  private stopped = false;
  private bidding = true;
  private paused = false;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly watchdog: NodeJS.Timeout;

  constructor(
    readonly name: string,
    private readonly who: { readonly person: string; readonly cookie: string },
    private readonly plan: ClientPlan,
    private readonly field: Field,
  ) {
    this.chance = chanceOf(plan.seed);
    this.watchdog = setInterval(() => this.watch(), 250);
    this.connect();
  }

  /** Begins to bid, to stop reading and to vanish, as planned. */
  begin(): void {
    const { bids, slow, vanishesAtMs } = this.plan;
    if (bids) this.think();
    if (vanishesAtMs !== null) this.later(vanishesAtMs, () => this.stop());
    if (slow) this.later(slow.atMs, () => this.slacken(slow.forMs, slow.copies));
  }

  /** Cuts the socket, as a network does. */
  cut(): void {
    this.socket?.terminate();
  }

  /** No new bids from now on; what is unanswered still goes again until it is answered. */
  finish(): void {
    this.bidding = false;
  }

  /** Whether it has an answer to each bid and has seen the last event of each lot; true for one that is gone. */
  settled(last: ReadonlyMap<number, number>): boolean {
    if (this.stopped) return true;
    return this.open.size === 0 && [...last].every(([lot, seq]) => (this.seen.get(lot)?.seq ?? -1) >= seq);
  }

  /** Whether all lots are known here. */
  ready(): boolean {
    return this.field.lots.every((lot) => this.seen.has(lot));
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.watchdog);
    for (const timer of this.timers) clearTimeout(timer);
    this.socket?.terminate();
  }

  history(stayed: boolean): ClientHistory {
    return { name: this.name, person: this.who.person, stayed, steps: this.steps };
  }

  get gone(): boolean {
    return this.stopped;
  }

  private later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, ms);
    this.timers.add(timer);
  }

  private note(deed: Deed): void {
    this.steps.push({ ...deed, t: performance.now(), connection: this.connection });
  }

  private connect(): void {
    if (this.stopped) return;
    const nodes = this.field.nodes();
    if (nodes.length === 0) return this.later(50, () => this.connect());
    const node = this.chance.pick(nodes);
    const socket = new WebSocket(`${node.replace('http', 'ws')}/ws`, {
      headers: { cookie: this.who.cookie },
      handshakeTimeout: handshakeMs,
    });
    let opened = false;
    socket.on('open', () => {
      if (this.stopped) return socket.terminate();
      opened = true;
      this.connection += 1;
      this.socket = socket;
      this.note({ type: 'connected', node });
      this.resume();
    });
    socket.on('message', (data) => {
      if (!this.stopped && this.socket === socket) this.take(data.toString());
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (opened && !this.stopped) this.note({ type: 'lost' });
      if (this.socket === socket) this.socket = null;
      this.paused = false;
      this.later(this.chance.int(20, 150), () => this.connect());
    });
  }

  /** Watches from where it was, and sends what has no answer again. */
  private resume(): void {
    const lots = this.field.lots.map((lot) => ({ lot, since: this.seen.get(lot)?.seq ?? null }));
    for (const { lot, since } of lots) this.note({ type: 'watched', lot, since });
    this.send({ type: 'watch', lots: lots.map(({ lot, since }) => (since === null ? { lot } : { lot, since })) });
    for (const bid of this.open.values()) this.sendBid(bid);
  }

  private send(frame: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private sendBid(bid: OpenBid): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    bid.sentMs = performance.now();
    const { lot, key, kind, amountMinor } = bid;
    this.note({ type: 'sent', lot, key, kind, amountMinor });
    this.send({ type: 'bid', lot, key, kind, amountMinor, currency: 'UZS' });
  }

  private take(text: string): void {
    const json: unknown = JSON.parse(text);
    // The long past is only ballast: reading it properly would slow all clients down.
    if (text.startsWith('{"type":"event') && text.includes(`"lot":${this.field.longPast},`)) return;
    const frame = serverFrameSchema.parse(json);
    if (frame.type === 'standing') this.takeStanding(frame);
    else if (frame.type === 'events') this.takeEvents(frame);
    else if (frame.type === 'accepted' || frame.type === 'rejected') {
      this.note({ type: 'answered', answer: frame });
      this.open.delete(frame.key);
    } else if (frame.type === 'error' && frame.key !== undefined) {
      const { key, code, retryAfterMs = 150 } = frame;
      this.note({ type: 'undecided', key, code });
      const bid = this.open.get(key);
      if (bid) bid.sentMs = performance.now();
      this.later(retryAfterMs + this.chance.int(0, 50), () => {
        const again = this.open.get(key);
        if (again) this.sendBid(again);
      });
    } else if (frame.type === 'error') this.cut();
  }

  private takeStanding({ standing }: Extract<ServerFrame, { type: 'standing' }>): void {
    if (!this.field.lots.includes(standing.lot)) return;
    this.note({ type: 'standing', standing });
    this.seen.set(standing.lot, {
      seq: standing.seq,
      endsAtMs: Date.parse(standing.endsAt),
      minNextMinor: BigInt(standing.minNextMinor),
      // From the first standing, so from about the start price: a share of the running price would grow without bounds.
      stepMinor: this.seen.get(standing.lot)?.stepMinor ?? BigInt(standing.minNextMinor) / 20n + 1n,
      over: standing.state === 'sold' || standing.state === 'unsold',
    });
  }

  private takeEvents({ events }: Extract<ServerFrame, { type: 'events' }>): void {
    this.note({ type: 'events', events });
    for (const event of events) {
      const seen = this.seen.get(event.lot);
      if (!seen) continue;
      seen.seq = event.seq;
      if (event.kind === 'closed') seen.over = true;
      if (event.kind !== 'bid') continue;
      seen.endsAtMs = Date.parse(event.endsAt);
      seen.minNextMinor = BigInt(event.minNextMinor);
    }
  }

  /** Gives up a connection on which an answer is long overdue. */
  private watch(): void {
    if (this.paused || !this.socket) return;
    const now = performance.now();
    if ([...this.open.values()].some((bid) => now - bid.sentMs > patienceMs)) this.cut();
  }

  private think(): void {
    if (!this.bidding) return;
    this.later(this.chance.int(this.plan.thinkMs / 2, this.plan.thinkMs * 1.5), () => {
      const waitMs = this.decide();
      if (waitMs > 0) this.later(waitMs, () => this.think());
      else this.think();
    });
  }

  /** Bids, now or at the edge of a lot's end. @returns ms until the bid, for the next thought to wait for */
  private decide(): number {
    const lots = this.field.lots.filter((lot) => this.seen.get(lot)?.over === false);
    if (lots.length === 0 || this.open.size >= mostOpenBids) return 0;
    const lot = this.chance.pick(lots);
    const leftMs = (this.seen.get(lot)?.endsAtMs ?? 0) - Date.now();
    if (leftMs < 0 || leftMs > 1200 || !this.chance.yes(this.plan.sniper)) {
      this.bid(lot);
      return 0;
    }
    // The edge: from a little before to a little after the end that is known now.
    const waitMs = Math.max(0, leftMs + this.chance.int(-30, 8));
    this.later(waitMs, () => this.bid(lot));
    return waitMs + 1;
  }

  private bid(lot: number): void {
    const seen = this.seen.get(lot);
    if (!seen || !this.bidding || this.socket?.readyState !== WebSocket.OPEN) return;
    const kind = this.chance.yes(this.plan.proxies) ? 'proxy' : 'direct';
    const over = this.chance.yes(0.1) ? -1 : this.chance.int(0, kind === 'proxy' ? 12 : 2);
    const amountMinor = (seen.minNextMinor + seen.stepMinor * BigInt(over)).toString();
    const bid: OpenBid = { lot, key: uuidv7(), kind, amountMinor, sentMs: 0 };
    this.open.set(bid.key, bid);
    this.sendBid(bid);
  }

  /** Stops reading, with a lot on its way. */
  private slacken(forMs: number, copies: number): void {
    this.send({ type: 'watch', lots: Array.from({ length: copies }, () => ({ lot: this.field.longPast, since: 0 })) });
    const socket = this.socket;
    socket?.pause();
    this.paused = true;
    this.later(forMs, () => {
      this.paused = false;
      if (socket?.readyState === WebSocket.OPEN) socket.resume();
      for (const bid of this.open.values()) bid.sentMs = performance.now();
    });
  }
}
