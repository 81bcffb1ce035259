import type { Region } from '@ochiq/shared/lots';
import { caseIndexesOf, demoCases } from './cases.js';
import { type Chance, chanceOf } from './chance.js';
import { goodAt } from './draft.js';
import type { DemoBid } from './history.js';
import type { DemoLot } from './lots.js';
import { biddingCitizens, demoPeople, plotterLogins } from './people.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The four who share out the equipment of one bailiff in Fergana, the shill of another in Bukhara, the friend of a third in Osh. */
export const ringLogins = plotterLogins.slice(0, 4);
export const shillLogin = plotterLogins[4] ?? '';
export const friendLogin = plotterLogins[5] ?? '';
export const ringRegion: Region = 'UZ-FA';
export const shillRegion: Region = 'UZ-BU';
export const friendRegion: Region = 'KG-O';

const ringLots = 14;
const shillLots = 8;
const friendLots = 7;

/** Citizens who are not on the sign-in page. */
const strangers = biddingCitizens.filter((login) => demoPeople.some((person) => person.login === login && !person.listed));

/** Offered is the start price and so many steps of six hundredths of it: a little more than each step must be. */
const offered = (startMinor: bigint, steps: number): bigint => ((startMinor * BigInt(100 + 6 * steps)) / 10_000n) * 100n;

interface Plot {
  readonly region: Region;
  readonly category: 'equipment' | 'other';
  readonly seed: number;
  /** Ms from the moment of seeding. */
  readonly endsOffsetMs: number;
  readonly lengthMs: number;
}

/** A lot of a plot, without its bids. */
function offer({ region, category, seed, endsOffsetMs, lengthMs }: Plot): DemoLot {
  const chance = chanceOf(seed);
  const { sketch, place } = goodAt(seed, region, category);
  const index = chance.pick(caseIndexesOf(region));
  const ofCase = demoCases[index];
  if (!ofCase) throw new Error(`no case ${index}`);
  const startsOffsetMs = endsOffsetMs - lengthMs;
  return {
    ...sketch,
    phase: endsOffsetMs < 0 ? 'ended' : 'live',
    region,
    place,
    case: index,
    office: ofCase.office,
    court: ofCase.court,
    currency: ofCase.currency,
    reserveMinor: null,
    publishedOffsetMs: startsOffsetMs - chance.int(3 * 24, 6 * 24) * hourMs,
    startsOffsetMs,
    endsOffsetMs,
    bids: [],
    withdrawal: null,
  };
}

const direct = ({ startMinor }: DemoLot, citizen: string, steps: number, offsetMs: number): DemoBid => ({
  citizen,
  kind: 'direct',
  amountMinor: offered(startMinor, steps),
  offsetMs,
});

const member = (place: number): string => ringLogins[place % ringLogins.length] ?? '';

/**
 * The ring: all four come to each lot, two cover, and whose turn it is takes it one step above them. Nobody else is there: since
 * they always take what is offered, others have stopped to come.
 */
function ringLot(place: number): DemoLot {
  const chance = chanceOf(61_000 + place);
  const endsOffsetMs = -(2 + place * 2) * dayMs - chance.int(0, 5) * hourMs;
  const lot = offer({ region: ringRegion, category: 'equipment', seed: 62_000 + place, endsOffsetMs, lengthMs: 3 * dayMs });
  const [winner, first, second] = [member(place), member(place + 1), member(place + 2)];
  const bids = [
    direct(lot, first, 0, endsOffsetMs - chance.int(300, 400) * minuteMs),
    direct(lot, second, 1, endsOffsetMs - chance.int(200, 280) * minuteMs),
    direct(lot, winner, 2, endsOffsetMs - chance.int(60, 150) * minuteMs),
  ];
  return { ...lot, bids, admitted: ringLogins };
}

/** The ring's next lot: it is open, they are admitted, and their first covers are in. */
function nextRingLot(): DemoLot {
  const lot = offer({ region: ringRegion, category: 'equipment', seed: 63_000, endsOffsetMs: 9 * hourMs, lengthMs: 3 * dayMs });
  const bids = [direct(lot, member(1), 0, -11 * hourMs), direct(lot, member(2), 1, -7 * hourMs)];
  return { ...lot, bids, admitted: ringLogins };
}

/** The shill: answers every bid of the others within minutes, stops in time, and never takes the lot. */
function shillLot(place: number): DemoLot {
  const chance = chanceOf(64_000 + place);
  const endsOffsetMs = -(3 + place * 3) * dayMs - chance.int(0, 8) * hourMs;
  const lot = offer({ region: shillRegion, category: 'other', seed: 65_000 + place, endsOffsetMs, lengthMs: 4 * dayMs });
  const [one = '', other = ''] = chance.shuffle(strangers);
  const answers = chance.int(4, 6);
  let at = lot.startsOffsetMs + chance.int(1, 4) * hourMs;
  const bids: DemoBid[] = [];
  for (let turn = 0; turn < answers; turn += 1) {
    bids.push(direct(lot, turn % 2 === 0 ? one : other, 2 * turn, at));
    bids.push(direct(lot, shillLogin, 2 * turn + 1, at + chance.int(1, 4) * minuteMs));
    at += chance.int(3, 9) * hourMs;
  }
  bids.push(direct(lot, answers % 2 === 0 ? one : other, 2 * answers, endsOffsetMs - chance.int(60, 200) * minuteMs));
  return { ...lot, bids };
}

/** The friend: takes most of what one bailiff sells, one step above the others or alone. */
function friendLot(place: number): DemoLot {
  const chance = chanceOf(66_000 + place);
  const endsOffsetMs = -(2 + place * 3) * dayMs - chance.int(0, 8) * hourMs;
  const lot = offer({ region: friendRegion, category: 'equipment', seed: 67_000 + place, endsOffsetMs, lengthMs: 2 * dayMs });
  const at = endsOffsetMs - chance.int(30, 90) * minuteMs;
  const lost = place === 2 || place === 5;
  const others = chance.shuffle(strangers).slice(0, lost ? 3 : place === 3 ? 0 : 1 + (place % 2));
  const before = others.map((login, turn) => direct(lot, login, turn, at - (others.length - turn) * hourMs));
  return { ...lot, bids: lost ? before : [...before, direct(lot, friendLogin, others.length, at)] };
}

const times = (length: number, lotOf: (place: number) => DemoLot): DemoLot[] => Array.from({ length }, (_, place) => lotOf(place));

/** What an auditor can find in the demo, the same on every call; everything else in it is as chance has made it. */
export const storyLots = (): DemoLot[] => [
  ...times(ringLots, ringLot),
  nextRingLot(),
  ...times(shillLots, shillLot),
  ...times(friendLots, friendLot),
];

/** A visit that left a trace: people with the same `device` or `place` shared it. */
export interface DemoVisit {
  readonly login: string;
  readonly device: string;
  readonly place: string;
}

/** Whose device and address the demo knows: everybody has their own, but two of the ring, and the friend, who uses the bailiff's. */
export function storyVisits(chance: Chance = chanceOf(68_000)): DemoVisit[] {
  const shared: Readonly<Record<string, string>> = { [member(1)]: member(0), [friendLogin]: `bailiff.${friendRegion.toLowerCase()}` };
  return demoPeople
    .filter(({ role }) => role === 'citizen' || role === 'bailiff' || role === 'senior_bailiff')
    .map(({ login }) => ({
      login,
      device: shared[login] ?? login,
      // A village's one address, a café: now and then honest people share an address, too.
      place: login in shared ? (shared[login] ?? login) : chance.yes(0.2) ? `place ${chance.int(1, 4)}` : login,
    }));
}
