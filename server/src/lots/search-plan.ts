import type { LotSearch } from '@ochiq/shared/lots';
import type { Cursor } from './cursor.js';

/** Without a state filter the listing shows what can still be bid on. */
export const openStates: readonly string[] = ['published', 'live'];

const instantOf = (value: string) => `(timestamptz 'epoch' + ${value}::bigint * interval '1 millisecond')`;
const msOf = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;
const same = (value: string) => `${value}::bigint`;

/** One stretch of the listing: lots of some states in the order of one index, read forwards or backwards. */
export interface Stretch {
  readonly states: readonly string[];
  readonly open: boolean | null;
  readonly column: string;
  readonly descending: boolean;
  /** SQL of the cursor's key from the column, and of the column's value from a key. */
  readonly key: string;
  readonly valueOf: (key: string) => string;
  readonly after: Cursor | null;
}

type Order = Pick<Stretch, 'column' | 'descending' | 'key' | 'valueOf'>;

/** What a lot would have sold for a second ago or less: its price, or its start price before the first bid. */
export const priceSql = 'lot.listed_minor';
/** Closed lots come after the open ones in `ends_soon`, the latest first: their keys are above this one. */
const closedKey = 100_000_000_000_000n;
const byEnd = { column: 'lot.ends_at', descending: false, key: msOf('lot.ends_at'), valueOf: instantOf };
const byEndClosed: Order = {
  column: 'lot.ends_at',
  descending: true,
  key: `${closedKey} - ${msOf('lot.ends_at')}`,
  valueOf: (key) => instantOf(`(${closedKey} - ${key}::bigint)`),
};
const orders: Record<Exclude<LotSearch['sort'], 'ends_soon'>, Order> = {
  newest: { column: 'lot.published_at', descending: true, key: msOf('lot.published_at'), valueOf: instantOf },
  price_low: { column: priceSql, descending: false, key: priceSql, valueOf: same },
  price_high: { column: priceSql, descending: true, key: priceSql, valueOf: same },
  most_bids: { column: 'lot.listed_bids', descending: true, key: 'lot.listed_bids::bigint', valueOf: same },
};

/** The stretches of a listing that a page may still need, in their order. Ties are told apart by the lot's number. */
export function stretchesOf(search: LotSearch, cursor: Cursor | null): Stretch[] {
  const states = search.state?.length ? search.state : openStates;
  if (search.sort !== 'ends_soon') return [{ ...orders[search.sort], states, open: null, after: cursor }];
  const inClosed = cursor !== null && BigInt(cursor.k) > closedKey / 2n;
  const open = states.filter((state) => openStates.includes(state));
  const closed = states.filter((state) => !openStates.includes(state));
  return [
    ...(open.length > 0 && !inClosed ? [{ ...byEnd, states: open, open: true, after: cursor }] : []),
    ...(closed.length > 0 ? [{ ...byEndClosed, states: closed, open: false, after: inClosed ? cursor : null }] : []),
  ];
}
