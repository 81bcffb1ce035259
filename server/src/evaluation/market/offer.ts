import type { AuctionLot } from '@ochiq/shared/bidding';
import type { EditFact, LotFacts } from '../../signals/index.js';
import type { Chance } from './chance.js';
import type { Office, Official } from './people.js';
import { eAuksionStart, eAuksionStartIsAppraisal, ebayDays } from './recorded.js';

export const hour = 3_600_000;
export const day = 24 * hour;
export const zoneMs = 5 * hour;
/** Uzbekistan: 15 calendar days (PP-3149 of 2017). */
export const leastNoticeMs = 15 * day;
/** Soum of value are rounded so; a price step too. 1,000 soum in tiyin. */
export const unitMinor = 100_000n;

/** A lot as it is published, before anybody bids. */
export interface Offer
  extends Pick<
    LotFacts,
    | 'office'
    | 'official'
    | 'approver'
    | 'category'
    | 'region'
    | 'startMinor'
    | 'reserveMinor'
    | 'publishedAt'
    | 'startsAt'
    | 'photos'
    | 'textLength'
  > {
  readonly appraisalMinor: bigint;
  readonly originalEndsAt: number;
  readonly edits: readonly EditFact[];
  readonly repeatOf: number | null;
  readonly round: number;
  /** What the thing is worth to the market, in soum: nobody sees it. */
  readonly worth: number;
}

const categories = [
  ['vehicle', 0.56],
  ['flat', 0.1],
  ['house', 0.07],
  ['land', 0.05],
  ['commercial', 0.04],
  ['equipment', 0.08],
  ['livestock', 0.03],
  ['other', 0.07],
] as const;

const startOf = (category: string) =>
  category === 'vehicle'
    ? eAuksionStart.vehicle
    : category === 'equipment' || category === 'livestock' || category === 'other'
      ? eAuksionStart.things
      : eAuksionStart.property;

export const toMinor = (soum: number): bigint => {
  const minor = BigInt(Math.max(1_000, Math.round(soum))) * 100n;
  return ((minor + unitMinor - 1n) / unitMinor) * unitMinor;
};

/** Midnight of the local day of an instant, UTC ms. */
const midnight = (at: number) => Math.floor((at + zoneMs) / day) * day - zoneMs;
/** 0 is Monday. */
const weekday = (at: number) => (Math.floor((at + zoneMs) / day) + 3) % 7;

/** The instant moved to the next working day, at an hour of the working day. */
export function inWorkingTime(chance: Chance, at: number): number {
  let start = midnight(at);
  while (weekday(start) > 4) start += day;
  return Math.round(start + chance.between(9, 17.9) * hour);
}

/** An ordinary lot of an official, published about `at`: how they do it is how their other lots are done. */
export function makeOffer(chance: Chance, office: Office, official: Official, region: string, at: number): Offer {
  const category = categories[chance.weighted(categories.map(([, weight]) => weight))]?.[0] ?? 'other';
  const appraised = 10 ** chance.quantile(startOf(category));
  const appraisalMinor = toMinor(appraised);
  const startMinor = chance.happens(eAuksionStartIsAppraisal) ? appraisalMinor : toMinor(appraised * chance.between(0.5, 0.99));
  const worked = inWorkingTime(chance, at);
  const evening = chance.happens(official.late ? 0.3 : 0.01);
  const publishedAt = evening ? Math.round(midnight(worked) + chance.between(18, official.late ? 22.5 : 21) * hour) : worked;
  const spare = official.late && chance.happens(0.7) ? chance.exponential(0.4) : 0.3 + chance.exponential(4);
  const startsAt = Math.ceil((publishedAt + leastNoticeMs + spare * day) / hour) * hour;
  const days = ebayDays[chance.weighted(ebayDays.map(([, weight]) => weight))]?.[0] ?? 7;
  const originalEndsAt = midnight(startsAt + days * day) + chance.whole(10, 17) * hour;
  const sparing = official.sparing ? chance.happens(0.6) : chance.happens(0.03);
  const photos = sparing ? chance.whole(0, 2) : 2 + chance.poisson(5);
  const textLength = Math.round(sparing ? chance.between(60, 250) : 750 * Math.exp(chance.normal(0, 0.5)));
  return {
    office: office.id,
    official: official.id,
    approver: office.approver,
    category,
    region,
    startMinor,
    reserveMinor: null,
    appraisalMinor,
    publishedAt,
    startsAt,
    originalEndsAt,
    photos,
    textLength,
    edits: makeEdits(chance, publishedAt, startsAt, originalEndsAt),
    repeatOf: null,
    round: 1,
    // An appraiser misses the market by a fifth or so; what comes to auction is worth a little more than its appraisal.
    worth: appraised * Math.exp(chance.normal(0.08, 0.2)),
  };
}

/** One lot in sixteen is corrected: mostly soon, now and then while bidding is on. */
function makeEdits(chance: Chance, publishedAt: number, startsAt: number, endsAt: number): EditFact[] {
  if (!chance.happens(0.06)) return [];
  const late = chance.happens(0.12);
  const at = late ? chance.between(startsAt, endsAt) : publishedAt + chance.between(0, 1) ** 2 * (startsAt - publishedAt);
  return [{ at: Math.round(at), entry: chance.whole(1, 1_000_000_000) }];
}

/** The lot as the rules want it, open for bids. */
export function toAuctionLot({ startMinor, reserveMinor, startsAt, originalEndsAt }: Offer): AuctionLot {
  return {
    state: 'live',
    currency: 'UZS',
    startMinor,
    reserveMinor,
    startsAt,
    endsAt: originalEndsAt,
    originalEndsAt,
    rules: {
      increment: { kind: 'percent', basisPoints: startMinor > 20_000_000_000n ? 100 : 200, roundToMinor: unitMinor },
      softClose: { windowMs: 300_000, capMs: 7_200_000 },
    },
    standing: { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 },
  };
}
