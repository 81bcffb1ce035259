import { describe, expect, it } from 'vitest';
import { cellsOf, heatStep, officesByFlagged } from './heat-step';

describe('the step of a month', () => {
  it.each([
    [0, 0, 0],
    [100, 0, 0],
    [1000, 1, 1],
    [100, 4, 1],
    [100, 5, 2],
    [100, 15, 3],
    [100, 29, 3],
    [10, 3, 4],
    [1, 1, 4],
  ])('%d lots, %d flagged: step %d', (lots, flagged, step) => expect(heatStep({ lots, flagged })).toBe(step));
});

describe('the table', () => {
  const cell = (office: number, month: string, flagged: number) => ({ office, month, lots: 10, flagged, meanScore: 1 });
  const heat = {
    months: ['2026-01', '2026-02'],
    offices: [1, 2, 3].map((id) => ({ id, name: { en: `Office ${id}` } })),
    cells: [cell(1, '2026-01', 1), cell(2, '2026-01', 1), cell(2, '2026-02', 2)],
  };
  it('begins with the office of most flagged lots', () => expect(officesByFlagged(heat).map(({ id }) => id)).toEqual([2, 1, 3]));
  it('finds a month of an office, and none where nothing closed', () => {
    expect(cellsOf(heat).get(2)?.get('2026-02')?.flagged).toBe(2);
    expect(cellsOf(heat).get(1)?.get('2026-02')).toBeUndefined();
    expect(cellsOf(heat).get(3)).toBeUndefined();
  });
});
