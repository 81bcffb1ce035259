import { describe, expect, it } from 'vitest';
import { lotOf, published, soldOf, traceOf, windowOf } from '../../test/lot-facts.js';
import type { EntrantFact, LotFacts } from '../facts.js';
import type { Measure } from '../measure.js';
import { officeNetworkBids } from './office-network-bids.js';
import { sharedDevice } from './shared-device.js';
import { sharedPayer } from './shared-payer.js';
import { sharedWithStaff } from './shared-with-staff.js';

const minute = 60_000;

/** A lot that these people were admitted to; the account of each is their own unless it is given. */
function lotWith(
  lot: number,
  people: readonly string[],
  accounts: Readonly<Record<string, string>> = {},
  own: Partial<LotFacts> = {},
): LotFacts {
  const entrants = people.map(
    (person, index): EntrantFact => ({ person, bidder: index + 1, payers: [accounts[person] ?? `account of ${person}`] }),
  );
  return lotOf({ lot, entrants, ...own });
}

/** So many bidders of the region, five to a lot, who share nothing. */
const crowd = (count: number): readonly LotFacts[] =>
  Array.from({ length: count / 5 }, (_, index) =>
    lotWith(
      1000 + index,
      Array.from({ length: 5 }, (_1, seat) => `p${index * 5 + seat}`),
    ),
  );

const about = (measures: readonly Measure[], lot: number) => measures.filter(({ lots }) => lots[0] === lot);
const idsOf = ({ subjects }: Measure) => subjects.map(({ kind, id }) => `${kind} ${id}`);

describe('shared_device', () => {
  // With the lot's three people the region has 100 bidders.
  const others = crowd(95);
  const two = lotWith(1, ['a', 'b', 'c', 'd', 'e']);

  it('is rare where two of a hundred bidders who share a device meet in a lot of five', () => {
    const measures = about(sharedDevice.measureAll(windowOf([...others, two], [traceOf('a', 'x'), traceOf('b', 'x')])), 1);
    // P(both of the 2 marked are among 5 of 100) = C(5,2) / C(100,2) = 10 / 4950 = 0.0020202; -log10 = 2.69461. No other value is shared.
    expect(measures[0]?.pValue).toBeCloseTo(10 / 4950, 10);
    expect(measures[0]?.value).toBeCloseTo(2.69461, 4);
    expect(measures[0]?.facts).toMatchObject({ people: 2, sharers: 2, peers: 100 });
    expect(measures.map(idsOf)).toEqual([
      ['lot 1', 'bidder a', 'bidder b'],
      ['bidder c', 'bidder d', 'bidder e'],
    ]);
    expect(measures[1]).toMatchObject({ value: 0, pValue: 1 });
  });

  it('is ordinary where half of the region shares an address', () => {
    const village = [...Array.from({ length: 48 }, (_, index) => `p${index}`), 'a', 'b'].map((person) =>
      traceOf(person, 'the village', { kind: 'address' }),
    );
    const [measure] = about(sharedDevice.measureAll(windowOf([...others, two], village)), 1);
    // At least 2 of 5 with 50 of 100 marked: 1 - P(0) - P(1) = 1 - C(50,5)/C(100,5) - 50 C(50,4)/C(100,5)
    // = 1 - (2118760 + 50 x 230300) / 75287520 = 0.81891.
    expect(measure?.pValue).toBeCloseTo(0.81891, 4);
    expect(measure?.value).toBeLessThan(0.1);
  });

  it('counts every value that as few of the region share: two might have met, twice the chance', () => {
    const traces = [traceOf('a', 'x'), traceOf('b', 'x'), traceOf('a', 'y'), traceOf('p0', 'y')];
    expect(about(sharedDevice.measureAll(windowOf([...others, two], traces)), 1)[0]?.pValue).toBeCloseTo(20 / 4950, 10);
  });

  it('takes no notice of staff, of office networks, of one kind for another, or of a value that more than 200 share', () => {
    const many = crowd(250);
    const cases = [
      [traceOf('a', 'x'), traceOf('b', 'x', { staff: true, office: 7 })],
      [traceOf('a', 'x', { kind: 'address', inOffice: 7 }), traceOf('b', 'x', { kind: 'address', inOffice: 7 })],
      [traceOf('a', 'x'), traceOf('b', 'x', { kind: 'address' })],
      ['a', 'b', ...Array.from({ length: 199 }, (_, index) => `p${index}`)].map((person) => traceOf(person, 'x')),
    ];
    for (const traces of cases) {
      const [measure, ...more] = about(sharedDevice.measureAll(windowOf([...many, two], traces)), 1);
      expect(more).toEqual([]);
      expect(measure).toMatchObject({ value: 0, pValue: 1 });
      expect(measure?.subjects).toHaveLength(6);
    }
  });

  it('says nothing of a lot with one person', () => {
    expect(sharedDevice.measureAll(windowOf([lotWith(1, ['a'])], [traceOf('a', 'x'), traceOf('b', 'x')]))).toEqual([]);
  });
});

describe('shared_payer', () => {
  const others = crowd(95);

  it('finds two deposits from one account in one lot', () => {
    const lot = lotWith(1, ['a', 'b', 'c', 'd', 'e'], { a: 'one', b: 'one' });
    const [measure] = about(sharedPayer.measureAll(windowOf([...others, lot])), 1);
    // As above: 10 / 4950.
    expect(measure?.pValue).toBeCloseTo(10 / 4950, 10);
    expect(measure && idsOf(measure)).toEqual(['lot 1', 'bidder a', 'bidder b']);
  });

  it('remembers an account from another lot', () => {
    const lots = [lotWith(1, ['a', 'b', 'c']), lotWith(2, ['a', 'f'], { a: 'one' }), lotWith(3, ['b', 'g'], { b: 'one' })];
    const measures = sharedPayer.measureAll(windowOf([...crowd(95), ...lots]));
    // 100 bidders: 95, a, b, c, f, g make exactly 100. P(both among 3 of 100) = C(3,2) / C(100,2) = 3 / 4950.
    expect(about(measures, 1)[0]?.pValue).toBeCloseTo(3 / 4950, 10);
    // Their account was never seen twice in one lot, so they share it apart as well: 2 of 100 bidders do.
    const apart = measures.find(({ lots: where }) => where.length === 2);
    expect(apart).toMatchObject({ pValue: 0.02, lots: [2, 3], facts: { people: 2, lots: 2, chanceShare: 0.02 } });
    expect(apart?.value).toBeCloseTo(1.69897, 5);
  });

  it('takes an account that pays for many for an agent', () => {
    const agent = Object.fromEntries(Array.from({ length: 95 }, (_, index) => [`p${index}`, 'notary']));
    const lots = crowd(95).map(({ lot, entrants }) =>
      lotWith(
        lot,
        entrants.map(({ person }) => person),
        agent,
      ),
    );
    for (const { value } of sharedPayer.measureAll(windowOf(lots))) expect(value).toBeCloseTo(0, 9);
  });

  it('is 0 where everybody pays for themselves', () => {
    expect(new Set(sharedPayer.measureAll(windowOf(crowd(20))).map(({ value, pValue }) => `${value} ${pValue}`))).toEqual(new Set(['0 1']));
    expect(sharedPayer.measureAll(windowOf([]))).toEqual([]);
  });
});

describe('shared_with_staff', () => {
  const others = crowd(95);
  const lot = lotWith(1, ['a', 'b', 'c', 'd', 'e']);
  const staffTrace = traceOf('official-1', 'x', { staff: true, office: 7 });

  it('is 5 of 100 for the one bidder of a hundred who shares a device with the lot’s author', () => {
    const measures = about(sharedWithStaff.measureAll(windowOf([...others, lot], [staffTrace, traceOf('a', 'x')])), 1);
    // n u / N = 5 x 1 / 100 = 0.05; -log10 = 1.30103.
    expect(measures[0]?.pValue).toBeCloseTo(0.05, 12);
    expect(measures[0]?.value).toBeCloseTo(1.30103, 5);
    expect(measures.map(idsOf)).toEqual([
      ['lot 1', 'bidder a', 'office 7', 'official official-1'],
      ['bidder b', 'bidder c', 'bidder d', 'bidder e'],
    ]);
  });

  it('weighs an address of many less than a device of two', () => {
    const town = ['a', ...Array.from({ length: 39 }, (_, index) => `p${index}`)].map((person) => traceOf(person, 'x'));
    const [measure] = about(sharedWithStaff.measureAll(windowOf([...others, lot], [staffTrace, ...town])), 1);
    // 5 x 40 / 100 is more than 1.
    expect(measure).toMatchObject({ value: 0, pValue: 1, facts: { linked: 40 } });
    const closer = [traceOf('official-1', 'y', { staff: true, office: 7 }), traceOf('a', 'y')];
    expect(about(sharedWithStaff.measureAll(windowOf([...others, lot], [staffTrace, ...town, ...closer])), 1)[0]?.facts).toMatchObject({
      linked: 1,
    });
  });

  it('looks at the selling office only, and not at its own network', () => {
    const elsewhere = traceOf('official-9', 'x', { staff: true, office: 8 });
    expect(sharedWithStaff.measureAll(windowOf([...others, lot], [elsewhere, traceOf('a', 'x')]))).toEqual([]);
    const inside = { kind: 'address', inOffice: 7 } as const;
    const network = [traceOf('official-1', 'net', { staff: true, office: 7, ...inside }), traceOf('a', 'net', inside)];
    expect(sharedWithStaff.measureAll(windowOf([...others, lot], network))).toEqual([]);
  });

  it('is 0 for the office, the author and everybody where nobody shares anything', () => {
    const measures = about(sharedWithStaff.measureAll(windowOf([...others, lot], [staffTrace])), 1);
    expect(measures).toMatchObject([{ value: 0, pValue: 1 }]);
    expect(measures[0]?.subjects).toHaveLength(8);
  });
});

describe('office_network_bids', () => {
  const others = crowd(95);
  const lot = soldOf(
    [
      ['a', 60 * minute, 100],
      ['b', 50 * minute, 105],
      ['a', 40 * minute, 110],
      ['c', 30 * minute, 115],
      ['d', 20 * minute, 120],
    ],
    { lot: 1 },
  );
  const inside = { kind: 'address', inOffice: 7 } as const;

  it('counts the bids of who was in the office’s network meanwhile', () => {
    const measures = about(officeNetworkBids.measureAll(windowOf([...others, lot], [traceOf('a', 'net', inside)])), 1);
    // Four people of 99 bidders, one of whom was seen there: 4 / 99.
    expect(measures[0]?.pValue).toBeCloseTo(4 / 99, 10);
    expect(measures[0]).toMatchObject({ value: 2, bids: [1000, 1002], facts: { bids: 2, people: 1, seen: 1, peers: 99 } });
    expect(measures.map(idsOf)).toEqual([
      ['lot 1', 'office 7', 'official official-1', 'bidder a'],
      ['bidder b', 'bidder c', 'bidder d'],
    ]);
  });

  it('is 0 for a visit before the publication or after the end', () => {
    const early = traceOf('a', 'net', { ...inside, firstAt: 0, lastAt: published - 1 });
    const late = traceOf('b', 'net', { ...inside, firstAt: lot.endsAt + 1 });
    expect(about(officeNetworkBids.measureAll(windowOf([...others, lot], [early, late])), 1)).toMatchObject([
      { value: 0, pValue: 1, bids: [] },
    ]);
    const edge = traceOf('b', 'net', { ...inside, firstAt: lot.endsAt });
    expect(about(officeNetworkBids.measureAll(windowOf([...others, lot], [edge])), 1)[0]).toMatchObject({ value: 1 });
  });

  it('weighs little where the whole town uses the terminal in the hall', () => {
    const town = ['a', ...Array.from({ length: 60 }, (_, index) => `p${index}`)].map((person) => traceOf(person, 'net', inside));
    const [measure] = about(officeNetworkBids.measureAll(windowOf([...others, lot], town)), 1);
    // 61 of 99: P(none of 4) = C(38,4) / C(99,4) = 73815 / 3764376 = 0.019609.
    expect(measure?.pValue).toBeCloseTo(1 - 0.019609, 5);
  });

  it('does not count staff, another office’s network, or an entrant who did not bid', () => {
    const traces = [traceOf('a', 'net', { ...inside, staff: true, office: 7 }), traceOf('b', 'net', { ...inside, inOffice: 8 })];
    expect(about(officeNetworkBids.measureAll(windowOf([...others, lot], traces)), 1)).toMatchObject([{ value: 0 }]);
    const silent = lotWith(2, ['s', 't']);
    expect(about(officeNetworkBids.measureAll(windowOf([...others, silent], [traceOf('s', 'net', inside)])), 2)).toMatchObject([
      { value: 0 },
    ]);
  });
});
