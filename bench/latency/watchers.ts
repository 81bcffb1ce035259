/** Child process: watchers of one lot, which note when what arrives. All are read by this one process, one after another. */
import { setTimeout as delay } from 'node:timers/promises';
import { type ArrivalFigures, type Arrivals, createArrivals } from './arrivals.js';
import { serve } from './child.js';
import { nowMs } from './pace.js';
import { openRaw } from './raw-socket.js';

export interface Watchers {
  /** Opens so many sockets; with a lot each watches it, and is told its standing before this is answered. */
  open: { question: { port: number; watchers: number; lot: number | null }; answer: { open: number } };
  /** Waits until all are told of the event `last`, or nothing has come for `quietMs`; then reckons. */
  figures: { question: { last: number; dues: Float64Array }; answer: ArrivalFigures };
}

const atOnce = 200;
/** Longer than the half second after which the server brings a slow reader up to date. */
const quietMs = 1500;
const patienceMs = 15_000;

let arrivals: Arrivals = createArrivals(0);

serve<Watchers>({
  async open({ port, watchers, lot }) {
    const noted = createArrivals(watchers);
    arrivals = noted;
    let standings = 0;
    for (let opened = 0; opened < watchers; opened += atOnce) {
      const group = Array.from({ length: Math.min(atOnce, watchers - opened) }, async (_, index) => {
        const onText = (text: Buffer) => {
          if (standings < watchers && text.includes('"type":"standing"')) standings += 1;
          noted.take(opened + index, text, nowMs());
        };
        const socket = await openRaw({ port, onText });
        if (lot !== null) socket.send(JSON.stringify({ type: 'watch', lots: [{ lot }] }));
      });
      await Promise.all(group);
    }
    while (lot !== null && standings < watchers) await delay(20);
    return { open: watchers };
  },
  async figures({ last, dues }) {
    const begun = nowMs();
    while (arrivals.toldOf(last) < arrivals.watchers) {
      if (nowMs() - begun > patienceMs || nowMs() - Math.max(begun, arrivals.lastMs()) > quietMs) break;
      await delay(50);
    }
    return arrivals.figures(dues);
  },
});
