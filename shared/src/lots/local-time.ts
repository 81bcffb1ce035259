/** Minutes that the wall clocks of a region are ahead of UTC: 300 in Uzbekistan, 360 in Kyrgyzstan; neither has summer time. */
export const utcOffsetMinutes = (region: string): number => (region.startsWith('KG') ? 360 : 300);

/** The day on a region's wall calendar, `2026-11-25`. @param atMs ms since the epoch (UTC) */
export const localDay = (atMs: number, region: string): string =>
  new Date(atMs + utcOffsetMinutes(region) * 60_000).toISOString().slice(0, 10);

/** The moment a day begins on a region's wall calendar, ms since the epoch (UTC). @param day `2026-11-25` */
export const startOfDay = (day: string, region: string): number => Date.parse(`${day}T00:00:00.000Z`) - utcOffsetMinutes(region) * 60_000;
