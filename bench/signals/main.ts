/** One size of `bench/signals`: makes a market, scores it, prints its figures as one line of JSON. */
import { honestMarket } from '../../server/src/evaluation/market/market.js';
import { builtInReference, lotSignals, scoreLot, scoreWindow, windowSignals } from '../../server/src/signals/index.js';
import type { SignalFigures } from './index.js';

const wanted = Number(process.argv[2] ?? 1_000);
/** Simulated lots hold about six bids: more people come here, so that there are ten. */
const window = honestMarket({ seed: 1, lots: wanted, crowd: 1.5 });
const bids = window.lots.reduce((sum, lot) => sum + lot.bids.length, 0);
builtInReference();

let peakBytes = 0;
const look = () => {
  peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
};
const cpu = process.cpuUsage();
const start = performance.now();
const { kinds } = scoreWindow(window);
const windowMs = performance.now() - start;
const used = process.cpuUsage(cpu);
look();
if (kinds.lot.tested !== window.lots.length) throw new Error('not every lot was tested');

const each = window.lots.slice(0, 600).map((lot) => {
  // A copy, so that nothing is remembered of it.
  const fresh = { ...lot };
  const begun = performance.now();
  scoreLot(fresh);
  return performance.now() - begun;
});
// The first hundred are compiled on the way.
const times = each.slice(100).sort((a, b) => a - b);

const fresh = { lots: [...window.lots], traces: window.traces };
const timed = [
  ...lotSignals.map((signal) => ({ signal: signal.code, run: () => fresh.lots.map((lot) => signal.measure(lot)) })),
  ...windowSignals.map((signal) => ({ signal: signal.code, run: () => signal.measureAll(fresh) })),
].map(({ signal, run }) => {
  const begun = performance.now();
  run();
  return { signal, ms: Math.round(performance.now() - begun) };
});
const figures: SignalFigures = {
  lots: window.lots.length,
  bids,
  windowMs: Math.round(windowMs),
  windowCpuMs: Math.round((used.user + used.system) / 1_000),
  peakBytes,
  lotMs: { median: times[times.length >> 1] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0 },
  slowest: timed.sort((a, b) => b.ms - a.ms).slice(0, 6),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
