import { describe, expect, it } from 'vitest';
import { languages } from '../../language/index.js';
import { type NoticeKind, noticeKinds } from '../index.js';
import { noticeWords, sayNotice } from './index.js';

const kinds = Object.keys(noticeKinds) as NoticeKind[];
const placesOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();

describe.each(languages)('the words of notices in %s', (language) => {
  const { notices } = noticeWords(language);

  it('name facts that their kind has, the same as the English ones', () => {
    for (const [key, { title, text }] of Object.entries(notices)) {
      const kind = kinds.filter((one) => key.startsWith(one) || key === 'review_sent_back').sort((a, b) => b.length - a.length)[0];
      const facts = Object.keys(noticeKinds[key === 'review_sent_back' ? 'review_done' : (kind ?? 'won')].facts.shape);
      expect(facts, key).toEqual(expect.arrayContaining(placesOf(title + text)));
      const english = noticeWords('en').notices[key as NoticeKind];
      expect(placesOf(title + text), key).toEqual(placesOf(english.title + english.text));
    }
  });

  it('write money and moments out', () => {
    const facts = { priceMinor: '250000000', minNextMinor: '262500000', currency: 'UZS', endsAt: '2026-11-25T10:00:00.000Z' };
    const { text } = sayNotice({ kind: 'outbid', facts }, language, () => 'MOMENT');
    expect(text).toMatch(/2.500.000 UZS.*2.625.000 UZS.*MOMENT/);
  });

  it('have no straight quote where Uzbek has its letter mark', () => {
    if (language === 'uz') expect(JSON.stringify(noticeWords('uz'))).not.toMatch(/[og]['’‘`]/i);
  });
});

describe('what a notice says', () => {
  it.each([
    ['ends_soon', { leads: true }, 'You lead'],
    ['ends_soon', { leads: false }, 'You do not lead'],
    ['lost', { result: 'unsold', runnerUp: false }, 'was not sold'],
    ['lost', { result: 'sold', runnerUp: true }, 'may be offered to you'],
    ['payment_received', { missingMinor: '0' }, 'Nothing more'],
    ['payment_received', { missingMinor: '5' }, 'still missing'],
    ['review_done', { approved: false, remark: null }, 'Remark: —'],
  ] as const)('%s %o', (kind, facts, words) => {
    expect(sayNotice({ kind, facts }, 'en', String).text).toContain(words);
  });
});
