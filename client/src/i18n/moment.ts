import type { Language } from '@ochiq/shared/language';
import type { Region } from '@ochiq/shared/lots';

const calendars: Record<Language, string> = { uz: 'en-GB', ru: 'ru-RU', ky: 'en-GB', en: 'en-GB' };

/** Chromium leaves Uzbek and Kyrgyz out of its calendars, though it says that it knows them: it writes "2026 M11 25". */
const names: Partial<Record<Language, Record<'long' | 'short' | 'weekday', readonly string[]>>> = {
  uz: {
    long: 'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr'.split(' '),
    short: 'yan fev mar apr may iyn iyl avg sen okt noy dek'.split(' '),
    weekday: 'Yak Dush Sesh Chor Pay Jum Shan'.split(' '),
  },
  ky: {
    long: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
    short: 'янв фев мар апр май июн июл авг сен окт ноя дек'.split(' '),
    weekday: 'жек дүй шей шар бей жум ишм'.split(' '),
  },
};

/** Formats with the browser's calendar, and with our names of months where it has none: "25-noyabr 2026". */
function write(date: Date, options: Intl.DateTimeFormatOptions, language: Language): string {
  const own = names[language];
  const format = new Intl.DateTimeFormat(calendars[language], options);
  if (!own || (options.month !== 'long' && options.month !== 'short')) return format.format(date);
  const zone = options.timeZone === undefined ? {} : { timeZone: options.timeZone };
  const month = Number(new Intl.DateTimeFormat('en-GB', { month: 'numeric', ...zone }).format(date));
  const parts = format.formatToParts(date).map(({ type, value }, index, all) => {
    if (type === 'month') return own[options.month === 'long' ? 'long' : 'short'][month - 1];
    return type === 'literal' && all[index - 1]?.type === 'day' ? '-' : value;
  });
  return parts.join('');
}

/** "November 2026", for a month as YYYY-MM. */
export const formatMonth = (month: string, language: Language): string =>
  write(new Date(`${month}-15T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' }, language);

/** The short name of the weekday of a date (YYYY-MM-DD). */
export function formatWeekday(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  return (
    names[language]?.weekday[date.getUTCDay()] ??
    new Intl.DateTimeFormat(calendars[language], { weekday: 'short', timeZone: 'UTC' }).format(date)
  );
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
  return write(new Date(instant), options, language);
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
