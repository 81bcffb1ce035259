import { describe, expect, it } from 'vitest';
import { keepTyped, readTyped } from './typed-bid';

/** A window's store in memory. */
function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => void items.set(name, text),
    removeItem: (name: string) => void items.delete(name),
  };
}

describe('a typed amount', () => {
  it('is kept for its lot until it is let go', () => {
    const store = memory();
    keepTyped(7, { kind: 'proxy', amountMinor: '250000' }, store);
    expect(readTyped(7, store)).toEqual({ kind: 'proxy', amountMinor: '250000' });
    expect(readTyped(8, store)).toBeNull();
    keepTyped(7, null, store);
    expect(readTyped(7, store)).toBeNull();
  });

  it.each(['', '{', '{"kind":"direct"}', '{"kind":"direct","amountMinor":"-5"}'])('is none where %j is kept', (text) => {
    const store = memory();
    store.setItem('ochiq.typed.7', text);
    expect(readTyped(7, store)).toBeNull();
  });
});
