import type { EditFact, LotFacts } from '../../signals/index.js';
import { lastSecond, taker } from './crooked.js';
import { type Market, opensAt } from './market.js';
import { day, hour, leastNoticeMs, type Offer, toMinor, zoneMs } from './offer.js';
import { see } from './people.js';
import { accomplices, schemeOf, wanted } from './plant-conduct.js';
import { byStrength, type Scheme, type Strength } from './planted.js';

/**
 * Serial default: one bids 1.6, 2.2, 3 times the worth so that all others stop, does not pay, and a friend takes the repeat auction near its
 * lower start, to which 50%, 15%, none of the crowd come. 1, 3, 5 things, two lots each.
 */
export function plantSerialDefault(market: Market, strength: Strength): Scheme {
  const { chance } = market;
  const { official } = chance.pick(market.officials);
  const pair = accomplices(market, official, 2);
  const [spoiler, friend] = pair.map(({ id }) => id);
  const lots: LotFacts[] = [];
  for (let thing = 0; thing < byStrength(strength, 1, 3, 5); thing += 1) {
    const offer = wanted(market, official);
    const high = toMinor(offer.worth * byStrength(strength, 1.6, 2.2, 3));
    const spoil = { ...taker(chance, offer, spoiler ?? '', high * 2n), move: spoiling(spoiler ?? '', high) };
    const first = market.sell(offer, [...market.crowd(offer, official), taker(chance, offer, friend ?? '', offer.startMinor), spoil], {
      defaulted: 'nobody',
    });
    const again = market.repeatOf(first, offer);
    const crowd = market.crowd(again, official, byStrength(strength, 0.5, 0.15, 0));
    const second = market.sell(again, [...crowd, taker(chance, again, friend ?? '', toMinor(offer.worth * 1.7))]);
    lots.push(first, second);
  }
  return schemeOf({ kind: 'serial_default', strength, principal: { kind: 'bidder', id: spoiler ?? '' } }, official, pair, lots);
}

const spoiling = (person: string, amountMinor: bigint): ReturnType<typeof taker>['move'] => {
  return (lot) => (lot.standing.leader === person ? null : { kind: 'direct', amountMinor });
};

/** The office withdraws a lot when honest bids have driven its price to 1.15, 1.4, 1.8 times the start; 1, 2, 4 lots of an official. */
export function plantWithdrawal(market: Market, strength: Strength): Scheme {
  const { official } = market.chance.pick(market.officials);
  const rise = byStrength(strength, 1.15, 1.4, 1.8);
  const sale = () => {
    const usual = wanted(market, official);
    const offer = { ...usual, worth: (Number(usual.startMinor) / 100) * rise * 1.3 };
    const withdrawnAt = offer.originalEndsAt - Math.round(byStrength(strength, 20, 6, 1) * hour * market.chance.between(0.2, 1));
    return market.sell(offer, market.crowd(offer, official, 1.6), { withdrawnAt });
  };
  const driven = (lot: LotFacts) =>
    Number(lot.bids.findLast(({ accepted }) => accepted)?.priceMinor ?? 0n) >= rise * Number(lot.startMinor);
  const lots = Array.from({ length: byStrength(strength, 1, 2, 4) }, () => market.sellUntil(sale, driven));
  return schemeOf({ kind: 'withdrawal', strength, principal: { kind: 'official', id: official.id } }, official, [], lots);
}

/**
 * A quiet offer: published with 12, 2, 0 hours beyond the least notice, at 19, 22, 2 o'clock, with 2, 1, 0 photos and 220, 120, 40 letters,
 * started at 90%, 80%, 65% of the appraisal; the friend is the only bidder (weak: 30% of the crowd come). 2, 3, 5 lots.
 */
export function plantQuietOffer(market: Market, strength: Strength): Scheme {
  const { chance } = market;
  const { official } = chance.pick(market.officials);
  const friends = accomplices(market, official, 1);
  const friend = friends[0]?.id ?? '';
  const lots = Array.from({ length: byStrength(strength, 2, 3, 5) }, () => {
    const usual = wanted(market, official);
    const start = (Number(usual.appraisalMinor) / 100) * byStrength(strength, 0.9, 0.8, 0.65);
    const offer = quiet(market, { ...usual, startMinor: toMinor(start) }, strength);
    const crowd = market.crowd(offer, official, byStrength(strength, 0.3, 0, 0));
    return market.sell(offer, [...crowd, taker(chance, offer, friend, toMinor(offer.worth * 1.2))]);
  });
  return schemeOf({ kind: 'quiet_offer', strength, principal: { kind: 'official', id: official.id } }, official, friends, lots);
}

function quiet({ chance }: Market, offer: Offer, strength: Strength): Offer {
  const local = Math.floor((offer.publishedAt + zoneMs) / day) * day - zoneMs;
  const publishedAt = Math.round(local + (byStrength(strength, 19, 22, 26) + chance.between(-0.5, 1)) * hour);
  const startsAt = Math.ceil((publishedAt + leastNoticeMs + byStrength(strength, 12, 2, 0) * hour) / (hour / 4)) * (hour / 4);
  const lasts = offer.originalEndsAt - offer.startsAt;
  return {
    ...offer,
    publishedAt,
    startsAt,
    originalEndsAt: startsAt + lasts,
    photos: byStrength(strength, 2, 1, 0),
    textLength: Math.round(byStrength(strength, 220, 120, 40) * chance.between(0.8, 1.2)),
    edits: [],
  };
}

/** Edits that only those who are told notice: 1, 2, 3 of them in the last 3 days, 1 day, 3 hours; then a friend takes it with half, a fifth, none of the crowd. 2, 3, 5 lots. */
export function plantLateEdit(market: Market, strength: Strength): Scheme {
  const { chance } = market;
  const { official } = chance.pick(market.officials);
  const friends = accomplices(market, official, 1);
  const lots = Array.from({ length: byStrength(strength, 2, 3, 5) }, () => {
    const usual = wanted(market, official);
    const span = byStrength(strength, 3 * day, day, 3 * hour);
    const edits = Array.from(
      { length: byStrength(strength, 1, 2, 3) },
      (): EditFact => ({
        at: Math.round(usual.originalEndsAt - chance.between(0.05, 1) * span),
        entry: chance.whole(1, 1_000_000_000),
      }),
    ).sort((a, b) => a.at - b.at);
    const offer = { ...usual, edits };
    const crowd = market.crowd(offer, official, byStrength(strength, 0.5, 0.2, 0));
    return market.sell(offer, [...crowd, taker(chance, offer, friends[0]?.id ?? '', toMinor(offer.worth * 1.3))]);
  });
  return schemeOf({ kind: 'late_edit', strength, principal: { kind: 'official', id: official.id } }, official, friends, lots);
}

/** Two who seem to compete are one: an address of their own (weak), also one account (medium), also one device (strong); 2, 3, 5 lots. */
export function plantSharedPair(market: Market, strength: Strength): Scheme {
  const { chance, society } = market;
  const { official } = chance.pick(market.officials);
  const pair = accomplices(market, official, 2);
  const [one, two] = pair.map(({ id }) => id);
  const tag = `pair-${one}`;
  for (const { id } of pair) {
    see(society.traces, id, 'address', `address-${tag}`, opensAt);
    if (strength !== 'weak') market.payers.set(id, `account-${tag}`);
    if (strength === 'strong') see(society.traces, id, 'device', `device-${tag}`, opensAt);
  }
  const lots = Array.from({ length: byStrength(strength, 2, 3, 5) }, () => {
    const offer = wanted(market, official);
    const crowd = market.crowd(offer, official, byStrength(strength, 0.6, 0.5, 0.3));
    const pretender = taker(chance, offer, two ?? '', toMinor((Number(offer.startMinor) / 100) * 1.1));
    return market.sell(offer, [...crowd, pretender, taker(chance, offer, one ?? '', toMinor(offer.worth * 1.5))]);
  });
  return schemeOf({ kind: 'shared_pair', strength, principal: { kind: 'bidder', id: one ?? '' } }, official, pair, lots);
}

/** A bidder close to the selling office: seen in its network (weak), with a device of the official (medium), both (strong); 2, 3, 5 lots. */
export function plantStaffLink(market: Market, strength: Strength): Scheme {
  const { chance, society } = market;
  const { official } = chance.pick(market.officials);
  const friends = accomplices(market, official, 1);
  const friend = friends[0]?.id ?? '';
  if (strength !== 'medium') see(society.traces, friend, 'address', `office-${official.office}`, opensAt, { inOffice: official.office });
  if (strength !== 'weak') {
    see(society.traces, friend, 'device', `phone-${official.id}`, opensAt);
    see(society.traces, official.id, 'device', `phone-${official.id}`, opensAt, { staff: true, office: official.office });
  }
  const lots = Array.from({ length: byStrength(strength, 2, 3, 5) }, () => {
    const offer = wanted(market, official);
    const crowd = market.crowd(offer, official, 0.7);
    const late = lastSecond(offer, friend, chance.whole(20, 400) * 1_000, () => toMinor(offer.worth * 2));
    return market.sell(offer, [...crowd, taker(chance, offer, friend, toMinor(offer.worth * 1.6)), ...(crowd.length === 0 ? [late] : [])]);
  });
  return schemeOf({ kind: 'staff_link', strength, principal: { kind: 'bidder', id: friend } }, official, friends, lots);
}
