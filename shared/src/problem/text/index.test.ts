import { describe, expect, it } from 'vitest';
import { languages } from '../../language/index.js';
import { problemCodes } from '../index.js';
import { problemText } from './index.js';

describe('problemText', () => {
  it.each(problemCodes)('says %s in four languages, each in its own words', (code) => {
    const titles = languages.map((language) => problemText(code, language).title);
    expect(new Set(titles).size).toBe(languages.length);
    for (const language of languages) expect(problemText(code, language).action).toMatch(/^\S.{9,}[.;]?\S$/u);
  });

  it('writes Russian and Kyrgyz in Cyrillic, Uzbek and English in Latin letters', () => {
    const wrong = problemCodes.flatMap((code) =>
      languages
        .filter((language) => /[а-яё]/i.test(problemText(code, language).title) !== ['ru', 'ky'].includes(language))
        .map((language) => [code, language]),
    );
    expect(wrong).toEqual([]);
  });
});
