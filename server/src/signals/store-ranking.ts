import type { Translated } from '@ochiq/shared/language';
import type { SubjectKind } from '@ochiq/shared/signals';
import type { Queryable } from '../base/index.js';
import type { Figures, StoredPart } from './table.js';

export interface StoredScore {
  kind: SubjectKind;
  id: string;
  score: number;
  pValue: number;
  qValue: number;
  flagged: boolean;
  contributions: StoredPart[];
  lots: number;
  officeId: number | null;
  officeName: Translated | null;
  lastAt: Date;
  figures: Figures;
  peers: string;
}

const scoreColumns = `score.kind, score.subject_id as id, score.score, score.p_value as "pValue", score.q_value as "qValue", score.flagged,
  score.contributions, score.lots, score.office_id as "officeId", office.name as "officeName", score.last_at as "lastAt", score.figures, score.peers`;
const scores = 'subject_score score left join office on office.id = score.office_id';

export interface RankingFilter {
  readonly kind: SubjectKind;
  readonly signal: string | null;
  readonly office: number | null;
  /** When the subject's last lot ended: from a day on, to another with it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly flagged: boolean | null;
  readonly after: { readonly score: number; readonly pValue: number; readonly id: string } | null;
}

/** Subjects by score, the highest first; equal scores by the rarer, then by id. */
export const readRanking = (db: Queryable, filter: RankingFilter, limit: number): Promise<StoredScore[]> =>
  db.sql<StoredScore & { id: string }>(
    `select ${scoreColumns} from ${scores}
     where kind = $1 and ($2::text is null or $2 = any(signals)) and ($3::int is null or office_id = $3)
       and ($4::date is null or last_at >= $4::date) and ($5::date is null or last_at < $5::date + 1)
       and ($6::boolean is null or flagged = $6)
       and ($7::float8 is null or (- score, p_value, subject_id) > (- $7::float8, $8::float8, $9::text))
     order by (- score), p_value, subject_id limit $10`,
    [
      filter.kind,
      filter.signal,
      filter.office,
      filter.from,
      filter.to,
      filter.flagged,
      filter.after?.score ?? null,
      filter.after?.pValue ?? null,
      filter.after?.id ?? null,
      limit,
    ],
  );

export async function readScore(db: Queryable, kind: SubjectKind, id: string): Promise<StoredScore | null> {
  const [row] = await db.sql<StoredScore & { id: string }>(`select ${scoreColumns} from ${scores} where kind = $1 and subject_id = $2`, [
    kind,
    id,
  ]);
  return row ?? null;
}

/** How many subjects of a kind have a score, and how many of them are flagged. */
export async function countScores(db: Queryable, kind: SubjectKind): Promise<{ tested: number; flagged: number }> {
  const [row] = await db.sql<{ tested: number; flagged: number }>(
    'select count(*)::int as tested, count(*) filter (where flagged)::int as flagged from subject_score where kind = $1',
    [kind],
  );
  return row ?? { tested: 0, flagged: 0 };
}

/** Ends of the lots that are scored: the first, the last, and how many. */
export async function readWindow(db: Queryable): Promise<{ from: Date | null; to: Date | null; lots: number }> {
  const [row] = await db.sql<{ from: Date | null; to: Date | null; lots: number }>(
    `select min(last_at) as from, max(last_at) as to, count(*)::int as lots from subject_score where kind = 'lot'`,
  );
  return row ?? { from: null, to: null, lots: 0 };
}

/** How one figure lies among its peers. */
export interface PeerRow {
  measure: string;
  median: number;
  p10: number;
  p90: number;
  rank: number;
  of: number;
}

/** Where a subject stands among the peers of its kind, by figure; rank 1 is the highest. */
export const readPeers = (db: Queryable, { kind, peers, figures }: Pick<StoredScore, 'kind' | 'peers' | 'figures'>): Promise<PeerRow[]> =>
  db.sql<PeerRow & { measure: string }>(
    `select own.key as measure, percentile_cont(0.5) within group (order by value) as median,
       percentile_cont(0.1) within group (order by value) as p10, percentile_cont(0.9) within group (order by value) as p90,
       1 + count(*) filter (where value > own.figure)::int as rank, count(*)::int as of
     from (select key, value::float8 as figure from jsonb_each_text($3::jsonb)) own
     join lateral (
       select (figures ->> own.key)::float8 as value from subject_score
       where kind = $1 and peers = $2 and figures ? own.key
     ) peer on true
     group by own.key, own.figure`,
    [kind, peers, JSON.stringify(figures)],
  );

export interface HeatRow {
  office: number;
  month: string;
  lots: number;
  flagged: number;
  meanScore: number;
}

/** Lots by office and the month (UTC) of their end, the last `months` months that have any. */
export const readHeat = (db: Queryable, months: number): Promise<HeatRow[]> =>
  db.sql<HeatRow & { office: number }>(
    `select office_id as office, to_char(last_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as lots,
       count(*) filter (where flagged)::int as flagged, avg(score) as "meanScore"
     from subject_score
     where kind = 'lot' and office_id is not null and last_at >= (
       select date_trunc('month', max(last_at)) - ($1::int - 1) * interval '1 month' from subject_score where kind = 'lot')
     group by 1, 2 order by 2, 1`,
    [months],
  );

/** How often each signal spoke. */
export async function countHits(db: Queryable): Promise<Map<string, number>> {
  const rows = await db.sql<{ signal: string; hits: number }>('select signal, count(*)::int as hits from signal_hit group by signal');
  return new Map(rows.map(({ signal, hits }) => [signal, hits]));
}
