/**
 * Child process: a lot's updates to all its sockets, in one of three ways. argv: way.
 * `plain`: `for (const s of clients) s.send(JSON.stringify(update))`, the peer. `hub`: the hub of the server, fed with more
 * than it can send one by one. `single`: the hub, but one update in each write.
 * Each message from the parent, `{ forMs }`, sends updates for that long and is answered with `{ fed }`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LotEvent } from '@ochiq/shared/bids';
import { type WebSocket, WebSocketServer } from 'ws';
import { createClock } from '../../server/src/base/index.js';
import { createHub, type Reader } from '../../server/src/bids/hub.js';
import type { Timing } from '../../server/src/bids/room.js';

const way = process.argv[2] ?? 'plain';
const at = '2026-11-24T10:00:00.000Z';
const lot = 100_001;
const eventOf = (seq: number): LotEvent => ({
  kind: 'bid',
  lot,
  seq,
  at,
  bidder: 1 + (seq % 200),
  amountMinor: String(1_000_000 + seq * 1000),
  priceMinor: String(1_000_000 + seq * 1000),
  leader: 1 + (seq % 200),
  minNextMinor: String(1_001_000 + seq * 1000),
  answered: false,
  endsAt: at,
  extended: false,
});
const standing = {
  lot,
  seq: 0,
  state: 'live' as const,
  startsAt: at,
  endsAt: at,
  priceMinor: null,
  minNextMinor: '1000000',
  leader: null,
  bidCount: 0,
};
const past = { standing: async () => standing, events: async () => [], heads: async () => [] };
const turn = () => new Promise<void>((next) => setImmediate(next));

const waves: (() => void)[] = [];
/** Without rest between waves, and telling when one is over. */
const restless: Timing = {
  nowMs: () => performance.now(),
  soon: (work) => setImmediate(work),
  later: (_, work) => {
    setImmediate(work);
    for (const over of waves.splice(0)) over();
  },
};
const hub = createHub({ past, clock: createClock(), onError: console.error, ...(way === 'single' ? { timing: restless } : {}) });

const clients = new Set<WebSocket>();
const http = createServer();
const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
wss.on('connection', (socket, request) => {
  clients.add(socket);
  const reader: Reader = {
    send: (frame) => request.socket.write(frame),
    bufferedBytes: () => request.socket.writableLength,
    drop: () => process.send?.({ dropped: true }),
  };
  if (way !== 'plain') hub.watch(reader, lot, undefined).catch(console.error);
});

let seq = 0;
const feed: Record<string, () => Promise<void>> = {
  async plain() {
    seq += 1;
    const update = { type: 'events', events: [eventOf(seq)], now: at };
    for (const client of clients) client.send(JSON.stringify(update));
    // The next round starts when the network has taken this one: else the process would only fill its memory.
    for (const client of clients) while (client.bufferedAmount > 0) await turn();
  },
  async single() {
    seq += 1;
    const over = new Promise<void>((resolve) => waves.push(resolve));
    hub.hear([eventOf(seq)]);
    await over;
    await turn();
  },
  async hub() {
    seq += 1;
    hub.hear([eventOf(seq)]);
    await new Promise((next) => setTimeout(next, 25));
  },
};

process.on('message', async ({ forMs }: { forMs: number }) => {
  const [begun, first] = [performance.now(), seq];
  while (performance.now() - begun < forMs) await feed[way]?.();
  process.send?.({ fed: seq - first, ms: performance.now() - begun });
});
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
