import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from './text-frame.js';

let server: WebSocketServer;
beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
});
afterAll(() => server.close());

describe('textFrame', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])(
    'is read by a WebSocket client at %i bytes, between frames of the library',
    async (length) => {
      const text = 'ў'.repeat(Math.floor(length / 2)) + 'a'.repeat(length % 2);
      server.once('connection', (socket, request) => {
        socket.send('before');
        request.socket.write(textFrame(text));
        socket.send('after');
      });
      const heard: string[] = [];
      const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
      await new Promise<void>((done) => {
        client.on('message', (data) => {
          heard.push(data.toString());
          if (heard.length === 3) done();
        });
      });
      client.close();
      expect(heard).toEqual(['before', text, 'after']);
    },
  );
});
