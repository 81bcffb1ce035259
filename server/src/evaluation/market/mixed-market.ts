import type { WindowFacts } from '../../signals/index.js';
import { addHonestLots, Market, type MarketOptions } from './market.js';
import { plantAffinity, plantLastSecond, plantLeak, plantRing, plantShill } from './plant-conduct.js';
import { plantLateEdit, plantQuietOffer, plantSerialDefault, plantSharedPair, plantStaffLink, plantWithdrawal } from './plant-office.js';
import { type FraudKind, fraudKinds, type Scheme, type Strength } from './planted.js';

const plant: Readonly<Record<FraudKind, (market: Market, strength: Strength) => Scheme>> = {
  shill: plantShill,
  cover_ring: (market, strength) => plantRing(market, strength, false),
  rotation: (market, strength) => plantRing(market, strength, true),
  affinity: plantAffinity,
  serial_default: plantSerialDefault,
  withdrawal: plantWithdrawal,
  quiet_offer: plantQuietOffer,
  late_edit: plantLateEdit,
  shared_pair: plantSharedPair,
  staff_link: plantStaffLink,
  bid_leak: plantLeak,
  last_second: plantLastSecond,
};

export interface MixedMarket {
  readonly facts: WindowFacts;
  /** Lots of the facts that are honest: numbers up to this. */
  readonly cleanLots: number;
  readonly schemes: readonly Scheme[];
}

export interface MixOptions extends MarketOptions {
  readonly strength: Strength;
  /** Which frauds; all by default. */
  readonly kinds?: readonly FraudKind[];
  /** About so many lots of each kind, as a share of the clean ones. Default 0.005. */
  readonly share?: number;
}

/** A market with frauds planted beside its clean lots; whoever is in a scheme has honest lots as well. */
export function mixedMarket({ strength, kinds = fraudKinds, share = 0.005, ...options }: MixOptions): MixedMarket {
  const market = new Market(options);
  market.rememberPayers();
  addHonestLots(market, options.lots);
  const schemes: Scheme[] = [];
  for (const kind of kinds) {
    for (let planted = 0; planted < options.lots * share; ) {
      const scheme = plant[kind](market, strength);
      schemes.push(scheme);
      planted += scheme.lots.length;
    }
  }
  return { facts: market.facts(), cleanLots: options.lots, schemes };
}
