import type { TraceFact } from '../../signals/index.js';
import type { Chance } from './chance.js';

/** Somebody who bids. Amounts and addresses of theirs are told by what they do. */
export interface Person {
  readonly id: string;
  readonly region: number;
  /** Their account, or one they share with a spouse or a law firm. */
  payer: string;
  readonly manner: Manner;
  /** A dealer's trade; null for people who buy for themselves. */
  readonly trade: string | null;
  /** Whether they go to sales together with the other dealers of their trade and region. */
  readonly companions: boolean;
}

/** How somebody bids: one maximum and away, step by step, or only at the very end. */
export type Manner = 'proxy' | 'steps' | 'late';

export interface Official {
  readonly id: string;
  readonly office: number;
  readonly region: number;
  /** Some officials are late: they publish at the last moment, and in the evening. */
  readonly late: boolean;
  /** Some are sparing of photos and words. */
  readonly sparing: boolean;
}

export interface Office {
  readonly id: number;
  readonly region: number;
  readonly officials: readonly Official[];
  readonly approver: string;
}

export interface Society {
  readonly offices: readonly Office[];
  readonly locals: readonly (readonly Person[])[];
  /** By region and trade, "3:vehicle". */
  readonly dealers: ReadonlyMap<string, readonly Person[]>;
  readonly traces: TraceFact[];
  /** Who lives with staff of an office, "7 person": they may not bid there, and do not. */
  readonly kin: Set<string>;
  readonly regions: readonly string[];
}

export const simulatedRegions = [
  'UZ-TK',
  'UZ-TO',
  'UZ-AN',
  'UZ-BU',
  'UZ-FA',
  'UZ-JI',
  'UZ-NG',
  'UZ-NW',
  'UZ-QA',
  'UZ-QR',
  'UZ-SA',
  'UZ-SI',
  'UZ-SU',
  'UZ-XO',
] as const;

export const trades = ['vehicle', 'flat', 'house', 'land', 'commercial', 'equipment', 'livestock', 'other'] as const;

const officesInRegion = 3;
const officialsInOffice = 4;
/** Lots that an official writes in a window, about. */
const lotsOfOfficial = 60;
/** People who look for something, for each lot: most of them buy once or never. */
const localsForLot = 1.6;

/** Offices, officials and bidders for about so many lots; a small market has fewer regions, not emptier offices. */
export function makeSociety(chance: Chance, lots: number, opensAt: number): Society {
  const officesWanted = Math.max(3, Math.round(lots / (lotsOfOfficial * officialsInOffice)));
  const regionCount = Math.min(simulatedRegions.length, Math.max(1, Math.round(officesWanted / officesInRegion)));
  const offices = Array.from({ length: officesWanted }, (_, index) => makeOffice(chance, index + 1, index % regionCount));
  const locals: Person[][] = [];
  const dealers = new Map<string, Person[]>();
  const ids = { next: 0 };
  const inRegion = Math.ceil((lots * localsForLot) / regionCount);
  const dealersForTrade = Math.max(1, Math.round(lots / regionCount / 240));
  for (let region = 0; region < regionCount; region += 1) {
    locals.push(Array.from({ length: inRegion }, () => makePerson(chance, ids, region, null, false)));
    for (const trade of trades) {
      const companions = trade !== 'vehicle' && chance.happens(0.04);
      dealers.set(
        `${region}:${trade}`,
        Array.from({ length: dealersForTrade }, () => makePerson(chance, ids, region, trade, companions)),
      );
    }
  }
  const society: Society = { offices, locals, dealers, traces: [], kin: new Set(), regions: simulatedRegions.slice(0, regionCount) };
  seeEverybody(chance, society, opensAt);
  return society;
}

function makeOffice(chance: Chance, id: number, region: number): Office {
  const officials = Array.from(
    { length: officialsInOffice },
    (_, index): Official => ({
      id: `official-${id}-${index + 1}`,
      office: id,
      region,
      late: chance.happens(0.12),
      sparing: chance.happens(0.1),
    }),
  );
  return { id, region, officials, approver: `head-${id}` };
}

function makePerson(chance: Chance, ids: { next: number }, region: number, trade: string | null, companions: boolean): Person {
  ids.next += 1;
  const id = `person-${String(ids.next).padStart(7, '0')}`;
  const manners: readonly Manner[] = trade === null ? ['proxy', 'steps', 'steps', 'late'] : ['proxy', 'steps', 'late'];
  return { id, region, payer: `account-${id}`, manner: chance.pick(manners), trade, companions };
}

/** Who is seen with which address and device, honest coincidences included. */
function seeEverybody(chance: Chance, { offices, locals, dealers, traces, kin }: Society, opensAt: number): void {
  for (const [region, people] of locals.entries()) {
    const office = offices.filter((one) => one.region === region);
    for (let at = 0; at < people.length; ) {
      const rest = people.slice(at);
      // A quarter live in villages behind one address; a tenth are couples with one computer; some share an internet cafe.
      const roll = chance.uniform();
      const size = roll < 0.008 ? chance.whole(20, 80) : roll < 0.07 ? 2 : 1;
      const house = rest.slice(0, size);
      const place = `${region}-${at}`;
      if (size === 2 && chance.happens(0.3)) for (const one of house) one.payer = `account-house-${place}`;
      for (const one of house) {
        see(traces, one.id, 'address', `home-${place}`, opensAt);
        see(traces, one.id, 'device', size === 2 ? `device-house-${place}` : `device-${one.id}`, opensAt);
        if (chance.happens(0.5)) see(traces, one.id, 'address', `carrier-${chance.whole(1, 40)}`, opensAt);
        if (chance.happens(0.02)) see(traces, one.id, 'device', `cafe-${region}-${chance.whole(1, 5)}`, opensAt);
        if (chance.happens(0.01)) one.payer = `account-law-firm-${region}-${chance.whole(1, 8)}`;
        // A public terminal in the hall of an office.
        if (office.length > 0 && chance.happens(0.004)) {
          const where = chance.pick(office).id;
          see(traces, one.id, 'address', `office-${where}`, opensAt, { inOffice: where });
        }
      }
      at += size;
    }
  }
  for (const one of [...dealers.values()].flat()) {
    see(traces, one.id, 'address', `home-${one.id}`, opensAt);
    see(traces, one.id, 'device', `device-${one.id}`, opensAt);
    if (chance.happens(0.6)) see(traces, one.id, 'address', `carrier-${chance.whole(1, 40)}`, opensAt);
  }
  const homes = new Map<string, string[]>();
  const homesIn = locals.map((): string[] => []);
  for (const { person, value } of traces) {
    const region = /^home-(\d+)-/.exec(value)?.[1];
    if (region === undefined) continue;
    const house = homes.get(value) ?? [];
    if (house.length === 0) homesIn[Number(region)]?.push(value);
    homes.set(value, [...house, person]);
  }
  for (const { id: office, region, officials, approver } of offices) {
    for (const staff of [...officials.map(({ id }) => id), approver]) {
      const seen = { staff: true, office, inOffice: office };
      see(traces, staff, 'address', `office-${office}`, opensAt, seen);
      see(traces, staff, 'device', `desk-${staff}`, opensAt, { ...seen, inOffice: null });
      if (chance.happens(0.5)) see(traces, staff, 'address', `carrier-${chance.whole(1, 40)}`, opensAt, { ...seen, inOffice: null });
      // Officials have neighbours, some of whom buy: a house, a village.
      if (chance.happens(0.03)) {
        const home = chance.pick(homesIn[region] ?? [`home-${staff}`]);
        see(traces, staff, 'address', home, opensAt, { ...seen, inOffice: null });
        const house = homes.get(home) ?? [];
        // A village behind one address is no household.
        if (house.length < 5) for (const one of house) kin.add(`${office} ${one}`);
      }
    }
  }
}

/** Adds a trace over the whole window. */
export function see(
  traces: TraceFact[],
  person: string,
  kind: TraceFact['kind'],
  value: string,
  at: number,
  about: Partial<Pick<TraceFact, 'staff' | 'office' | 'inOffice'>> = {},
): void {
  const year = 365 * 86_400_000;
  traces.push({ person, staff: false, office: null, inOffice: null, ...about, kind, value, firstAt: at, lastAt: at + year });
}
