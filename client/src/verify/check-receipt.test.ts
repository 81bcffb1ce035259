import { beforeAll, describe, expect, it } from 'vitest';
import { checkReceipt, stepsOf } from './check-receipt';
import { ownBidOf } from './own-bid';
import { makeSampleLog, memoryStore, type SampleLog } from './sample-log';
import { createTrustedLog } from './trusted-log';
import { webCrypto } from './web-crypto';

const crypto = webCrypto();
const now = () => '2026-11-24T10:00:00.000Z';
let sample: SampleLog;
const trustIn = ({ state }: SampleLog) => createTrustedLog({ store: memoryStore(), crypto, readLog: async () => state, now }).trust();
const statesOf = (check: Awaited<ReturnType<typeof checkReceipt>>) => stepsOf(check).map(({ state }) => state);

beforeAll(async () => {
  sample = await makeSampleLog();
});

describe('checkReceipt', () => {
  it('proves the receipt of a bid and reads its entry', async () => {
    const check = await checkReceipt(sample.receipt, await trustIn(sample), crypto, sample.bid);
    expect(check).toMatchObject({ outcome: 'ok', size: 100, leaf: { kind: 'bid', lot: 7, bidder: 2 } });
    expect(statesOf(check)).toEqual(['good', 'good', 'good', 'good', 'good']);
  });

  it('proves it without witnesses, too, and does not pretend that there were some', async () => {
    const alone = await makeSampleLog({ witnesses: 0 });
    const check = await checkReceipt(alone.receipt, await trustIn(alone), crypto);
    expect(statesOf(check)).toEqual(['good', 'good', 'good', 'none', 'good']);
  });

  it('refuses each entry with one byte flipped', async () => {
    const trust = await trustIn(sample);
    const { receipt } = sample;
    for (let at = 0; at < receipt.entry.length; at += 1) {
      for (const bit of [1, 32, 128]) {
        const letter = String.fromCharCode(receipt.entry.charCodeAt(at) ^ bit);
        const changed = { ...receipt, entry: receipt.entry.slice(0, at) + letter + receipt.entry.slice(at + 1) };
        expect((await checkReceipt(changed, trust, crypto)).outcome, `byte ${at}, bit ${bit}`).toBe('refused');
      }
    }
  });

  it.each([
    { name: 'another lot', change: { lot: 8 } },
    { name: 'another number', change: { seq: 35 } },
    { name: 'another moment', change: { at: '2026-11-24T10:00:34.124Z' } },
    { name: 'another bidder', change: { bidder: 3 } },
    { name: 'another leader', change: { leading: false } },
    { name: 'another amount', change: { amountMinor: '340000001' } },
    { name: 'another price', change: { priceMinor: '340000001' } },
  ])('is of another entry for a bid with $name', async ({ change }) => {
    const check = await checkReceipt(sample.receipt, await trustIn(sample), crypto, { ...sample.bid, ...change });
    expect(check).toMatchObject({ outcome: 'refused', code: 'other_entry' });
  });

  it('names the step at which a receipt fails', async () => {
    const trust = await trustIn(sample);
    const other = await makeSampleLog();
    const states = async (receipt: unknown) => statesOf(await checkReceipt(receipt, trust, crypto));
    expect(await states('{}')).toEqual(['bad', 'open', 'open', 'open', 'open']);
    expect(await states({ ...sample.receipt, origin: 'other.example/log' })).toEqual(['good', 'bad', 'open', 'open', 'open']);
    expect(await states(other.receipt)).toEqual(['good', 'good', 'bad', 'open', 'open']);
    expect(await states({ ...sample.receipt, index: 5 })).toEqual(['good', 'good', 'good', 'good', 'bad']);
  });
});

describe('ownBidOf', () => {
  const key = '0199e000-0000-7000-8000-000000000001';
  const answer = {
    type: 'accepted',
    key,
    lot: 7,
    seq: 3,
    leading: true,
    priceMinor: '500',
    minNextMinor: '600',
    endsAt: now(),
    at: now(),
    now: now(),
  } as const;
  const expected = { lot: 7, seq: 3, at: now(), bidder: 2, priceMinor: '500' };

  it.each([
    { name: 'who leads shows the price', given: answer, result: { ...expected, leading: true, amountMinor: '500' } },
    {
      name: 'who was answered shows the offer',
      given: { ...answer, leading: false },
      result: { ...expected, leading: false, amountMinor: '900' },
    },
    { name: 'a secret raise has no entry', given: { ...answer, seq: null }, result: null },
    {
      name: 'a refused bid has no receipt',
      given: { type: 'rejected', key, lot: 7, code: 'lot_closed', minNextMinor: null, at: now(), now: now() } as const,
      result: null,
    },
  ])('$name', ({ given, result }) => {
    expect(ownBidOf({ answer: given, kind: 'proxy', amountMinor: '900' }, 2)).toEqual(result);
  });
});
