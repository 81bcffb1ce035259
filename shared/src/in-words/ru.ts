import { groupsOf, type Numerals } from './scale.js';

const ones = (
  ' один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать ' +
  'семнадцать восемнадцать девятнадцать'
).split(' ');
const tens = '  двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' ');
const hundreds = ' сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' ');
/** A thousand is feminine, what is above it masculine like the currencies. */
const feminine: Record<number, string> = { 1: 'одна', 2: 'две' };

type Forms = readonly [one: string, few: string, many: string];
const powers: readonly Forms[] = [
  ['', '', ''],
  ['тысяча', 'тысячи', 'тысяч'],
  ['миллион', 'миллиона', 'миллионов'],
  ['миллиард', 'миллиарда', 'миллиардов'],
  ['триллион', 'триллиона', 'триллионов'],
  ['квадриллион', 'квадриллиона', 'квадриллионов'],
];

/** 1, 21, 31 …; 2 to 4, 22 to 24 …; the rest, 11 to 14 among them. */
function formOf(n: number, [one, few, many]: Forms): string {
  const [last, lastTwo] = [n % 10, n % 100];
  if (lastTwo >= 11 && lastTwo <= 14) return many;
  if (last === 1) return one;
  return last >= 2 && last <= 4 ? few : many;
}

function below1000(n: number, isFeminine: boolean): string {
  const rest = n % 100;
  const unit = rest < 20 ? rest : rest % 10;
  const last = (isFeminine && feminine[unit]) || ones[unit];
  return [hundreds[Math.floor(n / 100)], rest < 20 ? '' : tens[Math.floor(rest / 10)], last].filter(Boolean).join(' ');
}

function count(n: bigint): string {
  if (n === 0n) return 'ноль';
  return groupsOf(n)
    .map(({ group, power }) => {
      const name = formOf(group, powers[power] ?? ['', '', '']);
      return [below1000(group, power === 1), name].filter(Boolean).join(' ');
    })
    .join(' ');
}

const named =
  (...forms: Forms) =>
  (n: bigint) =>
    formOf(Number(n % 100n), forms);

export const russian: Numerals = {
  count,
  units: {
    UZS: { major: named('сум', 'сума', 'сумов'), small: named('тийин', 'тийина', 'тийинов') },
    KGS: { major: named('сом', 'сома', 'сомов'), small: named('тыйын', 'тыйына', 'тыйынов') },
    USD: { major: named('доллар США', 'доллара США', 'долларов США'), small: named('цент', 'цента', 'центов') },
  },
};
