import { groupsOf, type Numerals } from './scale.js';

const ones =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const powers = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion'];

function below100(n: number): string {
  if (n < 20) return ones[n] ?? '';
  return [tens[Math.floor(n / 10)], ones[n % 10]].filter(Boolean).join('-');
}

function below1000(n: number): string {
  const hundreds = n >= 100 ? `${ones[Math.floor(n / 100)]} hundred` : '';
  return [hundreds, below100(n % 100)].filter(Boolean).join(' and ');
}

/** "And" stands before the last two digits: "one thousand and five". */
function count(n: bigint): string {
  if (n === 0n) return 'zero';
  return groupsOf(n)
    .map(({ group, power }, index) => {
      const words = [below1000(group), powers[power]].filter(Boolean).join(' ');
      return index > 0 && power === 0 && group < 100 ? `and ${words}` : words;
    })
    .join(' ');
}

const named =
  (one: string, many = `${one}s`) =>
  (n: bigint) =>
    n === 1n ? one : many;

export const english: Numerals = {
  count,
  units: {
    UZS: { major: named('Uzbek soum'), small: named('tiyin') },
    KGS: { major: named('Kyrgyz som'), small: named('tyiyn') },
    USD: { major: named('US dollar'), small: named('cent') },
  },
};
