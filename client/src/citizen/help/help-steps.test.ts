import { profiles, type RuleList } from '@ochiq/shared/rules';
import { describe, expect, it } from 'vitest';
import { helpSteps, profileInUse } from './help-steps';

const list = (mode: RuleList['mode']): RuleList => ({
  mode,
  profiles: profiles.map((profile) => ({ profile, sha256: '', publishedAt: null })),
});

describe('the rules that help tells of', () => {
  it('are those that new lots are sold by', () => {
    expect(profileInUse(list('law'), 'UZ')?.name).toBe('uz');
    expect(profileInUse(list('law'), 'KG')?.name).toBe('kg');
    expect(profileInUse(list('demo'), 'KG')?.name).toBe('demo');
    expect(profileInUse({ mode: 'law', profiles: [] }, 'UZ')).toBeNull();
  });

  it('stand at one step each', () => {
    const names = helpSteps.flatMap(({ figures }) => figures);
    expect(new Set(names).size).toBe(names.length);
  });
});
