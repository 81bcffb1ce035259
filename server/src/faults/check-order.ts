import { bidName, type FinalBid, type History, type Violation } from './history.js';

/** When the world could first know how a bid came out, and when it was first sent; ms on the clients' clock. */
interface Span {
  sentMs: number;
  knownMs: number;
}

/**
 * Linearisability in real time: a bid takes its place between the moment it was first sent and the moment its outcome was
 * first seen by anyone. So a bid that was sent after another's outcome was seen must stand after it.
 */
export function checkOrder(history: Pick<History, 'clients' | 'bids'>, lot: number): Violation[] {
  const bids = history.bids.filter((bid) => bid.lot === lot);
  const spans = spansOf(history, bids);
  const violations: Violation[] = [];
  // The earliest known outcome among the bids that stand after the one at hand.
  let earliest = { knownMs: Number.POSITIVE_INFINITY, key: '' };
  for (const bid of [...bids].reverse()) {
    const span = spans.get(bidName(lot, bid.person, bid.key));
    if (!span) continue;
    if (earliest.knownMs < span.sentMs) {
      const found = `stands before ${earliest.key}, whose outcome was seen ${(span.sentMs - earliest.knownMs).toFixed(3)} ms before this was sent`;
      violations.push({ rule: 'real_time_order', lot, key: bid.key, found });
    }
    if (span.knownMs < earliest.knownMs) earliest = { knownMs: span.knownMs, key: bid.key };
  }
  return violations;
}

function spansOf({ clients }: Pick<History, 'clients'>, bids: readonly FinalBid[]): Map<string, Span> {
  const spans = new Map<string, Span>();
  const bySeq = new Map(bids.flatMap((bid) => (bid.seq === null ? [] : [[bid.seq, bidName(bid.lot, bid.person, bid.key)] as const])));
  const lot = bids[0]?.lot;
  const spanOf = (name: string): Span => {
    const span = spans.get(name) ?? { sentMs: Number.POSITIVE_INFINITY, knownMs: Number.POSITIVE_INFINITY };
    spans.set(name, span);
    return span;
  };
  const known = (name: string | undefined, t: number) => {
    if (name === undefined) return;
    const span = spanOf(name);
    span.knownMs = Math.min(span.knownMs, t);
  };
  for (const { person, steps } of clients) {
    for (const step of steps) {
      if (step.type === 'sent' && step.lot === lot) {
        const span = spanOf(bidName(step.lot, person, step.key));
        span.sentMs = Math.min(span.sentMs, step.t);
      } else if (step.type === 'answered' && step.answer.lot === lot) {
        known(bidName(step.answer.lot, person, step.answer.key), step.t);
      } else if (step.type === 'events') {
        for (const event of step.events) if (event.lot === lot) known(bySeq.get(event.seq), step.t);
      }
    }
  }
  return spans;
}
