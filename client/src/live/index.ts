import { readonly, ref, type ShallowRef, shallowRef } from 'vue';
import { keptBids } from './kept-bids';
import type { MadeBid } from './outbox';
import { type ConnectionState, createBidSocket } from './socket';

export type { BidFate, MadeBid } from './outbox';
export type { ConnectionState, LotMessage } from './socket';

const state = ref<ConnectionState>('live');

/** The connection as the page shows it. */
export const connectionState = readonly(state);

const lost = ref<number | null>(null);

/** When the connection was lost, ms by the server's clock; null while it is live. */
export const lostAt = readonly(lost);

const bids = shallowRef<readonly MadeBid[]>([]);

/** The bids made here, with what is known of their fate. */
export const madeBids: Readonly<ShallowRef<readonly MadeBid[]>> = bids;

/** The page's one bid socket. */
export const liveSocket = createBidSocket({
  open: ({ opened, message, closed }) => {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`);
    socket.addEventListener('open', opened);
    socket.addEventListener('message', (event) => message(event.data));
    socket.addEventListener('close', closed);
    return socket;
  },
  now: Date.now,
  chance: Math.random,
  later: (task, ms) => window.setTimeout(task, ms),
  cancel: (timer) => window.clearTimeout(timer),
  onState: (next) => {
    lost.value = next === 'live' ? null : (lost.value ?? liveSocket.clock.now());
    state.value = navigator.onLine || next === 'live' ? next : 'offline';
  },
  drawer: keptBids,
  onBids: (next) => {
    bids.value = next;
  },
});
liveSocket.settleBids();

window.addEventListener('online', () => liveSocket.reopen());

const tick = ref(Date.now());
window.setInterval(() => {
  if (!document.hidden) tick.value = Date.now();
}, 500);

/** The server's time in ms, renewed twice a second; read in a computed, it makes a countdown. */
export function serverNow(): number {
  return tick.value + liveSocket.clock.offsetMs();
}

/** Learns the server's time from an HTTP answer, for pages that have no socket open yet. */
export function learnServerTime(instant: string): void {
  liveSocket.clock.learn(instant);
}
