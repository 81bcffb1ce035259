import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { createReplay, type ReplayOptions } from './replay.js';
import { shamStory } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

function replay(leaves: readonly string[], options: ReplayOptions = {}) {
  const told = createReplay(options);
  for (const [index, leaf] of leaves.entries()) hashWith(told.take(index, leaf), sha256);
  return told.finish();
}

const brief = (result: ReturnType<typeof replay>) => result.findings.map(({ index, lot, seq, code }) => `${index} ${lot} ${seq} ${code}`);

type Edit = (leaf: Record<string, unknown>) => Record<string, unknown>;
const set =
  (change: Record<string, unknown>): Edit =>
  (leaf) => ({ ...leaf, ...change });

/** The log of `shamStory` with one thing changed by whoever may sign whatever they like. */
class Forgery {
  readonly leaves = [...shamStory(sha256).leaves];

  edit(index: number, change: Edit): this {
    this.leaves[index] = canonicalJson(change(JSON.parse(this.leaves[index] ?? '') as Record<string, unknown>));
    return this;
  }

  drop(...indexes: number[]): this {
    for (const index of indexes.toSorted((a, b) => b - a)) this.leaves.splice(index, 1);
    return this;
  }

  /** Puts a copy of an entry in, changed. */
  put(index: number, of: number, change: Edit): this {
    const copy = canonicalJson(change(JSON.parse(this.leaves[of] ?? '') as Record<string, unknown>));
    this.leaves.splice(index, 0, copy);
    return this;
  }

  swap(a: number, b: number): this {
    [this.leaves[a], this.leaves[b]] = [this.leaves[b] ?? '', this.leaves[a] ?? ''];
    return this;
  }
}

const at = (time: string) => `2020-01-01T${time}.000Z`;

/** See `shamStory` for who does what. Indexes are those of the whole story: 30 is the first bid on lot 1, 55 its close. */
const forgeries: [name: string, make: (log: Forgery) => Forgery, found: string[]][] = [
  ['nothing', (log) => log, []],
  // Order.
  ['a bid left out', (log) => log.drop(47), ['47 1 8 seq_gap']],
  ['two bids of a lot swapped', (log) => log.swap(47, 48), ['47 1 8 seq_gap', '48 1 7 time_back']],
  ['a bid told twice', (log) => log.put(49, 48, (leaf) => leaf), ['49 1 8 seq_repeated']],
  ['a bid put in after others', (log) => log.put(49, 48, set({ seq: 9, at: at('00:00:40') })), ['49 1 9 time_back']],
  [
    'an admission from before the lot was published',
    (log) => log.put(20, 19, set({ bidder: 9, at: at('00:00:00').replace('2020', '2019') })),
    ['20 3 null time_back'],
  ],
  // States.
  ['a publication that is none', (log) => log.edit(3, set({ kind: 'listed' })), ['3 1 1 leaf_malformed']],
  ['a publication left out', (log) => log.drop(2, 3), ['10 1 null not_published']],
  ['a bid on a publication that is none', (log) => log.put(64, 48, set({ lot: 77, seq: 1 })), ['64 77 1 not_published']],
  ['a second publication', (log) => log.put(35, 3, set({ seq: 6, at: at('00:00:17') })), ['35 1 6 state_wrong']],
  [
    'a draft changed after the publication',
    (log) => log.put(13, 2, set({ kind: 'amended', at: at('00:00:01') })),
    ['13 1 null state_wrong'],
  ],
  [
    'a bid before the opening',
    (log) =>
      log
        .swap(22, 31)
        .edit(22, set({ seq: 2, at: at('00:00:10') }))
        .edit(31, set({ seq: 3, at: at('00:00:15') })),
    ['22 2 2 state_wrong', '31 2 3 state_wrong'],
  ],
  ['a bid after the close', (log) => log.put(56, 54, set({ seq: 12, at: at('00:11:40') })), ['56 1 12 after_end']],
  ['a bid after the withdrawal', (log) => log.put(46, 35, set({ seq: 5, at: at('00:00:25') })), ['46 3 5 after_end']],
  ['a close after the withdrawal', (log) => log.put(52, 51, set({ lot: 3, seq: 5 })), ['52 3 5 after_end']],
  ['an opening before the start', (log) => log.edit(24, set({ at: at('00:00:09') })), ['24 4 2 opened_early']],
  ['a withdrawal without a ground', (log) => log.edit(44, set({ ground: ' ' })), ['44 3 4 ground_missing']],
  ['a withdrawal after the end', (log) => log.edit(44, set({ at: at('00:10:10') })), ['44 3 4 withdrawn_late', '45 3 null time_back']],
  // Bidders.
  ['a bidder who was not admitted', (log) => log.drop(13), ['29 1 3 bidder_unknown']],
  ['a bidder number given twice', (log) => log.edit(14, set({ bidder: 1 })), ['14 1 null bidder_repeated', '33 1 4 bidder_unknown']],
  ['a smaller deposit', (log) => log.edit(14, set({ amountMinor: '99' })), ['14 1 null deposit_wrong']],
  ['a deposit in another currency', (log) => log.edit(14, set({ currency: 'UZS' })), ['14 1 null deposit_wrong']],
  ['an admission after the end', (log) => log.put(49, 18, set({ bidder: 4, at: at('00:10:10') })), ['49 2 null state_wrong']],
  // Bids.
  ['a bid at the end', (log) => log.edit(46, set({ at: at('00:10:10') })), ['46 2 4 bid_late']],
  ['an end that moves too far', (log) => log.edit(48, set({ endsAt: at('00:11:58') })), ['48 1 8 end_wrong']],
  ['an end that does not move', (log) => log.edit(53, set({ endsAt: at('00:10:57'), extended: false })), ['53 1 9 end_wrong']],
  ['an extension that is not told', (log) => log.edit(48, set({ extended: false })), ['48 1 8 end_wrong']],
  [
    'a bid below the least',
    (log) => log.edit(54, set({ amountMinor: '2470', priceMinor: '2470', minNextMinor: '2520' })),
    ['54 1 10 bid_too_low'],
  ],
  ['a price above what was offered', (log) => log.edit(54, set({ priceMinor: '2490' })), ['54 1 10 price_wrong']],
  ['an offer above the price', (log) => log.edit(54, set({ amountMinor: '2490' })), ['54 1 10 amount_wrong']],
  ['a least next bid that is too high', (log) => log.edit(47, set({ minNextMinor: '2400' })), ['47 1 7 min_next_wrong']],
  ['somebody else leads', (log) => log.edit(48, set({ leader: 3 })), ['48 1 8 leader_wrong']],
  ['an answer without a proxy', (log) => log.edit(48, set({ leader: 3, answered: true })), ['48 1 8 leader_wrong']],
  ['a leader who bids again', (log) => log.edit(48, set({ bidder: 3, leader: 3 })), ['48 1 8 bid_not_allowed']],
  ['a bid refused as late that was in time', (log) => log.edit(43, set({ code: 'lot_closed' })), ['43 1 null refusal_wrong']],
  [
    'a bid refused before the start for a reason of later',
    (log) => log.edit(12, set({ code: 'below_minimum' })),
    ['12 1 null refusal_wrong'],
  ],
  ['a bid refused as the own of somebody who did not lead', (log) => log.edit(43, set({ bidder: 3 })), ['43 1 null refusal_wrong']],
  ['a bid refused for want of a deposit that was there', (log) => log.edit(43, set({ code: 'no_deposit' })), ['43 1 null refusal_wrong']],
  // Proxies.
  [
    'a maximum without its bid',
    (log) => log.put(54, 37, set({ at: at('00:10:47'), sealed: 'a'.repeat(64) })),
    ['54 1 null proxy_without_bid', '54 1 null seal_not_opened'],
  ],
  ['a raise of somebody who does not lead', (log) => log.edit(36, set({ bidder: 3 })), ['36 1 null raise_wrong', '58 1 null seal_wrong']],
  ['an answered price that is too low', (log) => log.edit(34, set({ priceMinor: '1150', minNextMinor: '1200' })), ['34 1 5 price_wrong']],
  ['an answered price that is too high', (log) => log.edit(34, set({ priceMinor: '1190' })), ['34 1 5 price_wrong']],
  [
    'a proxy that begins above the start',
    (log) => log.edit(40, set({ amountMinor: '1050', priceMinor: '1050', minNextMinor: '1100' })),
    ['40 5 3 price_wrong'],
  ],
  [
    'a proxy lifted above the reserve',
    (log) => log.edit(42, set({ amountMinor: '2050', priceMinor: '2050', minNextMinor: '2100' })).edit(60, set({ priceMinor: '2050' })),
    ['42 5 4 price_wrong'],
  ],
  ['a proxy told as a direct bid', (log) => log.drop(32), ['33 1 5 leader_wrong', '56 1 null seal_unknown']],
  // The close.
  ['a close before the end', (log) => log.edit(60, set({ at: at('00:15:09') })), ['60 5 5 closed_early']],
  ['no close', (log) => log.drop(60, 61, 62, 63), ['null 5 4 not_closed']],
  [
    'sold without bids',
    (log) => log.edit(51, set({ result: 'sold', reason: null, winner: 1, priceMinor: '1000' })),
    ['51 4 3 result_wrong'],
  ],
  ['sold below the reserve', (log) => log.edit(49, set({ result: 'sold', reason: null, winner: 3, runnerUp: 2 })), ['49 2 5 result_wrong']],
  [
    'unsold although the reserve was met',
    (log) => log.edit(60, set({ result: 'unsold', reason: 'below_reserve', winner: null, runnerUp: null })),
    ['60 5 5 result_wrong'],
  ],
  ['unsold for no reason', (log) => log.edit(60, set({ result: 'unsold', winner: null, runnerUp: null })), ['60 5 5 result_wrong']],
  ['sold to somebody else', (log) => log.edit(55, set({ winner: 1 })), ['55 1 11 winner_wrong']],
  ['sold for less', (log) => log.edit(55, set({ priceMinor: '2430' })), ['55 1 11 price_wrong']],
  ['another runner-up', (log) => log.edit(55, set({ runnerUp: 1 })), ['55 1 11 runner_up_wrong']],
  ['no runner-up', (log) => log.edit(55, set({ runnerUp: null })), ['55 1 11 runner_up_wrong']],
  ['the winner second', (log) => log.edit(55, set({ runnerUp: 2 })), ['55 1 11 runner_up_wrong']],
  // Seals.
  ['a maximum that is not opened', (log) => log.drop(59), ['37 1 null seal_not_opened']],
  ['a reserve that is not opened', (log) => log.drop(50), ['5 2 null seal_not_opened']],
  ['another maximum shown', (log) => log.edit(59, set({ facts: { bidder: 1, lot: 1, maxMinor: '1340' } })), ['59 1 null seal_wrong']],
  ['the seal of another lot shown', (log) => log.edit(61, set({ facts: { lot: 4, reserveMinor: '2000' } })), ['61 5 null seal_wrong']],
  [
    'a seal that nobody made',
    (log) => log.edit(59, set({ sealed: 'b'.repeat(64) })),
    ['59 1 null seal_unknown', '37 1 null seal_not_opened'],
  ],
  ['a seal opened twice', (log) => log.put(58, 57, (leaf) => leaf), ['58 1 null seal_repeated']],
  ['a seal opened after all were', (log) => log.put(60, 57, (leaf) => leaf), ['60 1 null seal_repeated']],
  [
    'a maximum opened before the close',
    (log) => log.put(54, 59, set({ at: at('00:10:47') })),
    ['54 1 null seal_early', '60 1 null seal_repeated'],
  ],
  // Leaves.
  [
    'a leaf that is not canonical',
    (log) => Object.assign(log, { leaves: log.leaves.with(64, `${log.leaves[64]} `) }),
    ['64 null null leaf_malformed'],
  ],
  ['a bid that is none', (log) => log.edit(54, set({ amountMinor: 5 })), ['54 1 10 leaf_malformed']],
];

describe('the replay of a forged log', () => {
  it.each(forgeries)('%s', (_name, make, found) => {
    expect(brief(replay(make(new Forgery()).leaves)).sort()).toEqual(found.toSorted());
  });
});
