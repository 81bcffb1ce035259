import * as fc from 'fast-check';
import type { Chance } from '../../demo/chance.js';
import type { Schema } from './operations.js';

/** Values that exist on the server, by the name of the parameter or property that takes them. */
export type Known = (name: string, chance: Chance) => unknown;

const words = [
  'Damas',
  'Chevrolet Cobalt 2021',
  'Toshkent',
  'ўзбек тили',
  'кыргызча',
  'Оʻzbekiston',
  'x',
  '100%',
  "O'g'il",
  '<b>&amp;"',
  '-- drop',
  '👩‍👩‍👧',
];
const byPattern = new Map<string, readonly string[]>();

/** Some texts that a pattern takes, always the same ones. */
function matching(pattern: string): readonly string[] {
  const found = byPattern.get(pattern);
  if (found) return found;
  const made = fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { seed: 7, numRuns: 12 });
  byPattern.set(pattern, made);
  return made;
}

const two = (value: number) => String(value).padStart(2, '0');

/** Days and times around those of the test's lots. */
function dayOf(chance: Chance): string {
  return `${chance.pick([2020, 2025, 2026, 2027])}-${two(chance.int(1, 12))}-${two(chance.int(1, 28))}`;
}

function formatted(format: string, chance: Chance): string | null {
  if (format === 'date') return dayOf(chance);
  if (format === 'date-time') return `${dayOf(chance)}T${two(chance.int(0, 23))}:${two(chance.int(0, 59))}:00.000Z`;
  if (format === 'email') return `p${chance.int(1, 99)}@example.org`;
  if (format === 'uri') return `https://example.org/${chance.int(1, 99)}`;
  if (format !== 'uuid') return null;
  const hex = () => chance.int(0, 15).toString(16);
  return '00000000-0000-4000-8000-000000000000'.replaceAll('0', hex);
}

function textOf({ format, pattern, minLength = 0, maxLength = 400 }: Schema, chance: Chance): string {
  const made = format === undefined ? null : formatted(format, chance);
  if (made !== null) return made;
  if (pattern !== undefined) return chance.pick(matching(pattern));
  const length = chance.yes(0.1) ? maxLength : chance.int(minLength, Math.min(maxLength, minLength + 12));
  let text = chance.pick(words);
  while (text.length < minLength) text += ` ${chance.pick(words)}`;
  return text.slice(0, Math.max(length, minLength)) || text.slice(0, Math.max(1, minLength));
}

function numberOf(schema: Schema, chance: Chance): number {
  const low = schema.minimum ?? (schema.exclusiveMinimum === undefined ? -1000 : schema.exclusiveMinimum + 1);
  const high = schema.maximum ?? (schema.exclusiveMaximum === undefined ? Number.MAX_SAFE_INTEGER : schema.exclusiveMaximum - 1);
  return chance.pick([low, high, Math.min(high, low + chance.int(0, 20)), Math.floor(low + chance.real() * (high - low))]);
}

function objectOf(schema: Schema, chance: Chance, known: Known): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (schema.required?.includes(name) || chance.yes(0.6)) made[name] = sample(inner, chance, known, name);
  }
  const more = schema.additionalProperties;
  if (typeof more === 'object' && schema.properties === undefined) {
    const names = schema.propertyNames ? [0, 1].map(() => sample(schema.propertyNames ?? {}, chance, known)) : ['a'];
    for (const name of names) made[String(name)] = sample(more, chance, known);
  }
  return made;
}

/** Whether a value that exists fits what the schema asks for, by its kind. */
const fits = ({ type, anyOf }: Schema, value: unknown): boolean =>
  anyOf?.some((one) => fits(one, value)) ?? (type === 'integer' || type === 'number' ? typeof value === 'number' : type === typeof value);

/** A value by a schema; where things of that name exist, mostly one of those. */
export function sample(schema: Schema, chance: Chance, known: Known, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return chance.pick(schema.enum);
  if (name !== '' && chance.yes(0.8)) {
    const found = known(name, chance);
    const [text, number] = [String(found), Number(found)];
    if (found !== undefined) for (const one of [found, text, number]) if (fits(schema, one) && !Number.isNaN(one)) return one;
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return sample(chance.pick(choices), chance, known, name);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((one) => sample(one, chance, known)));
  const type = typeof schema.type === 'object' ? chance.pick(schema.type) : schema.type;
  if (type === 'string') return textOf(schema, chance);
  if (type === 'integer' || type === 'number') return numberOf(schema, chance);
  if (type === 'boolean') return chance.yes(0.5);
  if (type === 'null') return null;
  if (type === 'array') {
    const { minItems = 0, maxItems = minItems + 3, items = {} } = schema;
    return Array.from({ length: chance.int(minItems, Math.min(maxItems, minItems + 3)) }, () =>
      sample(items, chance, known, name.replace(/s$/, '')),
    );
  }
  return type === 'object' ? objectOf(schema, chance, known) : chance.pick(words);
}
