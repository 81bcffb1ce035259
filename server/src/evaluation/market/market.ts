import { type AuctionLot, close } from '@ochiq/shared/bidding';
import type { EntrantFact, LotFacts, WindowFacts } from '../../signals/index.js';
import { type Agent, play } from './auction.js';
import { honestBidder, onlooker } from './bidder.js';
import { Chance } from './chance.js';
import { day, inWorkingTime, makeOffer, type Offer, toAuctionLot, toMinor } from './offer.js';
import { makeSociety, type Office, type Official, type Person, type Society } from './people.js';
import { eAuksionCancelled, ebayBidders } from './recorded.js';

/** 1 January 2026, 00:00 UTC. */
export const opensAt = 1_767_225_600_000;
const yearMs = 365 * day;

/** How a sale goes on after its end, where it does not go as usual. */
export interface Ending {
  readonly withdrawnAt?: number;
  /** The winner does not pay: the runner-up takes it, or nobody. */
  readonly defaulted?: 'runner_up' | 'nobody';
}

export interface MarketOptions {
  readonly seed: number;
  /** Clean lots, repeat auctions included. */
  readonly lots: number;
  /** How much more people come than usual; 1 by default. */
  readonly crowd?: number;
}

/** A market that grows lot by lot; frauds are planted into it with the same means as honest lots are made. */
export class Market {
  readonly chance: Chance;
  readonly society: Society;
  readonly lots: LotFacts[] = [];
  readonly officials: readonly { office: Office; official: Official }[];
  #nextLot = 0;
  #nextBid = 0;

  constructor({ seed, lots }: MarketOptions) {
    this.chance = new Chance(seed);
    this.society = makeSociety(this.chance, lots, opensAt);
    this.officials = this.society.offices.flatMap((office) => office.officials.map((official) => ({ office, official })));
  }

  /** An instant of the year. */
  someTime(): number {
    return Math.round(opensAt + this.chance.uniform() * yearMs);
  }

  offerOf(official: Official, at = this.someTime()): Offer {
    const office = this.society.offices.find(({ id }) => id === official.office);
    if (office === undefined) throw new Error(`no office ${official.office}`);
    return makeOffer(this.chance, office, official, this.society.regions[official.region] ?? '', at);
  }

  /** The same thing put up again, a month later, a tenth cheaper. */
  repeatOf(lot: LotFacts, offer: Offer): Offer {
    const publishedAt = inWorkingTime(this.chance, lot.closedAt + this.chance.between(3, 20) * day);
    const shift = publishedAt - offer.publishedAt;
    const startMinor = toMinor((Number(offer.startMinor) / 100) * 0.85);
    const moved = { publishedAt, startsAt: offer.startsAt + shift, originalEndsAt: offer.originalEndsAt + shift };
    return { ...offer, ...moved, startMinor, edits: [], repeatOf: lot.lot, round: lot.round + 1 };
  }

  /**
   * Honest people whom a lot draws: as many as eBay's auctions had, thinned, for a town has more of them than a village. Dealers come
   * to the lots of their trade.
   * @param share of the usual crowd that comes
   */
  crowd(offer: Offer, official: Official, share = 1): Agent[] {
    const { chance, society } = this;
    // The capital and its region come first in the list.
    const pull = (official.region < 2 ? 0.85 : 0.6) * share * (offer.round > 1 ? 0.9 : 1);
    const interested = chance.weighted(ebayBidders) + 1;
    const people = new Set<Person>();
    const locals = society.locals[official.region] ?? [];
    for (let one = 0; one < interested; one += 1) {
      if (!chance.happens(pull) || locals.length === 0) continue;
      // Some look around much more than others: the square of a uniform prefers the first of the list.
      people.add(locals[Math.floor(chance.uniform() ** 2 * locals.length)] ?? chance.pick(locals));
    }
    for (const dealer of society.dealers.get(`${official.region}:${offer.category}`) ?? [])
      if (chance.happens(0.3 * share)) people.add(dealer);
    return [...people].flatMap((person) => (society.kin.has(`${offer.office} ${person.id}`) ? [] : this.agentOf(offer, person)));
  }

  /** An honest bidder for this lot, with a worth of their own; whoever finds the start too high looks on. */
  agentOf(offer: Offer, { id: person, manner, trade }: Person): Agent {
    const { chance } = this;
    const worth = offer.worth * Math.exp(chance.normal(trade === null ? 0.1 : 0.02, trade === null ? 0.3 : 0.15));
    const worthMinor = toMinor(worth);
    if (worthMinor < offer.startMinor || chance.happens(0.06)) return onlooker(person);
    return honestBidder(chance, { person, manner, worthMinor, startsAt: offer.startsAt, endsAt: offer.originalEndsAt });
  }

  /** Plays an offer to its end and adds it. Of two agents of one person the later one acts. */
  sell(offer: Offer, coming: readonly Agent[], ending: Ending = {}): LotFacts {
    const agents = [...new Map(coming.map((agent) => [agent.person, agent])).values()];
    const { lot, bids } = play(toAuctionLot(offer), agents, () => ++this.#nextBid, ending.withdrawnAt);
    this.#nextLot += 1;
    const end = endOf(lot, ending);
    const { worth: _, ...published } = offer;
    const facts: LotFacts = {
      ...published,
      lot: this.#nextLot,
      currency: 'UZS',
      endsAt: lot.endsAt,
      leastNoticeMs: 15 * day,
      zoneMs: 5 * 3_600_000,
      entrants: this.#entrants(agents),
      bids,
      ...end,
    };
    this.lots.push(facts);
    return facts;
  }

  /** Sells until a sale is as wanted, at most thirty times; the others never were. */
  sellUntil(sale: () => LotFacts, wanted: (lot: LotFacts) => boolean): LotFacts {
    for (let tries = 1; ; tries += 1) {
      const lot = sale();
      if (tries === 30 || wanted(lot)) return lot;
      this.lots.pop();
    }
  }

  #entrants(agents: readonly Agent[]): EntrantFact[] {
    const numbers = new Set<number>();
    return agents.map(({ person }) => {
      let bidder = this.chance.whole(100, 9_999);
      while (numbers.has(bidder)) bidder += 1;
      numbers.add(bidder);
      return { person, bidder, payers: [this.payers.get(person) ?? `account-${person}`] };
    });
  }

  /** Accounts that deposits come from, by person; a plant may change one. */
  readonly payers = new Map<string, string>();

  rememberPayers(): void {
    for (const one of [...this.society.locals.flat(), ...[...this.society.dealers.values()].flat()]) this.payers.set(one.id, one.payer);
  }

  facts(): WindowFacts {
    return { lots: [...this.lots].sort((a, b) => a.closedAt - b.closedAt || a.lot - b.lot), traces: this.society.traces };
  }
}

function endOf(lot: AuctionLot, { withdrawnAt, defaulted }: Ending) {
  if (withdrawnAt !== undefined && withdrawnAt < lot.endsAt) {
    return { outcome: 'withdrawn', priceMinor: null, winner: null, defaulters: [], closedAt: withdrawnAt } as const;
  }
  const { result, winner, runnerUp, priceMinor } = close(lot);
  const closedAt = lot.endsAt;
  if (result === 'unsold' || winner === null)
    return { outcome: 'unsold', priceMinor: null, winner: null, defaulters: [], closedAt } as const;
  if (defaulted === undefined) return { outcome: 'sold', priceMinor, winner, defaulters: [], closedAt } as const;
  const second = lot.standing.runnerUp;
  if (defaulted === 'runner_up' && runnerUp !== null && second !== null) {
    return { outcome: 'sold', priceMinor: second.amountMinor, winner: runnerUp, defaulters: [winner], closedAt } as const;
  }
  return { outcome: 'unsold', priceMinor: null, winner: null, defaulters: [winner], closedAt } as const;
}

/** Adds honest lots until there are so many. Unsold things come again, up to three times; a few are withdrawn, a few winners do not pay. */
export function addHonestLots(market: Market, lots: number, crowd = 1): void {
  const { chance } = market;
  while (market.lots.length < lots) {
    const { official } = chance.pick(market.officials);
    let offer = market.offerOf(official);
    for (let round = 1; round <= 3 && market.lots.length < lots; round += 1) {
      const lot = market.sell(offer, market.crowd(offer, official, crowd), usualEnding(chance, offer));
      if (lot.outcome !== 'unsold' || !chance.happens(0.8)) break;
      offer = market.repeatOf(lot, offer);
    }
  }
}

/** One lot in twenty is withdrawn (the debt was paid, a court said so) at any time; one winner in thirty does not pay. */
export function usualEnding(chance: Chance, { publishedAt, originalEndsAt }: Offer): Ending {
  if (chance.happens(eAuksionCancelled)) return { withdrawnAt: Math.round(chance.between(publishedAt, originalEndsAt)) };
  if (!chance.happens(0.033)) return {};
  return { defaulted: chance.happens(0.5) ? 'runner_up' : 'nobody' };
}

/** A market without a fraud. */
export function honestMarket(options: MarketOptions): WindowFacts {
  const market = new Market(options);
  market.rememberPayers();
  addHonestLots(market, options.lots, options.crowd);
  return market.facts();
}
