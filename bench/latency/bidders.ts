/** Child process: bidders on one lot, who together bid at an even pace, whatever becomes of the bids before. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { startMinor, stepMinor } from '../nodes/stage.js';
import { serve } from './child.js';
import { createHistogram, type Percentiles } from './histogram.js';
import { evenly, nowMs, sendWhenDue } from './pace.js';

export interface BiddingFigures {
  /** From when a bid was due to its answer, accepted or not, in the time that counts. */
  readonly toAck: Percentiles;
  /** From when a bid was due to when it was sent: what this process itself adds. */
  readonly sentLate: Percentiles;
  readonly accepted: number;
  /** Decided, but too low when its turn came: bids of different sockets may pass each other. */
  readonly rejected: number;
  /** Not taken, or not answered within ten seconds. */
  readonly failed: number;
  /** When the bid behind each public event was due, by the event's number, on `nowMs`; NaN for the warm-up. */
  readonly dues: Float64Array;
  readonly lastSeq: number;
}

export interface Bidders {
  open: { question: { url: string; cookies: readonly string[] }; answer: { open: number } };
  /** Bids on a lot without bids, with what falls due in the first `warmMs` not counted. */
  bid: { question: { lot: number; perS: number; warmMs: number; forMs: number }; answer: BiddingFigures };
}

const patienceMs = 10_000;
const sockets: WebSocket[] = [];
let hear: (text: string) => void = () => undefined;

interface Answer {
  readonly type: string;
  readonly key?: string;
  readonly seq?: number | null;
}

async function open(url: string, cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { perMessageDeflate: false, headers: { cookie } });
  await once(socket, 'open');
  socket.on('message', (data) => hear(data.toString()));
  return socket;
}

async function bidAll(lot: number, dues: Float64Array, countsFromMs: number): Promise<BiddingFigures> {
  const [toAck, sentLate] = [createHistogram(), createHistogram()];
  const waiting = new Map<string, number>();
  const byEvent = new Float64Array(dues.length + 1).fill(Number.NaN);
  let [accepted, rejected, failed, lastSeq] = [0, 0, 0, 0];
  hear = (text) => {
    const at = nowMs();
    const { type, key, seq }: Answer = JSON.parse(text);
    const due = waiting.get(key ?? '');
    if (key === undefined || due === undefined) return;
    waiting.delete(key);
    lastSeq = Math.max(lastSeq, seq ?? 0);
    if (due < countsFromMs) return;
    if (type === 'accepted') accepted += 1;
    else if (type === 'rejected') rejected += 1;
    else failed += 1;
    if (type !== 'error') toAck.add(at - due);
    if (typeof seq === 'number') byEvent[seq] = due;
  };
  await sendWhenDue(dues, (index, due) => {
    const key = randomUUID();
    const amountMinor = (startMinor + BigInt(index + 1) * stepMinor).toString();
    waiting.set(key, due);
    sockets[index % sockets.length]?.send(JSON.stringify({ type: 'bid', lot, kind: 'direct', amountMinor, currency: 'UZS', key }));
    if (due >= countsFromMs) sentLate.add(nowMs() - due);
  });
  for (const until = nowMs() + patienceMs; waiting.size > 0 && nowMs() < until; ) await delay(20);
  return {
    toAck: toAck.percentiles(),
    sentLate: sentLate.percentiles(),
    accepted,
    rejected,
    failed: failed + waiting.size,
    dues: byEvent,
    lastSeq,
  };
}

serve<Bidders>({
  async open({ url, cookies }) {
    sockets.push(...(await Promise.all(cookies.map((cookie) => open(url, cookie)))));
    return { open: sockets.length };
  },
  bid({ lot, perS, warmMs, forMs }) {
    const begun = nowMs() + 50;
    return bidAll(lot, evenly(begun, perS, warmMs + forMs), begun + warmMs);
  },
});
