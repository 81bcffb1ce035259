import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { categoryNames, documentKindNames, partyKindNames, rankNames, regionNames } from '@ochiq/shared/imports';
import { languages } from '@ochiq/shared/language';
import { categories, lotSorts, lotStates, regions } from '@ochiq/shared/lots';
import { problemCodes } from '@ochiq/shared/problem';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');
const folders = [
  'i18n',
  'citizen',
  'account',
  'bailiff',
  'auditor',
  'verify',
  'settlement',
  'operator',
  'papers',
  'accounts',
  'statistics',
  'about',
  'finding',
  'debts',
  'property',
  'queries',
  'assistance',
].map((area) => join(source, area, 'messages'));

/** All leaves of a message file: dotted key to text. */
function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is neither a text nor a group`);
  return Object.entries(node).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

function read(folder: string, language: string): Map<string, string> {
  return new Map(leaves(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))));
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts') ? [path] : [];
  });
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe.each(folders)('messages in %s', (folder) => {
  const english = read(folder, 'en');

  it.each(languages)('%s has the same keys as English', (language) => {
    expect([...read(folder, language).keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each(languages)('%s has no empty text and the same placeholders', (language) => {
    for (const [key, text] of read(folder, language)) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ''));
    }
  });

  it('writes Uzbek oʻ and gʻ with the letter mark, not with a quotation mark', () => {
    for (const [key, text] of read(folder, 'uz')) expect(text, key).not.toMatch(/[og]['’‘`]/i);
  });
});

describe('tables of lots and cases', () => {
  it.each(languages)('are written with the words of the page in %s', (language) => {
    const words = read(folders[0] ?? '', language);
    for (const code of categories) expect(categoryNames[code][language]).toBe(words.get(`category.${code}`));
    for (const code of regions) expect(regionNames[code][language]).toBe(words.get(`region.${code}`));
    const desk = read(folders[3] ?? '', language);
    for (const [names, group] of [
      [documentKindNames, 'bailiff.kinds'],
      [rankNames, 'bailiff.ranks'],
      [partyKindNames, 'bailiff'],
    ] as const) {
      for (const [code, name] of Object.entries(names)) expect(name[language]).toBe(desk.get(`${group}.${code}`));
    }
  });
});

describe('every key that the code asks for exists', () => {
  const known = new Set(folders.flatMap((folder) => [...read(folder, 'en').keys()]));

  it.each([
    ['problem titles', problemCodes.map((code) => `problem.${code}.title`)],
    ['problem advice', problemCodes.map((code) => `problem.${code}.todo`)],
    ['categories', categories.map((code) => `category.${code}`)],
    ['regions', regions.map((code) => `region.${code}`)],
    ['states', lotStates.map((code) => `state.${code}`)],
    ['sorts', lotSorts.map((code) => `listing.sorts.${code}`)],
  ])('%s', (_name, keys) => {
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
  });

  it('in calls with a plain key', () => {
    const asked = sources(source).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });
});
