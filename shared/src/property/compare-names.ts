import { type NameParts, readName, readOrganisation } from './name-parts.js';
import { jaroWinkler, stepsBetween } from './text-distance.js';

/** How a holder's name stands to the one that is sought. */
export const nameFindings = ['same', 'close', 'initials', 'partly', 'other'] as const;
export type NameFinding = (typeof nameFindings)[number];

export interface NamesCompared {
  readonly name: NameFinding;
  /** `absent`: one of the two does not say it. */
  readonly father: 'same' | 'other' | 'absent';
  /** Whether the endings of the names say that one is a man and the other a woman. */
  readonly otherSex: boolean;
}

/** From here on two words are one that was written by another hand; below `alike` they are two words. */
const oneWord = 0.93;
const alike = 0.86;

/** Vowels and pairs that the two scripts, and Russian ears, write for each other: Aliyev and Oliyev, Usmon and Usman, Yusuf and Yusup. */
const soft = (word: string): string =>
  word
    .replace(/iy|yi/g, 'i')
    .replace(/y(?=[aeiou])/g, '')
    .replace(/[oau]/g, 'a')
    .replace(/p(?=$)/, 'f')
    .replace(/(.)\1/g, '$1');

/** The likeness of two words of a name, 0 to 1; spellings of one name that differ only by what scripts and ears confuse are 0.97. */
export function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const plain = jaroWinkler(one, other);
  const [a, b] = [soft(one), soft(other)];
  const byEar = a === b && a.length > 2 ? 0.97 : 0;
  // A slip of one letter in a word long enough that another name is seldom that near.
  const slip = Math.min(one.length, other.length) >= 5 && stepsBetween(one, other) === 1 && one.at(-1) === other.at(-1) ? 0.94 : 0;
  return Math.max(Math.min(plain, 0.96), byEar, slip);
}

const isInitial = (word: string): boolean => word.length === 1;
const fits = (one: string, other: string): number =>
  isInitial(one) || isInitial(other) ? (one.charAt(0) === other.charAt(0) ? 0.9 : 0) : wordLikeness(one, other);

/** All ways to put `count` of these in order. */
function* orders(items: readonly string[], count: number): Generator<readonly string[]> {
  if (count === 0) yield [];
  else
    for (const [place, item] of items.entries()) {
      for (const rest of orders(items.toSpliced(place, 1), count - 1)) yield [item, ...rest];
    }
}

/** Names longer than this are compared by their first words: there are none in the two countries. */
const mostWords = 4;

/** The pairs of words that fit each other best, whatever the order in which they stand. */
function pairUp(one: readonly string[], other: readonly string[]): (readonly [string, string])[] {
  const [few, many] = (one.length <= other.length ? [one, other] : [other, one]).map((words) => words.slice(0, mostWords));
  if (few === undefined || many === undefined) return [];
  let best: (readonly [string, string])[] = [];
  let most = -1;
  for (const order of orders(many, few.length)) {
    const pairs = few.map((word, place) => [word, order[place] ?? ''] as const);
    const sum = pairs.reduce((total, [a, b]) => total + fits(a, b), 0);
    if (sum > most) [best, most] = [pairs, sum];
  }
  return best;
}

function compareWords(one: NameParts, other: NameParts): NameFinding {
  const pairs = pairUp(one.words, other.words);
  if (pairs.length === 0) return 'other';
  const marks = pairs.map(([a, b]) => fits(a, b));
  const worst = Math.min(...marks);
  const full = pairs.filter(([a, b]) => !isInitial(a) && !isInitial(b));
  if (full.length === 0) return 'other';
  const single = pairs.length < 2;
  if (worst < alike) return full.some(([a, b]) => wordLikeness(a, b) >= oneWord) ? 'partly' : 'other';
  if (single) return 'partly';
  if (full.length < pairs.length) return full.every(([a, b]) => wordLikeness(a, b) >= oneWord) ? 'initials' : 'partly';
  if (worst >= 0.97) return 'same';
  return worst >= oneWord ? 'close' : 'partly';
}

/** Compares two people's names in any order and script. */
export function comparePeople(sought: string, held: string): NamesCompared {
  const [one, other] = [readName(sought), readName(held)];
  const bothFathers = one.father !== null && other.father !== null;
  const father = !bothFathers ? 'absent' : wordLikeness(one.father ?? '', other.father ?? '') >= alike ? 'same' : 'other';
  return { name: compareWords(one, other), father, otherSex: one.sex !== null && other.sex !== null && one.sex !== other.sex };
}

/** Compares two organisations' names without their legal forms. */
export function compareOrganisations(sought: string, held: string): NamesCompared {
  const [one, other] = [readOrganisation(sought), readOrganisation(held)];
  const likeness = wordLikeness(one, other);
  const name = likeness >= 0.97 ? 'same' : likeness >= oneWord ? 'close' : likeness >= alike ? 'partly' : 'other';
  return { name, father: 'absent', otherSex: false };
}
