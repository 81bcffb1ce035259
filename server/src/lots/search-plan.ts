import type { LotSearch } from '@ochiq/shared/lots';
import type { Cursor } from './cursor.js';
import type { SqlValues } from './sql-values.js';

/** Without a state filter the listing shows what can still be bid on. */
export const openStates: readonly string[] = ['published', 'live'];

const msOf = (value: string) => `(extract(epoch from ${value}) * 1000)::bigint`;
/** The last instant that is written with four digits of a year; a cursor that someone made up may name a later one. */
const lastMs = Date.UTC(9999, 11, 31);
/** As a value, not as arithmetic on one: the planner then knows how many lots come after it. */
function atMs(ms: bigint, values: SqlValues): string {
  const within = Math.max(0, Math.min(Number(ms), lastMs));
  return `${values.add(new Date(within).toISOString())}::timestamptz`;
}
const bigOf = (value: string) => `${value}::bigint`;
const atBig = (key: bigint, values: SqlValues) => `${values.add(key)}::bigint`;

/** One stretch of the listing: lots of some states in the order of one index, read forwards or backwards. */
export interface Stretch {
  readonly states: readonly string[];
  readonly column: string;
  readonly descending: boolean;
  /** SQL of the cursor's key from the column's value, and of the column's value at a key. */
  readonly keyOf: (value: string) => string;
  readonly valueAt: (key: bigint, values: SqlValues) => string;
  readonly after: Cursor | null;
}

type Order = Pick<Stretch, 'column' | 'descending' | 'keyOf' | 'valueAt'>;

/** What a lot would have sold for a second ago or less: its price, or its start price before the first bid. */
export const priceSql = 'lot.listed_minor';
/** Closed lots come after the open ones in `ends_soon`, the latest first: their keys are above this one. */
const closedKey = 100_000_000_000_000n;
const byEnd = { column: 'lot.ends_at', descending: false, keyOf: msOf, valueAt: atMs };
const byEndClosed: Order = {
  column: 'lot.ends_at',
  descending: true,
  keyOf: (value) => `${closedKey} - ${msOf(value)}`,
  valueAt: (key, values) => atMs(closedKey - key, values),
};
const orders: Record<Exclude<LotSearch['sort'], 'ends_soon'>, Order> = {
  newest: { column: 'lot.published_at', descending: true, keyOf: msOf, valueAt: atMs },
  price_low: { column: priceSql, descending: false, keyOf: bigOf, valueAt: atBig },
  price_high: { column: priceSql, descending: true, keyOf: bigOf, valueAt: atBig },
  most_bids: { column: 'lot.listed_bids', descending: true, keyOf: bigOf, valueAt: atBig },
};

/** The stretches of a listing that a page may still need, in their order. Ties are told apart by the lot's number. */
export function stretchesOf(search: LotSearch, cursor: Cursor | null): Stretch[] {
  const states = search.state?.length ? search.state : openStates;
  if (search.sort !== 'ends_soon') return [{ ...orders[search.sort], states, after: cursor }];
  const inClosed = cursor !== null && BigInt(cursor.k) > closedKey / 2n;
  const open = states.filter((state) => openStates.includes(state));
  const closed = states.filter((state) => !openStates.includes(state));
  return [
    ...(open.length > 0 && !inClosed ? [{ ...byEnd, states: open, after: cursor }] : []),
    ...(closed.length > 0 ? [{ ...byEndClosed, states: closed, after: inClosed ? cursor : null }] : []),
  ];
}
