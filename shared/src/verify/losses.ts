import type { Finding } from './finding.js';

/** Where a lost entry belongs, as far as it can be told. */
export interface Located {
  readonly lot: number;
  readonly seq: number | null;
}

interface Loss {
  readonly index: number;
  lot: number | null;
  seq: number | null;
  /** A gap in the lot's numbers, or the like, shows where it is missing. */
  confirmed: boolean;
}

/** Something wrong with a lot that entries lost between two indexes would explain. */
export interface Suspicion {
  readonly finding: Finding;
  readonly after: number;
  readonly before: number;
  /** How many numbers of the lot are missing from `firstSeq` on; 0 when an entry without a number is. */
  readonly missing: number;
  readonly firstSeq: number | null;
}

/**
 * Entries that are lost, and what is wrong because they are: a deleted entry leaves nothing that says of which lot it was, but a
 * lot whose numbers jump over it does. What a loss explains is no finding of its own.
 */
export interface Losses {
  add(index: number, lot: number | null, seq: number | null): void;
  /** Takes lost entries that are known to be of the lot for the numbers that it misses. */
  confirm(lot: number, firstSeq: number, missing: number): void;
  suspect(suspicion: Suspicion): void;
  /** Each lost entry with its place, and the findings that no loss explains. */
  resolve(): { located: Map<number, Located>; unexplained: Finding[] };
}

export function createLosses(): Losses {
  const losses: Loss[] = [];
  const suspicions: Open[] = [];
  return {
    add: (index, lot, seq) => void losses.push({ index, lot, seq, confirmed: false }),
    confirm(lot, firstSeq, missing) {
      let seq = firstSeq;
      for (const loss of losses) {
        if (seq === firstSeq + missing || loss.lot !== lot || loss.confirmed) continue;
        loss.confirmed = true;
        loss.seq = seq;
        seq += 1;
      }
    },
    suspect: (suspicion) => void suspicions.push({ ...suspicion }),
    resolve() {
      // Whoever is found soonest after the loss has the fewest others to be explained by.
      suspicions.sort((a, b) => a.before - b.before);
      const explained = new Set<Finding>();
      const open = losses.filter(({ confirmed }) => !confirmed);
      for (const loss of open) explainGap(loss, suspicions, explained);
      for (const loss of losses) if (loss.lot !== null) explainRest(loss, suspicions, explained);
      for (const loss of open) {
        if (loss.lot !== null) continue;
        const first = suspicions.find((one) => one.missing === 0 && !explained.has(one.finding) && spans(one, loss));
        if (first === undefined) continue;
        loss.lot = first.finding.lot;
        explainRest(loss, suspicions, explained);
      }
      const located = losses.flatMap(({ index, lot, seq }) => (lot === null ? [] : [[index, { lot, seq }] as const]));
      const unexplained = suspicions.map(({ finding }) => finding).filter((finding) => !explained.has(finding));
      return { located: new Map(located), unexplained };
    },
  };
}

type Open = { -readonly [Key in keyof Suspicion]: Suspicion[Key] };

const spans = ({ after, before }: Suspicion, { index }: Loss) => after < index && index < before;

function explainGap(loss: Loss, suspicions: readonly Open[], explained: Set<Finding>): void {
  const gap = suspicions.find((one) => one.missing > 0 && spans(one, loss));
  if (gap === undefined) return;
  [loss.lot, loss.seq, loss.confirmed] = [gap.finding.lot, gap.firstSeq, true];
  gap.missing -= 1;
  gap.firstSeq = gap.firstSeq === null ? null : gap.firstSeq + 1;
  if (gap.missing === 0) explained.add(gap.finding);
}

/** What else the loss of an entry explains on its lot. */
function explainRest(loss: Loss, suspicions: readonly Open[], explained: Set<Finding>): void {
  const rest = suspicions.filter((one) => one.missing === 0 && one.finding.lot === loss.lot && spans(one, loss));
  for (const { finding } of rest) explained.add(finding);
}
