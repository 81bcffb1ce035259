import { describe, expect, it } from 'vitest';
import { questionDraftSchema } from './question.js';

const fits = (text: string) => questionDraftSchema.safeParse({ text }).success;

describe('a question', () => {
  it.each([
    'Does the engine start in winter?',
    'Пробег 125 000 км подлинный?',
    'Uy 1987-yilda qurilganmi, hujjati bormi?',
    'Баасы 12 500 сомдон төмөнбү?',
    'Narxi 173 050 000 soʻm boʻlishi toʻgʻrimi?',
    'Почему начальная цена 45000000 сум, а не меньше?',
    'Is 12,500,000 UZS the price with tax?',
  ])('may be: %s', (text) => {
    expect(fits(text)).toBe(true);
  });

  it.each([
    'Why?',
    ' '.repeat(40),
    'x'.repeat(501),
    'Write to me: aziza@example.uz please',
    'Позвоните мне +998 90 123-45-67',
    'My number is 0312 90 66 77 call me',
    'Call 90 123 45 67 and pay 500 som less',
    'Звоните 901234567 сомневаюсь в цене',
    'Look at https://example.com/cheaper',
    'See www.example.com for the same',
    'Find me as @aziza_auto in the chat',
    'Telegram t.me/aziza has more photos',
  ])('may not be: %s', (text) => {
    expect(fits(text)).toBe(false);
  });
});
