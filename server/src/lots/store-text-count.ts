import type { LotSearch } from '@ochiq/shared/lots';
import type { Queryable } from '../base/index.js';
import { type Counts, countFacet, type FacetFilters, type FacetName, facetNames, passingCells, sumCells } from './count-cells.js';
import { openStates } from './search-plan.js';
import { SqlValues } from './sql-values.js';
import type { Cell, Counted } from './store-cells.js';
import { conditions, hasRange, rangeConditions } from './store-page.js';
import { facetsByIndex, type TextFacets, textByIndex, textOf } from './store-text.js';
import { isCommon } from './store-text-page.js';
import type { TextPage } from './store-text-walk.js';

/** The open lots or the closed ones. */
interface Part {
  readonly open: boolean;
  /** Whether lots of the part are asked for; else they count for the facet of states alone. */
  readonly wanted: boolean;
}

/** What is counted of a part: all that has the text, or only what passes every filter but that of states. */
interface Look extends Part {
  readonly filtered: boolean;
}

/** When less than this share of a part passes the facets, a common text is asked of what the index finds by the facets. */
const rareFacets = 0.05;

const without: TextFacets = { category: null, region: null, court: null, currency: null };

const lotsOf = ({ open }: Part, { cells }: TextPage) => cells.filter(({ state }) => openStates.includes(state) === open);

/** Whether lots are asked for the text one by one. */
function isSampled(part: Part, page: TextPage): boolean {
  const lots = sumCells(lotsOf(part, page));
  return isCommon(page.text, lots, page.bounds) || (!part.wanted && page.text.share * lots > page.bounds.commonBeside);
}

const boundOf = (part: Part, { bounds }: TextPage) => (part.wanted ? bounds.counted : bounds.countedBeside);

const passingOf = (look: Look, page: TextPage, filters: FacetFilters) =>
  sumCells(look.filtered ? passingCells(lotsOf(look, page), { ...filters, state: null }) : lotsOf(look, page));

/** SQL of the lots to count: those that the text's index gives up to a bound, or of a common text those among some lots. */
function found(look: Look, page: TextPage, filters: FacetFilters, values: SqlValues): string {
  const { search, text, bounds } = page;
  const facets = look.filtered ? page.facets : { ...without, currency: page.facets.currency };
  const common = isSampled(look, page);
  const parts = [`lot.open = ${look.open}`];
  if (search.currency !== undefined) parts.push(`lot.currency = ${values.add(search.currency)}`);
  parts.push(...(look.filtered ? [conditions(search, values)] : rangeConditions(search, values)));
  if (!common) parts.push(textByIndex(text, facets, values));
  else if (passingOf(look, page, filters) < rareFacets * sumCells(lotsOf(look, page))) {
    const ofFacets = facetsByIndex(facets, values);
    if (ofFacets !== null) parts.push(ofFacets);
  }
  const lots = `select * from lot_find lot where ${parts.join(' and ')} limit ${common ? bounds.sampled : boundOf(look, page)}`;
  return common ? `select * from (${lots}) lot where ${textOf(text, 'lot.lot_id', values)}` : lots;
}

async function countLook(db: Queryable, look: Look, page: TextPage, filters: FacetFilters): Promise<Counted> {
  const values = new SqlValues();
  const cells = await db.sql<Cell & { count: number }>(
    `select state, category, region, court_id::text as court, currency, count(*)::int as count
     from (${found(look, page, filters, values)}) found group by state, category, region, court_id, currency`,
    values.list,
  );
  const whole = isSampled(look, page) ? passingOf(look, page, filters) < page.bounds.sampled : sumCells(cells) < boundOf(look, page);
  return { cells, whole };
}

/** Counts, or remembers. Those of a range are not remembered: prices move from second to second. */
function readLook(db: Queryable, look: Look, page: TextPage, filters: FacetFilters): Promise<Counted> {
  const count = () => countLook(db, look, page, filters);
  if (hasRange(page.search)) return count();
  const { counts, rough } = page.known;
  const { text, facets, bounds } = page;
  // The order of a page is nothing to its counts, and a filter nothing to those of all lots.
  const question = JSON.stringify([text.query, look, look.filtered ? facets : facets.currency, bounds]);
  const remembered = rough.counts.known(question);
  if (remembered) return remembered;
  return counts.recall(question, async () => {
    const counted = await count();
    if (!counted.whole) rough.counts.keep(question, Promise.resolve(counted));
    return counted;
  });
}

/** Counts of the open part and of the closed one. */
type ByPart = ReadonlyMap<boolean, Counted>;

async function readLooks(db: Queryable, looks: readonly Look[], page: TextPage, filters: FacetFilters): Promise<[ByPart, ByPart]> {
  const read = await Promise.all(looks.map(async (look) => ({ look, counted: await readLook(db, look, page, filters) })));
  const ofEach = (filtered: boolean) =>
    new Map(read.filter(({ look }) => look.filtered === filtered).map(({ look, counted }) => [look.open, counted]));
  return [ofEach(false), ofEach(true)];
}

const isFiltered = (search: LotSearch) =>
  [search.category, search.region, search.court].some((list) => list !== undefined && list.length > 0);

/**
 * Counts the lots that have a text, open and closed ones apart: each up to a bound, and where it is reached, those that pass
 * the filters once more. Below the bound every count is exact.
 */
export async function countTexts(db: Queryable, page: TextPage, filters: FacetFilters): Promise<Counts> {
  const parts: Part[] = [true, false].map((open) => ({
    open,
    wanted: filters.state?.some((state) => openStates.includes(state) === open) ?? true,
  }));
  const twice = isFiltered(page.search) ? parts.filter(({ wanted }) => wanted) : [];
  const looks = parts.map((part) => ({ ...part, filtered: !part.wanted }));
  const atOnce = twice.filter((part) => isSampled(part, page)).map((part) => ({ ...part, filtered: true }));
  const [all, filtered] = await readLooks(db, [...looks, ...atOnce], page, filters);
  const again = twice.filter(({ open }) => !all.get(open)?.whole && !filtered.has(open)).map((part) => ({ ...part, filtered: true }));
  const [, filteredAgain] = await readLooks(db, again, page, filters);
  const passing = new Map([...all, ...filtered, ...filteredAgain]);
  // A facet without a filter of its own is counted, as the total is, over what passes all of them.
  const countedIn = (name: FacetName) => (name === 'state' || filters[name] === null ? passing : all);
  const cellsOf = (counted: ByPart) => [...counted.values()].flatMap(({ cells }) => cells);
  const facetOf = (name: FacetName) => countFacet(passingCells(cellsOf(countedIn(name)), filters, name), name);
  const isWhole = (counted: ByPart, name: FacetName | null) =>
    parts.every(({ open, wanted }) => counted.get(open)?.whole || !(wanted || name === 'state'));
  return {
    total: sumCells(passingCells(cellsOf(passing), filters)),
    facets: { category: facetOf('category'), region: facetOf('region'), state: facetOf('state'), court: facetOf('court') },
    atLeast: [...(isWhole(passing, null) ? [] : (['total'] as const)), ...facetNames.filter((name) => !isWhole(countedIn(name), name))],
  };
}
