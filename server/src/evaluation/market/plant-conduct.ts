import type { LotFacts } from '../../signals/index.js';
import { honestBidder, onlooker } from './bidder.js';
import { cover, informed, lastSecond, shill, taker } from './crooked.js';
import type { Market } from './market.js';
import { type Offer, toMinor } from './offer.js';
import type { Official, Person } from './people.js';
import { byStrength, type Scheme, type Strength } from './planted.js';

/** People of an official's region who are honest elsewhere. */
export function accomplices(market: Market, official: Official, count: number): Person[] {
  return market.chance.some(market.society.locals[official.region] ?? [], count);
}

/** An offer whose start most find worth it, so that there is something to cheat for. */
export function wanted(market: Market, official: Official, at?: number): Offer {
  const offer = market.offerOf(official, at);
  return { ...offer, worth: Math.max(offer.worth, (Number(offer.startMinor) / 100) * market.chance.between(1.1, 1.4)) };
}

/** Who, where, and the lots that came of it. */
export function schemeOf(
  head: Pick<Scheme, 'kind' | 'strength' | 'principal'>,
  official: Official,
  people: readonly Person[],
  lots: readonly LotFacts[],
): Scheme {
  return { ...head, official: official.id, office: official.office, people: people.map(({ id }) => id), lots: lots.map(({ lot }) => lot) };
}

/**
 * Shill bidding: one person drives prices for one official's lots to 75%, 90%, 100% of the worth, in 3, 6, 10 lots, answering 50%, 75%, 95%
 * of the others' bids.
 */
export function plantShill(market: Market, strength: Strength): Scheme {
  const { official } = market.chance.pick(market.officials);
  const [one] = accomplices(market, official, 1);
  if (one === undefined) throw new Error('nobody lives here');
  const lots = Array.from({ length: byStrength(strength, 3, 6, 10) }, () => {
    const usual = wanted(market, official);
    // What is started low draws many, and leaves room to drive.
    const offer = { ...usual, worth: (Number(usual.startMinor) / 100) * market.chance.between(1.4, 1.9) };
    const crowd = market.crowd(offer, official, 1.2);
    const shilling = {
      person: one.id,
      targetMinor: toMinor(offer.worth * byStrength(strength, 0.75, 0.9, 1)),
      answers: byStrength(strength, 0.5, 0.75, 0.95),
      until: byStrength(strength, 0.7, 0.85, 0.92),
    };
    return market.sell(offer, [...crowd, shill(market.chance, offer, shilling)]);
  });
  return schemeOf({ kind: 'shill', strength, principal: { kind: 'bidder', id: one.id } }, official, [one], lots);
}

/**
 * A ring of four: one wins, two or three others bid the least once or twice (strong: once) and yield; of the honest crowd 50%, 12%, none come. 5, 10, 18 lots.
 * `rotation`: they take turns. Else the same one wins nearly always.
 */
export function plantRing(market: Market, strength: Strength, rotates: boolean): Scheme {
  const { chance } = market;
  const { official } = chance.pick(market.officials);
  const ring = accomplices(market, official, 4);
  const count = byStrength(strength, 5, 10, 18);
  // In the order in which they end: turns are taken in time.
  const offers = Array.from({ length: count }, () => wanted(market, official)).sort((a, b) => a.originalEndsAt - b.originalEndsAt);
  const lots = offers.map((offer, turn) => {
    const winner = ring[rotates ? turn % ring.length : chance.happens(0.9) ? 0 : chance.whole(1, 3)] ?? ring[0];
    const others = chance.some(
      ring.filter((one) => one !== winner),
      byStrength(strength, 2, chance.whole(2, 3), 3),
    );
    const crowd = market.crowd(offer, official, byStrength(strength, 0.5, 0.12, 0));
    const covers = others.map(({ id }) =>
      cover(chance, offer, id, byStrength(strength, chance.whole(1, 2), chance.happens(0.2) ? 2 : 1, 1)),
    );
    return market.sell(offer, [...crowd, ...covers, taker(chance, offer, winner?.id ?? '', toMinor(offer.worth * 1.25))]);
  });
  const [id = ''] = ring.map((one) => one.id).sort();
  return schemeOf({ kind: rotates ? 'rotation' : 'cover_ring', strength, principal: { kind: 'ring', id } }, official, ring, lots);
}

/** One bidder wins 4, 8, 14 lots of one official, of whom it hears what things are worth; 80%, 60%, 40% of the crowd come. */
export function plantAffinity(market: Market, strength: Strength): Scheme {
  const { official } = market.chance.pick(market.officials);
  const friend = accomplices(market, official, 1);
  const [one] = friend;
  const lots = Array.from({ length: byStrength(strength, 4, 8, 14) }, () => {
    const offer = wanted(market, official);
    const crowd = market.crowd(offer, official, byStrength(strength, 0.8, 0.6, 0.4));
    return market.sell(offer, [...crowd, taker(market.chance, offer, one?.id ?? '', toMinor(offer.worth * 2.2))]);
  });
  return schemeOf({ kind: 'affinity', strength, principal: { kind: 'official', id: official.id } }, official, friend, lots);
}

/** A leak of secret maxima: in 3, 6, 10 lots of an official one bidder beats the leader's maximum by one step in the last minutes. */
export function plantLeak(market: Market, strength: Strength): Scheme {
  const { chance } = market;
  const { official } = chance.pick(market.officials);
  const [one, rival] = accomplices(market, official, 2);
  if (one === undefined || rival === undefined) throw new Error('nobody lives here');
  const lots = Array.from({ length: byStrength(strength, 3, 6, 10) }, () => {
    const offer = wanted(market, official);
    const crowd = market.crowd(offer, official);
    const worthMinor = toMinor(offer.worth * chance.between(1.1, 1.5));
    const proxy = honestBidder(chance, {
      person: rival.id,
      manner: 'late',
      worthMinor,
      startsAt: offer.startsAt,
      endsAt: offer.originalEndsAt,
    });
    // Once in a while it is the same rival who is robbed.
    const others = chance.happens(byStrength(strength, 0.3, 0.6, 0.9)) ? [...crowd, proxy] : crowd;
    return market.sell(offer, [...others, informed(chance, offer, one.id, toMinor(offer.worth * 2))]);
  });
  return schemeOf({ kind: 'bid_leak', strength, principal: { kind: 'bidder', id: one.id } }, official, [one], lots);
}

/** Others are admitted but told to hold off: one lone bid 60, 8, 2 seconds before the end, in 2, 3, 5 lots. */
export function plantLastSecond(market: Market, strength: Strength): Scheme {
  const { chance } = market;
  const { official } = chance.pick(market.officials);
  const [one, ...held] = accomplices(market, official, 4);
  const lots = Array.from({ length: byStrength(strength, 2, 3, 5) }, () => {
    const offer = wanted(market, official);
    const before = Math.round(byStrength(strength, 60, 8, 2) * chance.between(500, 1_500));
    const bid = lastSecond(offer, one?.id ?? '', before, () => toMinor(offer.worth * 1.2));
    const early = market.crowd(offer, official, byStrength(strength, 0.3, 0, 0));
    return market.sell(offer, [...early, ...held.map(({ id }) => onlooker(id)), bid]);
  });
  const people = one ? [one, ...held] : held;
  return schemeOf({ kind: 'last_second', strength, principal: { kind: 'bidder', id: one?.id ?? '' } }, official, people, lots);
}
