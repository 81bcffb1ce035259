/** Child process: the bare `ws` server, the peer. It keeps what comes and does nothing else. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serve } from '../latency/child.js';
import { type Held, usageOf } from './usage.js';

const http = createServer();
const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
wss.on('connection', (socket) => socket.on('message', () => undefined));
http.listen(0, '127.0.0.1');
await once(http, 'listening');
serve<Held>({ port: () => (http.address() as AddressInfo).port, usage: () => usageOf(http) });
