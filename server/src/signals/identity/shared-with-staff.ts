import { rarity } from '../chances.js';
import type { LotFacts, TraceFact, WindowFacts } from '../facts.js';
import { type Measure, type MeasuredSubject, streamed, type WindowSignal } from '../measure.js';
import { bidderSubject, lotSubject, officeSubject, officialSubject } from '../read-lot.js';
import { isPresent, namesAt, type Population, populationOf } from './population.js';

/** What more people share than these tells nothing about one of them. */
const mostSharers = 200;

/** How closely a bidder is linked to an office: by a device or an address, and how many bidders share the value. */
interface Link {
  device: boolean;
  sharers: number;
  readonly staff: Set<string>;
}

/** An office's links by bidder, and how close they are by region, the closest first. */
interface OfficeLinks {
  readonly byPerson: Map<string, Link>;
  readonly byRegion: Map<string, Link[]>;
}

/** A device is closer than any address, since neighbours have one address; of two alike the one that fewer share. Below 0: the first. */
const compare = (a: Pick<Link, 'device' | 'sharers'>, b: Pick<Link, 'device' | 'sharers'>): number =>
  Number(b.device) - Number(a.device) || a.sharers - b.sharers;

interface Value {
  readonly device: boolean;
  readonly bidders: Set<string>;
  readonly staff: TraceFact[];
}

function valuesOf(traces: readonly TraceFact[], population: Population): readonly Value[] {
  const values = new Map<string, Value>();
  for (const trace of traces) {
    if (trace.inOffice !== null || (!trace.staff && !isPresent(population, trace.person))) continue;
    const key = `${trace.kind} ${trace.value}`;
    const value = values.get(key) ?? { device: trace.kind === 'device', bidders: new Set(), staff: [] };
    values.set(key, value);
    if (trace.staff) value.staff.push(trace);
    else value.bidders.add(trace.person);
  }
  return [...values.values()].filter(({ staff }) => staff.length > 0);
}

function linksOf(traces: readonly TraceFact[], population: Population): ReadonlyMap<number, OfficeLinks> {
  const offices = new Map<number, OfficeLinks>();
  for (const { device, staff, bidders } of valuesOf(traces, population)) {
    for (const { office, person: member } of staff) {
      if (office === null) continue;
      const links = offices.get(office) ?? { byPerson: new Map(), byRegion: new Map() };
      offices.set(office, links);
      if (bidders.size > mostSharers) continue;
      const found = { device, sharers: bidders.size };
      for (const person of bidders) {
        const known = links.byPerson.get(person);
        const order = known === undefined ? -1 : compare(found, known);
        if (order < 0) links.byPerson.set(person, { ...found, staff: new Set([member]) });
        else if (order === 0) known?.staff.add(member);
      }
    }
  }
  for (const { byPerson, byRegion } of offices.values()) {
    for (const [person, link] of byPerson) {
      const regions = population.regionsOf[population.presence.numberOf.get(person) ?? -1] ?? [];
      for (const region of regions) {
        const near = byRegion.get(region);
        if (near) near.push(link);
        else byRegion.set(region, [link]);
      }
    }
  }
  return offices;
}

/** Bidders among whom a link is told: of an address the region's, as neighbours have it; of a device all, as it goes anywhere. */
interface Peers {
  readonly region: number;
  readonly all: number;
}

function measureLot(lot: LotFacts, present: readonly string[], links: OfficeLinks, count: Peers): readonly Measure[] {
  const linked = present.filter((person) => links.byPerson.has(person));
  const common = { signal: 'shared_with_staff' as const, lots: [lot.lot], entries: [] };
  const measures = linked.map((person): Measure => {
    const link = links.byPerson.get(person);
    const peers = link?.device ? count.all : count.region;
    const near = links.byRegion.get(lot.region) ?? [];
    const asClose = link === undefined ? 0 : near.filter((other) => compare(other, link) <= 0).length;
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
    { ...common, subjects: free, value: 0, pValue: 1, facts: { people: 0, linked: 0, peers: count.region, chanceShare: 1 }, bids: [] },
  ];
}

/**
 * v = -log10 min(1, n u / N) for a person of a lot who shares a device or an address with staff of the selling office: u of the region's
 * bidders are linked to that office as closely or closer (a device is closer than an address; then by how few bidders share the
 * value), of N bidders of the region for an address, of all N bidders for a device; n people are in the lot (Bonferroni). 0 for everybody else in the lots of offices whose staff was seen. Addresses in an office's
 * own network are left out: see `office_network_bids`. Open Contracting Partnership, Red flags (2024), R043 "Bidder has same contact
 * information as project official"; own formula.
 */
function* eachMeasure(window: WindowFacts): Generator<Measure> {
  const population = populationOf(window);
  const offices = linksOf(window.traces, population);
  for (const [place, lot] of window.lots.entries()) {
    const links = offices.get(lot.office);
    if (!links) continue;
    const present = namesAt(population, place);
    const count = { region: population.regions.get(lot.region) ?? present.length, all: population.regionsOf.length };
    if (present.length > 0) yield* measureLot(lot, present, links, count);
  }
}

export const sharedWithStaff: WindowSignal = streamed({
  code: 'shared_with_staff',
  subjects: ['lot', 'bidder', 'official', 'office'],
  formula: 'v = -log10(n u / N): u of the N bidders are linked to the selling office so closely, n people in the lot',
  source: 'own, after Open Contracting Partnership, Red flags (2024), R043',
  needs: ['traces', 'entrants', 'office', 'region'],
  threshold: { value: 2, side: 'above', unit: '-log10 of the chance' },
  eachMeasure,
});
