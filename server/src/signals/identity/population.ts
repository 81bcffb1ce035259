import type { LotFacts, WindowFacts } from '../facts.js';

/** Everybody who was admitted to a lot or bid on it, once each. */
export function peopleOf(lot: LotFacts): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { person } of lot.entrants) people.add(person);
  for (const { accepted, person } of lot.bids) if (accepted) people.add(person);
  return people;
}

/** Who bids where: a chance is told among the bidders of the lot's own region, since neighbours meet at neighbours' lots. */
export interface Population {
  /** By lot, in the order of the window. */
  readonly people: readonly ReadonlySet<string>[];
  /** By region: how many bid there. */
  readonly regions: ReadonlyMap<string, number>;
  /** By person: the regions that they bid in. */
  readonly regionsOf: ReadonlyMap<string, readonly string[]>;
}

/** Several signals ask for one window's population, and it costs more than they do. */
const known = new WeakMap<WindowFacts, Population>();

export function populationOf(window: WindowFacts): Population {
  const found = known.get(window) ?? countPopulation(window);
  known.set(window, found);
  return found;
}

function countPopulation({ lots }: WindowFacts): Population {
  const people = lots.map(peopleOf);
  const regions = new Map<string, number>();
  const regionsOf = new Map<string, string[]>();
  for (const [place, { region }] of lots.entries()) {
    for (const person of people[place] ?? []) {
      const own = regionsOf.get(person) ?? [];
      if (own.includes(region)) continue;
      own.push(region);
      regionsOf.set(person, own);
      regions.set(region, (regions.get(region) ?? 0) + 1);
    }
  }
  return { people, regions, regionsOf };
}

/** How many of some people bid in each region. */
export function countByRegion(people: Iterable<string>, { regionsOf }: Population): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const person of people) for (const region of regionsOf.get(person) ?? []) counts.set(region, (counts.get(region) ?? 0) + 1);
  return counts;
}
