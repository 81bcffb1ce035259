import type { Language } from '@ochiq/shared/language';
import { createI18n, type LocaleMessageDictionary, type VueMessageType } from 'vue-i18n';
import { firstLanguage, keepChosenLanguage, languageInAddress, pluralForm, readChosenLanguage } from './language';

/** The message files beside an area's pages; each is loaded with its area, in the active language only. */
export type MessageArea =
  | 'core'
  | 'citizen'
  | 'account'
  | 'bailiff'
  | 'auditor'
  | 'verify'
  | 'settlement'
  | 'operator'
  | 'papers'
  | 'accounts'
  | 'statistics'
  | 'about'
  | 'debts'
  | 'assistance'
  | 'finding'
  | 'property'
  | 'queries';

type Messages = LocaleMessageDictionary<VueMessageType>;
const files = {
  ...import.meta.glob<Messages>('./messages/*.json', { import: 'default' }),
  ...import.meta.glob<Messages>('../*/messages/*.json', { import: 'default' }),
};

const plural = (language: string) => (choice: number, choices: number) => pluralForm(language, choice, choices);

export const i18n = createI18n({
  legacy: false,
  locale: firstLanguage(languageInAddress(location.search) ?? readChosenLanguage(), navigator.languages),
  fallbackLocale: false,
  missingWarn: false,
  // Said in a built page too: the walk over all pages fails by it.
  missing: (language, key) => console.error(`no text ${key} in ${language}`),
  fallbackWarn: false,
  messages: {},
  pluralRules: { ru: plural('ru'), uz: plural('uz'), ky: plural('ky'), en: plural('en') },
});

const areas = new Set<MessageArea>(['core']);
const loaded = new Set<string>();

/** The language the page speaks now. */
export function currentLanguage(): Language {
  return i18n.global.locale.value as Language;
}

async function loadMessages(area: MessageArea, language: Language): Promise<void> {
  const path = `${area === 'core' ? '.' : `../${area}`}/messages/${language}.json`;
  if (loaded.has(path)) return;
  const load = files[path];
  if (!load) throw new Error(`no messages at ${path}`);
  i18n.global.mergeLocaleMessage(language, await load());
  loaded.add(path);
}

/** Makes an area's texts ready in the active language; call before its page is shown. */
export async function loadArea(area: MessageArea): Promise<void> {
  areas.add(area);
  await Promise.all([loadMessages('core', currentLanguage()), loadMessages(area, currentLanguage())]);
}

/** Says what language the page is in to the browser, and by which name it would be installed. */
export function nameLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.querySelector('link[rel="manifest"]')?.setAttribute('href', `/manifest.${language}.webmanifest`);
}

/** Switches the page to another language once its texts are there, and keeps the choice. */
export async function setLanguage(language: Language): Promise<void> {
  await Promise.all([...areas].map((area) => loadMessages(area, language)));
  i18n.global.locale.value = language;
  nameLanguage(language);
  keepChosenLanguage(language);
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.set('lang', language);
  history.replaceState(history.state, '', address);
}
