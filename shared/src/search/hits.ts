import { z } from 'zod';
import { fold } from './fold.js';

/**
 * A word that a search text was taken for, as lots' words are compared with it: folded (plain Latin letters), or a stem
 * (Cyrillic or Latin). `begins`: any word that begins so was meant.
 */
export const searchWordSchema = z.object({ word: z.string(), begins: z.boolean() });
export type SearchWord = z.output<typeof searchWordSchema>;

/** A piece of a text; `hit` when a search found it. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A word with the marks that belong to Uzbek letters. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}ʻʼ‘’‛'`´′]*/gu;

/** Endings that the English stemmer takes off; "i" stands for a y that it turns. */
const englishEnding = /^(?:'?s|es|ed|ing|ings|er|ers|e|y|ies|ly|ment|ments|ation|ations)?$/;
/** Russian endings are at most so long, "квартир-ами" and the like. */
const longestRussianEnding = 4;

function isHit(written: string, { word, begins }: SearchWord): boolean {
  const folded = fold(written).trim();
  if (folded === word || (begins && folded.startsWith(word))) return true;
  const small = written.toLowerCase();
  if (/^[а-яё]/.test(word)) {
    const stem = word.replaceAll('ё', 'е');
    return small.replaceAll('ё', 'е').startsWith(stem) && small.length - stem.length <= longestRussianEnding;
  }
  if (word.length < 3) return false;
  const stem = word.replace(/i$/, '');
  return small.startsWith(stem) && englishEnding.test(small.slice(stem.length));
}

/**
 * A text in pieces, those that a search found apart, to be marked. Words are compared in any script, mistyped and inflected
 * ones by what the search took them for. The pieces together are the text.
 */
export function markHits(text: string, words: readonly SearchWord[]): Piece[] {
  if (words.length === 0) return [{ text, hit: false }];
  const pieces: Piece[] = [];
  const add = (piece: string, hit: boolean) => {
    const last = pieces.at(-1);
    if (piece === '') return;
    if (last?.hit === hit) pieces[pieces.length - 1] = { text: last.text + piece, hit };
    else pieces.push({ text: piece, hit });
  };
  let from = 0;
  for (const match of text.matchAll(wordPattern)) {
    const [written] = match;
    add(text.slice(from, match.index), false);
    add(
      written,
      words.some((word) => isHit(written, word)),
    );
    from = match.index + written.length;
  }
  add(text.slice(from), false);
  return pieces;
}

/**
 * The words of a text query of Postgres (`'kobalt' & 'toshk':*`); what is not wanted (`!'kobalt'`) and the facets' words
 * (`'@region:…'`) are left out.
 */
export function wordsOfQuery(query: string): SearchWord[] {
  const words = new Map<string, SearchWord>();
  const wanted = query.replace(/!\s*(?:\([^)]*\)|'(?:[^']|'')*'(?::\*?[A-D]*)?)/g, ' ');
  for (const [, quoted = '', marks = ''] of wanted.matchAll(/'((?:[^']|'')*)'(:[*A-D]+)?/g)) {
    const word = quoted.replaceAll("''", "'").replaceAll('\\\\', '\\');
    if (!word.startsWith('@')) words.set(word + marks, { word, begins: marks.includes('*') });
  }
  return [...words.values()];
}
