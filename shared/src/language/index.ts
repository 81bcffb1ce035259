import { z } from 'zod';

/** The four languages, as BCP 47 codes; the first is the default. */
export const languages = ['uz', 'ru', 'ky', 'en'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.output<typeof languageSchema>;

/** A text in some of the four languages; at least one. */
export const translatedSchema = (maxLength: number) =>
  z
    .partialRecord(languageSchema, z.string().trim().min(1).max(maxLength))
    .refine((texts) => Object.keys(texts).length > 0, { message: 'at_least_one_language' });
export type Translated = Partial<Record<Language, string>>;

/** The text in the wanted language, else in the first language it has. */
export function inLanguage(texts: Translated, wanted: Language): string {
  const found = texts[wanted] ?? languages.map((code) => texts[code]).find((text) => text !== undefined);
  return found ?? '';
}
