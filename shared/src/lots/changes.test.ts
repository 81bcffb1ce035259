import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes.js';

describe('changesBetween', () => {
  it.each([
    ['nothing', { a: '1' }, { a: '1' }, []],
    ['a text', { title: { uz: 'a' } }, { title: { uz: 'b' } }, [{ path: 'title.uz', before: 'a', after: 'b' }]],
    ['a language more', { title: { uz: 'a' } }, { title: { uz: 'a', ru: 'я' } }, [{ path: 'title.ru', before: null, after: 'я' }]],
    ['a value that went', { reserve: '5' }, { reserve: null }, [{ path: 'reserve', before: '5', after: null }]],
    [
      'a photo in the place of another',
      { photos: [{ id: 'p1', sha256: 'x' }] },
      { photos: [{ id: 'p2', sha256: 'y' }] },
      [
        { path: 'photos.p2.id', before: null, after: 'p2' },
        { path: 'photos.p2.sha256', before: null, after: 'y' },
        { path: 'photos.p1.id', before: 'p1', after: null },
        { path: 'photos.p1.sha256', before: 'x', after: null },
      ],
    ],
    ['the order of photos', { p: [{ id: '1' }, { id: '2' }] }, { p: [{ id: '2' }, { id: '1' }] }, []],
    ['all of it, where there was nothing before', null, { place: 'T' }, [{ path: 'place', before: null, after: 'T' }]],
  ])('%s', (_name, before, after, expected) => {
    expect(changesBetween(before, after)).toEqual(expected);
  });

  it('finds nothing between equals, and each way back is the way there turned round', () => {
    const record = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.oneof(fc.string(), fc.constant(null), fc.nat()), { maxKeys: 5 });
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(changesBetween(a, structuredClone(a))).toEqual([]);
        const there = changesBetween(a, b).map(({ path, before, after }) => `${path} ${before} ${after}`);
        const back = changesBetween(b, a).map(({ path, before, after }) => `${path} ${after} ${before}`);
        expect(there.toSorted()).toEqual(back.toSorted());
      }),
    );
  });
});
