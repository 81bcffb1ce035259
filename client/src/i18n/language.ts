import { type Language, languageSchema, languages } from '@ochiq/shared/language';

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { uz: 'Oʻzbekcha', ru: 'Русский', ky: 'Кыргызча', en: 'English' };

const stored = 'ochiq.language';

/** The language to begin with: the one chosen here before, else the browser's first that we speak, else Uzbek. */
export function firstLanguage(chosen: string | null, preferred: readonly string[]): Language {
  const kept = languageSchema.safeParse(chosen);
  if (kept.success) return kept.data;
  const wanted = preferred.map((tag) => languages.find((language) => tag.toLowerCase().split('-')[0] === language));
  return wanted.find((language) => language !== undefined) ?? languages[0];
}

/** The language that an address names (`?lang=ru`), as search engines and shared links do; null where it names none of ours. */
export const languageInAddress = (search: string): Language | null =>
  languageSchema.safeParse(new URLSearchParams(search).get('lang')).data ?? null;

/** The choice kept in this browser, or null where nothing is kept. */
export function readChosenLanguage(): string | null {
  try {
    return localStorage.getItem(stored);
  } catch {
    return null;
  }
}

/** Keeps the choice; a browser that keeps nothing asks again next time. */
export function keepChosenLanguage(language: Language): void {
  try {
    localStorage.setItem(stored, language);
  } catch {
    // Nothing to do: the page speaks the chosen language until it is closed.
  }
}

/** Which plural form of a message a count takes; Russian has three, the Turkic languages one after a number. */
export function pluralForm(language: string, count: number, forms: number): number {
  if (forms <= 1) return 0;
  const rule = new Intl.PluralRules(language).select(count);
  if (language === 'ru' && forms >= 3) return rule === 'one' ? 0 : rule === 'few' ? 1 : 2;
  return rule === 'one' ? 0 : 1;
}
