export { tellAbout } from './about.js';

import type { Language } from '../../language/index.js';
import type { SignalCode } from '../code.js';
import { en } from './en.js';
import { fillPlaces } from './fill-places.js';
import { ky } from './ky.js';
import { ru } from './ru.js';
import { uz } from './uz.js';

/** What a signal is called, what it found, and why its threshold stands where it does. */
export interface SignalText {
  readonly name: string;
  /** One or two sentences with places: see `fillPlaces`. */
  readonly explanation: string;
  /** Why the threshold stands there, and what honest cause there may be. */
  readonly reason: string;
}

export type SignalTexts = Readonly<Record<SignalCode, SignalText>>;

/** What a finding's explanation is filled with: amounts are minor units as strings, the rest numbers or words. */
export type SignalFacts = Readonly<Record<string, string | number>>;

const texts: Record<Language, SignalTexts> = { uz, ru, ky, en };

/** The words for a signal in one of the four languages. */
export const signalText = (code: SignalCode, language: Language): SignalText => texts[language][code];

/** A finding in words: the signal's explanation with its places filled from the facts, in the customs of the language. */
export const explain = (signal: SignalCode, language: Language, facts: SignalFacts): string =>
  fillPlaces(signalText(signal, language).explanation, language, facts);
