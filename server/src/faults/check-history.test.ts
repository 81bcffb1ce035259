import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShamAuction } from '../test/sham-auction.js';
import type { Turn } from '../test/sham-rows.js';
import { checkHistory } from './check-history.js';
import { type Rule, rules } from './history.js';

const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Turn['what'][]>('bid', 'bid', 'bid', 'bid_lost', 'bid_late', 'drop', 'wait'),
    client: fc.nat(7),
    lot: fc.nat(3),
    kind: fc.constantFrom<Turn['kind'][]>('direct', 'proxy'),
    over: fc.integer({ min: -2, max: 6 }),
    passMs: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(150)),
  }),
  { minLength: 40, maxLength: 90, size: 'max' },
);

const namesOf = (script: readonly Turn[], bug: Rule | null) => {
  const sham = new ShamAuction(bug);
  const found = checkHistory(sham.run(script));
  return { bugged: sham.bugged, found, names: new Set(found.map((violation) => violation.rule)) };
};

describe('the history checker', () => {
  it('finds nothing in the runs of an honest server', () => {
    fc.assert(
      fc.property(turns, (script) => {
        expect(namesOf(script, null).found).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each(Object.keys(rules) as Rule[])('%s: a server with this one fault is found out, by this rule and no other', (rule) => {
    let shown = 0;
    fc.assert(
      fc.property(turns, (script) => {
        const { bugged, found, names } = namesOf(script, rule);
        if (bugged) shown += 1;
        expect([...names], JSON.stringify(found)).toEqual(bugged ? [rule] : []);
      }),
      { numRuns: 60 },
    );
    expect(shown).toBeGreaterThan(5);
  });
});
