import { describe, expect, it } from 'vitest';
import { Memory } from './memory.js';

describe('a memory of answers', () => {
  it('works an answer out once for all who ask, and each question by itself', async () => {
    const memory = new Memory<number>();
    let worked = 0;
    const work = async () => ++worked;
    expect(await Promise.all([memory.recall('a', work), memory.recall('a', work), memory.recall('b', work)])).toEqual([1, 1, 2]);
  });

  it('forgets a failure', async () => {
    const memory = new Memory<string>();
    await expect(memory.recall('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await memory.recall('a', async () => 'up')).toBe('up');
  });

  it('forgets what has lasted its time', async () => {
    const memory = new Memory<number>(0);
    await memory.keep('a', Promise.resolve(1));
    expect(memory.known('a')).toBeNull();
    expect(await memory.recall('a', async () => 2)).toBe(2);
  });

  it('lets the oldest of five hundred go', async () => {
    const memory = new Memory<number>();
    for (let number = 0; number <= 500; number += 1) await memory.recall(String(number), async () => number);
    expect(await memory.recall('500', async () => -1)).toBe(500);
    expect(await memory.recall('1', async () => -1)).toBe(1);
    expect(await memory.recall('0', async () => -1)).toBe(-1);
  });
});
