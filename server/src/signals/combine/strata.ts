import type { SubjectKind } from '@ochiq/shared/signals';
import type { LotFacts, WindowFacts } from '../facts.js';

const bidderSteps = [0, 1, 2, 3, 5, 9] as const;
const countSteps = [1, 2, 4, 10, 30, 100, 300] as const;

const stepOf = (steps: readonly number[], count: number): string => {
  let found = steps[0] ?? 0;
  for (const step of steps) if (count >= step) found = step;
  return String(found);
};

/** The stratum of a lot: by how many people bid on it (accepted bids). "b3" is 3 or 4. */
export const lotStratum = (bidders: number): string => `b${stepOf(bidderSteps, bidders)}`;

/** The stratum of whatever is counted: lots of a subject, measures of one signal. "n4" is 4 to 9. */
export const countStratum = (count: number): string => `n${stepOf(countSteps, Math.max(1, count))}`;

/** How many people's bids a lot accepted. */
export function biddersOf(lot: LotFacts): number {
  const seen = new Set<string>();
  for (const { accepted, person } of lot.bids) if (accepted) seen.add(person);
  return seen.size;
}

/** What is known of a subject before anything is measured: its lots by their place in the window, in the order of closing. */
export interface Population {
  /** Bidders in each lot of the window, by the lot's place. */
  readonly bidders: Uint16Array;
  readonly placeOf: ReadonlyMap<number, number>;
  readonly lotsOf: Readonly<Record<Exclude<SubjectKind, 'lot' | 'ring'>, ReadonlyMap<string, readonly number[]>>>;
}

/** Counts the window once: all else that the combination asks about a subject is looked up here. */
export function populationOf({ lots }: WindowFacts): Population {
  const bidders = new Uint16Array(lots.length);
  const placeOf = new Map<number, number>();
  const lotsOf = { bidder: new Map<string, number[]>(), official: new Map<string, number[]>(), office: new Map<string, number[]>() };
  const add = (map: Map<string, number[]>, id: string, place: number) => {
    const list = map.get(id);
    if (list === undefined) map.set(id, [place]);
    else if (list.at(-1) !== place) list.push(place);
  };
  for (const [place, lot] of lots.entries()) {
    placeOf.set(lot.lot, place);
    const seen = new Set<string>();
    for (const { person } of lot.entrants) add(lotsOf.bidder, person, place);
    for (const { accepted, person } of lot.bids) {
      if (!accepted || seen.has(person)) continue;
      seen.add(person);
      add(lotsOf.bidder, person, place);
    }
    bidders[place] = Math.min(seen.size, 65_535);
    add(lotsOf.official, lot.official, place);
    add(lotsOf.office, String(lot.office), place);
  }
  return { bidders, placeOf, lotsOf };
}
