import { createHistogram, type Percentiles } from './histogram.js';

/** A frame as one watcher got it, to be sent again. */
export interface SeenFrame {
  /** On `nowMs`. */
  readonly atMs: number;
  readonly text: string;
  /** The events it told of. */
  readonly first: number;
  readonly last: number;
}

export interface ArrivalFigures {
  /** From an event's due time to its arrival, over all events and watchers. */
  readonly toWatcher: Percentiles;
  /** From an event's due time to its arrival at the last watcher. */
  readonly toEveryWatcher: Percentiles;
  /** Events that some watcher was not told of. */
  readonly incomplete: number;
  /** Frames to one watcher in a second, from the first to the last event that counts. */
  readonly framesPerS: number;
  readonly eventsPerFrame: number;
  /** The share of the tellings that came as a standing instead of step by step. */
  readonly byStanding: number;
  /** Payload bytes of all frames to all watchers in a second. */
  readonly bytesPerS: number;
  /** What the first watcher got, in the time that counts. */
  readonly frames: readonly SeenFrame[];
}

export interface Arrivals {
  readonly watchers: number;
  /** How many watchers have been told of everything up to this event. */
  toldOf(seq: number): number;
  /** When the last frame came, on `nowMs`. */
  lastMs(): number;
  /** Takes the text of a frame that came to a watcher. */
  take(watcher: number, text: Buffer, atMs: number): void;
  /** @param dues when each event was due, by its number; NaN where it does not count */
  figures(dues: Float64Array): ArrivalFigures;
}

const seqName = Buffer.from('"seq":');
const eventsName = Buffer.from('{"type":"events"');
const standingName = Buffer.from('{"type":"standing"');
const startsWith = (text: Buffer, name: Buffer) => text.compare(name, 0, name.length, 0, name.length) === 0;

function numberAt(text: Buffer, from: number): number {
  let number = 0;
  for (let at = from; ; at += 1) {
    const digit = (text[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return number;
    number = number * 10 + digit;
  }
}

/** Numbers without a limit, at the cost of typed arrays. */
function createColumn(): { push(value: number): void; at(index: number): number; readonly length: number } {
  let values = new Float64Array(4096);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const grown = new Float64Array(length * 2);
        grown.set(values);
        values = grown;
      }
      values[length] = value;
      length += 1;
    },
    at: (index) => values[index] ?? Number.NaN,
    get length() {
      return length;
    },
  };
}

/** Notes when each watcher was told of which events: by a frame of events, or by a standing that includes them. */
export function createArrivals(watchers: number): Arrivals {
  const told = new Float64Array(watchers);
  const [times, firsts, lasts, sizes, kinds] = [createColumn(), createColumn(), createColumn(), createColumn(), createColumn()];
  const frames: SeenFrame[] = [];
  let lastMs = 0;

  return {
    watchers,
    toldOf: (seq) => told.reduce((count, last) => count + (last >= seq ? 1 : 0), 0),
    lastMs: () => lastMs,
    take(watcher, text, atMs) {
      lastMs = atMs;
      const standing = startsWith(text, standingName);
      if (!standing && !startsWith(text, eventsName)) return;
      const before = told[watcher] ?? 0;
      const last = numberAt(text, text.lastIndexOf(seqName) + seqName.length);
      if (last <= before) return;
      // A frame's events follow each other, so that its first and its last say it all.
      const first = standing ? before + 1 : numberAt(text, text.indexOf(seqName) + seqName.length);
      told[watcher] = last;
      times.push(atMs);
      firsts.push(first);
      lasts.push(last);
      sizes.push(text.length);
      kinds.push(standing ? 1 : 0);
      if (watcher === 0) frames.push({ atMs, text: text.toString(), first, last });
    },
    figures(dues) {
      const [toWatcher, toEvery] = [createHistogram(), createHistogram()];
      const [arrivedAt, arrived] = [new Float64Array(dues.length), new Float64Array(dues.length)];
      let [tellings, byStanding, counted, bytes, begun, ended] = [0, 0, 0, 0, Number.POSITIVE_INFINITY, 0];
      for (let index = 0; index < times.length; index += 1) {
        const at = times.at(index);
        let counts = false;
        for (let seq = firsts.at(index); seq <= lasts.at(index); seq += 1) {
          const due = dues[seq] ?? Number.NaN;
          if (Number.isNaN(due)) continue;
          counts = true;
          toWatcher.add(at - due);
          tellings += 1;
          byStanding += kinds.at(index);
          arrived[seq] = (arrived[seq] ?? 0) + 1;
          arrivedAt[seq] = Math.max(arrivedAt[seq] ?? 0, at);
        }
        if (!counts) continue;
        counted += 1;
        bytes += sizes.at(index);
        begun = Math.min(begun, at);
        ended = Math.max(ended, at);
      }
      let incomplete = 0;
      for (const [seq, due] of dues.entries()) {
        if (Number.isNaN(due)) continue;
        if (arrived[seq] === watchers) toEvery.add((arrivedAt[seq] ?? 0) - due);
        else incomplete += 1;
      }
      const seconds = (ended - begun) / 1000;
      return {
        toWatcher: toWatcher.percentiles(),
        toEveryWatcher: toEvery.percentiles(),
        incomplete,
        framesPerS: Math.round((counted / watchers / seconds) * 10) / 10,
        eventsPerFrame: Math.round((tellings / counted) * 10) / 10,
        byStanding: Math.round((byStanding / tellings) * 1000) / 1000,
        bytesPerS: Math.round(bytes / seconds),
        frames: frames.filter(({ first, last }) => dues.subarray(first, last + 1).some((due) => !Number.isNaN(due))),
      };
    },
  };
}
