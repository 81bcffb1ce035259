/** `npm run fit:signals [-- --lots N --markets N]`: what honest markets look like, written into server/src/signals/combine/reference-data.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fitReference, lotSignals, type Reference, referenceSchema, windowSignals } from '../../signals/index.js';
import { calibrate } from './calibrate.js';
import { honestMarket } from './market.js';
import { mixedMarket } from './mixed-market.js';
import { tuningSeeds } from './seeds.js';

const { values } = parseArgs({ options: { lots: { type: 'string' }, markets: { type: 'string' } } });
const lots = Number(values.lots ?? 10_000);
const seeds = tuningSeeds.honest.slice(0, Number(values.markets ?? tuningSeeds.honest.length));
const file = new URL('../../../src/signals/combine/reference-data.ts', import.meta.url);
const say = (text: string) => process.stderr.write(`${text}\n`);

function* honestMarkets() {
  for (const seed of seeds) {
    say(`honest market ${seed}`);
    yield honestMarket({ seed, lots });
  }
}

/** JSON in lines that an editor can open, one top-level part a line. */
const print = (reference: Reference) =>
  `{\n${Object.entries(reference)
    .map(([key, value]) => `"${key}":${JSON.stringify(value)}`)
    .join(',\n')}\n}`;

const source = `${seeds.length} simulated honest markets of ${lots} lots`;
const fitted = fitReference(honestMarkets(), { lotSignals, windowSignals }, { version: 2, source });
const markets = tuningSeeds.mixed.map((seed) => {
  say(`mixed market ${seed}`);
  return mixedMarket({ seed, lots, strength: 'medium' });
});
const reference = referenceSchema.parse(calibrate(fitted, markets));
const text = readFileSync(file, 'utf8');
writeFileSync(
  file,
  text.replace(/String\.raw`[^`]*`/, () => `String.raw\`${print(reference)}\``),
);
say(`written: ${reference.source}`);
