import type { LotFacts, WindowFacts } from '../facts.js';
import type { MeasuredSubject as Subject } from '../measure.js';
import type { RingRow, TieRow } from '../scored.js';
import { attendanceOf } from './attendance.js';
import { lotNumbers } from './bidder-ring.js';
import { defaultGroupsOf } from './ring-defaults.js';
import { ringsOf } from './rings.js';
import { tiesOf } from './ties.js';

const bidder = (id: string): Subject => ({ kind: 'bidder', id });
const official = (id: string): Subject => ({ kind: 'official', id });

/** An account or a device of more people than this is an agent's or a public place's, and joins nobody. */
const mostSharers = 8;

/** Who is joined to whom, and in which rings. */
export interface Network {
  readonly ties: readonly TieRow[];
  readonly rings: readonly RingRow[];
}

/**
 * The network of a window, for the pages: who met whom beyond chance, paid from one account, used one device, bought from whom; and
 * the rings among them. A tie weighs as many lots as it rests on. Costs as much as the rings and a walk over entrants and traces.
 */
export function networkOf(window: WindowFacts): Network {
  return {
    ties: [...meetings(window), ...payers(window.lots), ...devices(window), ...purchases(window.lots)],
    rings: byId([...ringsOf(window), ...defaultGroupsOf(window)]),
  };
}

/** Two groups may have the same smallest member: they are shown as one. */
function byId(groups: readonly RingRow[]): RingRow[] {
  const members = new Map<string, Set<string>>();
  for (const group of groups) {
    const known = members.get(group.id) ?? new Set();
    for (const person of group.members) known.add(person);
    members.set(group.id, known);
  }
  return [...members].map(([id, people]) => ({ id, members: [...people].sort() }));
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function meetings(window: WindowFacts): TieRow[] {
  const { people } = attendanceOf(window);
  return tiesOf(window).ties.map(({ a, b, lots }) => ({
    a: bidder(people[a] ?? ''),
    b: bidder(people[b] ?? ''),
    tie: 'same_lots',
    weight: lots.length,
    lots: lotNumbers(window, lots).sort((one, other) => one - other),
  }));
}

/** Accounts that paid for several people: nearly all paid for one, and nothing is kept of those. */
function sharedAccounts(lots: readonly LotFacts[]): ReadonlySet<string> {
  const payees = new Map<string, string>();
  const shared = new Set<string>();
  for (const { entrants } of lots) {
    for (const { person, payers: accounts } of entrants) {
      for (const account of accounts) {
        const before = payees.get(account);
        if (before === undefined) payees.set(account, person);
        else if (before !== person) shared.add(account);
      }
    }
  }
  return shared;
}

function payers(lots: readonly LotFacts[]): TieRow[] {
  const shared = sharedAccounts(lots);
  const byAccount = new Map<string, Map<string, Set<number>>>();
  for (const { lot, entrants } of lots) {
    for (const { person, payers: accounts } of entrants) {
      for (const account of accounts) {
        if (!shared.has(account)) continue;
        const users = byAccount.get(account) ?? new Map<string, Set<number>>();
        users.set(person, (users.get(person) ?? new Set()).add(lot));
        byAccount.set(account, users);
      }
    }
  }
  const joined = [...byAccount.values()].flatMap((users) => {
    return pairsOf([...users.keys()]).map(([a, b]) => ({ a, b, lots: [...(users.get(a) ?? []), ...(users.get(b) ?? [])] }));
  });
  return merged(joined, 'payer');
}

function devices({ traces }: WindowFacts): TieRow[] {
  const users = new Map<string, Set<string>>();
  for (const { kind, staff, value, person } of traces) {
    if (kind === 'device' && !staff) users.set(value, (users.get(value) ?? new Set()).add(person));
  }
  const joined = [...users.values()].flatMap((people) => pairsOf([...people]).map(([a, b]) => ({ a, b, lots: [] })));
  return merged(joined, 'device');
}

/** All pairs of a few people; none of one alone or of a crowd. */
function pairsOf(people: readonly string[]): [string, string][] {
  if (people.length > mostSharers) return [];
  const sorted = [...people].sort();
  return sorted.flatMap((a, index) => sorted.slice(index + 1).map((b): [string, string] => [a, b]));
}

/** Two people who share two accounts are joined once. */
function merged(joined: readonly { a: string; b: string; lots: readonly number[] }[], tie: TieRow['tie']): TieRow[] {
  const byPair = new Map<string, { a: string; b: string; lots: Set<number> }>();
  for (const { a, b, lots } of joined) {
    const pair = byPair.get(`${a} ${b}`) ?? { a, b, lots: new Set<number>() };
    for (const lot of lots) pair.lots.add(lot);
    byPair.set(`${a} ${b}`, pair);
  }
  return [...byPair.values()].map(({ a, b, lots }) => ({
    a: bidder(a),
    b: bidder(b),
    tie,
    weight: Math.max(1, lots.size),
    lots: [...lots].sort((one, other) => one - other),
  }));
}

function purchases(lots: readonly LotFacts[]): TieRow[] {
  const bought = new Map<string, Map<string, number[]>>();
  for (const { lot, official: seller, winner } of lots) {
    if (winner === null) continue;
    const buyers = bought.get(seller) ?? new Map<string, number[]>();
    push(buyers, winner, lot);
    bought.set(seller, buyers);
  }
  return [...bought].flatMap(([seller, buyers]) => {
    return [...buyers].map(([winner, sold]): TieRow => {
      return { a: official(seller), b: bidder(winner), tie: 'sold_to', weight: sold.length, lots: sold.sort((a, b) => a - b) };
    });
  });
}
