import type { WindowFacts } from './facts.js';
import type { RingRow, TieRow } from './scored.js';

/** Who is tied to whom in a window, and the rings among them. */
export function networkOf(_window: WindowFacts): { readonly ties: readonly TieRow[]; readonly rings: readonly RingRow[] } {
  return { ties: [], rings: [] };
}
