import { hypergeometricTail } from '../chances.js';
import type { LotFacts, TraceFact, WindowFacts } from '../facts.js';
import { type Measure, streamed, type WindowSignal } from '../measure.js';
import { bidderSubject, lotSubject, officeSubject, officialSubject } from '../read-lot.js';
import { countByRegion, isPresent, namesAt, type Population, populationOf } from './population.js';

/** Who was seen in an office's network, when, and how many of them bid in each region. */
interface Visitors {
  readonly byPerson: Map<string, TraceFact[]>;
  byRegion: ReadonlyMap<string, number>;
}

function visitorsOf(traces: readonly TraceFact[], population: Population): ReadonlyMap<number, Visitors> {
  const offices = new Map<number, Visitors>();
  for (const trace of traces) {
    if (trace.inOffice === null) continue;
    const visitors = offices.get(trace.inOffice) ?? { byPerson: new Map(), byRegion: new Map() };
    offices.set(trace.inOffice, visitors);
    if (trace.staff || !isPresent(population, trace.person)) continue;
    const visits = visitors.byPerson.get(trace.person);
    if (visits) visits.push(trace);
    else visitors.byPerson.set(trace.person, [trace]);
  }
  const numberOf = (person: string) => population.presence.numberOf.get(person) ?? -1;
  for (const visitors of offices.values()) visitors.byRegion = countByRegion(Array.from(visitors.byPerson.keys(), numberOf), population);
  return offices;
}

function measureLot(lot: LotFacts, present: readonly string[], visitors: Visitors, peers: number): readonly Measure[] {
  const isThere = (person: string): boolean =>
    visitors.byPerson.get(person)?.some(({ firstAt, lastAt }) => firstAt <= lot.endsAt && lastAt >= lot.publishedAt) ?? false;
  const inside = new Set(present.filter(isThere));
  const bids = lot.bids.filter(({ accepted, person }) => accepted && inside.has(person)).map(({ id }) => id);
  const seen = visitors.byRegion.get(lot.region) ?? 0;
  const common = { signal: 'office_network_bids' as const, lots: [lot.lot], entries: [] };
  const outside = present.filter((person) => !inside.has(person)).map(bidderSubject);
  const offer = [lotSubject(lot), officeSubject(lot.office), officialSubject(lot.official)];
  const honest = {
    ...common,
    subjects: bids.length > 0 ? outside : [...offer, ...present.map(bidderSubject)],
    value: 0,
    pValue: 1,
    facts: { bids: 0, people: 0, seen, peers },
    bids: [],
  };
  if (bids.length === 0) return [honest];
  const found = {
    ...common,
    subjects: [...offer, ...[...inside].map(bidderSubject)],
    value: bids.length,
    pValue: hypergeometricTail(inside.size, peers, seen, present.length),
    facts: { bids: bids.length, people: inside.size, seen, peers },
    bids,
  };
  return outside.length > 0 ? [found, honest] : [found];
}

/**
 * b = accepted bids of people who were seen in the selling office's own network between the lot's publication and its end; p is the
 * chance that so many of the lot's n people are among the s of the region's N bidders who were ever seen there
 * (hypergeometric). Measured in the lots of offices in whose network anybody was seen. Open Contracting Partnership, Red flags
 * (2024), R043, in spirit; own formula.
 */
function* eachMeasure(window: WindowFacts): Generator<Measure> {
  const population = populationOf(window);
  const offices = visitorsOf(window.traces, population);
  for (const [place, lot] of window.lots.entries()) {
    const visitors = offices.get(lot.office);
    if (!visitors) continue;
    const present = namesAt(population, place);
    if (present.length > 0) yield* measureLot(lot, present, visitors, population.regions.get(lot.region) ?? present.length);
  }
}

export const officeNetworkBids: WindowSignal = streamed({
  code: 'office_network_bids',
  subjects: ['lot', 'bidder', 'official', 'office'],
  formula: 'b = accepted bids of people seen in the network of the selling office while the lot was open; p hypergeometric',
  source: 'own, after Open Contracting Partnership, Red flags (2024), R043',
  needs: ['traces.inOffice', 'bids', 'office'],
  threshold: { value: 1, side: 'above', unit: 'bids' },
  eachMeasure,
});
