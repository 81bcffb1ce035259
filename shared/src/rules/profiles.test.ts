import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { actCodes } from './acts.js';
import { ruleProfileSchema } from './profile.js';
import { findProfile, newestProfile, profileHash, profileOf, profiles, profileText } from './profiles.js';

const named = profiles.map((profile) => [`${profile.name} ${profile.version}`, profile] as const);

describe.each(named)('rule profile %s', (_name, profile) => {
  it('fits the schema: each figure has a source or is assumed', () => {
    expect(ruleProfileSchema.parse(profile)).toEqual(profile);
  });

  it('has the text that was published; a change needs a new version', () => {
    expect(profileHash(profile)).toBe(createHash('sha256').update(profileText(profile)).digest('hex'));
  });

  it('takes nothing away below its own floor', () => {
    const { floorBasisPoints, startShareBasisPoints, creditorOffer } = profile.figures;
    expect(floorBasisPoints.value).toBeLessThanOrEqual(startShareBasisPoints.value);
    expect(creditorOffer.value?.priceBasisPoints ?? 0).toBeLessThanOrEqual(10_000);
  });
});

describe('ruleProfileSchema', () => {
  const [profile] = profiles;
  const withFigure = (figure: object) => ({ ...profile, figures: { ...profile?.figures, leastAge: figure } });

  it.each([
    ['no source and not assumed', { value: 18, source: null, assumed: false }],
    ['a source and assumed', { value: 18, source: { kind: 'law', act: actCodes[0], article: '1' }, assumed: true }],
    ['an act nobody knows', { value: 18, source: { kind: 'law', act: 'no-act', article: '1' }, assumed: false }],
  ])('refuses a figure with %s', (_name, figure) => {
    expect(ruleProfileSchema.safeParse(withFigure(figure)).success).toBe(false);
  });

  it('refuses an order of distribution that leaves a rank out', () => {
    const figures = { ...profile?.figures, distributionOrder: { value: [['sale_costs'], ['other']], source: null, assumed: true } };
    expect(ruleProfileSchema.safeParse({ ...profile, figures }).success).toBe(false);
  });
});

describe('the list of profiles', () => {
  it('names each version once', () => {
    expect(new Set(named.map(([name]) => name)).size).toBe(profiles.length);
  });

  it('finds a version, and says when it does not know one', () => {
    for (const profile of profiles) expect(profileOf(profile.name, profile.version)).toBe(profile);
    expect(findProfile('uz', 999)).toBeUndefined();
    expect(() => profileOf('uz', 999)).toThrow('unknown rule profile uz 999');
  });

  it.each([
    ['UZ', 'law', 'uz'],
    ['KG', 'law', 'kg'],
    ['UZ', 'demo', 'demo'],
    ['KG', 'demo', 'demo'],
  ] as const)('gives %s in %s mode the profile %s', (jurisdiction, mode, name) => {
    expect(newestProfile(jurisdiction, mode).name).toBe(name);
  });
});
