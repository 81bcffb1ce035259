/** Child process: the bare `ws` loop. It sends given frames at given times to all its sockets, and does nothing else. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { SeenFrame } from './arrivals.js';
import { serve } from './child.js';
import { nowMs, sendWhenDue } from './pace.js';

export interface BareLoop {
  listen: { question: null; answer: { port: number } };
  /** Sends the frames as far apart as they came. `dues`: when each was due, on `nowMs`; `skipped`: the share of the sends left out. */
  replay: { question: { frames: readonly SeenFrame[] }; answer: { dues: Float64Array; skipped: number } };
}

/** A socket with more than this on its way is passed over, as the hub does it: what waits must not fill the memory. */
const slowBytes = 256 * 1024;
let server: WebSocketServer | null = null;

serve<BareLoop>({
  async listen() {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
    await once(server, 'listening');
    return { port: (server.address() as AddressInfo).port };
  },
  async replay({ frames }) {
    const clients = server?.clients ?? new Set();
    const begun = nowMs() + 50 - (frames[0]?.atMs ?? 0);
    const dues = Float64Array.from(frames, ({ atMs }) => begun + atMs);
    let skipped = 0;
    await sendWhenDue(dues, (index) => {
      const text = frames[index]?.text ?? '';
      for (const client of clients) {
        if (client.bufferedAmount > slowBytes) skipped += 1;
        else client.send(text);
      }
    });
    return { dues, skipped: skipped / (frames.length * clients.size) };
  },
});
