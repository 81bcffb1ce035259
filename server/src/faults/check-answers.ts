import type { BidAnswer } from '@ochiq/shared/bids';
import { bidName, type FinalBid, type History, type Violation } from './history.js';

/** Answers without the moment they were sent: the same key must always get the same one. */
const contentOf = ({ now: _, ...content }: BidAnswer): string => JSON.stringify(content);

/** Refusals that are given without a stored bid. */
const unstored: ReadonlySet<string> = new Set(['lot_unknown', 'key_reused']);

/** What the clients were told about their bids against what is stored. */
export function checkAnswers({ clients, bids }: Pick<History, 'clients' | 'bids'>): Violation[] {
  const violations: Violation[] = [];
  const stored = new Map(bids.map((bid) => [bidName(bid.lot, bid.person, bid.key), bid]).reverse() as [string, FinalBid][]);
  const sent = new Map<string, string>();
  for (const { person, steps, stayed } of clients) {
    const answers = new Map<string, BidAnswer>();
    const open = new Map<string, { lot: number; key: string }>();
    for (const step of steps) {
      if (step.type === 'sent') {
        sent.set(bidName(step.lot, person, step.key), `${step.kind} ${step.amountMinor}`);
        open.set(bidName(step.lot, person, step.key), step);
      }
      if (step.type !== 'answered') continue;
      const { answer } = step;
      const name = bidName(answer.lot, person, answer.key);
      const first = answers.get(name);
      answers.set(name, first ?? answer);
      open.delete(name);
      const found = first ? secondAnswer(first, answer) : firstAnswer(answer, stored.get(name));
      if (found) violations.push({ ...found, lot: answer.lot, key: answer.key });
    }
    if (!stayed) continue;
    for (const { lot, key } of open.values()) violations.push({ rule: 'never_answered', lot, key, found: `${person} waits still` });
  }
  for (const [name, bid] of stored) {
    if (sent.get(name) === `${bid.kind} ${bid.maxMinor}`) continue;
    violations.push({ rule: 'bid_never_sent', lot: bid.lot, key: bid.key, found: `sent: ${sent.get(name) ?? 'nothing'}` });
  }
  return violations;
}

type Found = Pick<Violation, 'rule' | 'found'>;

function secondAnswer(first: BidAnswer, answer: BidAnswer): Found | null {
  if (contentOf(first) === contentOf(answer)) return null;
  return { rule: 'duplicate_key', found: `answered ${contentOf(first)}, then ${contentOf(answer)}` };
}

function firstAnswer(answer: BidAnswer, bid: FinalBid | undefined): Found | null {
  if (answer.type === 'accepted') {
    if (bid?.outcome !== 'accepted') return { rule: 'lost_acked_bid', found: bid ? `stored as rejected: ${bid.code}` : 'not stored' };
  } else {
    if (bid?.outcome === 'accepted') return { rule: 'rejected_but_accepted', found: `answered ${answer.code}` };
    if (!bid && unstored.has(answer.code)) return null;
  }
  return bid && agrees(answer, bid) ? null : { rule: 'answer_differs', found: `${contentOf(answer)} for ${JSON.stringify(bid ?? null)}` };
}

function agrees(answer: BidAnswer, bid: FinalBid): boolean {
  if (Date.parse(answer.at) !== bid.atMs || answer.minNextMinor !== bid.minNextMinor) return false;
  if (answer.type === 'rejected') return answer.code === bid.code;
  const { seq, leading, priceMinor, endsAt } = answer;
  return seq === bid.seq && leading === bid.leading && priceMinor === bid.priceMinor && Date.parse(endsAt) === bid.endsAtMs;
}
