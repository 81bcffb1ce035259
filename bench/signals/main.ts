/** One size of `bench/signals`: makes a market, scores it in so many threads, prints its figures as one line of JSON. */
import { honestMarket } from '../../server/src/evaluation/market/market.js';
import {
  builtInReference,
  lotSignals,
  packFacts,
  scoreInThreads,
  scoreLot,
  unpackFacts,
  windowSignals,
} from '../../server/src/signals/index.js';
import type { SignalFigures } from './index.js';

const wanted = Number(process.argv[2] ?? 1_000);
const threads = Number(process.argv[3] ?? 1);
/** Simulated lots hold about six bids: more people come here, so that there are ten. Of the market itself nothing is kept. */
const packed = packFacts(honestMarket({ seed: 1, lots: wanted, crowd: 1.5 }));
const bids = packed.numbers.bidId.length;
builtInReference();

let peakBytes = 0;
const look = () => {
  peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
};
const cpu = process.cpuUsage();
const start = performance.now();
const { scores } = await scoreInThreads(packed, threads);
const windowMs = performance.now() - start;
const used = process.cpuUsage(cpu);
look();
if (scores.kinds.lot.tested !== wanted) throw new Error('not every lot was tested');

const fresh = unpackFacts(packed);
const each = fresh.lots.slice(0, 600).map((lot) => {
  const begun = performance.now();
  scoreLot(lot);
  return performance.now() - begun;
});
// The first hundred are compiled on the way.
const times = each.slice(100).sort((a, b) => a - b);

const timed = [
  ...lotSignals.map((signal) => ({ signal: signal.code, run: () => count(fresh.lots.values(), signal.measure) })),
  ...windowSignals.map((signal) => ({ signal: signal.code, run: () => count([fresh], signal.eachMeasure ?? signal.measureAll) })),
].map(({ signal, run }) => {
  const begun = performance.now();
  run();
  return { signal, ms: Math.round(performance.now() - begun) };
});
const figures: SignalFigures = {
  lots: wanted,
  threads,
  bids,
  windowMs: Math.round(windowMs),
  windowCpuMs: Math.round((used.user + used.system) / 1_000),
  peakBytes,
  lotMs: { median: times[times.length >> 1] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0 },
  slowest: timed.sort((a, b) => b.ms - a.ms).slice(0, 6),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

/** Walks over what a signal measures, as the scoring does. */
function count<Of>(things: Iterable<Of>, measure: (thing: Of) => Iterable<unknown>): number {
  let measures = 0;
  for (const thing of things) for (const _ of measure(thing)) measures += 1;
  return measures;
}
