/** Both countries keep one offset all year: Uzbekistan UTC+5, Kyrgyzstan UTC+6 (IANA tz, Asia/Tashkent and Asia/Bishkek). */
const offsets = { UZ: 5, KG: 6 } as const;
export type Jurisdiction = keyof typeof offsets;

export const zoneOf = (jurisdiction: Jurisdiction): string =>
  jurisdiction === 'UZ' ? 'Asia/Tashkent, UTC+05:00' : 'Asia/Bishkek, UTC+06:00';

/** An instant by the wall clock of a country: `05.11.2026 14:03:07`. */
export function localTime(instant: string, jurisdiction: Jurisdiction): string {
  const shifted = new Date(Date.parse(instant) + offsets[jurisdiction] * 3_600_000).toISOString();
  const [, year, month, day, time] = /^(\d+)-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(shifted) ?? [];
  return `${day}.${month}.${year} ${time}`;
}

/** The day alone: `05.11.2026`. */
export const localDay = (instant: string, jurisdiction: Jurisdiction): string => localTime(instant, jurisdiction).slice(0, 10);
