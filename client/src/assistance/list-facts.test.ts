import { expect, it } from 'vitest';
import { listFacts } from './list-facts';

it('puts the members of a list in groups of their own, with their paths and currencies', () => {
  const facts = listFacts({
    outcome: 'found',
    claim: { amountMinor: '100', currency: 'KGS' },
    items: [{ kind: 'flat' }, { kind: 'house', region: null }],
  });
  expect(facts.map((group) => group.map(({ path, value }) => `${path}=${value}`))).toEqual([
    ['outcome=found', 'claim.amountMinor=100', 'claim.currency=KGS'],
    ['items.kind=flat'],
    ['items.kind=house', 'items.region=null'],
  ]);
  expect(facts[0]?.[1]?.currency).toBe('KGS');
  expect(listFacts({})).toEqual([]);
});
