import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Leaf } from '../log/index.js';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { createReplay, type ReplayOptions } from './replay.js';
import { shamStopped } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const house = shamStopped(sha256);

function replay(leaves: readonly (string | null)[], options: ReplayOptions = {}) {
  const told = createReplay(options);
  for (const [index, leaf] of leaves.entries()) {
    if (leaf === null) told.lost(index, null);
    else hashWith(told.take(index, leaf), sha256);
  }
  return told.finish();
}

const brief = (result: ReturnType<typeof replay>) => result.findings.map(({ index, lot, seq, code }) => `${index} ${lot} ${seq} ${code}`);
const edit = (index: number, change: Record<string, unknown>) => {
  const leaf = JSON.parse(house.leaves[index] ?? '') as Record<string, unknown>;
  return house.leaves.with(index, canonicalJson({ ...leaf, ...change }));
};
const put = (index: number, of: number, change: Record<string, unknown>) => house.leaves.toSpliced(index, 0, edit(of, change)[of] ?? '');
const at = (time: string) => `2020-01-01T${time}.000Z`;

/** See `shamStopped`: 12 stops lot 1, 16 lets it go on, 13 and 17 do so to lot 2; 14 is a bid refused meanwhile. */
const forgeries: [name: string, leaves: () => string[], found: string[]][] = [
  ['nothing', () => [...house.leaves], []],
  ['a bid while the sale is stopped', () => put(14, 11, { seq: 6, at: at('00:09:36') }), ['14 1 6 state_wrong']],
  ['an opening while the sale is stopped', () => put(17, 18, { seq: 3, at: at('01:09:37') }), ['17 2 3 state_wrong']],
  ['a close while the sale is stopped', () => put(16, 22, { seq: 6, at: at('00:10:33') }), ['16 1 6 state_wrong']],
  ['a bid refused as stopped that was not', () => put(10, 14, { at: at('00:00:14') }), ['10 1 null refusal_wrong']],
  ['a bid refused for another reason', () => edit(14, { code: 'below_minimum' }), ['14 1 null refusal_wrong']],
  ['a longer end after the resumption', () => edit(16, { endsAt: at('01:20:37') }), ['16 1 6 end_wrong', '19 1 7 end_wrong']],
  [
    'a cap that is moved further',
    () => edit(16, { originalEndsAt: at('01:19:15') }),
    ['16 1 6 end_wrong', '20 1 8 end_wrong', '21 1 9 end_wrong'],
  ],
  ['a start that moves though bidding had begun', () => edit(16, { startsAt: at('01:00:10') }), ['16 1 6 end_wrong']],
  ['a sale resumed as not begun', () => edit(16, { state: 'published' }), ['16 1 6 resume_wrong', '19 1 7 state_wrong']],
  ['a resumption without a ground', () => edit(16, { ground: ' ' }), ['16 1 6 ground_missing']],
  ['a resumption of what was not stopped', () => put(12, 16, { seq: 5, at: at('00:09:34') }), ['12 1 5 state_wrong']],
  ['a sale stopped twice', () => put(14, 12, { seq: 6 }), ['14 1 6 state_wrong']],
  [
    'a sale stopped after its end',
    () => edit(12, { at: at('00:10:40') }),
    ['12 1 5 suspended_late', '14 1 null time_back', '15 1 null time_back', '20 1 8 bidder_unknown'],
  ],
];

describe('the replay of sales that a court stopped', () => {
  it.each(forgeries)('%s', (_name, leaves, found) => {
    expect(brief(replay(leaves())).sort()).toEqual(found.toSorted());
  });

  it('finds nothing against honest pages, and holds both auctions again', () => {
    const result = replay(house.leaves, { pages: house.pages(), pagesAtMs: house.nowMs });
    expect(result.findings).toEqual([]);
    expect(result.counts).toMatchObject({ lots: 2, retold: 2 });
  });

  it.each([
    ['the order', 12, { lot: 1, seq: 5 }],
    ['the resumption', 16, { lot: 1, seq: 6 }],
    ['the order before the start', 13, { lot: 2, seq: 2 }],
    ['the resumption before the start', 17, { lot: 2, seq: 3 }],
  ])('%s that is gone is located, and is no other finding', (_name, index, located) => {
    const leaves: (string | null)[] = [...house.leaves];
    leaves[index] = null;
    const result = replay(leaves, { pages: house.pages(), pagesAtMs: house.nowMs });
    expect([result.findings, result.located.get(index)]).toEqual([[], located]);
  });
});

describe('the replay of a lot on its way through the office', () => {
  const seal = (name: string) => hash('sha256', name);
  type Told = { [Kind in Leaf['kind']]: Omit<Extract<Leaf, { kind: Kind }>, 'at' | 'lot'> }[Leaf['kind']];
  const lot = (...leaves: Told[]) =>
    leaves.map((leaf, index) => canonicalJson({ ...leaf, at: new Date(Date.UTC(2020, 0, 1) + index).toISOString(), lot: 1 }));
  const drafted: Told = { kind: 'drafted', sealed: seal('1') };
  const submitted: Told = { kind: 'submitted', sealed: seal('2') };
  const sentBack: Told = { kind: 'sent_back', sealed: seal('3') };
  const amended: Told = { kind: 'amended', sealed: seal('4') };
  const published = JSON.parse(house.leaves[3] ?? '') as Told;
  const corrected: Told = { kind: 'corrected', before: seal('5'), after: seal('6') };
  const proposed: Told = { kind: 'correction_proposed', id: '0198c0de-0000-7000-8000-000000000001', sealed: seal('7') };

  it.each<[string, Told[], string[]]>([
    [
      'submitted, sent back, amended, submitted, published, corrected',
      [drafted, submitted, sentBack, amended, submitted, published, proposed, corrected],
      [],
    ],
    ['amended while it waits', [drafted, submitted, amended, published], ['2 1 null review_skipped']],
    ['submitted twice', [drafted, submitted, submitted], ['2 1 null review_skipped']],
    ['sent back after the publication', [drafted, submitted, published, sentBack], ['3 1 null state_wrong']],
    ['corrected before the publication', [drafted, corrected], ['1 1 null not_published']],
    ['withdrawn while it waits', [drafted, submitted, { kind: 'draft_withdrawn', ground: 'A mistake' }], []],
  ])('%s', (_name, leaves, found) => {
    expect(brief(replay(lot(...leaves)))).toEqual(found);
  });
});
