import type { Language } from '../../language/index.js';
import type { AssistanceProblem, ProblemCode } from '../index.js';
import { assistanceTexts } from './assistance.js';
import { en } from './en.js';
import { ky } from './ky.js';
import { ru } from './ru.js';
import { uz } from './uz.js';

/** What a problem is called, and what the person can do about it. */
export interface ProblemText {
  readonly title: string;
  readonly action: string;
}

/** Those whose texts stand in the languages' own files. */
export type CoreProblem = Exclude<ProblemCode, AssistanceProblem>;

const core: Record<Language, Record<CoreProblem, ProblemText>> = { uz, ru, ky, en };
const textsIn = (language: Language): Record<ProblemCode, ProblemText> => ({ ...core[language], ...assistanceTexts[language] });
const texts: Record<Language, Record<ProblemCode, ProblemText>> = {
  uz: textsIn('uz'),
  ru: textsIn('ru'),
  ky: textsIn('ky'),
  en: textsIn('en'),
};

/** The words for a problem code in one of the four languages. */
export const problemText = (code: ProblemCode, language: Language): ProblemText => texts[language][code];
