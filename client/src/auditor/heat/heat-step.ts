import type { Heat } from '@ochiq/shared/signals';

type Cell = Heat['cells'][number];

/** Steps of colour, from none to the most. */
export const heatSteps = [0, 1, 2, 3, 4] as const;
export type HeatStep = (typeof heatSteps)[number];

/** The share of a month's lots from which each step begins; no flagged lot is step 0. */
export const stepsFrom = [0, 0, 0.05, 0.15, 0.3] as const;

/** How dark a month is: by the share of its closed lots that are flagged, so that a large office is not dark for being large. */
export function heatStep({ lots, flagged }: Pick<Cell, 'lots' | 'flagged'>): HeatStep {
  if (flagged === 0 || lots === 0) return 0;
  const share = flagged / lots;
  return ([4, 3, 2] as const).find((step) => share >= stepsFrom[step]) ?? 1;
}

/** The cells of an office by month. */
export function cellsOf(heat: Heat): ReadonlyMap<number, ReadonlyMap<string, Cell>> {
  const found = new Map<number, Map<string, Cell>>();
  for (const cell of heat.cells) {
    const row = found.get(cell.office) ?? new Map<string, Cell>();
    row.set(cell.month, cell);
    found.set(cell.office, row);
  }
  return found;
}

/** Offices by all their flagged lots, the most first; equal ones keep their order. */
export function officesByFlagged(heat: Heat): Heat['offices'] {
  const flagged = new Map<number, number>();
  for (const cell of heat.cells) flagged.set(cell.office, (flagged.get(cell.office) ?? 0) + cell.flagged);
  return [...heat.offices].sort((a, b) => (flagged.get(b.id) ?? 0) - (flagged.get(a.id) ?? 0));
}
