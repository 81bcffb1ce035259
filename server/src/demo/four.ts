import type { Language } from '@ochiq/shared/language';

/** A text in all four languages. */
export type Four = Readonly<Record<Language, string>>;

/** The same thing said in Uzbek (Latin), Russian, Kyrgyz and English. */
export function four(uz: string, ru: string, ky: string, en: string): Four {
  return { uz, ru, ky, en };
}

/** A text that is the same in every language, such as a model's name. */
export function same(text: string): Four {
  return four(text, text, text, text);
}

/** Texts one after another with `separator` between; empty ones are left out. */
export function join(parts: readonly Four[], separator = ' '): Four {
  const put = (language: Language) =>
    parts
      .map((part) => part[language])
      .filter((text) => text !== '')
      .join(separator);
  return four(put('uz'), put('ru'), put('ky'), put('en'));
}

/** A number as people write it: `84 000` in Uzbek, Russian and Kyrgyz, `84,000` in English; one decimal at most. */
export function count(value: number): Four {
  const [whole = '', fraction] = String(Math.round(value * 10) / 10).split('.');
  const grouped = (separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator);
  const local = grouped('\u00a0') + (fraction === undefined ? '' : `,${fraction}`);
  return four(local, local, local, grouped(',') + (fraction === undefined ? '' : `.${fraction}`));
}

/** Fills `{name}` marks of a text with the values of the same name, each in its own language. */
export function fill(pattern: Four, values: Readonly<Record<string, Four | string | number>>): Four {
  const put = (language: Language) =>
    pattern[language].replace(/\{(\w+)\}/g, (mark, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`no value for ${mark}`);
      return typeof value === 'object' ? value[language] : String(value);
    });
  return four(put('uz'), put('ru'), put('ky'), put('en'));
}
