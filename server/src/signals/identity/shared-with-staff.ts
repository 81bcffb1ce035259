import { rarity } from '../chances.js';
import type { LotFacts, TraceFact, WindowFacts } from '../facts.js';
import type { Measure, MeasuredSubject, WindowSignal } from '../measure.js';
import { bidderSubject, lotSubject, officeSubject, officialSubject } from '../read-lot.js';
import { type Population, populationOf } from './population.js';

/** What more people share than these tells nothing about one of them. */
const mostSharers = 200;

/** How closely a bidder is linked to an office: how many bidders share the value that they share with its staff. */
interface Link {
  sharers: number;
  readonly staff: Set<string>;
}

/** An office's links by bidder, and how close they are by region. */
interface OfficeLinks {
  readonly byPerson: Map<string, Link>;
  readonly byRegion: Map<string, number[]>;
}

interface Value {
  readonly bidders: Set<string>;
  readonly staff: TraceFact[];
}

function valuesOf(traces: readonly TraceFact[], { regionsOf }: Population): readonly Value[] {
  const values = new Map<string, Value>();
  for (const trace of traces) {
    if (trace.inOffice !== null || (!trace.staff && !regionsOf.has(trace.person))) continue;
    const key = `${trace.kind} ${trace.value}`;
    const value = values.get(key) ?? { bidders: new Set(), staff: [] };
    values.set(key, value);
    if (trace.staff) value.staff.push(trace);
    else value.bidders.add(trace.person);
  }
  return [...values.values()].filter(({ staff }) => staff.length > 0);
}

function linksOf(traces: readonly TraceFact[], population: Population): ReadonlyMap<number, OfficeLinks> {
  const offices = new Map<number, OfficeLinks>();
  for (const { staff, bidders } of valuesOf(traces, population)) {
    for (const { office, person: member } of staff) {
      if (office === null) continue;
      const links = offices.get(office) ?? { byPerson: new Map(), byRegion: new Map() };
      offices.set(office, links);
      if (bidders.size > mostSharers) continue;
      for (const person of bidders) {
        const link = links.byPerson.get(person) ?? { sharers: bidders.size, staff: new Set() };
        if (bidders.size < link.sharers) link.staff.clear();
        if (bidders.size <= link.sharers) link.staff.add(member);
        link.sharers = Math.min(link.sharers, bidders.size);
        links.byPerson.set(person, link);
      }
    }
  }
  for (const { byPerson, byRegion } of offices.values()) {
    const found = new Map<string, number[]>();
    for (const [person, { sharers }] of byPerson)
      for (const region of population.regionsOf.get(person) ?? []) found.set(region, [...(found.get(region) ?? []), sharers]);
    for (const [region, all] of found)
      byRegion.set(
        region,
        all.sort((a, b) => a - b),
      );
  }
  return offices;
}

function measureLot(lot: LotFacts, present: readonly string[], links: OfficeLinks, peers: number): readonly Measure[] {
  const linked = present.filter((person) => links.byPerson.has(person));
  const common = { signal: 'shared_with_staff' as const, lots: [lot.lot], entries: [] };
  const measures = linked.map((person): Measure => {
    const link = links.byPerson.get(person);
    const closest = links.byRegion.get(lot.region) ?? [];
    const asClose = closest.filter((sharers) => sharers <= (link?.sharers ?? 0)).length;
    const chance = Math.min(1, (present.length * asClose) / peers);
    const members = [lot.official, lot.approver ?? lot.official].filter((official) => link?.staff.has(official));
    return {
      ...common,
      subjects: [lotSubject(lot), bidderSubject(person), officeSubject(lot.office), ...[...new Set(members)].map(officialSubject)],
      value: rarity(chance),
      pValue: chance,
      facts: { people: 1, linked: asClose, peers, chanceShare: chance },
      bids: lot.bids.filter((bid) => bid.accepted && bid.person === person).map(({ id }) => id),
    };
  });
  const free: MeasuredSubject[] = present.filter((person) => !links.byPerson.has(person)).map(bidderSubject);
  if (linked.length === 0) free.push(lotSubject(lot), officeSubject(lot.office), officialSubject(lot.official));
  if (free.length === 0) return measures;
  return [
    ...measures,
    { ...common, subjects: free, value: 0, pValue: 1, facts: { people: 0, linked: 0, peers, chanceShare: 1 }, bids: [] },
  ];
}

/**
 * v = -log10 min(1, n u / N) for a person of a lot who shares a device or an address with staff of the selling office: of the N bidders
 * of the region u are linked to that office as closely or closer, that is by a value that as few or fewer bidders share; n people
 * are in the lot (Bonferroni). 0 for everybody else in the lots of offices whose staff was seen. Addresses in an office's
 * own network are left out: see `office_network_bids`. Open Contracting Partnership, Red flags (2024), R043 "Bidder has same contact
 * information as project official"; own formula.
 */
function measureAll(window: WindowFacts): readonly Measure[] {
  const population = populationOf(window);
  const offices = linksOf(window.traces, population);
  return window.lots.flatMap((lot, place) => {
    const links = offices.get(lot.office);
    const present = [...(population.people[place] ?? [])];
    return links && present.length > 0 ? measureLot(lot, present, links, population.regions.get(lot.region) ?? present.length) : [];
  });
}

export const sharedWithStaff: WindowSignal = {
  code: 'shared_with_staff',
  subjects: ['lot', 'bidder', 'official', 'office'],
  formula: 'v = -log10(n u / N): u of the N bidders of the region are linked to the selling office so closely, n people in the lot',
  source: 'own, after Open Contracting Partnership, Red flags (2024), R043',
  needs: ['traces', 'entrants', 'office', 'region'],
  threshold: { value: 2, side: 'above', unit: '-log10 of the chance' },
  measureAll,
};
