import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles, type RuleFigures, type RuleProfile } from '../rules/index.js';
import { type NextAfterUnsold, nextAfterUnsold, type UnsoldRound } from './next.js';

const [demo] = profiles;
if (!demo) throw new Error('no rule profile');
const minute = 60_000;

/** The demo's profile with some figures changed. */
function profileWith(change: Partial<{ [Name in keyof RuleFigures]: RuleFigures[Name]['value'] }>): RuleProfile {
  const figures = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, { value, source: null, assumed: true }]));
  return { ...(demo as RuleProfile), figures: { ...(demo as RuleProfile).figures, ...figures } };
}
const three = profileWith({ rounds: 3, repeatReductionBasisPoints: [1_000, 2_000], floorBasisPoints: 5_000 });
const first = { round: 1, startMinor: 1_000n, firstStartMinor: 1_000n, appraisalMinor: null };
const third = { ...first, round: 3, startMinor: 800n };
const inTime = 15 * minute;

describe('nextAfterUnsold', () => {
  it.each<[string, RuleProfile, UnsoldRound, NextAfterUnsold]>([
    ['the first repeat', three, first, { step: 'repeat', round: 2, startMinor: 900n }],
    ['the second repeat', three, { ...first, round: 2, startMinor: 900n }, { step: 'repeat', round: 3, startMinor: 800n }],
    ['no round is left', three, third, { step: 'offer_creditor', priceMinor: 750n, dueAt: inTime }],
    [
      'a share of the last start',
      profileWith({
        rounds: 1,
        creditorOffer: { priceBasisPoints: 9_000, of: 'last_start' },
        creditorOfferPeriod: { count: 2, unit: 'minutes' },
      }),
      { ...third, round: 1 },
      { step: 'offer_creditor', priceMinor: 720n, dueAt: 2 * minute },
    ],
    ['creditors are not asked', profileWith({ rounds: 3, creditorOffer: null }), third, { step: 'return_to_debtor' }],
    ['the floor holds', profileWith({ floorBasisPoints: 9_500 }), first, { step: 'repeat', round: 2, startMinor: 950n }],
    ['never dearer than before', three, { ...first, startMinor: 850n }, { step: 'repeat', round: 2, startMinor: 850n }],
  ])('%s', (_name, profile, unsold, due) => {
    expect(nextAfterUnsold(profile, unsold, 0)).toEqual(due);
  });

  it.each(profiles)('ends after the rounds of $name $version, never below the floor, never dearer than before', (profile) => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (start) => {
        let unsold: UnsoldRound = { round: 1, startMinor: start, firstStartMinor: start, appraisalMinor: null };
        for (let rounds = 1; ; rounds += 1) {
          const next = nextAfterUnsold(profile, unsold, 0);
          if (next.step !== 'repeat') {
            expect(rounds).toBe(profile.figures.rounds.value);
            return;
          }
          expect(next.round).toBe(rounds + 1);
          expect(next.startMinor > 0n && next.startMinor <= unsold.startMinor).toBe(true);
          expect(next.startMinor * 10_000n >= start * BigInt(profile.figures.floorBasisPoints.value)).toBe(true);
          unsold = { ...unsold, round: next.round, startMinor: next.startMinor };
        }
      }),
    );
  });
});
