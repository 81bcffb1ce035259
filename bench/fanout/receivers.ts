/**
 * Child process: opens raw WebSocket connections and counts the updates that truly arrive, at the least cost of its own.
 * argv: port, sockets. Sends `{ open }` once all are open; answers each message from the parent with `{ updates, bytes }`.
 */
import { connect, type Socket } from 'node:net';

const port = Number(process.argv[2]);
const wanted = Number(process.argv[3]);
const needle = Buffer.from('"seq":');
let updates = 0;
let bytes = 0;

/** Occurrences of the needle. One that is cut by a chunk's edge is missed: with chunks of whole frames that is none. */
function count(chunk: Buffer): void {
  bytes += chunk.length;
  for (let at = chunk.indexOf(needle); at !== -1; at = chunk.indexOf(needle, at + needle.length)) updates += 1;
}

const handshake = [
  'GET /ws HTTP/1.1',
  'Host: bench',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '',
  '',
].join('\r\n');

function open(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(handshake));
    socket.setNoDelay(true);
    socket.once('data', () => {
      socket.on('data', count);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

for (let opened = 0; opened < wanted; opened += 200) {
  await Promise.all(Array.from({ length: Math.min(200, wanted - opened) }, open));
}
process.send?.({ open: wanted });
process.on('message', () => {
  process.send?.({ updates, bytes });
});
