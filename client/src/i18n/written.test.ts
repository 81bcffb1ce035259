import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { languages } from '@ochiq/shared/language';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pluralForm } from './language';

const source = join(import.meta.dirname, '..');
const shared = join(source, '../../shared/src');
const others = languages.filter((language) => language !== 'en');

const filesUnder = (folder: string, name: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path) && !path.endsWith('.test.ts'))
    .map((path) => join(folder, path));

const nodeSchema: z.ZodType<unknown> = z.unknown();

/** All texts in a tree, by their dotted key; what is no text is passed over. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key));
}

/** Every file of texts by its folder: messages of the page, and what the server writes. */
const folders = [
  ...filesUnder(source, /messages[\\/]en\.json$/).map((path) => dirname(path)),
  ...filesUnder(shared, /[\\/]text[\\/]en\.ts$/).map((path) => dirname(path)),
];

async function read(folder: string, language: string): Promise<Map<string, string>> {
  if (basename(folder) === 'messages') return new Map(texts(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))));
  const written = z.record(z.string(), nodeSchema).parse(await import(join(folder, `${language}.ts`)));
  return new Map(texts(written[language]));
}

/** Words that a language shares with English, names, and what is written the same everywhere. */
const same =
  /^(Lot|Login|Model|VIN|Audit|Auditor|Operator|Administrator|Formula|Ochiq|Bishkek \(UTC\+6\)|QR|ICS|CSV|JSON|RSS|Atom|API|PDF|Telegram|WhatsApp)$/;
/** In Latin letters in Russian and Kyrgyz too. */
const latinWords = /^(VIN|QR|Telegram|WhatsApp)$/;
const bare = (text: string) => text.replace(/\{\w+\}|<[^>]+>|https?:\S+/g, '').trim();

describe.each(folders.map((folder) => [folder.slice(folder.search(/(client|shared)[\\/]src/)), folder]))('texts in %s', (_name, folder) => {
  it.each(others)('have no English left in %s', async (language) => {
    const english = await read(folder, 'en');
    const left = [...(await read(folder, language))].filter(
      ([key, text]) => text === english.get(key) && /\p{L}/u.test(bare(text)) && !same.test(bare(text)),
    );
    expect(left).toEqual([]);
  });

  it.each(['ru', 'ky'])('are written in Cyrillic in %s', async (language) => {
    const wrong = [...(await read(folder, language))].filter(
      ([, text]) =>
        /[a-z]{3}/i.test(bare(text)) && !/\p{Script=Cyrillic}/u.test(text) && !same.test(bare(text)) && !latinWords.test(bare(text)),
    );
    expect(wrong).toEqual([]);
  });

  it.each(languages)('have as many plural forms in %s as the language', async (language) => {
    if (basename(folder) !== 'messages') return;
    const forms = new Set(Array.from({ length: 200 }, (_, count) => new Intl.PluralRules(language).select(count))).size;
    const wrong = [...(await read(folder, language))].filter(([, text]) => {
      const given = text.split(' | ').length;
      // After a number the Turkic languages have one form; so has a Russian text that names no counted thing.
      return given > 1 && given !== forms;
    });
    expect(wrong).toEqual([]);
  });
});

describe('a plural form', () => {
  it.each([
    ['ru', [1, 21, 101], 0],
    ['ru', [2, 3, 4, 22], 1],
    ['ru', [0, 5, 11, 12, 14, 111, 112], 2],
    ['en', [1], 0],
    ['en', [0, 2, 21], 1],
  ] as const)('of %s for %j is number %i', (language, counts, form) => {
    const forms = language === 'ru' ? 3 : 2;
    for (const count of counts) expect(pluralForm(language, count, forms), String(count)).toBe(form);
  });
});

describe('numbers, money and times', () => {
  const pages = filesUnder(source, /\.(vue|ts)$/).map((path) => [path.slice(source.length + 1), readFileSync(path, 'utf8')] as const);

  it.each([
    // Drawings are made of numbers that nobody reads.
    ['a rounded number is no text', /\.toFixed\(/, /^(auditor[\\/]timeline[\\/]lay-timeline|components[\\/]price-steps)\.ts$/],
    ['a locale is named', /\.toLocale(String|DateString|TimeString)\(\)/, /^$/],
    ['per cent are written by Intl', /\}\s?%(?!`, background)|\) ?\+ ?'\s?%/, /^$/],
    ['minor units are never shown as they are', /\{\{\s*[\w.]*[mM]inor\s*\}\}/, /^$/],
    // The amount that is copied into a bank's form is for a machine.
    ['money is not put together by hand', /[mM]inor\)?\s*\/\s*100n?\b/, /^(citizen[\\/]PayDetails|debts[\\/]PayDebt)\.vue$/],
  ] as const)('%s', (_name, wrong, allowed) => {
    const templates = (text: string) =>
      text.replace(/<style[\s\S]*<\/style>/g, '').replace(/(width|left|inline-size|flex|offset): ?[^;'"`]*%/g, '');
    expect(pages.filter(([path, text]) => !allowed.test(path) && wrong.test(templates(text))).map(([path]) => path)).toEqual([]);
  });
});
