import type { WindowFacts } from '../facts.js';
import { type Presence, presenceOf } from '../presence.js';

/** Who bids where: a chance is told among the bidders of the lot's own region, since neighbours meet at neighbours' lots. */
export interface Population {
  /** People are told by their number in it. */
  readonly presence: Presence;
  /** By region: how many bid there. */
  readonly regions: ReadonlyMap<string, number>;
  /** By person: the regions that they bid in, at least one. */
  readonly regionsOf: readonly (readonly string[])[];
}

/** Several signals ask for one window's population, and it costs more than they do. */
const known = new WeakMap<WindowFacts, Population>();

export function populationOf(window: WindowFacts): Population {
  const found = known.get(window) ?? countPopulation(window);
  known.set(window, found);
  return found;
}

function countPopulation(window: WindowFacts): Population {
  const presence = presenceOf(window);
  const regions = new Map<string, number>();
  const regionsOf: string[][] = presence.people.map(() => []);
  for (const [place, { region }] of window.lots.entries()) {
    for (let next = presence.from[place] ?? 0; next < (presence.from[place + 1] ?? 0); next += 1) {
      const own = regionsOf[presence.at[next] ?? 0];
      if (own === undefined || own.includes(region)) continue;
      own.push(region);
      regions.set(region, (regions.get(region) ?? 0) + 1);
    }
  }
  return { presence, regions, regionsOf };
}

/** Whether somebody was at any lot of the window. */
export const isPresent = ({ presence }: Population, person: string): boolean => presence.numberOf.has(person);

/** How many of some people bid in each region. */
export function countByRegion(people: Iterable<number>, { regionsOf }: Population): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const person of people) for (const region of regionsOf[person] ?? []) counts.set(region, (counts.get(region) ?? 0) + 1);
  return counts;
}

/** Ids of who was at the lot at a place of the window, the admitted first. */
export function namesAt({ presence: { people, from, at } }: Population, place: number): string[] {
  const names: string[] = [];
  for (let next = from[place] ?? 0; next < (from[place + 1] ?? 0); next += 1) names.push(people[at[next] ?? 0] ?? '');
  return names;
}
