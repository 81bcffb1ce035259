import { describe, expect, it } from 'vitest';
import { captioned, moved } from './photo-order';

describe('moved', () => {
  it.each([
    [0, 2, 'bcad'],
    [2, 0, 'cabd'],
    [3, 1, 'adbc'],
    [1, 1, 'abcd'],
  ])('from %i to %i', (from, to, order) => {
    expect(moved([...'abcd'], from, to).join('')).toBe(order);
  });
});

it('captioned writes one language, and an empty text takes it away', () => {
  const photos = [
    { id: 'a', caption: null },
    { id: 'b', caption: { uz: 'Old' } },
  ];
  expect(captioned(photos, 'b', 'ru', ' Спереди ')).toEqual([photos[0], { id: 'b', caption: { uz: 'Old', ru: 'Спереди' } }]);
  expect(captioned(photos, 'b', 'uz', ' ')).toEqual([photos[0], { id: 'b', caption: null }]);
});
