import type { Language } from '@ochiq/shared/language';
import { en } from './en.js';
import { ky } from './ky.js';
import { ru } from './ru.js';
import { uz } from './uz.js';
import type { ReportWords } from './words.js';

export type { ReportWords } from './words.js';

export const reportWords: Readonly<Record<Language, ReportWords>> = { uz, ru, ky, en };
