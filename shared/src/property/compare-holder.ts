import { z } from 'zod';
import type { Holder, SoughtPerson } from '../registries/index.js';
import { compareOrganisations, comparePeople, type NamesCompared, nameFindings } from './compare-names.js';
import { stepsBetween } from './text-distance.js';

/** How sure it is that a holder is the one who is sought. */
export const confidenceWords = ['certain', 'likely', 'possible', 'not_same'] as const;
export type ConfidenceWord = (typeof confidenceWords)[number];

/** One thing that was compared, what came out, and what it weighs: bits, the logarithm to base 2 of how much oftener it is so for the same person than for another. */
const partSchema = z.discriminatedUnion('part', [
  z.object({ part: z.literal('national_id'), finding: z.enum(['same', 'one_digit', 'other', 'absent']), bits: z.number() }),
  z.object({ part: z.literal('name'), finding: z.enum(nameFindings), bits: z.number() }),
  z.object({ part: z.literal('father'), finding: z.enum(['same', 'other', 'absent']), bits: z.number() }),
  z.object({ part: z.literal('birth_date'), finding: z.enum(['same', 'swapped', 'year', 'near', 'other', 'absent']), bits: z.number() }),
  z.object({ part: z.literal('sex'), finding: z.enum(['other']), bits: z.number() }),
]);
export type ConfidencePart = z.output<typeof partSchema>;

export const confidenceSchema = z.object({
  score: z.number().min(0).max(1),
  word: z.enum(confidenceWords),
  parts: z.array(partSchema).max(5),
});
export type Confidence = z.output<typeof confidenceSchema>;

/** Whom a search looks for, with the other names that the civil registry gave. */
export interface Sought extends SoughtPerson {
  readonly otherNames: readonly string[];
}

/**
 * What each finding weighs, in bits (Fellegi and Sunter, 1969). Assumed: no figures of the two countries' registries are public. They
 * are chosen so that the national id decides when it is there, that name and birth date together outweigh a registry that has no id,
 * and that no single finding makes a certainty; docs/decisions/035-property.md has what comes of them on labelled pairs.
 */
const bits = {
  national_id: { same: 16, one_digit: 7, other: -10, absent: 0 },
  name: { same: 9, close: 6, initials: 3, partly: -3, other: -9 },
  father: { same: 3, other: -6, absent: 0 },
  birth_date: { same: 8, swapped: 5, year: 2, near: 3, other: -8, absent: 0 },
  sex: { other: -8 },
} as const;

/** Before anything was compared: of those whom a registry names, about one in two hundred and fifty would fit by chance. */
const priorBits = -8;

/** From this score on a holder is called by the word: less than one in ten thousand, one in ten, and one in ten on the other side are wrong. */
export const confidenceLeast = { certain: 0.9999, likely: 0.9, possible: 0.1 } as const;

type Part<Name extends ConfidencePart['part']> = Extract<ConfidencePart, { part: Name }>['finding'];

/** Two numbers of the same length that a slip of the hand makes of each other: one digit, or two neighbours swapped. */
function compareIds(sought: string, held: string | null): Part<'national_id'> {
  if (held === null || held.replaceAll(/\D/g, '') === '') return 'absent';
  const digits = held.replaceAll(/\D/g, '');
  if (digits === sought) return 'same';
  return digits.length === sought.length && stepsBetween(digits, sought) === 1 ? 'one_digit' : 'other';
}

function compareDates(sought: string | null, held: string | null): Part<'birth_date'> {
  if (sought === null || held === null) return 'absent';
  if (sought === held) return 'same';
  const [year, month, day] = sought.split('-');
  if (held === `${year}-${day}-${month}`) return 'swapped';
  // What is known by the year alone is written as its first day.
  if (held.endsWith('-01-01') || sought.endsWith('-01-01')) return held.startsWith(`${year}-`) ? 'year' : 'other';
  return stepsBetween(sought, held) === 1 ? 'near' : 'other';
}

const rank = (compared: NamesCompared): number =>
  bits.name[compared.name] + bits.father[compared.father] + (compared.otherSex ? bits.sex.other : 0);

/** The best of the names that a person is known by. */
function bestName(sought: Sought, held: string): NamesCompared {
  const compare = sought.kind === 'person' ? comparePeople : compareOrganisations;
  return [sought.name, ...sought.otherNames]
    .map((name) => compare(name, held))
    .reduce((best, one) => (rank(one) > rank(best) ? one : best));
}

/**
 * How well a holder fits the one who is sought: the weights of what was compared, summed and brought to 0..1. Nobody is certain
 * without the national id: people of one name who were born on one day exist. Nor is anybody certain whose name is another one.
 */
export function compareHolder(sought: Sought, holder: Pick<Holder, 'name' | 'nationalId' | 'birthDate'>): Confidence {
  const id = compareIds(sought.nationalId, holder.nationalId);
  const names = bestName(sought, holder.name);
  const born = compareDates(sought.birthDate, holder.birthDate);
  const parts: ConfidencePart[] = [
    { part: 'national_id', finding: id, bits: bits.national_id[id] },
    { part: 'name', finding: names.name, bits: bits.name[names.name] },
    { part: 'father', finding: names.father, bits: bits.father[names.father] },
    // The number holds the date: where it is the same, the date says little more.
    { part: 'birth_date', finding: born, bits: id === 'same' ? Math.min(bits.birth_date[born], 2) : bits.birth_date[born] },
    ...(names.otherSex ? [{ part: 'sex', finding: 'other', bits: bits.sex.other } as const] : []),
  ];
  const sum = parts.reduce((total, part) => total + part.bits, priorBits);
  const score = 1 / (1 + 2 ** -sum);
  const certain = score >= confidenceLeast.certain && id === 'same' && names.name !== 'other' && names.name !== 'partly';
  const word = certain
    ? 'certain'
    : score >= confidenceLeast.likely
      ? 'likely'
      : score >= confidenceLeast.possible
        ? 'possible'
        : 'not_same';
  return { score: Math.round(score * 10_000) / 10_000, word, parts };
}

/** The holder of an entry who fits best, and how well. */
export function bestHolder<One extends Holder>(sought: Sought, holders: readonly One[]): { holder: One; confidence: Confidence } | null {
  return holders
    .map((holder) => ({ holder, confidence: compareHolder(sought, holder) }))
    .reduce<{ holder: One; confidence: Confidence } | null>(
      (best, one) => (best === null || one.confidence.score > best.confidence.score ? one : best),
      null,
    );
}
