import { expect, it } from 'vitest';
import { createBucket } from './bucket.js';

it('lets a burst through, then the average, and says how long to wait', () => {
  const bucket = createBucket(10, 3, 0);
  expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
  expect(bucket.waitMs(0)).toBe(100);
  expect(bucket.take(99)).toBe(false);
  expect(bucket.take(100)).toBe(true);
  expect([5000, 5000, 5000, 5000].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
});

it('gives nothing back when time goes backwards', () => {
  const bucket = createBucket(1, 1, 1000);
  expect(bucket.take(1000)).toBe(true);
  expect(bucket.take(0)).toBe(false);
});
