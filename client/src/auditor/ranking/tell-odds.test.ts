import { signalCodeSchema } from '@ochiq/shared/signals';
import { describe, expect, it } from 'vitest';
import { families, familyOf } from './signal-family';
import { tellOdds } from './tell-odds';

describe('a chance in words', () => {
  it.each([
    [1, { kind: 'common' }],
    [0.34, { kind: 'common' }],
    [0.2, { kind: 'one_in', n: 5 }],
    [1 / 256, { kind: 'one_in', n: 260 }],
    [1 / 123_456, { kind: 'one_in', n: 120_000 }],
    [1 / 1_000_000, { kind: 'one_in', n: 1_000_000 }],
    [1e-9, { kind: 'below', n: 1_000_000 }],
    [0, { kind: 'below', n: 1_000_000 }],
  ])('%d', (p, expected) => expect(tellOdds(p)).toEqual(expected));
});

describe('families of signals', () => {
  it('hold every signal, and none is empty', () => {
    expect(Object.keys(familyOf).sort()).toEqual([...signalCodeSchema.options].sort());
    expect([...new Set(Object.values(familyOf))].sort()).toEqual([...families].sort());
  });
});
