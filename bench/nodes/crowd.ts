import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startMinor, stepMinor } from './stage.js';

/** What a crowd has seen so far. */
export interface Counts {
  readonly accepted: number;
  readonly decided: number;
  /** Frames with events that all watchers got, and the events in them. */
  readonly frames: number;
  readonly events: number;
}

export interface Crowd {
  counts(): Counts;
  /** No more bids; resolves when the last is answered. */
  stop(): Promise<Counts>;
  /** Resolves when every watcher has seen that many events. */
  seen(events: number): Promise<void>;
  close(): void;
}

interface CrowdOptions {
  readonly urls: readonly string[];
  readonly cookies: readonly string[];
  readonly lots: readonly number[];
  readonly watchers: number;
}

/**
 * Bidders and watchers spread over the nodes. Each bidder sends its next bid when the last is answered: on one lot all on
 * that lot, on many lots each a different one, in turn. Amounts only rise per lot, in the order in which they are sent.
 */
export async function gather({ urls, cookies, lots, watchers }: CrowdOptions): Promise<Crowd> {
  let [accepted, decided, frames, running] = [0, 0, 0, 0];
  let bidding = true;
  const steps = new Map<number, bigint>();
  const seen = new Array<number>(watchers).fill(0);
  const look = new Set<() => void>();
  const tell = () => {
    for (const one of look) one();
  };
  const until = (wanted: () => boolean) =>
    new Promise<void>((resolve) => {
      const one = () => {
        if (!wanted()) return;
        look.delete(one);
        resolve();
      };
      look.add(one);
      one();
    });
  const connect = async (place: number, cookie?: string) => {
    const url = (urls[place % urls.length] ?? '').replace('http', 'ws');
    const socket = new WebSocket(`${url}/ws`, { perMessageDeflate: false, ...(cookie === undefined ? {} : { headers: { cookie } }) });
    await once(socket, 'open');
    return socket;
  };
  const nextBid = (place: number, round: number) => {
    const lot = lots[(place + round) % lots.length] ?? 0;
    const step = (steps.get(lot) ?? 0n) + 1n;
    steps.set(lot, step);
    const amountMinor = (startMinor + step * stepMinor).toString();
    return JSON.stringify({ type: 'bid', lot, kind: 'direct', amountMinor, currency: 'UZS', key: randomUUID() });
  };

  const watching = await Promise.all(
    seen.map(async (_, place) => {
      const socket = await connect(place);
      let standings = 0;
      socket.on('message', (data) => {
        const text = data.toString();
        if (text.startsWith('{"type":"standing"')) standings += 1;
        else if (text.startsWith('{"type":"events"')) {
          frames += 1;
          seen[place] = (seen[place] ?? 0) + text.split('"seq":').length - 1;
        }
        tell();
      });
      for (let from = 0; from < lots.length; from += 100) {
        socket.send(JSON.stringify({ type: 'watch', lots: lots.slice(from, from + 100).map((lot) => ({ lot })) }));
      }
      await until(() => standings >= lots.length);
      return socket;
    }),
  );
  const bidders = await Promise.all(cookies.map((cookie, place) => connect(place, cookie)));
  for (const [place, socket] of bidders.entries()) {
    let round = 0;
    socket.on('message', (data) => {
      const text = data.toString();
      const good = text.startsWith('{"type":"accepted"');
      if (text.startsWith('{"type":"error"')) throw new Error(`a bid was not decided: ${text}`);
      if (!good && !text.startsWith('{"type":"rejected"')) return;
      decided += 1;
      if (good) accepted += 1;
      round += 1;
      if (bidding) socket.send(nextBid(place, round));
      else {
        running -= 1;
        tell();
      }
    });
    running += 1;
    socket.send(nextBid(place, round));
  }
  const counts = (): Counts => ({ accepted, decided, frames, events: seen.reduce((sum, one) => sum + one, 0) });
  return {
    counts,
    async stop() {
      bidding = false;
      await until(() => running === 0);
      return counts();
    },
    seen: (events) => until(() => seen.every((one) => one >= events)),
    close() {
      for (const socket of [...watching, ...bidders]) socket.terminate();
    },
  };
}
