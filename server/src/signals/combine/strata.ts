import type { SubjectKind } from '@ochiq/shared/signals';
import type { LotFacts, WindowFacts } from '../facts.js';
import { presenceOf } from '../presence.js';

const bidderSteps = [0, 1, 2, 3, 5, 9] as const;
const countSteps = [1, 2, 4, 10, 30, 100, 300] as const;

/** Names by step, made once: there are millions of measures. */
const namesOf = (letter: string, steps: readonly number[]) => steps.map((step) => `${letter}${step}`);
const bidderNames = namesOf('b', bidderSteps);
const countNames = namesOf('n', countSteps);

/** Every stratum of a measure: each is told to another thread by its number. */
export const strataNames: readonly string[] = [...bidderNames, ...countNames];

/** The index of the last step that a count has reached, 0 before the first. */
const stepOf = (steps: readonly number[], count: number): number => {
  let found = 0;
  while (found + 1 < steps.length && count >= (steps[found + 1] ?? 0)) found += 1;
  return found;
};

/** The stratum of a lot: by how many people bid on it (accepted bids). "b3" is 3 or 4. */
export const lotStratum = (bidders: number): string => bidderNames[stepOf(bidderSteps, bidders)] ?? '';

/** The stratum of whatever is counted: lots of a subject, measures of one signal. "n4" is 4 to 9. */
export const countStratum = (count: number): string => countNames[stepOf(countSteps, count)] ?? '';

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
export function populationOf(window: WindowFacts): Population {
  const presence = presenceOf(window);
  const placeOf = new Map<number, number>();
  const lotsOf = { official: new Map<string, number[]>(), office: new Map<string, number[]>() };
  const byNumber: number[][] = presence.people.map(() => []);
  const add = (map: Map<string, number[]>, id: string, place: number) => {
    const list = map.get(id);
    if (list === undefined) map.set(id, [place]);
    else list.push(place);
  };
  for (const [place, lot] of window.lots.entries()) {
    placeOf.set(lot.lot, place);
    for (let next = presence.from[place] ?? 0; next < (presence.from[place + 1] ?? 0); next += 1)
      byNumber[presence.at[next] ?? 0]?.push(place);
    add(lotsOf.official, lot.official, place);
    add(lotsOf.office, String(lot.office), place);
  }
  const bidder = new Map(presence.people.map((person, number) => [person, byNumber[number] ?? []]));
  return { bidders: presence.bidders, placeOf, lotsOf: { ...lotsOf, bidder } };
}
