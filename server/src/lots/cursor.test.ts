import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.js';

describe('readCursor', () => {
  it('reads what writeCursor wrote', () => {
    const cursor = { s: 'newest', k: '-1795000000000', i: 100_001 } as const;
    expect(readCursor(writeCursor(cursor), 'newest')).toEqual(cursor);
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    ['no JSON', 'garbage'],
    ['empty', ''],
    ['another sort', encoded({ s: 'newest', k: '1', i: 1 })],
    ['SQL for a key', encoded({ s: 'ends_soon', k: "1'; drop table lot", i: 1 })],
    ['an id too large', encoded({ s: 'ends_soon', k: '1', i: 2 ** 31 })],
  ])('refuses %s', (_name, text) => {
    expect(() => readCursor(text, 'ends_soon')).toThrow(expect.objectContaining({ code: 'bad_request' }));
  });
});
