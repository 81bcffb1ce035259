import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareHolder, type Sought } from './compare-holder.js';
import { jaroWinkler, stepsBetween } from './text-distance.js';

const sought: Sought = {
  kind: 'person',
  nationalId: '31203850012345',
  name: 'Karimov Rustam Alisherovich',
  birthDate: '1985-03-12',
  otherNames: [],
};
const holder = { name: 'Karimov Rustam Alisherovich', nationalId: '31203850012345', birthDate: '1985-03-12' };
type Held = Parameters<typeof compareHolder>[1];
const wordOf = (change: Partial<Held>, of: Partial<Sought>) => compareHolder({ ...sought, ...of }, { ...holder, ...change }).word;

describe('compareHolder', () => {
  it.each<[string, string, string]>([
    ['written in Cyrillic', 'Каримов Рустам Алишерович', 'same'],
    ['in another order', 'Рустам Алишерович Каримов', 'same'],
    ['with oʻgʻli', "Karimov Rustam Alisher o'g'li", 'same'],
    ['with ўғли', 'Каримов Рустам Алишер ўғли', 'same'],
    ['without the father', 'KARIMOV RUSTAM', 'same'],
    ['with a slip of the hand', 'Karimov Rustan Alisherovich', 'close'],
    ['with initials', 'Каримов Р.А.', 'initials'],
    ['with uulu', 'Рустам Алишер уулу', 'partly'],
    ['of the brother', 'Karimov Rasul Alisherovich', 'partly'],
    ['of somebody else', 'Toshmatova Gulnora', 'other'],
  ])('tells a name %s', (_name, name, finding) => {
    const { parts } = compareHolder(sought, { ...holder, name });
    expect(parts.find(({ part }) => part === 'name')?.finding).toBe(finding);
  });

  it.each<[string, string, string]>([
    ['Kyrgyz in both scripts', 'Бакыт Асанов', 'Bakyt Asanov'],
    ['Kyrgyz with uulu', 'Токтогулов Эрмек Асан уулу', 'Toktogulov Ermek Asan uulu'],
    ['Uzbek by a Russian ear', 'Юсупов Усман', 'Yusupov Usmon'],
    ['Uzbek letters', 'Gʻaniyev Oʻktam', 'Ганиев Уктам'],
    ['x, h and kh', 'Хамидов Шохрух', 'Hamidov Shohrux'],
    ['j, zh and dzh', 'Жўраев Жамшид', 'Juraev Jamshid'],
    ['ya and ia', 'Ядгаров Илья', 'Yadgarov Ilya'],
  ])('knows one name: %s', (_name, one, other) => {
    const { parts } = compareHolder({ ...sought, name: one }, { ...holder, name: other });
    expect(['same', 'close']).toContain(parts.find(({ part }) => part === 'name')?.finding);
  });

  it.each<[string, string, Partial<Held>, Partial<Sought>]>([
    ['the same by all', 'certain', {}, {}],
    ['the same in Cyrillic without a date', 'certain', { name: 'Каримов Рустам', birthDate: null }, {}],
    ['no number, the rest the same', 'likely', { nationalId: null }, {}],
    ['a slip in the number', 'likely', { nationalId: '31203850012354' }, {}],
    ['a slip in the number and no date', 'likely', { nationalId: '31203850012354' }, { birthDate: null }],
    ['another number, the rest the same', 'possible', { nationalId: '30101701234567' }, {}],
    ['the number, but another name', 'possible', { name: 'Toshmatov Bahodir' }, {}],
    ['no number, day and month swapped', 'likely', { nationalId: null, birthDate: '1985-12-03' }, {}],
    ['no number, another day', 'not_same', { nationalId: null, birthDate: '1971-07-30' }, {}],
    ['no number and no date', 'likely', { nationalId: null }, { birthDate: null }],
    ['no number, no date, no father', 'possible', { nationalId: null, name: 'Karimov Rustam' }, { birthDate: null }],
    ['the sister', 'not_same', { nationalId: '41203850012345', name: 'Karimova Rustama Alisherovna', birthDate: '1988-01-05' }, {}],
    ['a namesake of another father', 'not_same', { nationalId: null, name: 'Karimov Rustam Baxtiyorovich', birthDate: '1990-05-05' }, {}],
    [
      'a maiden name that the civil registry knows',
      'certain',
      { name: 'Yoqubova Dilnoza' },
      { name: 'Karimova Dilnoza', otherNames: ['Ёқубова Дилноза'] },
    ],
  ])('calls %s %s', (_name, word, change, of) => {
    expect(wordOf(change, of)).toBe(word);
  });

  it.each([
    ['its legal form apart', 'ООО «Барака Савдо»', 'BARAKA SAVDO MCHJ', 'certain'],
    ['another firm of one number', 'ООО «Барака Савдо»', 'Zarafshon Qurilish MCHJ', 'possible'],
  ])('knows an organisation: %s', (_name, name, held, word) => {
    const firm: Sought = { kind: 'organisation', nationalId: '301234567', name, birthDate: null, otherNames: [] };
    expect(compareHolder(firm, { name: held, nationalId: '301234567', birthDate: null }).word).toBe(word);
  });

  const name = fc.constantFrom('Karimov Rustam', 'Каримов Рустам Алишерович', 'Toshmatova Gulnora', 'Karimov R.A.', 'x', '—');
  const anyHolder = fc.record({
    name: fc.oneof(name, fc.string({ minLength: 1, maxLength: 40 })),
    nationalId: fc.option(fc.oneof(fc.constant('31203850012345'), fc.stringMatching(/^\d{0,20}$/))),
    birthDate: fc.option(fc.constantFrom('1985-03-12', '1985-12-03', '1985-01-01', '1990-05-05')),
  });

  it('is the sum of its parts, in words that fit its number, and never certain without the national id', () => {
    fc.assert(
      fc.property(anyHolder, (one) => {
        const { score, word, parts } = compareHolder(sought, one);
        const sum = parts.reduce((total, { bits }) => total + bits, -8);
        expect(score).toBeCloseTo(1 / (1 + 2 ** -sum), 3);
        if (word === 'certain') expect(one.nationalId).toBe(sought.nationalId);
        if (word === 'not_same') expect(score).toBeLessThan(0.1001);
      }),
    );
  });

  it('says of a number that it is the same with no less confidence than of one that is not there', () => {
    fc.assert(
      fc.property(anyHolder, (one) => {
        const [same, absent] = ['31203850012345', null].map((nationalId) => compareHolder(sought, { ...one, nationalId }).score);
        expect(same ?? 0).toBeGreaterThanOrEqual((absent ?? 1) - 0.2);
      }),
    );
  });
});

describe('distances', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });

  /** The slow obvious one: the least of all ways, by recursion. */
  function slow(a: string, b: string): number {
    if (a === '' || b === '') return a.length + b.length;
    const ways = [slow(a.slice(1), b) + 1, slow(a, b.slice(1)) + 1, slow(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)];
    if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) ways.push(slow(a.slice(2), b.slice(2)) + 1);
    return Math.min(...ways);
  }

  it('counts steps as the slow way does', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(stepsBetween(a, b)).toBe(slow(a, b));
      }),
    );
  });

  it('says the same of two words from both sides, between 0 and 1', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const likeness = jaroWinkler(a, b);
        expect(likeness).toBe(jaroWinkler(b, a));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(likeness === 1).toBe(a === b);
      }),
    );
  });

  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
  ])('agrees with Winkler on %s and %s', (one, other, likeness) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(likeness, 2);
  });
});
