import type { Language } from '../../language/index.js';
import type { ProblemCode } from '../index.js';
import { en } from './en.js';
import { ky } from './ky.js';
import { ru } from './ru.js';
import { uz } from './uz.js';

/** What a problem is called, and what the person can do about it. */
export interface ProblemText {
  readonly title: string;
  readonly action: string;
}

const texts: Record<Language, Record<ProblemCode, ProblemText>> = { uz, ru, ky, en };

/** The words for a problem code in one of the four languages. */
export const problemText = (code: ProblemCode, language: Language): ProblemText => texts[language][code];
