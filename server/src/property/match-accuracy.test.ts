import { type ConfidenceWord, compareHolder, confidenceWords } from '@ochiq/shared/property';
import { expect, it } from 'vitest';
import { type Chance, chanceOf } from '../demo/chance.js';
import { type Synthetic, syntheticPeople } from '../standin/people.js';

type Held = Parameters<typeof compareHolder>[1];
interface Pair {
  readonly sought: Synthetic;
  readonly held: Held;
  readonly same: boolean;
}

const digit = (text: string, chance: Chance) => {
  const place = chance.int(1, text.length - 1);
  return `${text.slice(0, place)}${(Number(text[place]) + chance.int(1, 9)) % 10}${text.slice(place + 1)}`;
};
const slip = (name: string, chance: Chance) => {
  const place = chance.int(1, name.length - 3);
  return `${name.slice(0, place)}${name[place + 1]}${name[place]}${name.slice(place + 2)}`;
};
const initials = (name: string) => {
  const [family = '', ...rest] = name.split(' ');
  return `${family} ${rest
    .slice(0, 2)
    .map((word) => `${word[0]}.`)
    .join('')}`;
};
const swapped = (day: string) => `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`;

/** The same person as a registry may have them written: another script, order, no father, a slip, initials; numbers and dates as old rows have them. */
function noisy(person: Synthetic, chance: Chance): Held {
  const spelled = chance.yes(0.5) ? person.name : person.otherName;
  const [family = '', first = '', ...father] = spelled.split(' ');
  const roll = chance.real();
  const name =
    roll < 0.4
      ? spelled
      : roll < 0.6
        ? `${first} ${family}`
        : roll < 0.75
          ? [first, ...father, family].join(' ')
          : roll < 0.9
            ? slip(spelled, chance)
            : initials(spelled);
  const number = chance.real();
  const born = person.birthDate ?? '1980-01-01';
  const day = chance.real();
  const canSwap = Number(born.slice(8)) <= 12;
  return {
    name,
    nationalId: number < 0.7 ? person.nationalId : number < 0.78 ? digit(person.nationalId, chance) : null,
    birthDate: day < 0.75 ? born : day < 0.82 && canSwap ? swapped(born) : day < 0.88 ? `${born.slice(0, 4)}-01-01` : null,
  };
}

/** Somebody else who is like them: the whole name the same, or the family, or one number by a slip; each with number and date of their own or without. */
function stranger(person: Synthetic, other: Synthetic, chance: Chance): Held {
  const [, first = '', ...father] = other.name.split(' ');
  const family = person.name.split(' ')[0] ?? '';
  const kind = chance.real();
  const name = kind < 0.4 ? person.name : kind < 0.7 ? `${family} ${first} ${father.join(' ')}` : other.name;
  return {
    name: chance.yes(0.3) ? name.split(' ').slice(0, 2).join(' ') : name,
    nationalId: chance.yes(0.7) ? (chance.yes(0.05) ? digit(person.nationalId, chance) : other.nationalId) : null,
    birthDate: chance.yes(0.85) ? other.birthDate : null,
  };
}

function pairs(count: number): Pair[] {
  const people = syntheticPeople({ seed: 7, strangers: count, wanted: [], demo: false }).filter(({ kind }) => kind === 'person');
  const chance = chanceOf(2026);
  return people.flatMap((sought, place) => {
    const other = people[(place + 1) % people.length] ?? sought;
    return [
      { sought, held: noisy(sought, chance), same: true },
      { sought, held: stranger(sought, other, chance), same: false },
    ];
  });
}

/** How many of a word's holders are the sought person's, and how many of the sought person's have at least that word. */
function measure(all: readonly Pair[]) {
  const told = all.map(({ sought, held, same }) => ({ same, word: compareHolder({ ...sought, otherNames: [] }, held).word }));
  const same = told.filter((one) => one.same).length;
  return confidenceWords.map((word: ConfidenceWord, place) => {
    const own = told.filter((one) => one.word === word);
    const atLeast = told.filter((one) => confidenceWords.indexOf(one.word) <= place);
    const right = own.filter((one) => one.same).length;
    const reached = atLeast.filter((one) => one.same).length;
    return {
      word,
      pairs: own.length,
      right,
      precision: right / own.length,
      recall: reached / same,
      precisionAtLeast: reached / atLeast.length,
    };
  });
}

it('calls nobody else certain, and loses few of the sought person’s entries, on labelled pairs with noise', () => {
  const table = measure(pairs(process.env['PRINT'] === '1' ? 4_000 : 1_000));
  if (process.env['PRINT'] === '1') console.table(table);
  const [certain, likely, possible] = table;
  expect(certain?.precision).toBe(1);
  expect(likely?.precisionAtLeast).toBeGreaterThan(0.97);
  expect(certain?.recall).toBeGreaterThan(0.55);
  expect(possible?.recall).toBeGreaterThan(0.95);
});
