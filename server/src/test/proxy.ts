import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A plain TCP proxy that takes its targets in turn. */
export interface TestProxy {
  readonly port: number;
  /** Connections that each target has had, in the order given. */
  readonly taken: readonly number[];
  /** Ends every connection and refuses new ones. */
  cut(): void;
  heal(): void;
  close(): Promise<void>;
}

/** @param ports ports on 127.0.0.1 */
export async function startProxy(ports: readonly number[]): Promise<TestProxy> {
  const taken = ports.map(() => 0);
  const open = new Set<Socket>();
  let whole = true;
  let turn = 0;
  const hold = (socket: Socket, other: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open.delete(socket);
      other.destroy();
    });
    socket.pipe(other);
  };
  const server = createServer((from) => {
    if (!whole) {
      from.destroy();
      return;
    }
    const place = turn % ports.length;
    turn += 1;
    taken[place] = (taken[place] ?? 0) + 1;
    const to = connect(ports[place] ?? 0, '127.0.0.1');
    hold(from, to);
    hold(to, from);
  });
  const cut = () => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    cut,
    heal() {
      whole = true;
    },
    async close() {
      cut();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
