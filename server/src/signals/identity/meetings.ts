import type { SignalCode } from '@ochiq/shared/signals';
import { hypergeometricTail, rarity } from '../chances.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import type { Measure } from '../measure.js';
import { bidderSubject, lotSubject } from '../read-lot.js';
import { countByRegion, type Population, peopleOf, populationOf } from './population.js';

/** What more people share than these tells nothing about two of them. */
const mostSharers = 200;

/** People who share one account, device or address. */
interface Circle {
  readonly people: ReadonlySet<string>;
  readonly byRegion: ReadonlyMap<string, number>;
}

/** Circles by each of their people. */
export type Circles = ReadonlyMap<string, readonly Circle[]>;

/** Makes circles of what people were seen with; values that one person has alone, or very many, make none. */
export function circlesOf(sharing: Iterable<ReadonlySet<string>>, population: Population): Circles {
  const circles = new Map<string, Circle[]>();
  for (const people of sharing) {
    if (people.size < 2 || people.size > mostSharers) continue;
    const circle = { people, byRegion: countByRegion(people, population) };
    for (const person of people) {
      const own = circles.get(person);
      if (own) own.push(circle);
      else circles.set(person, [circle]);
    }
  }
  return circles;
}

/** The circle whose people meet in a lot most surprisingly. */
interface Meeting {
  readonly people: readonly string[];
  readonly sharers: number;
  readonly chance: number;
}

function meetingIn(lot: LotFacts, present: ReadonlySet<string>, circles: Circles, peers: number): Meeting | null {
  const met = new Map<Circle, string[]>();
  for (const person of present) {
    for (const circle of circles.get(person) ?? []) {
      const here = met.get(circle);
      if (here) here.push(person);
      else met.set(circle, [person]);
    }
  }
  let rarest: Meeting | null = null;
  for (const [circle, people] of met) {
    if (people.length < 2) continue;
    const sharers = circle.byRegion.get(lot.region) ?? people.length;
    const chance = Math.min(1, met.size * hypergeometricTail(people.length, peers, sharers, present.size));
    if (rarest === null || chance < rarest.chance) rarest = { people, sharers, chance };
  }
  return rarest;
}

/**
 * The measures of `shared_payer` and `shared_device`: v = -log10 p for each lot with at least two people. p is the chance that, of the
 * n people of the lot drawn from the N bidders of its region, at least k are among the m who share a value (hypergeometric), least
 * over the values that anybody there shares, times their number (Bonferroni). Who shares nothing with anybody there has v = 0.
 */
export function measureMeetings(signal: SignalCode, window: WindowFacts, circles: Circles, population = populationOf(window)): Measure[] {
  const measures: Measure[] = [];
  for (const lot of window.lots) {
    const present = peopleOf(lot);
    if (present.size < 2) continue;
    const peers = population.regions.get(lot.region)?.size ?? present.size;
    const meeting = meetingIn(lot, present, circles, peers);
    const together = new Set(meeting?.people);
    const apart = [...present].filter((person) => !together.has(person)).map(bidderSubject);
    const common = { signal, lots: [lot.lot], entries: [] };
    if (meeting) {
      measures.push({
        ...common,
        subjects: [lotSubject(lot), ...meeting.people.map(bidderSubject)],
        value: rarity(meeting.chance),
        pValue: meeting.chance,
        facts: { people: meeting.people.length, lots: 1, sharers: meeting.sharers, peers, chanceShare: meeting.chance },
        bids: lot.bids.filter(({ accepted, person }) => accepted && together.has(person)).map(({ id }) => id),
      });
    }
    const nobody = meeting ? apart : [lotSubject(lot), ...apart];
    if (nobody.length > 0) {
      const facts = { people: 0, lots: 1, sharers: 0, peers, chanceShare: 1 };
      measures.push({ ...common, subjects: nobody, value: 0, pValue: 1, facts, bids: [] });
    }
  }
  return measures;
}
