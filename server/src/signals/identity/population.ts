import type { LotFacts, WindowFacts } from '../facts.js';

/** Everybody who was admitted to a lot or bid on it, once each. */
export function peopleOf(lot: LotFacts): ReadonlySet<string> {
  const people = new Set(lot.entrants.map(({ person }) => person));
  for (const { accepted, person } of lot.bids) if (accepted) people.add(person);
  return people;
}

/** Who bids where: a chance is told among the bidders of the lot's own region, since neighbours meet at neighbours' lots. */
export interface Population {
  /** By region: its bidders. */
  readonly regions: ReadonlyMap<string, ReadonlySet<string>>;
  /** By person: the regions that they bid in. */
  readonly regionsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

const put = <Key, Item>(map: Map<Key, Set<Item>>, key: Key, item: Item): void => {
  const items = map.get(key);
  if (items) items.add(item);
  else map.set(key, new Set([item]));
};

export function populationOf({ lots }: WindowFacts): Population {
  const regions = new Map<string, Set<string>>();
  const regionsOf = new Map<string, Set<string>>();
  for (const lot of lots) {
    for (const person of peopleOf(lot)) {
      put(regions, lot.region, person);
      put(regionsOf, person, lot.region);
    }
  }
  return { regions, regionsOf };
}

/** How many of some people bid in each region. */
export function countByRegion(people: Iterable<string>, { regionsOf }: Population): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const person of people) for (const region of regionsOf.get(person) ?? []) counts.set(region, (counts.get(region) ?? 0) + 1);
  return counts;
}
