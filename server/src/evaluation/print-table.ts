import type { Interval } from './resample.js';

/** A table in Markdown; the first column to the left, the others to the right. */
export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

export const fixed = (value: number, digits = 4): string => (Number.isNaN(value) ? 'none' : value.toFixed(digits));

/** "0.9995 (0.9989 to 0.9999)" */
export const withInterval = ({ value, low, high }: Interval): string => `${fixed(value)} (${fixed(low)} to ${fixed(high)})`;
