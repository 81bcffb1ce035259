import { connect } from 'node:net';

/** A WebSocket to this machine. */
export interface RawSocket {
  send(text: string): void;
  /** Ends it as a browser does: with a close frame. */
  close(): void;
  /** Ends it as a lost network does: without a word. */
  cut(): void;
}

interface Options {
  readonly port: number;
  readonly cookie?: string;
  /** Hears the bytes of each text frame; they are good only until it returns. */
  readonly onText: (text: Buffer) => void;
  readonly onGone?: () => void;
}

const text = 1;
const close = 8;
const ping = 9;
const pong = 10;
const normalClosure = Buffer.from([0x03, 0xe8]);
/** Node reads sockets one after another, so that all may read into the same bytes; of its own each would take 64 KiB a read. */
const shared = Buffer.allocUnsafe(1024 * 1024);

/** Opens a WebSocket at the least cost to the client: thousands of them must not be what a server is slowed by. */
export function openRaw({ port, cookie, onText, onGone }: Options): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    const take = frameReader((opcode, payload) => {
      if (opcode === text) onText(payload);
      else if (opcode === ping) socket.write(clientFrame(pong, payload));
      else if (opcode === close && !leaving) socket.end(clientFrame(close, payload));
    });
    let head = '';
    let leaving = false;
    const callback = (size: number) => {
      const chunk = shared.subarray(0, size);
      if (head === 'read') take(chunk);
      else {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end === -1) return true;
        if (!head.startsWith('HTTP/1.1 101')) socket.destroy(new Error(`no upgrade: ${head.slice(0, end)}`));
        const rest = Buffer.from(head.slice(end + 4), 'latin1');
        head = 'read';
        resolve({
          send: (words) => socket.write(clientFrame(text, Buffer.from(words))),
          close() {
            leaving = true;
            socket.write(clientFrame(close, normalClosure));
          },
          cut: () => socket.resetAndDestroy(),
        });
        if (rest.length > 0) take(rest);
      }
      return true;
    };
    const socket = connect({ host: '127.0.0.1', port, noDelay: true, onread: { buffer: shared, callback } });
    socket.write(handshake(cookie));
    socket.on('error', reject);
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      reject(new Error('closed before it was open'));
      onGone?.();
    });
  });
}

const handshake = (cookie: string | undefined): string =>
  [
    'GET /ws HTTP/1.1',
    'Host: bench',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    '',
    '',
  ].join('\r\n');

/** A short frame of a client: masked, as it must be, with a mask of zeros, which leaves the bytes as they are. */
function clientFrame(opcode: number, payload: Buffer): Buffer {
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 6 : 8);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (short ? payload.length : 126);
  if (!short) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** Cuts a stream of unmasked, unfragmented frames into payloads; a frame that is not whole yet is kept until it is. */
function frameReader(onFrame: (opcode: number, payload: Buffer) => void): (chunk: Buffer) => void {
  let kept: Buffer[] = [];
  let [keptBytes, wanted] = [0, 0];
  return (chunk) => {
    if (keptBytes > 0 && keptBytes + chunk.length < wanted) {
      kept.push(Buffer.from(chunk));
      keptBytes += chunk.length;
      return;
    }
    const bytes = keptBytes > 0 ? Buffer.concat([...kept, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const { start, end } = measureFrame(bytes, at);
      wanted = end - at;
      if (end > bytes.length) break;
      onFrame((bytes[at] ?? 0) & 15, bytes.subarray(start, end));
      at = end;
    }
    keptBytes = bytes.length - at;
    kept = keptBytes > 0 ? [Buffer.from(bytes.subarray(at))] : [];
  };
}

/** Where the payload of the frame at `at` starts and ends; past the end of the bytes when the frame is not whole. */
function measureFrame(bytes: Buffer, at: number): { start: number; end: number } {
  const code = bytes[at + 1] ?? 0;
  const start = at + (code < 126 ? 2 : code === 126 ? 4 : 10);
  if (bytes.length < start) return { start, end: start };
  const size = code < 126 ? code : code === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  return { start, end: start + size };
}
