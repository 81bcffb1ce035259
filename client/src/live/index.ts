import { readonly, ref } from 'vue';
import { type ConnectionState, createBidSocket } from './socket';

export type { BidFrame, ConnectionState, LotMessage } from './socket';

const state = ref<ConnectionState>('live');

/** The connection as the page shows it. */
export const connectionState = readonly(state);

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
    state.value = navigator.onLine || next === 'live' ? next : 'offline';
  },
});

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
