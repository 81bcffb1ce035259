import { computed } from 'vue';
import { z } from 'zod';
import { createKeptList } from './kept-list';

export const mostCompared = 4;

const kept = createKeptList({ name: 'ochiq.compare', schema: z.int().positive(), most: mostCompared });

/** The lots chosen to be compared, in the order chosen. */
export const comparedLots = {
  list: kept.list,
  has: (lot: number): boolean => kept.list.value.includes(lot),
  isFull: computed(() => kept.list.value.length >= mostCompared),
  toggle(lot: number): void {
    kept.change((before) => (before.includes(lot) ? before.filter((one) => one !== lot) : [...before, lot]));
  },
  clear: (): void => kept.change(() => []),
};

/** The numbers in an address's `lots=1,2,3`: each once, four at most; what is no number is left out. */
export function readLots(value: unknown): number[] {
  const parts = typeof value === 'string' ? value.split(',') : [];
  const lots = parts.flatMap((part) => {
    const parsed = z.coerce.number().int().positive().safeParse(part);
    return parsed.success ? [parsed.data] : [];
  });
  return [...new Set(lots)].slice(0, mostCompared);
}
