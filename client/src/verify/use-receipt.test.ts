import { beforeAll, describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem';
import type { OwnBid } from './own-bid';
import { makeSampleLog, memoryStore, type SampleLog } from './sample-log';
import { createTrustedLog } from './trusted-log';
import { type ReceiptPorts, type ReceiptState, toKeep, useReceipt } from './use-receipt';
import { CannotCheck, webCrypto } from './web-crypto';

const now = () => '2026-11-24T10:00:00.000Z';
let sample: SampleLog;
let other: SampleLog;
beforeAll(async () => {
  sample = await makeSampleLog();
  other = await makeSampleLog();
});

interface Site {
  /** Answers to the questions for a receipt, in order; the last one is given again and again. */
  receipts: (() => unknown)[];
  log?: () => SampleLog['state'];
}

function setUp(site: Site, crypto = webCrypto()) {
  const slept: number[] = [];
  const asked: string[] = [];
  const done: { bid: OwnBid; state: ReceiptState }[] = [];
  const ports: ReceiptPorts = {
    crypto,
    log: createTrustedLog({ store: memoryStore(), crypto, now, readLog: async () => (site.log ?? (() => sample.state))() }),
    sleep: async (ms) => {
      slept.push(ms);
    },
    readReceipt: async (lot, seq) => {
      asked.push(`${lot}/${seq}`);
      const answer = site.receipts.length > 1 ? site.receipts.shift() : site.receipts[0];
      return answer?.();
    },
  };
  return { ...useReceipt(ports, (bid, state) => done.push({ bid, state })), ports, slept, asked, done };
}

const missing = () => {
  throw new ApiProblem('not_found', 404);
};
const silent = () => {
  throw new ApiProblem('unavailable');
};

describe('useReceipt', () => {
  it('waits, then shows the verified receipt', async () => {
    const { follow, state, asked, done } = setUp({ receipts: [() => sample.receipt] });
    const following = follow(sample.bid);
    expect(state.value).toEqual({ state: 'waiting' });
    await following;
    expect(state.value).toEqual({ state: 'verified', receipt: sample.receipt, at: sample.bid.at });
    expect(asked).toEqual(['7/34']);
    expect(done).toHaveLength(1);
  });

  it('asks again while the entry is not in the log', async () => {
    const { follow, state, slept } = setUp({ receipts: [missing, silent, () => sample.receipt] });
    await follow(sample.bid);
    expect(state.value?.state).toBe('verified');
    expect(slept).toEqual([500, 2000]);
  });

  it.each([
    { name: 'the entry never comes', site: { receipts: [missing] }, code: 'not_ready' },
    { name: 'nobody answers', site: { receipts: [silent] }, code: 'no_answer' },
    { name: 'the key is not to be had', site: { receipts: [() => sample.receipt], log: silent }, code: 'no_key' },
  ])('has no word on a receipt when $name, until it is asked again', async ({ site, code }) => {
    const now: Site = { ...site };
    const { follow, again, state } = setUp(now);
    await follow(sample.bid);
    expect(state.value).toMatchObject({ state: 'unavailable', code });
    now.receipts = [() => sample.receipt];
    now.log = () => sample.state;
    await again();
    expect(state.value?.state).toBe('verified');
  });

  it('says so when the browser cannot check signatures', async () => {
    const cannot = {
      ...webCrypto(),
      verifyEd25519: async () => {
        throw new CannotCheck();
      },
    };
    const { follow, state } = setUp({ receipts: [() => sample.receipt] }, cannot);
    await follow(sample.bid);
    expect(state.value).toEqual({ state: 'unavailable', code: 'cannot_check', receipt: sample.receipt });
  });

  it.each([
    { name: 'another bid', answer: () => sample.receiptOf(3), code: 'other_entry' },
    {
      name: 'a changed entry',
      answer: () => ({ ...sample.receipt, entry: sample.receipt.entry.replace('"bidder":2', '"bidder":3') }),
      code: 'not_included',
    },
    { name: 'another log', answer: () => other.receipt, code: 'unsigned' },
    { name: 'nothing that is one', answer: () => 'sorry', code: 'malformed' },
  ])('warns of a receipt of $name, and keeps it as evidence', async ({ answer, code }) => {
    const { follow, state } = setUp({ receipts: [answer] });
    await follow(sample.bid);
    expect(state.value).toEqual({ state: 'failed', code, receipt: await answer() });
  });

  it('names a changed key', async () => {
    const site = { receipts: [() => other.receipt], log: () => sample.state };
    const { follow, state, ports } = setUp(site);
    await ports.log.trust();
    site.log = () => other.state;
    await follow(other.bid);
    expect(state.value).toMatchObject({ state: 'failed', code: 'key_changed' });
  });

  it('shows the latest bid, and follows the one before to its end', async () => {
    let release = (_: unknown): void => undefined;
    const first = new Promise((resolve) => {
      release = resolve;
    });
    const later = await sample.receiptOf(40);
    const { follow, state, done } = setUp({ receipts: [() => first, () => later] });
    const bid = { ...sample.bid, seq: 41, at: '2026-11-24T10:00:41.123Z', amountMinor: '410000000', priceMinor: '410000000' };
    const following = follow(sample.bid);
    await follow(bid);
    expect(state.value).toMatchObject({ state: 'verified', receipt: { index: 40 } });
    release(sample.receipt);
    await following;
    expect(state.value).toMatchObject({ state: 'verified', receipt: { index: 40 } });
    expect(done.map(({ bid: { seq }, state: { state: word } }) => `${seq} ${word}`)).toEqual(['41 verified', '34 verified']);
  });
});

describe('toKeep', () => {
  it.each([
    { state: { state: 'waiting' } as const, kept: null },
    { state: { state: 'unavailable', code: 'not_ready', receipt: null } as const, kept: null },
    { state: { state: 'unavailable', code: 'cannot_check', receipt: 'r' } as const, kept: { outcome: 'unchecked', code: null } },
    { state: { state: 'failed', code: 'unsigned', receipt: 'r' } as const, kept: { outcome: 'failed', code: 'unsigned' } },
  ])('of $state', ({ state, kept }) => {
    const expected = kept && { lot: 7, seq: 34, currency: 'UZS', receipt: 'r', keptAt: now(), ...kept };
    expect(toKeep(sample.bid, 'UZS', state, now())).toEqual(expected);
  });
});
