import { signalText } from '@ochiq/shared/signals';
import { lotSignals, windowSignals } from '../signals/index.js';

/** What stands below this line in docs/signals.md is written by hand and stays. */
export const byHand = '<!-- Below is written by hand. -->';

const head = `# Signals

What the auditor's ranking is made of. A signal measures every lot, bidder, official or office that it can; how rare a value is, and
what is flagged, comes later (decision 17). The table is printed from the source by \`npm run docs:signals\`; the words are the page's own.
`;

const cell = (text: string) => text.replaceAll('|', '\\|');
const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

/** The page docs/signals.md: every signal of the catalogue, and the part that is written by hand. */
export function signalsPage(present: string): string {
  const rows = [...lotSignals, ...windowSignals].map(({ code, subjects, formula, source, threshold }) => {
    const { name, reason } = signalText(code, 'en');
    const side = threshold.side === 'above' ? 'from' : 'up to';
    return [`\`${code}\``, name, formula, source, subjects.join(', '), `${side} ${threshold.value} ${threshold.unit}`, reason];
  });
  const titles = ['code', 'name', 'formula', 'source', 'speaks about', 'threshold', 'reason and honest causes'];
  const table = [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
  const at = present.indexOf(byHand);
  return `${head}\n${table}\n\n${at < 0 ? `${byHand}\n` : present.slice(at)}`;
}
