import type { Language } from '../../language/index.js';
import { currencySchema, formatMoney, sumSchema } from '../../money/index.js';
import type { SignalFacts } from './index.js';

const place = /\{(\w+)\}/g;

/** The names of a text's places, sorted, each once. */
export const placesIn = (text: string): readonly string[] => [...new Set([...text.matchAll(place)].map(([, name]) => name ?? ''))].sort();

/** Uzbek and Kyrgyz group digits as Russian does, and not every browser knows their customs. */
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : 'ru');

/** Figures that would round to nothing keep two digits. */
const digits = (value: number, least: number): Intl.NumberFormatOptions =>
  value !== 0 && Math.abs(value) < least ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: least === 0.1 ? 2 : 1 };

const writeNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(localeOf(language), digits(value, 0.1)).format(value);

const writeShare = (value: number, language: Language): string =>
  new Intl.NumberFormat(localeOf(language), { style: 'percent', ...digits(value, 0.01) }).format(value);

const units = [
  { unit: 'day', ms: 86_400_000, uz: 'kun', ky: 'күн' },
  { unit: 'hour', ms: 3_600_000, uz: 'soat', ky: 'саат' },
  { unit: 'minute', ms: 60_000, uz: 'daqiqa', ky: 'мүнөт' },
  { unit: 'second', ms: 1_000, uz: 'soniya', ky: 'секунд' },
] as const;

/** In the largest unit of which it holds two, so that "36 hours" does not turn to "1.5 days". */
function writeDuration(ms: number, language: Language): string {
  const { unit, ms: one, uz, ky } = units.find((candidate) => Math.abs(ms) >= 2 * candidate.ms) ?? units[3];
  const count = ms / one;
  const written = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 }).format(count);
  if (language === 'uz') return `${written} ${uz}`;
  if (language === 'ky') return `${written} ${ky}`;
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(count);
}

/** By the office's wall clock. Numeric dates outside English: browsers lack Uzbek and Kyrgyz months. */
function writeInstant(ms: number, zoneMs: number, language: Language): string {
  const month = language === 'en' ? 'short' : '2-digit';
  return new Intl.DateTimeFormat(localeOf(language), {
    day: '2-digit',
    month,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(ms + zoneMs);
}

function writeMoney(minor: string | number, currency: string | number | undefined, language: Language): string {
  const known = currencySchema.safeParse(currency);
  return known.success && sumSchema.safeParse(minor).success ? formatMoney(String(minor), known.data, language) : String(minor);
}

/**
 * Fills the places of a text. A place's name ends in its unit: `{priceMinor}` is money in the fact `currency`, `{ratioShare}` a
 * share of one (written in percent), `{awayMs}` a length of time, `{publishedAt}` an instant in ms since 1970, written by the
 * clock that is `zoneMs` ahead of UTC; anything else is a number or a word. A place without its fact stays as it is.
 */
export function fillPlaces(text: string, language: Language, facts: SignalFacts): string {
  return text.replace(place, (whole, name: string) => {
    const fact = facts[name];
    if (fact === undefined) return whole;
    if (name.endsWith('Minor')) return writeMoney(fact, facts['currency'], language);
    if (typeof fact === 'string') return fact;
    if (name.endsWith('Share')) return writeShare(fact, language);
    if (name.endsWith('Ms')) return writeDuration(fact, language);
    if (name.endsWith('At')) return writeInstant(fact, Number(facts['zoneMs'] ?? 0), language);
    return writeNumber(fact, language);
  });
}
