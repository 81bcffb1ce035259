import { evolveStanding, type LotEvent, type ServerFrame } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import { textFrame } from './text-frame.js';

/** A socket as the hub sees it. */
export interface Reader {
  /** Takes a whole frame; the same bytes may go to many. */
  send(frame: Buffer): void;
  /** Bytes handed over that the network has not taken yet. */
  bufferedBytes(): number;
  drop(): void;
}

/** How a room measures what a wave costs, and waits. A monotone clock in ms: it paces, it decides nothing. */
export interface Timing {
  nowMs(): number;
  soon(work: () => void): void;
  later(ms: number, work: () => void): void;
}

/** Over `slow` a reader gets no more events until it has drained, then the latest standing; over `lost` it is dropped. */
const slowBytes = 256 * 1024;
const lostBytes = 4 * 1024 * 1024;
/** A turn of the event loop is for so long: between turns bids are taken and answered. The clock is read every so many readers. */
const turnMs = 1;
const stride = 16;
/** Rest after a wave, in times of what it cost: fan-out takes at most half of the loop, and what comes meanwhile travels together. */
const restFactor = 1;
/** More bytes than this to all readers together are not worth sending: they get the latest standing, and the trail has the rest. */
const waveBytes = 256 * 1024 * 1024;

export interface Place {
  seq: number;
  behind: boolean;
  /** Events that came while the past is being read. */
  waiting: LotEvent[] | null;
}

/** Events on their way to every reader. */
interface Wave {
  readonly first: number;
  readonly last: number;
  readonly events: readonly LotEvent[];
  readonly bytes: Buffer;
}

type Content =
  | { type: 'events'; events: readonly LotEvent[] }
  | { type: 'standing'; standing: LotStanding }
  | { type: 'presence'; lot: number; watchers: number };

/** Those who watch one lot, and what they are told. */
export class Room {
  readonly places = new Map<Reader, Place>();
  /** The highest event heard of. */
  heard: number;
  /** Under way while a gap is filled from the database. */
  filling: Promise<void> | null = null;
  /** The number of watchers last told. */
  private told = 0;
  private pending: LotEvent[] = [];
  private wave: Wave | null = null;
  private resting = false;

  constructor(
    public standing: LotStanding,
    private readonly iso: () => string,
    private readonly timing: Timing,
  ) {
    this.heard = standing.seq;
  }

  private frame(content: Content): Buffer {
    return textFrame(JSON.stringify({ ...content, now: this.iso() } as ServerFrame));
  }

  /** Takes the next event. It goes out with `flush`. */
  deliver(event: LotEvent): void {
    this.standing = evolveStanding(this.standing, event);
    this.pending.push(event);
  }

  /** The first event that a reader without a wait of its own will still be sent. */
  get firstComing(): number {
    return this.wave?.first ?? this.pending[0]?.seq ?? this.standing.seq + 1;
  }

  bringUpToDate(reader: Reader, place: Place): void {
    place.behind = false;
    place.waiting = null;
    place.seq = this.standing.seq;
    reader.send(this.frame({ type: 'standing', standing: this.standing }));
  }

  /** Sends those of `events` that follow what the reader has. */
  resume(reader: Reader, place: Place, events: readonly LotEvent[]): void {
    const next: LotEvent[] = [];
    for (const event of events) {
      if (event.seq !== place.seq + 1) continue;
      place.seq = event.seq;
      next.push(event);
    }
    if (next.length > 0) reader.send(this.frame({ type: 'events', events: next }));
  }

  /** Starts a wave of all that pends, unless one is on its way: then it follows that one. */
  flush(): void {
    const [first, last] = [this.pending[0], this.pending.at(-1)];
    if (this.wave || this.resting || !first || !last) return;
    const events = this.pending;
    this.pending = [];
    let bytes = this.frame({ type: 'events', events });
    if (bytes.length * this.places.size > waveBytes) bytes = this.frame({ type: 'standing', standing: this.standing });
    const wave: Wave = { first: first.seq, last: last.seq, events, bytes };
    this.wave = wave;
    const visit = ([reader, place]: [Reader, Place]) => this.visit(wave, reader, place);
    inTurns(this.places.entries(), this.timing, visit, (spentMs) => this.finish(spentMs));
  }

  private finish(spentMs: number): void {
    this.wave = null;
    const restMs = Math.ceil(spentMs * restFactor);
    this.resting = restMs > 1;
    if (this.resting) this.timing.later(restMs, () => this.wakeUp());
    else if (this.pending.length > 0) this.timing.soon(() => this.flush());
  }

  private wakeUp(): void {
    this.resting = false;
    this.flush();
  }

  private visit(wave: Wave, reader: Reader, place: Place): void {
    if (place.waiting) return void place.waiting.push(...wave.events);
    if (place.seq >= wave.last) return;
    const buffered = reader.bufferedBytes();
    if (buffered > lostBytes) return reader.drop();
    if (place.behind || buffered > slowBytes) {
      place.behind = true;
      return;
    }
    if (place.seq >= wave.first) return this.resume(reader, place, wave.events);
    place.seq = wave.last;
    reader.send(wave.bytes);
  }

  /** Brings slow readers that have caught up to the latest standing. */
  sweep(): void {
    for (const [reader, place] of this.places) {
      if (place.behind && reader.bufferedBytes() <= slowBytes) this.bringUpToDate(reader, place);
    }
  }

  /** Tells how many watch, on all nodes, when that has changed by a twentieth or more. */
  tellPresence(elsewhere: number): void {
    const watchers = this.places.size + elsewhere;
    if (Math.abs(watchers - this.told) * 20 < Math.max(1, this.told)) return;
    this.told = watchers;
    const bytes = this.frame({ type: 'presence', lot: this.standing.lot, watchers });
    const visit = (reader: Reader) => {
      if (reader.bufferedBytes() <= slowBytes) reader.send(bytes);
    };
    inTurns(this.places.keys(), this.timing, visit, () => undefined);
  }
}

/** Visits all, a short turn of the event loop at a time, and then tells how many ms the visits took. */
function inTurns<T>(items: Iterator<T>, timing: Timing, visit: (item: T) => void, done: (spentMs: number) => void): void {
  let spentMs = 0;
  const turn = () => {
    const begun = timing.nowMs();
    do {
      for (let served = 0; served < stride; served += 1) {
        const next = items.next();
        if (next.done) return done(spentMs + timing.nowMs() - begun);
        visit(next.value);
      }
    } while (timing.nowMs() - begun < turnMs);
    spentMs += timing.nowMs() - begun;
    timing.soon(turn);
  };
  turn();
}
