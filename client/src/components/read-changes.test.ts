import { describe, expect, it } from 'vitest';
import { readChanges } from './read-changes';

describe('readChanges', () => {
  it.each([
    ['a text in a language', 'title.uz', { field: 'title', language: 'uz', form: 'text' }],
    ['a price', 'startMinor', { field: 'startMinor', language: null, form: 'money' }],
    ['a moment', 'endsAt', { field: 'endsAt', language: null, form: 'moment' }],
    ['a photo by its file', 'photos.0198.sha256', { field: 'photo', language: null, form: 'photo' }],
    ['a document by its name', 'documents.0198.name', { field: 'document', language: null, form: 'text' }],
    ['something new', 'items.0.vin', { field: 'items', language: null, form: 'text' }],
  ])('%s', (_name, path, expected) => {
    expect(readChanges([{ path, before: null, after: '1' }])).toEqual([{ path, before: null, after: '1', ...expected }]);
  });

  it('tells of a photo once', () => {
    const one = (path: string) => ({ path, before: 'a', after: null });
    expect(readChanges([one('photos.p1.id'), one('photos.p1.sha256'), one('documents.d1.id'), one('documents.d1.sha256')])).toHaveLength(1);
  });
});
