import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { placesIn, signalCodeSchema, signalText } from '@ochiq/shared/signals';
import { describe, expect, it } from 'vitest';
import { sampleWindow } from '../test/sample-window.js';
import { signalsPage } from '../test/signals-page.js';
import { lotSignals, windowSignals } from './catalogue.js';
import type { LotSignal, Measure, WindowSignal } from './measure.js';

const page = fileURLToPath(new URL('../../../docs/signals.md', import.meta.url));
const window = sampleWindow(400);

const measuresOf = (signal: LotSignal | WindowSignal): readonly Measure[] =>
  'measure' in signal ? window.lots.flatMap((lot) => signal.measure(lot)) : signal.measureAll(window);

const lots = new Set(window.lots.map(({ lot }) => lot));
const bids = new Set(window.lots.flatMap((lot) => lot.bids.map(({ id }) => id)));

/** What is wrong with a measure, in words. */
function faultsOf(measure: Measure, { code, subjects }: LotSignal | WindowSignal): readonly string[] {
  const { value, pValue, facts } = measure;
  const told = measure.subjects.map(({ kind, id }) => `${kind} ${id}`);
  const checks: readonly (readonly [string, boolean])[] = [
    ['another signal', measure.signal === code],
    ['value', Number.isFinite(value)],
    ['chance', pValue === null || (pValue >= 0 && pValue <= 1)],
    ['no subject', told.length > 0],
    ['a subject twice', new Set(told).size === told.length],
    ['a subject of another kind', measure.subjects.every(({ kind }) => subjects.includes(kind))],
    ['a lot of nowhere', measure.lots.every((lot) => lots.has(lot))],
    ['a bid of nowhere', measure.bids.every((bid) => bids.has(bid))],
    ['a place without its fact', placesIn(signalText(code, 'en').explanation).every((name) => name in facts)],
    ['money without a currency', !Object.keys(facts).some((name) => name.endsWith('Minor')) || 'currency' in facts],
  ];
  return checks.filter(([, holds]) => !holds).map(([fault]) => `${fault}: ${JSON.stringify(measure)}`);
}

const all = [...lotSignals, ...windowSignals];

describe('catalogue', () => {
  it('has a signal for each code, once', () => {
    expect(all.map(({ code }) => code).sort()).toEqual([...signalCodeSchema.options].sort());
  });

  it.each(all.map((signal) => [signal.code, signal] as const))('%s keeps the contract of measures', (_code, signal) => {
    const measures = measuresOf(signal);
    expect(measures.length).toBeGreaterThan(0);
    expect(measures.flatMap((measure) => faultsOf(measure, signal))).toEqual([]);
  });

  it.each(all.map((signal) => [signal.code, signal] as const))(
    '%s measures the same twice, and nothing in an empty window',
    (_code, signal) => {
      expect(measuresOf(signal)).toEqual(measuresOf(signal));
      if ('measureAll' in signal) expect(signal.measureAll({ lots: [], traces: [] })).toEqual([]);
    },
  );

  it('docs/signals.md is what the source prints (npm run docs:signals)', async () => {
    await expect(signalsPage(existsSync(page) ? readFileSync(page, 'utf8') : '')).toMatchFileSnapshot(page);
  });
});
