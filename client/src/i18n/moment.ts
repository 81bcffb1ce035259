import type { Language } from '@ochiq/shared/language';
import type { Region } from '@ochiq/shared/lots';

/** Tags under which browsers know the languages' calendars; a browser that lacks one writes plain numbers. */
const calendars: Record<Language, string> = { uz: 'uz-Latn-UZ', ru: 'ru-RU', ky: 'ky-KG', en: 'en-GB' };

function calendarOf(language: Language): string {
  const tag = calendars[language];
  return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0 ? tag : 'en-GB';
}

/** The clock of the lot's country: a sale ends by the office's wall clock, wherever the bidder sits. */
export function zoneOf(region: Region | undefined): string | undefined {
  if (!region) return undefined;
  return region.startsWith('KG') ? 'Asia/Bishkek' : 'Asia/Tashkent';
}

export type MomentForm = 'day' | 'minute' | 'second' | 'clock' | 'exact';

const forms: Record<MomentForm, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  minute: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'shortOffset' },
  second: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  exact: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZoneName: 'shortOffset',
  },
};

/**
 * Writes an instant for people.
 * @param instant ISO 8601 in UTC
 * @param form `minute` names the offset from UTC, since the reader's own clock may differ
 * @param region whose wall clock; without one the reader's
 */
export function formatMoment(instant: string, form: MomentForm, language: Language, region?: Region): string {
  const options: Intl.DateTimeFormatOptions = { ...forms[form], hourCycle: 'h23' };
  const zone = zoneOf(region);
  if (zone) options.timeZone = zone;
  return new Intl.DateTimeFormat(calendarOf(language), options).format(new Date(instant));
}

/** Time left, split for a countdown; never negative. */
export function splitDuration(ms: number): { days: number; hours: number; minutes: number; seconds: number } {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}
