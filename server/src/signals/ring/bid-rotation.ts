import { poissonBinomialTail, rarity, toldChance } from '../chances.js';
import type { WindowFacts } from '../facts.js';
import type { Measure, WindowSignal } from '../measure.js';
import { attendanceOf } from './attendance.js';
import { lotNumbers, ringSubjects } from './bidder-ring.js';
import { type Ring, ringsOf } from './rings.js';

/**
 * Members of a ring take turns: the next lot goes to the one who has waited longest. At each lot that a member wins and where at
 * least two members are who have won before, the winner either is the one of them whose last win lies farthest back, or not. By
 * chance that happens with 1/r at a lot with r such members (less where they are unequally strong, as the weak wait longest), so
 * the number of kept turns has the tail of a sum of independent tries. Value: -log10 of that tail.
 *
 * Own test, after the rotation that McAfee and McMillan (1992), "Bidding rings", AER 82, derive for rings without side payments and
 * Zona (1986) and Ishii (2009) test with waiting times ("score") of firms. People whose means are tied up after a purchase look
 * alike: the explanation says so.
 */
export const bidRotation: WindowSignal = {
  code: 'bid_rotation',
  subjects: ['ring', 'bidder', 'lot'],
  formula:
    '-log10 P(X >= turns); X: sum of tries with chance 1/r; r: members present who have won before; a turn: the longest waiting wins',
  source: 'own test of the rotation in McAfee and McMillan 1992 (AER 82, 579-599) and Ishii 2009 (waiting time)',
  needs: ['winner', 'entrants', 'bids', 'closedAt'],
  threshold: { value: 3, side: 'above', unit: '-log10 of the chance' },
  measureAll: (window) => ringsOf(window).flatMap((ring) => measureRing(window, ring)),
};

function measureRing(window: WindowFacts, ring: Ring): Measure[] {
  const { present, winner, people } = attendanceOf(window);
  const turns = takenTurns(
    ring.lots.map((lot) => ({
      lot,
      winner: people[winner[lot] ?? -1] ?? null,
      present: Array.from(present[lot] ?? [], (person) => people[person] ?? ''),
    })),
    ring.members,
  );
  if (turns.chances.length === 0) return [];
  const pValue = poissonBinomialTail(turns.kept, turns.chances);
  const lots = lotNumbers(window, turns.lots);
  return [
    {
      signal: 'bid_rotation',
      subjects: ringSubjects(ring, lots),
      value: rarity(pValue),
      pValue,
      facts: {
        members: ring.members.length,
        turns: turns.chances.length,
        kept: turns.kept,
        expected: Math.round(turns.chances.reduce((sum, chance) => sum + chance, 0) * 10) / 10,
        chanceShare: toldChance(pValue),
      },
      lots,
      bids: [],
      entries: [],
    },
  ];
}

interface Turns {
  readonly kept: number;
  /** Of each turn, the chance that it is kept. */
  readonly chances: readonly number[];
  /** What was won in turn or out of it. */
  readonly lots: readonly number[];
}

/** Reads the wins of a group in the order of the lots. */
export function takenTurns(
  wins: readonly { readonly lot: number; readonly winner: string | null; readonly present: readonly string[] }[],
  members: readonly string[],
): Turns {
  const group = new Set(members);
  const lastWin = new Map<string, number>();
  const chances: number[] = [];
  const lots: number[] = [];
  let kept = 0;
  for (const [order, { lot, winner, present }] of wins.entries()) {
    if (winner === null || !group.has(winner)) continue;
    const waiting = present.filter((person) => lastWin.has(person));
    if (waiting.length >= 2 && lastWin.has(winner)) {
      const longest = waiting.reduce((a, b) => ((lastWin.get(b) ?? 0) < (lastWin.get(a) ?? 0) ? b : a));
      if (longest === winner) kept++;
      chances.push(1 / waiting.length);
      lots.push(lot);
    }
    lastWin.set(winner, order);
  }
  return { kept, chances, lots };
}
