/** Longest first: `oʻ` before `o`. Uzbek Latin to Uzbek Cyrillic. */
const pairs: readonly (readonly [string, string])[] = [
  ['oʻ', 'ў'],
  ['gʻ', 'ғ'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['ya', 'я'],
  ['yo', 'ё'],
  ['yu', 'ю'],
  ['ye', 'е'],
  ['a', 'а'],
  ['b', 'б'],
  ['d', 'д'],
  ['e', 'е'],
  ['f', 'ф'],
  ['g', 'г'],
  ['h', 'ҳ'],
  ['i', 'и'],
  ['j', 'ж'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['q', 'қ'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['v', 'в'],
  ['x', 'х'],
  ['y', 'й'],
  ['z', 'з'],
  ['ʼ', 'ъ'],
];
/** Cyrillic of Kyrgyz and Russian names to Latin, as passports of Kyrgyzstan do. */
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ү: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

const asWritten = (of: string, to: string) => (of === of.toLowerCase() ? to : to.charAt(0).toUpperCase() + to.slice(1));

function toCyrillic(name: string): string {
  let out = '';
  for (let at = 0; at < name.length; ) {
    const rest = name.slice(at);
    const pair = pairs.find(([from]) => rest.toLowerCase().startsWith(from));
    const taken = rest.slice(0, pair?.[0].length ?? 1);
    out += pair === undefined ? taken : asWritten(taken, pair[1]);
    at += taken.length;
  }
  return out;
}

const toLatin = (name: string): string =>
  [...name]
    .map((letter) => {
      const found = latin[letter.toLowerCase()];
      return found === undefined ? letter : asWritten(letter, found);
    })
    .join('');

/** A name in the other of the two scripts, as another registry has it. */
export const inOtherScript = (name: string): string => (/\p{Script=Cyrillic}/u.test(name) ? toLatin(name) : toCyrillic(name));
