/**
 * A day and time as a clock on a wall shows it, `2027-03-01 10:00` or `01.03.2027 10:00`, in ms since the epoch as if in UTC; null for
 * another text.
 */
export function wallClock(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{1,2}):(\d{2})/.exec(text) ?? null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}) (\d{1,2}):(\d{2})/.exec(text);
  const parts = match ? match.slice(1, 6) : dotted ? [dotted[3], dotted[2], dotted[1], dotted[4], dotted[5]] : null;
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute);
  const back = new Date(at);
  // 31 February and 25 o'clock are no times, though Date would take them.
  return back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 ? null : at;
}

/** A day, `2027-03-01` or `01.03.2027`, as `2027-03-01`; a workbook's day comes with a midnight. Null for another text, and before 1900. */
export function wallDay(text: string): string | null {
  const at = wallClock(/^[\d.-]+$/.test(text) ? `${text} 00:00` : text);
  if (at === null || at % 86_400_000 !== 0) return null;
  const day = new Date(at).toISOString().slice(0, 10);
  return day < '1900' ? null : day;
}
