import type { LotList } from '@ochiq/shared/lots';
import type { Cell } from './store-cells.js';

export type FacetName = keyof NonNullable<LotList['facets']>;
export type Facet = NonNullable<LotList['facets']>[FacetName];
/** What a search counts: `atLeast` names the counts that stopped at a bound. */
export type Counts = Pick<LotList, 'total' | 'facets' | 'atLeast'>;
export const facetNames = ['category', 'region', 'state', 'court'] as const satisfies readonly FacetName[];

/** The values that each facet lets through; null lets all through. */
export type FacetFilters = Readonly<Record<FacetName, readonly string[] | null>>;

const passes = (cell: Cell, filters: FacetFilters, name: FacetName): boolean => filters[name]?.includes(cell[name]) ?? true;

/** The cells that pass every filter, or every filter but the one of a facet. */
export const passingCells = (cells: readonly Cell[], filters: FacetFilters, but?: FacetName): Cell[] =>
  cells.filter((cell) => facetNames.every((name) => name === but || passes(cell, filters, name)));

export const sumCells = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.count, 0);

/** A facet's counts, the largest first. */
export function countFacet(cells: readonly (Pick<Cell, FacetName> & { readonly count: number })[], name: FacetName): Facet {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell[name], (counts.get(cell[name]) ?? 0) + cell.count);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Every facet under all filters but its own. */
export function countFacets(cells: readonly Cell[], filters: FacetFilters): NonNullable<LotList['facets']> {
  const of = (name: FacetName) => countFacet(passingCells(cells, filters, name), name);
  return { category: of('category'), region: of('region'), state: of('state'), court: of('court') };
}
