import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../language/index.js';
import { maxAmountMinor } from '../money/index.js';
import { amountInWords } from './index.js';

describe('an amount in words', () => {
  it.each([
    // English: hyphens, "and", one and many.
    ['en', 'UZS', 0n, 'zero Uzbek soums'],
    ['en', 'UZS', 100n, 'one Uzbek soum'],
    ['en', 'KGS', 101n, 'one Kyrgyz som 01 tyiyn'],
    ['en', 'USD', 250n, 'two US dollars 50 cents'],
    ['en', 'UZS', 2_100n, 'twenty-one Uzbek soums'],
    ['en', 'UZS', 10_500n, 'one hundred and five Uzbek soums'],
    ['en', 'UZS', 100_500n, 'one thousand and five Uzbek soums'],
    ['en', 'UZS', 111_900n, 'one thousand one hundred and nineteen Uzbek soums'],
    ['en', 'UZS', 1_250_000_000n, 'twelve million five hundred thousand Uzbek soums'],
    ['en', 'UZS', maxAmountMinor, 'ten trillion Uzbek soums'],
    // Russian: a thousand is feminine, a сум is not; 1, 2 to 4, 5 and more, and 11 to 14.
    ['ru', 'UZS', 0n, 'ноль сумов'],
    ['ru', 'UZS', 100n, 'один сум'],
    ['ru', 'UZS', 200n, 'два сума'],
    ['ru', 'KGS', 500n, 'пять сомов'],
    ['ru', 'KGS', 1_100n, 'одиннадцать сомов'],
    ['ru', 'KGS', 1_400n, 'четырнадцать сомов'],
    ['ru', 'KGS', 2_100n, 'двадцать один сом'],
    ['ru', 'USD', 2_302n, 'двадцать три доллара США 02 цента'],
    ['ru', 'UZS', 11_201n, 'сто двенадцать сумов 01 тийин'],
    ['ru', 'UZS', 100_000n, 'одна тысяча сумов'],
    ['ru', 'UZS', 200_100n, 'две тысячи один сум'],
    ['ru', 'UZS', 2_200_200n, 'двадцать две тысячи два сума'],
    ['ru', 'UZS', 1_200_000n, 'двенадцать тысяч сумов'],
    ['ru', 'UZS', 100_000_000n, 'один миллион сумов'],
    ['ru', 'UZS', 200_000_000n, 'два миллиона сумов'],
    ['ru', 'UZS', 4_199_900_012n, 'сорок один миллион девятьсот девяносто девять тысяч сумов 12 тийинов'],
    ['ru', 'KGS', 100_100_000n, 'один миллион одна тысяча сомов'],
    ['ru', 'KGS', 211n, 'два сома 11 тыйынов'],
    ['ru', 'UZS', 100_000_000_000n, 'один миллиард сумов'],
    ['ru', 'UZS', maxAmountMinor, 'десять триллионов сумов'],
    // Uzbek and Kyrgyz: nothing bends; one hundred and one thousand are said in full, as on payment orders.
    ['uz', 'UZS', 0n, 'nol soʻm'],
    ['uz', 'UZS', 100n, 'bir soʻm'],
    ['uz', 'UZS', 1_900n, 'oʻn toʻqqiz soʻm'],
    ['uz', 'UZS', 10_000n, 'bir yuz soʻm'],
    ['uz', 'UZS', 100_550n, 'bir ming besh soʻm 50 tiyin'],
    ['uz', 'UZS', 1_250_000_000n, 'oʻn ikki million besh yuz ming soʻm'],
    ['uz', 'KGS', 4_000n, 'qirq qirgʻiz somi'],
    ['uz', 'USD', 301n, 'uch AQSH dollari 01 sent'],
    ['ky', 'KGS', 0n, 'нөл сом'],
    ['ky', 'KGS', 2_100n, 'жыйырма бир сом'],
    ['ky', 'KGS', 12_345_678n, 'бир жүз жыйырма үч миң төрт жүз элүү алты сом 78 тыйын'],
    ['ky', 'UZS', 100_000_000n, 'бир миллион өзбек суму'],
    ['ky', 'USD', 99_900n, 'тогуз жүз токсон тогуз АКШ доллары'],
  ] as const)('%s %s %s: %s', (language, currency, minor, words) => {
    expect(amountInWords(minor, currency, language)).toBe(words);
  });

  const whole = fc.bigInt({ min: 0n, max: maxAmountMinor / 100n });

  it.each(languages)('is another for each amount, and has no gap, in %s', (language) => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [one, other] = [a, b].map((amount) => amountInWords(amount * 100n, 'UZS', language));
        expect(one === other).toBe(a === b);
        expect(one).not.toMatch(/ {2}|^ | $|undefined/);
      }),
    );
  });

  it.each(languages)('of thousands is the words of how many, and of the rest, in %s', (language) => {
    const count = (n: bigint) => amountInWords(n * 100n, 'KGS', language).split(' ');
    fc.assert(
      // Above a hundred, where no "and" comes between.
      fc.property(fc.bigInt({ min: 1n, max: 999n }), fc.bigInt({ min: 100n, max: 999n }), (millions, rest) => {
        const words = count(millions * 1_000_000n + rest).join(' ');
        expect(words.endsWith(count(rest).join(' '))).toBe(true);
        expect(words.startsWith(`${count(millions)[0]} `)).toBe(true);
      }),
    );
  });

  it.each([-1n, 10n ** 17n + 1n])('there is none for %s', (minor) => {
    expect(() => amountInWords(minor, 'UZS', 'en')).toThrow(RangeError);
  });
});
