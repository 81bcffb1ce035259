import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, markHits, wordsOfQuery } from './index.js';

describe('fold', () => {
  it.each([
    [
      'oʻ and ў, by whichever apostrophe',
      ['Oʻzbekiston', "O'zbekiston", 'O‘zbekiston', 'O`zbekiston', 'O´zbekiston', 'Ўзбекистон', 'Özbekiston'],
    ],
    ['gʻ and ғ', ['Fargʻona', "Farg'ona", 'Farg’ona', 'Фарғона', 'Farghona', 'Fargona', 'Farğona', 'Farǵona']],
    ['sh and ш', ['Toshkent', 'Тошкент', 'TOSHKENT', 'Toşkent']],
    ['ch and ч', ['Chirchiq', 'Чирчиқ', 'chirchik']],
    ['ng and ң', ['Жаңы', 'Jangy', 'Zhangi']],
    ['ng and нг', ['Yangiyer', 'Янгиер', 'Янгийер']],
    ['қ and q', ['Qarshi', 'Қарши', 'Karshi']],
    ['ҳ, х, h, x and kh', ['Xorazm', 'Хоразм', 'Ҳоразм', 'Khorazm']],
    ['a hyphen of hard and soft signs', ['maʼlumot', "ma'lumot", 'маълумот', 'malumot']],
    ['sʼh', ["Is'hoqxon", 'Исҳоқхон']],
    ['ц', ['aksiya', 'аксия', 'акция', 'aktsiya', 'aksiia']],
    ['c as it is read', ['Mercedes', 'Мерседес', 'Mersedes']],
    ['Cobalt', ['Cobalt', 'Kobalt', 'Кобальт']],
    ['Nexia', ['Nexia', 'Нексия', 'Neksiya']],
    ['е at the beginning', ['yer uchastkasi', 'ер участкаси', 'er uchastkasi']],
    ['е after a sign', ['obyekt', 'объект', 'obekt']],
    ['Kyrgyz Cyrillic', ['Кыргызстан', 'Kyrgyzstan', 'Kirgizstan']],
    ['Kyrgyz ө and ү', ['Ысык-Көл', 'Ysyk-Kol', 'ысык көл', 'Ysyk-Köl']],
    ['Kyrgyz ж', ['Жалал-Абад', 'Джалал-Абад', 'Jalal-Abad', 'Dzhalal-Abad', 'Zhalal Abad']],
    ['Russian adjectives', ['новый', 'noviy', 'novyy', 'novy']],
    ['щ', ['площадь', 'ploshchad', 'ploshad']],
    ['letters with their marks apart', ['йўл', 'йўл'.normalize('NFD'), 'yoʻl']],
    ['Tajik and Karakalpak letters', ['Хуҷанд', 'Xujand', 'Khujand']],
  ])('makes one of %s', (_name, written) => {
    expect(new Set(written.map((text) => fold(text))).size, written.map((text) => fold(text)).join(', ')).toBe(1);
  });

  it.each([
    ['tana and tanga', 'тана', 'танга'],
    ['ot and oʻt by their vowels only', 'ot', 'ut'],
    ['sh and s', 'shahar', 'sahar'],
  ])('keeps %s apart', (_name, one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('leaves only plain letters, digits and single spaces', () => {
    const sign = fc.constantFrom(..."абвгғдежзийкқлмнңоөўпрстуүфхҳцчшщъыьэюяёAbcdeghiklmnoqrstuvwxyzʻʼ’'- 019ÖŞçïİ");
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 40 }), (text) => {
        const folded = fold(text);
        expect(folded).toMatch(/^[a-z0-9 ]*$/);
        expect(folded).not.toMatch(/ {2}|[xqw]/);
      }),
    );
  });
});

describe('wordsOfQuery', () => {
  it.each([
    [
      'a beginning and stems',
      `'kobal':* | 'кобал' | 'it''s'`,
      [
        { word: 'kobal', begins: true },
        { word: 'кобал', begins: false },
        { word: "it's", begins: false },
      ],
    ],
    ['nothing of what is not wanted', `'chevrolet' & !'cobalt'`, [{ word: 'chevrolet', begins: false }]],
    ['nor of a phrase', `'a' & !( 'b' <-> 'c' )`, [{ word: 'a', begins: false }]],
    ['nor of facets', `'flat' & ( '@region:UZ-TK' | '@region:UZ-SA' )`, [{ word: 'flat', begins: false }]],
  ])('finds %s', (_name, query, words) => {
    expect(wordsOfQuery(query)).toEqual(words);
  });
});

describe('markHits', () => {
  const marked = (text: string, query: string) =>
    markHits(text, wordsOfQuery(query))
      .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
      .join('');

  it.each([
    ['the same word', 'Chevrolet Cobalt, 2021', `'kobalt'`, 'Chevrolet [Cobalt], 2021'],
    ['the word in the other script', 'Шевроле Кобальт 2021', `'kobalt'`, 'Шевроле [Кобальт] 2021'],
    ['a word that begins so', 'Chevrolet Cobalt', `'kob':*`, 'Chevrolet [Cobalt]'],
    ['a word with the Uzbek mark', 'Samarqand, Yangi oʻrik bogʻi', `'orik' & 'bogi'`, 'Samarqand, Yangi [oʻrik] [bogʻi]'],
    ['a Russian form by its stem', 'Двухкомнатная квартира', `'kvartiri' | 'квартир'`, 'Двухкомнатная [квартира]'],
    ['no other word of the stem’s letters', 'Домостроительный комбинат', `'doma' | 'дом'`, 'Домостроительный комбинат'],
    ['an English form by its stem', 'Two flats and a property', `'flats' | 'flat' | 'properti'`, 'Two [flats] and a [property]'],
    ['no part of an English word', 'A flatbed truck', `'flat'`, 'A flatbed truck'],
    ['neighbours as two', 'Chevrolet Cobalt', `'shevrolet' | 'chevrolet' & 'kobalt'`, '[Chevrolet] [Cobalt]'],
    ['nothing for nothing', 'Chevrolet Cobalt', '', 'Chevrolet Cobalt'],
  ])('marks %s', (_name, text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it('gives back the text in pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.record({ word: fc.string(), begins: fc.boolean() })), (text, words) => {
        expect(
          markHits(text, words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
