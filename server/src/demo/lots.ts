import type { Category, Region } from '@ochiq/shared/lots';
import { caseIndexesOf, demoCases, owingCase } from './cases.js';
import { type Chance, chanceOf } from './chance.js';
import { type Draft, drafts } from './draft.js';
import type { Four } from './four.js';
import { type DemoBid, historyOf } from './history.js';
import { biddingCitizens, demoPeople, owingCitizen } from './people.js';
import { closingMinutes, endedCount, liveCount, type Phase, type Schedule, scheduleOf, withdrawnCount } from './schedule.js';
import type { DemoCurrency } from './sketch.js';
import { storyLots } from './story.js';
import { withdrawalGrounds } from './withdrawal.js';

/** A demo lot. Amounts are minor units; offsets are ms from the moment of seeding, negative is past. */
export interface DemoLot extends Schedule {
  readonly phase: Phase;
  readonly category: Category;
  readonly region: Region;
  readonly place: string;
  readonly title: Four;
  readonly description: Four;
  readonly currency: DemoCurrency;
  readonly startMinor: bigint;
  readonly appraisalMinor: bigint;
  readonly reserveMinor: bigint | null;
  /** Indexes into `demoCases`, `demoOffices` and `demoCourts`; office and court are those of the case. */
  readonly case: number;
  readonly office: number;
  readonly court: number;
  /** Keys of `drawPictures`, the first is the thumbnail. */
  readonly pictures: readonly string[];
  readonly bids: readonly DemoBid[];
  /** Who was admitted without a bid, besides those who bid. */
  readonly admitted?: readonly string[];
  /** Set for the phase 'withdrawn' only; lies between publication and now. */
  readonly withdrawal: { readonly offsetMs: number; readonly ground: string } | null;
}

/** Lots that close within minutes, in this order; the seized Cobalt in Tashkent is the one the tour leads to. */
const closingWishes: readonly ((draft: Draft) => boolean)[] = [
  ({ region, sketch }) => region === 'KG-GO' && sketch.category === 'jewellery',
  ({ region, kind }) => region === 'UZ-TK' && kind === 'cobalt',
  ({ region, sketch }) => region === 'KG-GB' && sketch.category === 'vehicle',
  ({ region, kind }) => region === 'UZ-TK' && (kind === 'gentra' || kind === 'lacetti'),
  ({ region, sketch }) => region === 'KG-Y' && sketch.category === 'livestock',
  ({ region, sketch }) => region === 'UZ-SA' && sketch.category === 'equipment',
  ({ region, kind }) => region === 'UZ-TK' && kind === 'nexia-3',
  ({ region, kind }) => region === 'UZ-TK' && kind === 'flat',
];

interface Cast {
  readonly draft: Draft;
  readonly phase: Phase;
  readonly place: number;
  readonly owing: boolean;
}

/** Gives every draft its part. The owing citizen's lot is the car of Tashkent that is in the middle of the live ones. */
function castLots(chance: Chance): Cast[] {
  const left = chance.shuffle(drafts);
  const take = (wish: (draft: Draft) => boolean): Draft => {
    const [found] = left.splice(left.findIndex(wish), 1);
    if (!found) throw new Error('no draft left for a part');
    return found;
  };
  const owing = take(({ region, kind }) => region === 'UZ-TK' && kind === 'spark');
  const cast: Cast[] = closingWishes
    .slice(0, closingMinutes.length)
    .map((wish, place) => ({ draft: take(wish), phase: 'closing', place, owing: false }));
  const parts: readonly (readonly [Phase, number])[] = [
    ['live', liveCount],
    ['ended', endedCount],
    ['withdrawn', withdrawnCount],
    ['open', Math.floor((left.length - liveCount - endedCount - withdrawnCount) / 2)],
    ['upcoming', left.length],
  ];
  for (const [phase, length] of parts) {
    for (let place = 0; place < length && left.length > 0; place += 1) {
      const owes = phase === 'live' && place === Math.floor(liveCount / 2);
      cast.push({ draft: owes ? owing : take(() => true), phase, place, owing: owes });
    }
  }
  return cast;
}

/** Listed citizens keep off the lots that close within minutes, so that whoever tries the demo begins there at the beginning. */
function citizensFor(chance: Chance, phase: Phase, owing: boolean): string[] {
  const listed = (login: string) => demoPeople.some((person) => person.listed && person.login === login);
  const strangers = biddingCitizens.filter((login) => !listed(login));
  const known = biddingCitizens.filter((login) => listed(login) && !(owing && login === owingCitizen));
  return [...chance.shuffle(strangers).slice(0, chance.int(2, 6)), ...(phase === 'closing' ? [] : known.filter(() => chance.yes(0.12)))];
}

function bidsOf(
  chance: Chance,
  { phase, owing }: Cast,
  lot: Pick<DemoLot, 'startMinor' | 'reserveMinor' | 'currency'> & Schedule,
): DemoBid[] {
  if (phase === 'upcoming' || phase === 'withdrawn') return [];
  const none = { closing: 0, live: 0.2, open: 0.5, ended: 0.25 }[phase];
  if (chance.yes(none)) return [];
  const length =
    phase === 'open'
      ? chance.int(1, 6)
      : phase === 'closing'
        ? chance.int(4, 14)
        : chance.yes(0.15)
          ? chance.int(16, 34)
          : chance.int(1, 14);
  return historyOf(chance, { ...lot, length, citizens: citizensFor(chance, phase, owing) });
}

/** A secret reserve for every fourth lot: between start price and appraisal, or a little above when they are the same. */
function reserveOf(chance: Chance, startMinor: bigint, appraisalMinor: bigint): bigint | null {
  if (!chance.yes(0.25)) return null;
  const room = appraisalMinor > startMinor ? appraisalMinor - startMinor : startMinor / 6n;
  const reserve = startMinor + (room * BigInt(chance.int(30, 90))) / 100n;
  return reserve - (reserve % 100n);
}

function lotOf(cast: Cast, index: number): DemoLot {
  const chance = chanceOf(20_000 + index);
  const { draft, phase } = cast;
  const caseIndex = cast.owing ? owingCase : chance.pick(caseIndexesOf(draft.region));
  const ofCase = demoCases[caseIndex];
  if (!ofCase) throw new Error(`no case ${caseIndex}`);
  const schedule = scheduleOf(chance, phase, cast.place);
  const reserveMinor = reserveOf(chance, draft.sketch.startMinor, draft.sketch.appraisalMinor);
  const lot = { ...draft.sketch, ...schedule, currency: ofCase.currency, reserveMinor: phase === 'closing' ? null : reserveMinor };
  return {
    ...lot,
    phase,
    region: draft.region,
    place: draft.place,
    case: caseIndex,
    office: ofCase.office,
    court: ofCase.court,
    bids: bidsOf(chance, cast, lot),
    withdrawal:
      phase === 'withdrawn'
        ? { offsetMs: -chance.int(1, 28) * 3_600_000, ground: withdrawalGrounds[cast.place % withdrawalGrounds.length] ?? '' }
        : null,
  };
}

/** All demo lots, the same on every call: 143 from the sample of real ones, the others invented, the auditor's last. */
export function demoLots(): DemoLot[] {
  return [...castLots(chanceOf(2_026)).map(lotOf), ...storyLots()];
}
