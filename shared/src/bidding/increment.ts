import { least, maxAmountMinor } from '../money/index.js';
import type { AuctionLot } from './auction.js';
import { type Increment, incrementFromWire, type RulesWire } from './rules.js';

const percentScale = 10_000n;

/**
 * The step from a price to the next bid, in minor units; always positive.
 * percent: the share of the START price, rounded up to a multiple of `roundToMinor`, so it is the same all auction long.
 * ladder: the step of the first row that the price is below; a price beyond every row takes the last row's step.
 */
export function incrementAt(increment: Increment, startMinor: bigint, priceMinor: bigint): bigint {
  if (increment.kind === 'percent') {
    const unit = increment.roundToMinor * percentScale;
    const units = (startMinor * BigInt(increment.basisPoints) + unit - 1n) / unit;
    return (units > 0n ? units : 1n) * increment.roundToMinor;
  }
  const { steps } = increment;
  const row = steps.find(({ belowMinor }) => belowMinor === null || priceMinor < belowMinor) ?? steps.at(-1);
  if (!row) throw new Error('an increment ladder needs a row');
  return row.stepMinor;
}

/**
 * The least that a challenger may bid, in minor units: the start price before the first bid, then one step above the price.
 * Never above the largest amount that may be bid at all, so the last bid before that limit may be a short step.
 */
export function minNext(lot: AuctionLot): bigint {
  const { priceMinor } = lot.standing;
  if (priceMinor === null) return lot.startMinor;
  return least(priceMinor + incrementAt(lot.rules.increment, lot.startMinor, priceMinor), maxAmountMinor);
}

/**
 * eBay's increment table in US cents, as it stood when the auctions of Jank and Shmueli's "Modeling Online Auctions" ran.
 * Source: eBay's published increments; they give the recorded closing price to the cent in 427 of those 449 auctions.
 */
export const ebayIncrementWire: RulesWire['increment'] = {
  kind: 'ladder',
  steps: [
    { belowMinor: '100', stepMinor: '5' },
    { belowMinor: '500', stepMinor: '25' },
    { belowMinor: '2500', stepMinor: '50' },
    { belowMinor: '10000', stepMinor: '100' },
    { belowMinor: '25000', stepMinor: '250' },
    { belowMinor: '50000', stepMinor: '500' },
    { belowMinor: '100000', stepMinor: '1000' },
    { belowMinor: '250000', stepMinor: '2500' },
    { belowMinor: '500000', stepMinor: '5000' },
    { belowMinor: null, stepMinor: '10000' },
  ],
};

/** `ebayIncrementWire` as `decide` wants it. */
export const ebayIncrement: Increment = incrementFromWire(ebayIncrementWire);
