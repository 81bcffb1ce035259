import { describe, expect, it } from 'vitest';
import { keepReceipt, readKept } from './kept-receipts';
import { memoryStore } from './sample-log';

const receipt = (lot: number, seq: number) => ({
  lot,
  seq,
  currency: 'KGS' as const,
  receipt: { entry: 'x'.repeat(100) },
  outcome: 'verified' as const,
  code: null,
  keptAt: '2026-11-24T10:00:00.000Z',
});

describe('kept receipts', () => {
  it('are a person’s own, the newest first, one for each bid', () => {
    const store = memoryStore();
    keepReceipt('a', receipt(1, 1), store);
    keepReceipt('a', receipt(1, 2), store);
    keepReceipt('b', receipt(9, 9), store);
    keepReceipt('a', { ...receipt(1, 1), outcome: 'failed', code: 'unsigned' }, store);
    expect(readKept('a', store).map(({ seq, outcome }) => `${seq} ${outcome}`)).toEqual(['1 failed', '2 verified']);
    expect(readKept('b', store)).toHaveLength(1);
  });

  it('are 200 at most', () => {
    const store = memoryStore();
    for (let seq = 1; seq <= 230; seq += 1) keepReceipt('a', receipt(1, seq), store);
    const kept = readKept('a', store);
    expect([kept.length, kept[0]?.seq, kept.at(-1)?.seq]).toEqual([200, 230, 31]);
  });

  it('make room when the store is full', () => {
    const store = memoryStore(2500);
    for (let seq = 1; seq <= 30; seq += 1) keepReceipt('a', receipt(1, seq), store);
    const kept = readKept('a', store);
    expect(kept[0]?.seq).toBe(30);
    expect(kept.length).toBeGreaterThan(3);
  });

  it('that cannot be read are passed over', () => {
    const store = memoryStore();
    store.write('ochiq.receipts.a', [receipt(1, 1), { lot: 'x' }, null]);
    expect(readKept('a', store)).toHaveLength(1);
    store.write('ochiq.receipts.a', 'junk');
    expect(readKept('a', store)).toEqual([]);
  });
});
