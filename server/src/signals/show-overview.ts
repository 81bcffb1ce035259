import type { Catalogue, Heat } from '@ochiq/shared/signals';
import type { Queryable } from '../base/index.js';
import { lotSignals, windowSignals } from './catalogue.js';
import { countHits, readHeat } from './store-ranking.js';
import { readOfficeNames } from './store-subjects.js';

const heatMonths = 24;

/** Offices by the months in which their lots ended. Months without a lot between two others are there, too. */
export async function showHeat(db: Queryable): Promise<Heat> {
  const cells = await readHeat(db, heatMonths);
  const names = await readOfficeNames(db, [...new Set(cells.map(({ office }) => office))]);
  const [first, last] = [cells[0]?.month, cells.at(-1)?.month];
  return {
    months: first === undefined || last === undefined ? [] : monthsBetween(first, last),
    offices: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.id - b.id),
    cells,
  };
}

/** Months from one to another, both with it, as `YYYY-MM`. */
export function monthsBetween(first: string, last: string): string[] {
  const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const from = numberOf(first);
  return Array.from({ length: numberOf(last) - from + 1 }, (_, index) => {
    const month = from + index;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** Every signal with its formula and source, and how often it spoke. */
export async function showCatalogue(db: Queryable): Promise<Catalogue> {
  const hits = await countHits(db);
  const signals = [...lotSignals, ...windowSignals].map(({ code, subjects, formula, source, needs, threshold }) => ({
    code,
    subjects: [...subjects],
    formula,
    source,
    needs: [...needs],
    threshold,
    hits: hits.get(code) ?? 0,
  }));
  return { signals };
}
