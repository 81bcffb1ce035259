import { checkAnswers } from './check-answers.js';
import { checkBids, checkKeys } from './check-bids.js';
import { checkClosing } from './check-closing.js';
import { checkDecisions } from './check-decisions.js';
import { checkLog } from './check-log.js';
import { checkOrder } from './check-order.js';
import { checkWatcher } from './check-watchers.js';
import { groupBy, type History, type Violation } from './history.js';

/**
 * Finds what must not be in the history of a run (see `rules`). Pure: the same history gives the same violations.
 * The plain rules look first; the replay of the pure decisions adds only what they have not named.
 */
export function checkHistory(history: History): Violation[] {
  const bids = groupBy(history.bids, (bid) => bid.lot);
  const log = groupBy(history.log, (event) => event.lot);
  const seen = new Map(history.lots.map((lot) => [lot.id, { lot, log: log.get(lot.id) ?? [] }]));
  const violations = [...checkKeys(history.bids), ...checkAnswers(history)];
  for (const client of history.clients) violations.push(...checkWatcher(client, seen));
  for (const { lot, log } of seen.values()) {
    const own = bids.get(lot.id) ?? [];
    const walked = checkBids(lot, own);
    const found = [
      ...walked.violations,
      ...checkLog(lot, own, log),
      ...checkClosing(lot, walked.endMs, own, log),
      ...checkOrder(history, lot.id),
    ];
    violations.push(...found);
    const decision = checkDecisions(lot, own);
    const named =
      decision && [...violations].some(({ lot: where, key }) => where === lot.id && (key === decision.key || decision.key === null));
    if (decision && !named) violations.push(decision);
  }
  return violations;
}
