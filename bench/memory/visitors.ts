/** Child process: visitors of a server, who stay or who come and go. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerFrame } from '@ochiq/shared/bids';
import { serve } from '../latency/child.js';
import { openRaw, type RawSocket } from '../latency/raw-socket.js';

/** Where they go. */
export interface Place {
  readonly port: number;
  /** Each visitor watches one of these, in turn; none at the bare server. */
  readonly lots: readonly number[];
}

export interface Visitors {
  /** Opens so many sockets that stay; answered when each watches its lot. */
  come: { question: Place & { sockets: number }; answer: { open: number } };
  /** Those that stay leave, every other one without a word; answered when all are gone. */
  leave: { question: null; answer: { open: number } };
  /** Visits one after another, `atOnce` at a time: connect, watch, every `bidEvery`th bids, leave. */
  churn: { question: Place & { visits: number; cookies: readonly string[]; bidEvery: number }; answer: { bids: number; accepted: number } };
  /** What a new watcher is told of the number of watchers, or null when that is not told in time. */
  presence: { question: Place; answer: number | null };
}

interface Visitor {
  readonly socket: RawSocket;
  /** What the lot takes next, as the visitor was told on coming. */
  readonly minNextMinor: string | null;
  /** The next frame of these kinds. */
  next(...types: ServerFrame['type'][]): Promise<ServerFrame>;
  readonly gone: Promise<void>;
}

const atOnce = 100;
const presenceMs = 7000;
const staying: Visitor[] = [];
/** Visits of all churns so far: each begins where the last ended, so that lots and bidders meet in ever new pairs. */
let visited = 0;

async function visit({ port, lots }: Place, index: number, cookie?: string): Promise<Visitor> {
  let wanted: readonly string[] = [];
  let hear: (frame: ServerFrame) => void = () => undefined;
  let leave: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const onText = (text: Buffer) => {
    if (wanted.length === 0) return;
    const frame: ServerFrame = JSON.parse(text.toString());
    if (frame.type === 'error') throw new Error(`refused: ${text.toString()}`);
    if (!wanted.includes(frame.type)) return;
    wanted = [];
    hear(frame);
  };
  const socket = await openRaw({ port, onText, onGone: () => leave(), ...(cookie === undefined ? {} : { cookie }) });
  const next = (...types: ServerFrame['type'][]) =>
    new Promise<ServerFrame>((resolve) => {
      wanted = types;
      hear = resolve;
    });
  const lot = lots[index % lots.length];
  if (lot === undefined) return { socket, minNextMinor: null, next, gone };
  const told = next('standing');
  socket.send(JSON.stringify({ type: 'watch', lots: [{ lot }] }));
  const frame = await told;
  return { socket, minNextMinor: frame.type === 'standing' ? frame.standing.minNextMinor : null, next, gone };
}

/** Every other one closes as a browser does; the others are lost. */
async function leave({ socket, gone }: Visitor, index: number): Promise<void> {
  if (index % 2 === 0) socket.close();
  else socket.cut();
  await gone;
}

/** Calls `work` with 0 up to `count`, `atOnce` at a time. */
async function each(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const hand = async () => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}

/** Offers the least that the lot took when the visitor came. @returns whether no other bid was faster */
async function bid(visitor: Visitor, lot: number): Promise<boolean> {
  const answer = visitor.next('accepted', 'rejected');
  const offer = { kind: 'direct', amountMinor: visitor.minNextMinor, currency: 'UZS', key: randomUUID() };
  visitor.socket.send(JSON.stringify({ type: 'bid', lot, ...offer }));
  return (await answer).type === 'accepted';
}

serve<Visitors>({
  async come({ sockets, ...place }) {
    await each(sockets, async (index) => {
      staying.push(await visit(place, index));
    });
    return { open: staying.length };
  },
  async leave() {
    await Promise.all(staying.splice(0).map(leave));
    return { open: 0 };
  },
  async churn({ visits, cookies, bidEvery, ...place }) {
    let [bids, accepted] = [0, 0];
    const from = visited;
    visited += visits;
    await each(visits, async (turn) => {
      const index = from + turn;
      const lot = place.lots[index % place.lots.length];
      const bidding = lot !== undefined && index % bidEvery === 0;
      const cookie = bidding ? cookies[(index / bidEvery) % cookies.length] : undefined;
      const visitor = await visit(place, index, cookie);
      if (lot !== undefined && cookie !== undefined) {
        bids += 1;
        if (await bid(visitor, lot)) accepted += 1;
      }
      await leave(visitor, index);
    });
    return { bids, accepted };
  },
  async presence(place) {
    const visitor = await visit(place, 0);
    const told = await Promise.race([visitor.next('presence'), delay(presenceMs, null)]);
    await leave(visitor, 0);
    return told?.type === 'presence' ? told.watchers : null;
  },
});
