import { type SubjectKind, subjectKindSchema } from '@ochiq/shared/signals';
import { type Db, elapsedMs, readClock } from '../base/index.js';
import type { RankedSubject, ScorePart, WindowScores } from './combine/index.js';
import type { WindowFacts } from './facts.js';
import { profileSubjects } from './profile-subjects.js';
import { readPackedFacts } from './read-facts.js';
import type { Network } from './ring/network.js';
import type { ScoreRow, SubjectProfile } from './scored.js';
import { holdScoring, markFinished, markStarted, type RunRow, readWaitingRun } from './store-runs.js';
import { deleteScored, replaceNetwork, saveHits, saveScores } from './store-scores.js';
import { bidsIn } from './threads/pack-facts.js';
import { scoreInThreads } from './threads/score-in-threads.js';

/** How long each part of a scoring took, in ms. */
export interface ScoringTimes {
  readonly lots: number;
  readonly bids: number;
  readonly readMs: number;
  readonly scoreMs: number;
  readonly writeMs: number;
}

interface Ground {
  readonly db: Db;
  readonly secret: Buffer;
}

/**
 * Scores the window that somebody asked for, if one waits and no other node is at it: reads the facts, measures, and puts scores,
 * findings and the network in the place of the earlier ones, in one transaction. A node that dies leaves the run waiting.
 * @returns null when there was nothing to do
 */
export async function runScoring({ db, secret }: Ground): Promise<ScoringTimes | null> {
  const held = await holdScoring(db);
  if (!held) return null;
  try {
    const run = await readWaitingRun(db);
    return run ? await scoreRun({ db, secret }, run) : null;
  } finally {
    await held.release();
  }
}

async function scoreRun({ db, secret }: Ground, run: RunRow): Promise<ScoringTimes> {
  const startedAt = await readClock(db);
  await markStarted(db, run.id, startedAt);
  const begun = elapsedMs();
  const packed = await readPackedFacts(db, { from: run.fromAt, to: startedAt }, secret);
  const read = elapsedMs();
  const { scores, network, window } = await scoreInThreads(packed);
  const rows = scoreRows(scores, window, network);
  const scored = elapsedMs();
  await db.transact(async (tx) => {
    await saveScores(tx, rows, startedAt);
    await saveHits(tx, scores.findings, null, startedAt);
    await deleteScored(tx, startedAt);
    await replaceNetwork(tx, network.ties, network.rings);
    await markFinished(tx, run.id, {
      finishedAt: await readClock(tx),
      lots: window.lots.length,
      tested: countsOf(scores, 'tested'),
      flagged: countsOf(scores, 'flagged'),
      fdr: scores.fdr,
      lotFlagAt: scores.kinds.lot.flagAt,
      tookMs: elapsedMs() - begun,
    });
  });
  return { lots: window.lots.length, bids: bidsIn(packed), readMs: read - begun, scoreMs: scored - read, writeMs: elapsedMs() - scored };
}

function countsOf({ kinds }: WindowScores, count: 'tested' | 'flagged'): Record<SubjectKind, number> {
  const { lot, bidder, ring, official, office } = kinds;
  return { lot: lot[count], bidder: bidder[count], ring: ring[count], official: official[count], office: office[count] };
}

/** The parts of a score as the pages have them. */
export const contributionsOf = (parts: readonly ScorePart[]) =>
  parts.map(({ signal, points, value, pValue, hits, about }) => ({ signal, points, value, pValue, hits, about }));

const unremarkable = { score: 0, pValue: 1, qValue: 1, flagged: false, contributions: [] } as const;

/** A row for every subject of the window, also for those of whom no signal had anything to say: only so peers can be compared. */
function scoreRows(scores: WindowScores, window: WindowFacts, network: Network): ScoreRow[] {
  const profiles = profileSubjects(window, network.rings);
  return subjectKindSchema.options.flatMap((kind) => {
    const { ranked } = scores.kinds[kind];
    const known = new Set(ranked.map(({ id }) => id));
    const rest = [...profiles[kind]].flatMap(([id, profile]) => (known.has(id) ? [] : [{ ...profile, ...unremarkable, kind, id }]));
    return [...ranked.map((one) => rowOf(one, profiles[kind].get(one.id))), ...rest];
  });
}

function rowOf(
  { kind, id, score, pValue, qValue, flagged, parts, lots, lastAt }: RankedSubject,
  profile: SubjectProfile | undefined,
): ScoreRow {
  const own = profile ?? { lots, office: null, lastAt, figures: {}, peers: '' };
  return { ...own, kind, id, score, pValue, qValue, flagged, contributions: contributionsOf(parts) };
}
