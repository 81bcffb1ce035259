import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

/**
 * Where the next socket dies, counted from the next bytes that the browser sends on it:
 * `before` they reach the server, `inside` them, `after` so many ms, or when the server's next bytes have been `unheard`, or
 * `half-heard`.
 */
export type Cut =
  | { readonly at: 'before' }
  | { readonly at: 'inside'; readonly share: number }
  | { readonly at: 'after'; readonly ms: number }
  | { readonly at: 'unheard' }
  | { readonly at: 'half-heard'; readonly share: number };

export interface CuttingProxy {
  readonly port: number;
  /** Cuts the open bid sockets, and those that come, each once and in this order. */
  plan(cuts: readonly Cut[]): void;
  /** False: bid sockets are refused; pages still come. */
  letIn(open: boolean): void;
  /** Each chunk waits so long on its way, in ms, in both directions. */
  slow(ms: number): void;
  /** How many sockets were cut. */
  readonly cuts: number;
  close(): Promise<void>;
}

/** A TCP proxy before a server, which forwards all and cuts bid sockets (`GET /ws`) by plan. */
export async function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  const state = { planned: [] as Cut[], isOpen: true, waitMs: 0, cuts: 0 };
  const server = createServer((browser) => {
    const target = dial(targetPort, '127.0.0.1');
    for (const socket of [browser, target]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        browser.destroy();
        target.destroy();
      });
    }
    forward(browser, target, state);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    plan(cuts) {
      state.planned = [...cuts];
    },
    letIn(isOpen) {
      state.isOpen = isOpen;
    },
    slow(ms) {
      state.waitMs = ms;
    },
    get cuts() {
      return state.cuts;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Forwards one connection both ways; a bid socket meets the plan with the first bytes after its greeting. */
function forward(browser: Socket, target: Socket, state: { planned: Cut[]; isOpen: boolean; waitMs: number; cuts: number }): void {
  let isBidSocket: boolean | null = null;
  let cut: Cut | undefined;
  const kill = () => {
    state.cuts += 1;
    // A reset, as when a phone leaves the network: what is under way is lost.
    browser.resetAndDestroy();
    target.resetAndDestroy();
  };
  const pass = (to: Socket, bytes: Buffer) => {
    if (state.waitMs === 0) to.write(bytes);
    else setTimeout(() => to.writable && to.write(bytes), state.waitMs);
  };
  browser.on('data', (bytes) => {
    if (isBidSocket === null) {
      isBidSocket = bytes.toString('latin1', 0, 8) === 'GET /ws ';
      if (isBidSocket && !state.isOpen) return browser.destroy();
      return pass(target, bytes);
    }
    if (isBidSocket && cut === undefined) {
      cut = state.planned.shift();
      if (cut?.at === 'before') return kill();
      if (cut?.at === 'inside') {
        target.write(bytes.subarray(0, Math.floor(bytes.length * cut.share)), kill);
        return;
      }
      if (cut?.at === 'after') setTimeout(kill, cut.ms);
    }
    pass(target, bytes);
  });
  target.on('data', (bytes) => {
    if (cut?.at === 'unheard') return kill();
    if (cut?.at === 'half-heard') {
      browser.write(bytes.subarray(0, Math.floor(bytes.length * cut.share)), kill);
      return;
    }
    pass(browser, bytes);
  });
}
