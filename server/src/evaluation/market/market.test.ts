import { describe, expect, it } from 'vitest';
import type { LotFacts } from '../../signals/index.js';
import { fitLogistic } from './calibrate.js';
import { Chance } from './chance.js';
import { truthOf } from './judge.js';
import { honestMarket } from './market.js';
import { mixedMarket } from './mixed-market.js';
import { type FraudKind, fraudKinds, strengths } from './planted.js';

const accepted = (lot: LotFacts) => lot.bids.filter((bid) => bid.accepted);

describe('Chance', () => {
  it('gives the same for the same seed, and a share within its quantiles', () => {
    const list = (seed: number) => {
      const chance = new Chance(seed);
      return Array.from({ length: 20 }, () => chance.uniform());
    };
    expect(list(5)).toEqual(list(5));
    expect(list(5)).not.toEqual(list(6));
    const chance = new Chance(1);
    const values = Array.from({ length: 2_000 }, () => chance.quantile([0, 1, 10])).sort((a, b) => a - b);
    expect(values[0]).toBeGreaterThanOrEqual(0);
    expect(values.at(-1)).toBeLessThanOrEqual(10);
    // Half of all lie below the middle quantile.
    expect(values[1_000]).toBeGreaterThan(0.8);
    expect(values[1_000]).toBeLessThan(1.7);
  });
});

describe('an honest market', () => {
  const market = honestMarket({ seed: 11, lots: 300 });

  it('is the same for the same seed', () => {
    expect(honestMarket({ seed: 11, lots: 300 })).toEqual(market);
    expect(honestMarket({ seed: 12, lots: 300 })).not.toEqual(market);
  });

  it('is in the order of closing, with bids within each lot’s time', () => {
    expect(market.lots).toHaveLength(300);
    for (const [index, lot] of market.lots.entries()) {
      expect(lot.closedAt).toBeGreaterThanOrEqual(market.lots[index - 1]?.closedAt ?? 0);
      expect(lot.startsAt - lot.publishedAt).toBeGreaterThanOrEqual(lot.leastNoticeMs);
      for (const bid of lot.bids) {
        expect(bid.at).toBeGreaterThanOrEqual(lot.startsAt);
        expect(bid.at).toBeLessThan(bid.accepted ? bid.endsAt : lot.endsAt);
      }
    }
  });

  it('was decided by the rules: prices rise, the leader wins, whoever bids was admitted', () => {
    for (const lot of market.lots) {
      const prices = accepted(lot).map(({ priceMinor }) => priceMinor ?? 0n);
      expect(prices).toEqual([...prices].sort((a, b) => (a < b ? -1 : 1)));
      const people = new Set(lot.entrants.map(({ person }) => person));
      for (const { person } of lot.bids) expect(people).toContain(person);
      if (lot.outcome !== 'sold' || lot.defaulters.length > 0) continue;
      expect(lot.priceMinor).toBe(prices.at(-1));
      const first = accepted(lot).find(({ person }) => person === lot.winner);
      expect(first).toBeDefined();
    }
  });

  it('has what honest markets have', () => {
    const some = (test: (lot: LotFacts) => boolean) => market.lots.some(test);
    expect(some(({ outcome }) => outcome === 'unsold')).toBe(true);
    expect(some(({ outcome }) => outcome === 'withdrawn')).toBe(true);
    expect(some(({ repeatOf, round }) => repeatOf !== null && round === 2)).toBe(true);
    expect(some(({ defaulters }) => defaulters.length > 0)).toBe(true);
    expect(some((lot) => lot.outcome === 'sold' && new Set(accepted(lot).map(({ person }) => person)).size === 1)).toBe(true);
    expect(some(({ bids }) => bids.some((bid) => !bid.accepted))).toBe(true);
  });
});

describe('a mixed market', () => {
  const lotsOf = (kind: FraudKind) => {
    const { facts, schemes } = mixedMarket({ seed: 3, lots: 300, strength: 'strong', kinds: [kind] });
    return schemes.map((scheme) => ({ scheme, traces: facts.traces, lots: facts.lots.filter(({ lot }) => scheme.lots.includes(lot)) }));
  };

  it.each(strengths)('has every kind at strength %s, beside its clean lots', (strength) => {
    const market = mixedMarket({ seed: 4, lots: 400, strength });
    expect(new Set(market.schemes.map(({ kind }) => kind))).toEqual(new Set(fraudKinds));
    const planted = market.schemes.flatMap(({ lots }) => lots);
    expect(new Set(planted).size).toBe(planted.length);
    expect(market.facts.lots).toHaveLength(400 + planted.length);
    expect(planted.every((lot) => lot > 400)).toBe(true);
    const truth = truthOf(market);
    expect(truth.kindOfLot.size).toBe(planted.length);
    expect([...truth.touched].every((lot) => !truth.kindOfLot.has(lot))).toBe(true);
  });

  it('plants what it says', () => {
    for (const { scheme, lots } of lotsOf('withdrawal')) {
      for (const lot of lots) {
        expect(lot.outcome).toBe('withdrawn');
        expect(Number(accepted(lot).at(-1)?.priceMinor)).toBeGreaterThanOrEqual(1.8 * Number(lot.startMinor));
        expect(lot.official).toBe(scheme.official);
      }
    }
    for (const { scheme, lots } of lotsOf('shill')) {
      // It bids in every lot, more than anybody else, and nearly never wins.
      expect(lots.every((lot) => lot.bids.some(({ person }) => person === scheme.people[0]))).toBe(true);
      expect(lots.filter(({ winner }) => winner === scheme.people[0]).length).toBeLessThan(lots.length / 3);
    }
    for (const { scheme, lots } of lotsOf('serial_default')) {
      for (const lot of lots) {
        if (lot.repeatOf === null) expect(lot.defaulters).toEqual([scheme.people[0]]);
        else expect(lot.winner).toBe(scheme.people[1]);
      }
    }
    for (const { scheme, lots } of lotsOf('shared_pair')) {
      for (const { entrants } of lots) {
        const payers = entrants.filter(({ person }) => scheme.people.includes(person)).flatMap((entrant) => entrant.payers);
        expect(new Set(payers).size).toBe(1);
      }
    }
    for (const { lots } of lotsOf('last_second')) {
      for (const lot of lots) {
        expect(lot.bids).toHaveLength(1);
        expect(lot.originalEndsAt - (lot.bids[0]?.at ?? 0)).toBeLessThanOrEqual(3_000);
      }
    }
  });
});

describe('fitLogistic', () => {
  it('finds the odds of two groups', () => {
    // At 0: 100 of 400, odds 1/3, a = -ln 3 = -1.0986. At 1: 300 of 400, odds 3, a + b = ln 3, b = 2.1972.
    const group = (x: number, right: number) => Array.from({ length: 400 }, (_, index) => ({ x, y: index < right }));
    const { a, b } = fitLogistic([...group(0, 100), ...group(1, 300)]);
    expect(a).toBeCloseTo(-1.0986, 2);
    expect(b).toBeCloseTo(2.1972, 2);
  });
});
