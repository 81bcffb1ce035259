import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { createReplay } from './replay.js';
import { shamStory } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const { leaves } = shamStory(sha256);
const parsed = leaves.map((leaf): { kind: string; lot?: number; bidder?: number; at: string } => JSON.parse(leaf));
const admission = parsed.findIndex(({ kind }) => kind === 'bidder_admitted');
const { lot = 0, bidder = 0, at = '' } = parsed[admission] ?? {};
const firstBid = parsed.findIndex((leaf, index) => index > admission && leaf.kind === 'bid' && leaf.lot === lot && leaf.bidder === bidder);
const closing = parsed.findIndex((leaf) => leaf.kind === 'closed' && leaf.lot === lot);

const left = (when: string) => canonicalJson({ kind: 'bidder_left', at: when, lot, bidder });
const atOf = (index: number) => parsed[index]?.at ?? '';
const again = leaves[admission] ?? '';
const released = (when: string) =>
  canonicalJson({ kind: 'deposits_released', at: when, lot, count: 1, totalMinor: '100', currency: 'UZS' });

/** The findings of the sham log with entries put in behind an index, as codes. */
function found(behind: number, ...more: string[]): string[] {
  const told = createReplay();
  for (const [index, leaf] of [...leaves.slice(0, behind + 1), ...more, ...leaves.slice(behind + 1)].entries()) {
    hashWith(told.take(index, leaf), sha256);
  }
  return told.finish().findings.map(({ code }) => code);
}

it.each([
  ['a bidder leaves and comes again', admission, [left(at), again], []],
  ['who has left bids all the same', admission, [left(at)], ['bidder_unknown']],
  ['somebody leaves twice', admission, [left(at), left(at), again], ['bidder_unknown']],
  ['the leader leaves', firstBid, [left(atOf(firstBid))], ['state_wrong']],
  ['somebody leaves after the close', closing, [left(atOf(closing))], ['after_end']],
  ['deposits go back while the sale is open', admission, [released(at)], []],
  ['deposits go back at the close', closing, [released(atOf(closing))], []],
])('%s', (_, behind, more, codes) => {
  expect(behind).toBeGreaterThan(0);
  expect(found(behind, ...more).slice(0, Math.max(1, codes.length))).toEqual(codes);
});
