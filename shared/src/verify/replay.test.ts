import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { createReplay, type ReplayOptions } from './replay.js';
import { shamStory } from './sham/index.js';
import type { PageStanding } from './story.js';

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

describe('the replay of a log with entries lost', () => {
  const lose = (index: number, text: (leaf: string) => string | null) => {
    const { leaves } = new Forgery();
    const house = shamStory(sha256);
    const told = createReplay({ pages: house.pages(), pagesAtMs: house.nowMs });
    for (const [at, leaf] of leaves.entries()) {
      if (at === index) told.lost(at, text(leaf));
      else hashWith(told.take(at, leaf), sha256);
    }
    const { findings, located } = told.finish();
    return { findings, located: located.get(index) ?? null };
  };
  const changed = (leaf: string) => leaf.replace('"amountMinor":"', '"amountMinor":"9');

  it.each([
    ['a bid', 47, { lot: 1, seq: 7 }],
    ['the last bid of a lot', 54, { lot: 1, seq: 10 }],
    ['a first bid', 31, { lot: 2, seq: 3 }],
    ['an opening', 24, { lot: 4, seq: 2 }],
    ['a publication', 9, { lot: 4, seq: 1 }],
    ['a withdrawal', 44, { lot: 3, seq: 4 }],
    ['an admission', 13, { lot: 1, seq: null }],
    ['an admission of nobody who bids', 26, null],
    ['a seal that was opened', 59, { lot: 1, seq: null }],
    ['a role', 0, null],
  ])('%s that is gone is located, and is no other finding', (_name, index, located) => {
    expect(lose(index, () => null)).toEqual({ findings: [], located });
  });

  it.each([
    ['a bid', 47, { lot: 1, seq: 7 }],
    ['the last bid of a lot', 54, { lot: 1, seq: 10 }],
    ['a proxy, answered', 38, { lot: 1, seq: 6 }],
    ['an admission', 13, { lot: 1, seq: null }],
  ])('%s that was changed is no other finding', (_name, index, located) => {
    expect(lose(index, changed)).toEqual({ findings: [], located });
  });

  it('a bid that was moved to another lot is missed by its own', () => {
    const found = lose(47, (leaf) => leaf.replace('"lot":1', '"lot":2'));
    expect(found).toEqual({ findings: [], located: { lot: 1, seq: 7 } });
  });

  it('all that the log had of a lot may be gone', () => {
    const house = shamStory(sha256);
    const told = createReplay({ pages: house.pages(), pagesAtMs: house.nowMs });
    for (const [index, leaf] of house.leaves.entries()) {
      if (leaf.includes('"lot":4,')) told.lost(index, null);
      else hashWith(told.take(index, leaf), sha256);
    }
    expect(told.finish().findings).toEqual([]);
  });

  it('what else is wrong on the lot is still found', () => {
    const log = new Forgery().edit(54, set({ endsAt: at('00:12:00'), extended: true }));
    const told = createReplay();
    for (const [index, leaf] of log.leaves.entries()) {
      if (index === 47) told.lost(index, null);
      else hashWith(told.take(index, leaf), sha256);
    }
    expect(brief(told.finish())).toEqual(['54 1 10 end_wrong']);
  });
});

describe('pages', () => {
  const house = shamStory(sha256);
  const withPage = (lot: number, change: Partial<PageStanding> | null) => {
    const pages = house.pages();
    const page = pages.get(lot);
    if (change === null) pages.delete(lot);
    else if (page) pages.set(lot, { ...page, ...change });
    const options = { pages, pagesAtMs: house.nowMs };
    return replay(house.leaves, options).findings.map(({ lot, code, detail }) => `${lot} ${code}: ${detail}`);
  };

  it.each<[string, number, Partial<PageStanding> | null, string[]]>([
    ['as they should be', 1, {}, []],
    [
      'another end',
      1,
      { endsAt: at('00:11:41') },
      ['1 page_differs: endsAt is 2020-01-01T00:11:41.000Z on the page, 2020-01-01T00:11:40.000Z by the log'],
    ],
    [
      'another start',
      2,
      { startsAt: at('00:00:11') },
      ['2 page_differs: startsAt is 2020-01-01T00:00:11.000Z on the page, 2020-01-01T00:00:10.000Z by the log'],
    ],
    ['another price', 1, { priceMinor: '2481' }, ['1 page_differs: priceMinor is 2481 on the page, 2480 by the log']],
    ['another leader', 5, { leader: 1 }, ['5 page_differs: leader is 1 on the page, 2 by the log']],
    ['another least next bid', 5, { minNextMinor: '1' }, ['5 page_differs: minNextMinor is 1 on the page, 2050 by the log']],
    ['another number of bids', 4, { bidCount: 1 }, ['4 page_differs: bidCount is 1 on the page, 0 by the log']],
    ['another result', 2, { state: 'sold' }, ['2 page_differs: state is sold on the page, unsold by the log']],
    ['not withdrawn', 3, { state: 'live' }, ['3 page_differs: state is live on the page, withdrawn by the log']],
    ['another currency', 3, { currency: 'USD' }, ['3 page_differs: currency is USD on the page, KGS by the log']],
    ['another start price', 3, { startMinor: '1' }, ['3 page_differs: startMinor is 1 on the page, 1000 by the log']],
    ['an event that is not in the log', 1, { seq: 12 }, ['1 page_ahead: the page has 12 events, the log 11']],
    ['an earlier standing that never was', 1, { seq: 9, leader: 1 }, ['1 page_differs']],
    ['gone', 1, null, ['1 lot_not_on_page: the log tells of it, but no page does']],
  ])('%s', (_name, lot, change, found) => {
    const told = withPage(lot, change);
    if (found[0] === '1 page_differs') expect(told.every((one) => one.startsWith('1 page_differs')) && told.length > 0).toBe(true);
    else expect(told).toEqual(found);
  });

  it('a lot that the log does not know', () => {
    const pages = house.pages();
    const page = pages.get(1);
    if (page) pages.set(9, { ...page, lot: 9 });
    expect(brief(replay(house.leaves, { pages }))).toEqual(['null 9 null lot_not_in_log']);
  });

  it('entries from the future are told of and passed over', () => {
    const log = new Forgery().put(49, 48, set({ seq: 9, at: '2021-01-01T00:00:00.000Z' }));
    expect(brief(replay(log.leaves, { nowMs: house.nowMs }))).toEqual(['49 1 9 time_ahead']);
  });
});
