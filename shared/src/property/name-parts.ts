import { fold } from '../search/index.js';

export type Sex = 'male' | 'female';

/** A name taken apart, in plain Latin letters (`fold` of shared/src/search). */
export interface NameParts {
  /** Family and given names in the order written; a single letter is an initial. */
  readonly words: readonly string[];
  /** The father's name without its ending; null where the name has none, or only its initial. */
  readonly father: string | null;
  /** By the endings of family and father's name; null where they do not tell. */
  readonly sex: Sex | null;
}

/** "Son of" and "daughter of" as they are written apart: o'g'li, ўғли, угли, оглы; qizi, кизи, кызы; uulu. */
const sonWords = new Set(['ogli', 'ugli', 'ogly', 'uulu', 'ulu', 'oglu']);
const daughterWords = new Set(['kizi', 'kyzi', 'gizi']);

/** The same written together with the father's name, and the Russian endings; the longer ones first. */
const endings: readonly (readonly [RegExp, Sex])[] = [
  [/^(.{2,})(?:ogli|ugli|uulu)$/, 'male'],
  [/^(.{2,})kizi$/, 'female'],
  [/^(.{2,})(?:ov|ev)ich$/, 'male'],
  [/^(.{2,})(?:ov|ev)na$/, 'female'],
  // Ilyich, Ilyinichna and Nikitichna have no -ov-.
  [/^(.{3,})(?:inichna|ichna)$/, 'female'],
  [/^(.{3,})ich$/, 'male'],
];

/** Endings of family names that say whose they are. */
const familyEndings: readonly (readonly [RegExp, Sex])[] = [
  [/.{2}(?:ova|eva|ina|skaya|skaia)$/, 'female'],
  [/.{2}(?:ov|ev|in|ski|skii|sky)$/, 'male'],
];

const sexBy = (rules: readonly (readonly [RegExp, Sex])[], word: string): Sex | null =>
  rules.find(([rule]) => rule.test(word))?.[1] ?? null;

/** Takes a person's name apart. Any order, Latin or Cyrillic letters, with a patronymic or without. */
export function readName(name: string): NameParts {
  const written = fold(name.replaceAll('.', ' ')).trim().split(' ').filter(Boolean);
  const words: string[] = [];
  let father: string | null = null;
  let sex: Sex | null = null;
  for (const word of written) {
    const told = sonWords.has(word) ? 'male' : daughterWords.has(word) ? 'female' : null;
    if (told !== null) {
      sex = told;
      // A son's or daughter's word follows the father's name, unless nothing else is left to be the name itself.
      if (words.length > 1) father = words.pop() ?? null;
      continue;
    }
    const [rule, ending] = endings.find(([one]) => one.test(word)) ?? [null, null];
    const stem = rule?.exec(word)?.[1];
    if (ending !== null && stem !== undefined && words.length > 0) {
      father = stem;
      sex = ending;
    } else words.push(word);
  }
  sex ??= words.map((word) => sexBy(familyEndings, word)).find((found) => found !== null) ?? null;
  // A third initial stands for the father's name: it says too little to compare.
  if (words.length === 3 && words.filter((word) => word.length === 1).length === 2) words.pop();
  return { words, father, sex };
}

/** What an organisation is by law, as it stands before or behind its name; folded. */
const legalForms = new Set(
  [
    ...['mchj', 'ooo', 'llc', 'ltd', 'mas uliyati cheklangan jamiyati', 'osoo', 'jchk', 'ao', 'aj', 'oaj', 'oao', 'zao', 'jsc', 'pao'],
    ...[
      'xk',
      'chp',
      'qk',
      'sp',
      'jv',
      'ok',
      'dk',
      'dm',
      'xususiy',
      'korxonasi',
      'korxona',
      'chastnoe',
      'predpriyatie',
      'ip',
      'yatt',
      'chi',
    ],
    ...['masuliyati', 'cheklangan', 'jamiyati', 'jamiyat', 'aksiyadorlik', 'obshchestvo', 'ogranichennoy', 'otvetstvennostyu', 's'],
    ...['общество', 'с', 'ограниченной', 'ответственностью', 'акционерное', 'жоопкерчилиги', 'чектелген', 'коому'],
  ].flatMap((form) => fold(form).trim().split(' ')),
);

/** An organisation's name in plain Latin letters, without its legal form and quotes. */
export function readOrganisation(name: string): string {
  const words = fold(name).trim().split(' ').filter(Boolean);
  const own = words.filter((word) => !legalForms.has(word));
  return (own.length > 0 ? own : words).join(' ');
}
