import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedMarket } from '../../evaluation/market/mixed-market.js';
import { sampleWindow } from '../../test/sample-window.js';
import { scoreWindow } from '../combine/index.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import { networkOf } from '../ring/network.js';
import { packFacts } from './pack-facts.js';
import { scoreInThreads } from './score-in-threads.js';
import { unpackFacts } from './unpack-facts.js';

const written = (lot: LotFacts): LotFacts => ({ ...lot, bids: lot.bids, entrants: lot.entrants });
const plain = ({ lots, traces }: WindowFacts) => ({ lots: lots.map(written), traces });

describe('packed facts', () => {
  it('are what they were, in their order, however often they are read', () => {
    const window = sampleWindow(120);
    const unpacked = unpackFacts(packFacts(window));
    expect(plain(unpacked)).toEqual(plain(window));
    expect(plain(unpacked)).toEqual(plain(window));
  });

  it('keep amounts of any size and lots without anything', () => {
    const [lot] = sampleWindow(1).lots;
    if (!lot) throw new Error('no lot');
    fc.assert(
      fc.property(fc.array(fc.option(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }))), (amounts) => {
        const lots = amounts.map((priceMinor) => ({ ...lot, priceMinor, appraisalMinor: priceMinor, bids: [], entrants: [], edits: [] }));
        expect(plain(unpackFacts(packFacts({ lots, traces: [] })))).toEqual({ lots, traces: [] });
      }),
    );
  });
});

describe('scoreInThreads', () => {
  it('finds to the last digit what one thread finds', async () => {
    // A seed of its own in each run: whatever the market, the threads may change nothing.
    const seed = 1 + Math.floor(Math.random() * 1_000_000);
    const { facts } = mixedMarket({ seed, lots: 500, strength: 'strong' });
    const alone = { scores: scoreWindow(facts), network: networkOf(facts) };
    const packed = packFacts(facts);
    for (const threads of [1, 2]) {
      const { scores, network } = await scoreInThreads(packed, threads);
      expect({ scores, network }, `seed ${seed}, ${threads} threads`).toEqual(alone);
    }
  }, 60_000);

  it('fails as a whole when one of its threads fails', async () => {
    const packed = packFacts(sampleWindow(50));
    await expect(scoreInThreads(packed, 2, { maxOldGenerationSizeMb: 2 })).rejects.toThrow(/memory|ended/);
  }, 60_000);
});
