import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LotFacts, WindowFacts } from '../facts.js';
import type { LotSignal, Measure, WindowSignal } from '../measure.js';
import { fitReference } from './fit-reference.js';
import { scoreLot } from './score-lot.js';
import { scoreWindow } from './score-window.js';

/** A lot that says nothing but its number, official and price. */
const lotOf = (lot: number, official: string, price: number): LotFacts => ({
  lot,
  office: 1,
  official,
  approver: null,
  category: 'vehicle',
  region: 'UZ-TK',
  currency: 'UZS',
  startMinor: 100n,
  reserveMinor: null,
  appraisalMinor: 100n,
  publishedAt: 0,
  startsAt: 10,
  originalEndsAt: 20,
  endsAt: 20,
  closedAt: 20 + lot,
  outcome: 'sold',
  priceMinor: BigInt(price),
  winner: 'w',
  repeatOf: null,
  round: 1,
  defaulters: [],
  leastNoticeMs: 0,
  zoneMs: 0,
  photos: 1,
  textLength: 100,
  edits: [],
  entrants: [],
  bids: [],
});

const head = { formula: '', source: 'own', needs: [] };
const measure = (signal: Measure['signal'], lot: LotFacts, value: number, pValue: number | null): Measure => ({
  signal,
  subjects: [{ kind: 'lot', id: String(lot.lot) }],
  value,
  pValue,
  facts: {},
  lots: [lot.lot],
  bids: [],
  entries: [],
});

const cheap: LotSignal = {
  ...head,
  code: 'under_appraisal',
  subjects: ['lot'],
  threshold: { value: 0.5, side: 'below', unit: 'ratio' },
  measure: (lot) => [measure('under_appraisal', lot, Number(lot.priceMinor) / 100, null)],
};
const affinity: WindowSignal = {
  ...head,
  code: 'official_affinity',
  subjects: ['official'],
  threshold: { value: 3, side: 'above', unit: 'count' },
  measureAll: ({ lots }) =>
    [...new Set(lots.map(({ official }) => official))].map((official) => {
      const own = lots.filter((lot) => lot.official === official);
      return {
        signal: 'official_affinity',
        subjects: [
          { kind: 'official', id: official },
          { kind: 'bidder', id: `friend of ${official}` },
        ],
        value: own.length,
        pValue: own.length > 3 ? 1e-6 : 0.8,
        facts: {},
        lots: own.map(({ lot }) => lot),
        bids: [],
        entries: [],
      };
    }),
};
const signals = { lotSignals: [cheap], windowSignals: [affinity] };
const windowOf = (prices: readonly number[], officialOf: (index: number) => string): WindowFacts => ({
  lots: prices.map((price, index) => lotOf(index + 1, officialOf(index), price)),
  traces: [],
});
/** 1,000 honest lots at 50 to 149 of 100, three of each official. */
const honest = windowOf(
  Array.from({ length: 1_000 }, (_, index) => 50 + (index % 100)),
  (index) => `o${Math.floor(index / 3)}`,
);
const reference = fitReference([honest], signals, { version: 1, source: 'test' });

describe('scoreWindow', () => {
  it('tells a price by how many honest lots were as cheap', () => {
    // One in a hundred honest lots has 0.50; none has 0.10: 1 / 1001.
    const prices = [100, 50, 10];
    const { kinds } = scoreWindow(
      windowOf(prices, (index) => `o${index}`),
      { reference, signals },
    );
    const partOf = (lot: string) => kinds.lot.ranked.find(({ id }) => id === lot)?.parts.find(({ signal }) => signal === 'under_appraisal');
    expect(partOf('2')?.pValue).toBeCloseTo(0.01, 3);
    expect(partOf('3')?.pValue).toBeLessThan(0.01);
    expect(kinds.lot.ranked[0]?.id).toBe('3');
  });

  it('puts the official, and the lots it rests on, on top', () => {
    const { kinds, findings } = scoreWindow(
      windowOf(Array(400).fill(100), (index) => (index < 8 ? 'crook' : `o${index}`)),
      { reference, signals },
    );
    expect(kinds.official.ranked[0]).toMatchObject({ id: 'crook', flagged: true, lots: 8, lastAt: 28 });
    expect(
      kinds.lot.ranked
        .slice(0, 8)
        .map(({ id }) => Number(id))
        .sort((a, b) => a - b),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ signal: 'official_affinity', value: 8, at: 28 });
    // Its exact 1e-6, which the reference (all honest ones have 0.8) may only make milder.
    expect(findings[0]?.pValue).toBeGreaterThanOrEqual(1e-6);
    expect(findings[0]?.pValue).toBeLessThan(2e-6);
  });

  it('says whose doings a lot answers for: its own, or its official’s at lots like it', () => {
    // The same price, now also told of the official, so that a habit can be inherited. Five lots at a tenth of the appraisal are one's.
    const ofOfficial: LotSignal = {
      ...cheap,
      subjects: ['lot', 'official'],
      measure: (lot) => cheap.measure(lot).map((one) => ({ ...one, subjects: [...one.subjects, { kind: 'official', id: lot.official }] })),
    };
    const both = { lotSignals: [ofOfficial], windowSignals: [] };
    const fitted = fitReference([honest], both, { version: 1, source: 'test' });
    const prices = [10, 10, 10, 10, 10, 50, 100];
    const { kinds } = scoreWindow(
      windowOf(prices, (index) => (index < 5 ? 'crook' : `o${index}`)),
      { reference: fitted, signals: both },
    );
    const aboutOf = (lot: string) => kinds.lot.ranked.find(({ id }) => id === lot)?.parts[0]?.about;
    expect(aboutOf('3')).toEqual({ kind: 'official', id: 'crook', lots: [1, 2, 3, 4, 5], count: 5 });
    expect(aboutOf('6')).toEqual({ kind: 'lot', id: '6', lots: [6], count: 1 });
    expect(kinds.official.ranked[0]?.parts[0]?.about).toEqual({ kind: 'official', id: 'crook', lots: [], count: 0 });
  });

  it('lets a lot inherit no more than its share: a clean lot of a crooked official stays as usual as it is', () => {
    const ofOfficial: LotSignal = {
      ...cheap,
      subjects: ['lot', 'official'],
      measure: (lot) => cheap.measure(lot).map((one) => ({ ...one, subjects: [...one.subjects, { kind: 'official', id: lot.official }] })),
    };
    const both = { lotSignals: [ofOfficial], windowSignals: [] };
    const fitted = fitReference([honest], both, { version: 1, source: 'test' });
    // Ten lots at a tenth of the appraisal, rarer than 1 in 1,000 each; a lot of theirs at 140 of 50 to 149: one in ten honest ones is dearer.
    const { kinds } = scoreWindow(
      windowOf([...Array(10).fill(10), 140], () => 'crook'),
      { reference: fitted, signals: both },
    );
    const partOf = (lot: string) => kinds.lot.ranked.find(({ id }) => id === lot)?.parts[0];
    // Its own chance is about 1/1001; ten lots share a lift of 100.
    expect(partOf('1')?.pValue).toBeLessThan(1 / 1_001);
    expect(partOf('11')?.pValue ?? 1).toBeGreaterThan(0.05);
  });

  it('says nothing of a lot because of an official’s whole book', () => {
    const book: WindowSignal = {
      ...affinity,
      measureAll: (window) =>
        affinity.measureAll(window).map((one) => ({ ...one, subjects: one.subjects.filter(({ kind }) => kind === 'official') })),
    };
    const { kinds } = scoreWindow(
      windowOf(Array(400).fill(100), (index) => (index < 8 ? 'crook' : `o${index}`)),
      { reference, signals: { lotSignals: [cheap], windowSignals: [book] } },
    );
    expect(kinds.official.ranked[0]).toMatchObject({ id: 'crook', flagged: true });
    expect(kinds.lot.ranked.flatMap(({ parts }) => parts).filter(({ signal }) => signal === 'official_affinity')).toEqual([]);
  });

  it('flags none of the window it was fitted on beyond the rate', () => {
    const { kinds } = scoreWindow(honest, { reference, signals, fdr: 0.1 });
    expect(kinds.lot.flagged).toBe(0);
    expect(kinds.lot.tested).toBe(1_000);
  });

  it('splits every score into parts that sum to it', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(prices, fc.integer({ min: 1, max: 6 }), (list, share) => {
        const { kinds } = scoreWindow(
          windowOf(list, (index) => `o${index % share}`),
          { reference, signals },
        );
        for (const { ranked } of Object.values(kinds)) {
          for (const { score, parts, pValue, qValue } of ranked) {
            const sum = parts.reduce((total, { points }) => total + points, 0);
            if (parts.length > 0) expect(sum).toBeCloseTo(score, 9);
            expect(qValue).toBeGreaterThanOrEqual(pValue - 1e-12);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('scoreLot', () => {
  it('scores a lot alone by what the lot alone shows', () => {
    const cheapest = scoreLot(lotOf(7, 'o1', 10), reference, [cheap]);
    const usual = scoreLot(lotOf(8, 'o1', 120), reference, [cheap]);
    expect(cheapest.pValue).toBeLessThan(0.01);
    expect(cheapest.findings.map(({ signal, at }) => [signal, at])).toEqual([['under_appraisal', 27]]);
    expect(usual.score).toBeLessThan(cheapest.score);
    expect(usual.findings).toEqual([]);
  });
});
