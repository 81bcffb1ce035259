import type { Language } from '@ochiq/shared/language';
import { en } from './en.js';
import { ky } from './ky.js';
import { ru } from './ru.js';
import { uz } from './uz.js';

export type PaperWords = typeof en;

const words: Record<Language, PaperWords> = { uz, ru, ky, en };

/** What papers say in a language. */
export const wordsOf = (language: Language): PaperWords => words[language];

/** Puts values in the place of `{name}`. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
