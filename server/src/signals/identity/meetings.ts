import type { SignalCode } from '@ochiq/shared/signals';
import { hypergeometricTail, rarity } from '../chances.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import type { Measure } from '../measure.js';
import { presentAt } from '../presence.js';
import { bidderSubject, lotSubject } from '../read-lot.js';
import { countByRegion, type Population, populationOf } from './population.js';

/** What more people share than these tells nothing about two of them. */
const mostSharers = 200;

/** People who share one account, device or address. */
interface Circle {
  readonly byRegion: ReadonlyMap<string, number>;
}

/** Circles by the number of each of their people, and how many of them have at most so many people in a region. */
interface Circles {
  readonly of: ReadonlyMap<number, readonly Circle[]>;
  /** By region: at index m the number of circles with two to m people there. */
  readonly upTo: ReadonlyMap<string, readonly number[]>;
}

/** Makes circles of what people were seen with; values that one person has alone, or very many, make none. */
function circlesOf(sharing: Iterable<ReadonlySet<number>>, population: Population): Circles {
  const of = new Map<number, Circle[]>();
  const sizes = new Map<string, number[]>();
  for (const people of sharing) {
    if (people.size < 2 || people.size > mostSharers) continue;
    const circle = { byRegion: countByRegion(people, population) };
    for (const person of people) {
      const own = of.get(person);
      if (own) own.push(circle);
      else of.set(person, [circle]);
    }
    for (const [region, size] of circle.byRegion) {
      const counts = sizes.get(region) ?? new Array<number>(mostSharers + 1).fill(0);
      sizes.set(region, counts);
      if (size >= 2) counts[size] = (counts[size] ?? 0) + 1;
    }
  }
  for (const counts of sizes.values())
    for (let size = 1; size < counts.length; size += 1) counts[size] = (counts[size] ?? 0) + (counts[size - 1] ?? 0);
  return { of, upTo: sizes };
}

/** The circle whose people meet in a lot most surprisingly. */
interface Meeting {
  readonly people: readonly string[];
  readonly sharers: number;
  readonly chance: number;
}

function meetingIn(
  { region }: LotFacts,
  present: Int32Array,
  names: readonly string[],
  { of, upTo }: Circles,
  peers: number,
): Meeting | null {
  const met = new Map<Circle, string[]>();
  for (const person of present) {
    for (const circle of of.get(person) ?? []) {
      const here = met.get(circle);
      if (here) here.push(names[person] ?? '');
      else met.set(circle, [names[person] ?? '']);
    }
  }
  let rarest: Meeting | null = null;
  for (const [circle, people] of met) {
    if (people.length < 2) continue;
    const sharers = circle.byRegion.get(region) ?? people.length;
    const circles = upTo.get(region)?.[sharers] ?? 1;
    const chance = Math.min(1, circles * hypergeometricTail(people.length, peers, sharers, present.length));
    if (rarest === null || chance < rarest.chance) rarest = { people, sharers, chance };
  }
  return rarest;
}

/**
 * The measures of `shared_payer` and `shared_device`: v = -log10 p for each lot with at least two people. p = c H, where H is the chance
 * that, of the n people of the lot drawn from the N bidders of its region, at least k are among the m who share a value
 * (hypergeometric), and c counts the values that two to m bidders of the region share: each of them might have met here (Bonferroni). The
 * least p over the values counts. Who shares nothing with anybody there has v = 0.
 * @param sharing the people of each value, by their number
 */
export function* measureMeetings(signal: SignalCode, window: WindowFacts, sharing: Iterable<ReadonlySet<number>>): Generator<Measure> {
  const population = populationOf(window);
  const { presence } = population;
  const circles = circlesOf(sharing, population);
  for (const [place, lot] of window.lots.entries()) {
    const present = presentAt(presence, place);
    if (present.length < 2) continue;
    const peers = population.regions.get(lot.region) ?? present.length;
    const meeting = meetingIn(lot, present, presence.people, circles, peers);
    yield* measureLot(
      signal,
      lot,
      Array.from(present, (person) => presence.people[person] ?? ''),
      meeting,
      peers,
    );
  }
}

function measureLot(signal: SignalCode, lot: LotFacts, present: readonly string[], meeting: Meeting | null, peers: number): Measure[] {
  const common = { signal, lots: [lot.lot], entries: [] };
  const facts = { people: 0, lots: 1, sharers: 0, peers, chanceShare: 1 };
  if (!meeting) {
    return [{ ...common, subjects: [lotSubject(lot), ...present.map(bidderSubject)], value: 0, pValue: 1, facts, bids: [] }];
  }
  const { people, sharers, chance } = meeting;
  const found = {
    ...common,
    subjects: [lotSubject(lot), ...people.map(bidderSubject)],
    value: rarity(chance),
    pValue: chance,
    facts: { ...facts, people: people.length, sharers, chanceShare: chance },
    bids: lot.bids.filter(({ accepted, person }) => accepted && people.includes(person)).map(({ id }) => id),
  };
  const apart = present.filter((person) => !people.includes(person)).map(bidderSubject);
  return apart.length > 0 ? [found, { ...common, subjects: apart, value: 0, pValue: 1, facts, bids: [] }] : [found];
}
