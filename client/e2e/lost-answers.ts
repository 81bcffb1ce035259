import { WebSocket } from 'ws';
import type { World } from '../../server/src/test/world.js';
import type { MadeBid } from '../src/live/outbox.js';
import { createBidSocket } from '../src/live/socket.js';
import type { Cut } from './cutting-proxy.js';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One to three cuts at random moments of a bid: of its first copy, and of those that ask again. */
export function drawCuts(chance: () => number): Cut[] {
  const one = (): Cut => {
    const kinds = ['before', 'inside', 'after', 'unheard', 'half-heard'] as const;
    const at = kinds[Math.floor(chance() * kinds.length)] ?? 'before';
    if (at === 'after') return { at, ms: Math.floor(chance() * 12) };
    return at === 'inside' || at === 'half-heard' ? { at, share: chance() } : { at };
  };
  return Array.from({ length: 1 + Math.floor(chance() * 3) }, one);
}

/** Waits pass so many times faster: what is tried is the order of things, not their length. */
const haste = 25;

/** The page's own live module, run here, with the cookie of a person. */
export function openLiveModule(port: number, cookie: string) {
  let bids: readonly MadeBid[] = [];
  let hear: () => void = () => undefined;
  const fates: string[] = [];
  const kept = new Map<string, unknown>();
  const socket = createBidSocket({
    open: ({ opened, message, closed }) => {
      const wire = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers: { cookie } });
      wire.on('open', opened);
      wire.on('message', (data) => message(data.toString()));
      wire.on('error', () => undefined);
      wire.on('close', closed);
      return { send: (text) => wire.send(text, () => undefined), close: () => wire.close() };
    },
    now: Date.now,
    chance: Math.random,
    later: (task, ms) => Number(setTimeout(task, ms / haste)),
    cancel: (timer) => clearTimeout(timer),
    onState: () => undefined,
    drawer: { readAll: () => [], put: (key, bid) => kept.set(key, bid), drop: (key) => kept.delete(key) },
    onBids: (next) => {
      bids = next;
      fates.push(next.at(-1)?.fate.kind ?? '');
      hear();
    },
  });
  return {
    socket,
    kept,
    /** Every fate that was told, in order. */
    fates,
    /** The fate of a bid, once it is final. */
    settled: (key: string) =>
      new Promise<MadeBid['fate']>((resolve) => {
        hear = () => {
          const fate = bids.find(({ frame }) => frame.key === key)?.fate;
          if (fate?.kind === 'answered' || fate?.kind === 'not_taken') resolve(fate);
        };
        hear();
      }),
  };
}

/** What the database says of a key. */
export async function storedFate(world: World, key: string): Promise<string> {
  const rows = await world.db.sql<{ fate: string }>(
    `select outcome || ' ' || coalesce(code, coalesce(seq::text, 'secret') || ' ' || price_minor) as fate from bid where key = $1`,
    [key],
  );
  return rows.length > 1 ? 'twice' : (rows[0]?.fate ?? 'none');
}

/** What the page says, in the same words. */
export function toldFate(fate: MadeBid['fate']): string {
  if (fate.kind === 'not_taken') return 'none';
  if (fate.kind !== 'answered') return 'open';
  const { answer } = fate;
  return answer.type === 'rejected' ? `rejected ${answer.code}` : `accepted ${answer.seq ?? 'secret'} ${answer.priceMinor}`;
}
