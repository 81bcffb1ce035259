import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { readLeaf } from './read-leaf.js';
import { createReplay } from './replay.js';
import { shamStory } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const { leaves } = shamStory(sha256);
const closings = new Map(leaves.map(readLeaf).flatMap((leaf) => (leaf?.kind === 'closed' ? [[leaf.lot, leaf] as const] : [])));
const sold = closings.get(1);
if (sold?.priceMinor == null || sold.winner === null || sold.runnerUp === null) throw new Error('lot 1 of the sham story is not sold');
const price = BigInt(sold.priceMinor);
const at = '2020-02-01T00:00:00.000Z';
const money = { currency: 'KGS' };

type Leaf = Record<string, unknown> & { kind: string };
const of = (lot: number, kind: string, more: object = {}): Leaf => ({ kind, at, lot, ...more });
const seizure = '00000000-0000-4000-8000-000000000001';
const placed = {
  kind: 'registry_seizure_placed',
  at,
  actor: 'a'.repeat(64),
  case: 1,
  seizure,
  registry: 'vehicles',
  sealed: 'b'.repeat(64),
};
const due = (more: object = {}) =>
  of(1, 'sale_due', { attempt: 1, bidder: sold.winner, priceMinor: String(price), ...money, dueAt: at, ...more });
const paid = (more: object = {}) => of(1, 'sale_paid', { attempt: 1, priceMinor: String(price), ...money, ...more });
const handed = (more: object = {}) => of(1, 'handed_over', { attempt: 1, ...more });
const defaulted = (more: object = {}) =>
  of(1, 'sale_defaulted', { attempt: 1, forfeitedMinor: '100', forfeitedTo: 'proceeds', ...money, ...more });
const second = { attempt: 2, bidder: sold.runnerUp, priceMinor: '1500' };
const runnerUp = (more: object = {}) => of(1, 'runner_up_offered', { ...second, ...money, dueAt: at, ...more });
const confirmed = (more: object = {}) =>
  of(1, 'transfer_confirmed', {
    ...{ attempt: 1, registry: 'vehicles', seizure, transfer: '00000000-0000-4000-8000-000000000002', sealed: 'c'.repeat(64) },
    ...more,
  });
const distributed = (given: bigint, more: object = {}) =>
  of(1, 'distributed', {
    attempt: 1,
    ...money,
    ranks: [
      { rank: 'sale_costs', paidMinor: '10' },
      { rank: 'other', paidMinor: String(given - 15n) },
    ],
    debtorMinor: '5',
    ...more,
  });
const annulled = (more: object = {}) => of(1, 'sale_annulled', { attempt: 1, court: 1, order: '1-7', orderedOn: '2020-01-30', ...more });
const offered = of(4, 'creditor_offered', { priceMinor: '750', ...money, until: at });
const taken = (more: object = {}) =>
  of(4, 'creditor_taken', { attempt: 1, priceMinor: '750', dueMinor: '50', ...money, dueAt: at, ...more });
const declined = of(4, 'creditor_declined', { lapsed: false });
const returned = of(4, 'returned_to_debtor');
const repeated = of(4, 'repeated', { as: 9 });

function found(sale: readonly Leaf[], lose: number | null = null) {
  const told = createReplay();
  const all = [...leaves, ...sale.map((leaf) => canonicalJson(leaf))];
  for (const [index, leaf] of all.entries()) {
    if (index === lose) told.lost(index, null);
    else hashWith(told.take(index, leaf), sha256);
  }
  return told.finish().findings.map(({ index, lot, code }) => `${(index ?? 0) - leaves.length} ${lot} ${code}`);
}

describe('the sale after the hammer, told by the log', () => {
  it.each<[string, Leaf[], string[]]>([
    ['to the end', [due(), paid(), handed(), distributed(price)], []],
    [
      'by the runner-up, with the lost deposit',
      [due(), defaulted(), runnerUp(), paid(second), handed({ attempt: 2 }), distributed(1_600n, { attempt: 2 })],
      [],
    ],
    [
      'the lost deposit went to the state',
      [due(), defaulted({ forfeitedTo: 'budget' }), runnerUp(), paid(second), handed({ attempt: 2 }), distributed(1_500n, { attempt: 2 })],
      [],
    ],
    ['annulled after the distribution', [due(), paid(), handed(), distributed(price), annulled()], []],
    ['with its transfer confirmed by the registry', [placed, due(), paid(), handed(), confirmed(), distributed(price)], []],
    ['with its transfer confirmed at last', [placed, due(), paid(), handed(), distributed(price), confirmed()], []],
    ['annulled before payment', [due(), annulled()], []],
    ['offered again', [repeated], []],
    ['defaulted, then offered again', [due(), defaulted(), of(1, 'repeated', { as: 9 })], []],
    ['a creditor takes it', [offered, taken(), of(4, 'sale_paid', { attempt: 1, priceMinor: '750', ...money })], []],
    ['declined twice, returned', [offered, declined, offered, declined, returned], []],
    ['taken, not paid, returned', [offered, taken(), { ...defaulted({ forfeitedMinor: '0' }), lot: 4 }, declined, returned], []],
    // What may not be.
    ['another price than the hammer fell at', [due({ priceMinor: '1' })], ['0 1 sale_price_wrong']],
    ['another buyer', [due({ bidder: sold.runnerUp })], ['0 1 sale_price_wrong']],
    ['less was paid', [due(), paid({ priceMinor: '1' })], ['1 1 sale_price_wrong']],
    ['a transfer before the hand-over', [placed, due(), paid(), confirmed()], ['3 1 sale_step_wrong']],
    ['a transfer of another attempt', [placed, due(), paid(), handed(), confirmed({ attempt: 2 })], ['4 1 sale_step_wrong']],
    ['a transfer of what was not seized', [due(), paid(), handed(), confirmed()], ['3 1 seizure_wrong']],
    ['two transfers', [placed, due(), paid(), handed(), confirmed(), confirmed()], ['5 1 seizure_wrong']],
    ['due twice', [due(), due()], ['1 1 sale_step_wrong', '1 1 sale_step_wrong']],
    ['handed over before payment', [due(), handed()], ['1 1 sale_step_wrong']],
    ['distributed before the hand-over', [due(), paid(), distributed(price)], ['2 1 sale_step_wrong']],
    ['paid without being due', [paid()], ['0 1 sale_step_wrong']],
    ['the runner-up without a default', [due(), runnerUp()], ['1 1 sale_step_wrong']],
    ['the runner-up at more than the winner', [due(), defaulted(), runnerUp({ priceMinor: String(price + 1n) })], ['2 1 sale_price_wrong']],
    ['a unit is lost', [due(), paid(), handed(), distributed(price - 1n)], ['3 1 distribution_wrong']],
    ['a unit too many', [due(), paid(), handed(), distributed(price + 1n)], ['3 1 distribution_wrong']],
    ['offered again while somebody pays', [due(), of(1, 'repeated', { as: 9 })], ['1 1 sale_step_wrong']],
    ['offered again twice', [repeated, repeated], ['1 4 sale_step_wrong']],
    ['taken without an offer', [taken()], ['0 4 sale_price_wrong', '0 4 sale_step_wrong']],
    ['taken for less', [offered, taken({ priceMinor: '700' })], ['1 4 sale_price_wrong']],
    ['after an annulment', [due(), annulled(), paid()], ['2 1 sale_step_wrong']],
    ['of a withdrawn lot', [{ ...due(), lot: 3 }], ['0 3 after_end']],
    ['an unsold lot sold', [{ ...due(), lot: 4 }], ['0 4 sale_price_wrong']],
  ])('%s', (_name, sale, codes) => {
    expect(found(sale)).toEqual(codes);
  });

  it('believes what it is told after an entry that is lost, and explains by it what does not fit', () => {
    expect(found([due(), paid(), handed()], leaves.length + 1)).toEqual([]);
  });
});
