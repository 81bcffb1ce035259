import { describe, expect, it } from 'vitest';
import { shillRows } from '../signals/conduct/shill-features.js';
import { readText } from './labelled-data.js';
import { isShill, plantShills, strengths } from './plant-shills.js';
import { bidFacts, readAuctions, recordedFile } from './recorded-data.js';

const auctions = readAuctions(readText(recordedFile));

describe('recorded bids', () => {
  it('show the price that eBay showed', () => {
    const bids = [
      { person: 'a', at: 1, maxMinor: 2_000n },
      { person: 'b', at: 2, maxMinor: 1_500n },
      { person: 'c', at: 3, maxMinor: 3_000n },
      { person: 'c', at: 4, maxMinor: 4_000n },
    ];
    // Starts at 10.00. b drives a to 15.00 + 0.50 at most, eBay shows b's 15.00; c passes a's 20.00 by a step of 0.50; c's raise is silent.
    expect(bidFacts(bids, 1_000n, 9, 1).map(({ priceMinor }) => priceMinor)).toEqual([1_000n, 1_500n, 2_050n, 2_050n]);
    expect(bidFacts(bids, 1_000n, 9, 1).map(({ leading }) => leading)).toEqual([true, false, true, true]);
  });

  it('are all there', () => {
    expect(auctions).toHaveLength(449);
    expect(auctions.reduce((sum, { bids }) => sum + bids.length, 0)).toBe(7672);
    expect(new Set(auctions.map(({ days }) => days))).toEqual(new Set([3, 5, 7]));
  });
});

describe('planted shills', () => {
  it.each(strengths.map((strength) => [strength.name, strength] as const))('%s', (_name, strength) => {
    const lots = plantShills(auctions, strength, 1);
    const shills = shillRows(lots).filter(({ person }) => isShill(person));
    expect(shills.length).toBeGreaterThan(90);
    for (const { lot, person, bids, features } of shills) {
      expect(bids).toBe(strength.answers - 1 + strength.chain);
      expect(lot.winner).not.toBe(person);
      // A chain may be cut by a real bid that came in between, and answers may follow each other.
      expect(features.earlyBidding).toBeLessThan(1);
    }
    expect(plantShills(auctions, strength, 1)).toEqual(lots);
  });
});
