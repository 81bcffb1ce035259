import { describe, expect, it } from 'vitest';
import { extensionsOf, layTimeline } from './lay-timeline';
import { sampleSale } from './sample-sale';
import { leadersOf, momentsOf, stateAt } from './state-at';

const at = (clock: string) => Date.parse(`2026-03-02T10:${clock}.000Z`);

describe('the state at an instant', () => {
  it.each([
    ['before the start', '2026-03-02T09:59:59.999Z', { phase: 'before', priceMinor: null, leader: null, accepted: 0, refused: 0 }],
    ['open without a bid', '2026-03-02T10:04:59.999Z', { phase: 'open', priceMinor: null, leader: null, accepted: 0, refused: 0 }],
    ['in the ms of the first bid', '2026-03-02T10:05:00.000Z', { phase: 'open', priceMinor: '100000', leader: 1, accepted: 1, refused: 0 }],
    [
      'a maximum answers: its owner leads on',
      '2026-03-02T10:29:00.000Z',
      { priceMinor: '145000', leader: 1, endsAt: '2026-03-02T10:34:00.000Z' },
    ],
    [
      'a refused bid changes nothing but its count',
      '2026-03-02T10:30:00.000Z',
      { priceMinor: '145000', leader: 1, accepted: 2, refused: 1 },
    ],
    ['over', '2026-03-02T10:34:00.000Z', { phase: 'over', priceMinor: '150000', leader: 1, accepted: 3, refused: 1 }],
  ])('%s', (_name, instant, expected) => {
    expect(stateAt(sampleSale, Date.parse(instant))).toMatchObject(expected);
  });

  it('knows who looks on: until they leave, and an open look until the end', () => {
    const watching = (clock: string) => stateAt(sampleSale, at(clock)).watching.map(({ person }) => person.label);
    expect(watching('04:00')).toEqual(['B-1A']);
    expect(watching('06:00')).toEqual([]);
    expect(watching('33:00')).toEqual(['O-0000FF']);
  });

  it('stands still while the sale is suspended', () => {
    const stopped = {
      ...sampleSale,
      steps: [...sampleSale.steps.slice(0, 3), { entry: 5, kind: 'suspended', at: '2026-03-02T10:10:00.000Z' }],
    };
    expect(stateAt(stopped, at('09:59')).phase).toBe('open');
    expect(stateAt(stopped, at('10:00')).phase).toBe('suspended');
  });

  it('has a stop for every bid and step, in order', () => {
    const moments = momentsOf(sampleSale);
    expect(moments).toHaveLength(8);
    expect([...moments].sort((a, b) => a - b)).toEqual(moments);
    expect(leadersOf(sampleSale.bids)).toEqual([1, 1, 1, 1]);
  });
});

describe('the drawing', () => {
  const drawing = layTimeline(sampleSale, 800);

  it('has a row for each bidder and for whoever only looked on', () => {
    expect(drawing.lanes.map(({ bidder, marks }) => [bidder, marks.length])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(drawing.watchers.map(({ staff }) => staff)).toEqual([true]);
    const rows = [...drawing.lanes, ...drawing.watchers].map(({ y }) => y);
    expect([...rows].sort((a, b) => a - b)).toEqual(rows);
    expect(Math.max(...rows)).toBeLessThan(drawing.height);
  });

  it('puts a higher price higher, between start and appraisal', () => {
    const ys = drawing.price.points.map(({ y }) => y);
    expect([...ys].sort((a, b) => b - a)).toEqual(ys);
    // 145 000 between the start of 100 000 and the appraisal of 200 000 is 45 % of the way up.
    const { top, bottom } = drawing.price;
    expect(ys[1]).toBeCloseTo(bottom - 0.45 * (bottom - top));
  });

  it('leaves an appraisal out that would press the prices to the ground', () => {
    const far = layTimeline({ ...sampleSale, appraisalMinor: '450001' }, 800);
    expect(far.price.marks.map(({ kind }) => kind)).toEqual(['start']);
  });

  it('tells who led from when to when', () => {
    const [first, second] = drawing.lanes;
    expect(first?.led).toEqual([{ fromX: drawing.scale.x(at('05:00')), toX: drawing.scale.x(at('34:00')) }]);
    expect(second?.led).toEqual([]);
  });

  it('marks the one bid that moved the end', () => {
    expect(extensionsOf(sampleSale).map(({ id }) => id)).toEqual([12]);
  });

  it('presses the ten days before the sale, and stays within its width', () => {
    expect(drawing.scale.gaps.some(({ lengthMs }) => lengthMs > 86_400_000)).toBe(true);
    expect(drawing.ticks.every(({ x }) => x >= 0 && x <= 800)).toBe(true);
  });
});
