import { type Contribution, type Ranked, type Ranking, type RankingQuery, type Subject, subjectKindSchema } from '@ochiq/shared/signals';
import { z } from 'zod';
import { Refusal } from '../base/index.js';
import type { SignalGround } from './ground.js';
import { type Labels, labelSubjects } from './label-subjects.js';
import { countScores, readRanking, readWindow, type StoredScore } from './store-ranking.js';
import { readLastRun } from './store-runs.js';
import type { StoredPart } from './table.js';

const pageLength = 50;
/** What is held while nothing was scored yet. */
export const heldRate = 0.1;

const cursorSchema = z.object({ k: subjectKindSchema, s: z.number(), p: z.number(), i: z.string().max(64) });

const writeCursor = ({ kind, score, pValue, id }: StoredScore): string =>
  Buffer.from(JSON.stringify({ k: kind, s: score, p: pValue, i: id })).toString('base64url');

/** @throws Refusal bad_request for what no earlier page gave, a cursor of another kind of subject too */
function readCursor(text: string, kind: Subject['kind']) {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success || parsed.data.k !== kind) throw new Refusal('bad_request', [{ path: '/cursor', message: 'unknown' }]);
  return { score: parsed.data.s, pValue: parsed.data.p, id: parsed.data.i };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A part with the name of whom it is about; one that does not tell is about the subject itself. */
function contributionOf({ about, ...part }: StoredPart, subject: Subject, labels: Labels): Contribution {
  const { kind, id, lots, count } = about ?? { ...subject, lots: [], count: 0 };
  return { ...part, about: { kind, id, label: labels({ kind, id }), lots: [...lots], count } };
}

/** Everybody whose name stands in these rows: the subjects themselves, and whom their parts are about. */
export const namedIn = (rows: readonly StoredScore[]): Subject[] =>
  rows.flatMap(({ kind, id, contributions }) => [{ kind, id }, ...contributions.flatMap(({ about }) => about ?? [])]);

/** A stored score as the pages have it. */
export function rankedOf(row: StoredScore, labels: Labels, inquiry: Ranked['inquiry']): Ranked {
  const subject = { kind: row.kind, id: row.id };
  return {
    subject,
    label: labels(subject),
    score: row.score,
    pValue: row.pValue,
    qValue: row.qValue,
    flagged: row.flagged,
    contributions: row.contributions.map((part) => contributionOf(part, subject, labels)),
    lots: row.lots,
    office: row.officeId === null || row.officeName === null ? null : { id: row.officeId, name: row.officeName },
    lastAt: row.lastAt.toISOString(),
    inquiry,
  };
}

/** A page of the ranking, with what was looked at and how many false alarms are to be expected. @throws Refusal bad_request */
export async function showRanking({ db, secret, inquiriesOf }: SignalGround, query: RankingQuery): Promise<Ranking> {
  const { kind, cursor } = query;
  const after = cursor === undefined ? null : readCursor(cursor, kind);
  const filter = {
    kind,
    signal: query.signal ?? null,
    office: query.office ?? null,
    from: query.from ?? null,
    to: query.to ?? null,
    flagged: query.flagged ?? null,
    after,
  };
  const [rows, counts, window, run] = await Promise.all([
    readRanking(db, filter, pageLength + 1),
    countScores(db, kind),
    readWindow(db),
    readLastRun(db),
  ]);
  const shown = rows.slice(0, pageLength);
  const subjects = shown.map((row): Subject => ({ kind: row.kind, id: row.id }));
  const [labels, inquiries] = await Promise.all([labelSubjects(db, secret, namedIn(shown)), inquiriesOf(db, subjects)]);
  const last = shown.at(-1);
  const fdr = run?.fdr ?? heldRate;
  return {
    subjects: shown.map((row) => rankedOf(row, labels, inquiries.get(`${row.kind} ${row.id}`) ?? null)),
    next: rows.length > shown.length && last ? writeCursor(last) : null,
    window: {
      from: window.from?.toISOString() ?? null,
      to: window.to?.toISOString() ?? null,
      scoredAt: run?.finishedAt?.toISOString() ?? null,
      lots: window.lots,
      tested: counts.tested,
      flagged: counts.flagged,
      fdr,
      expectedFalse: fdr * counts.flagged,
    },
  };
}
