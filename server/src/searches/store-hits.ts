import { type Criteria, criteriaSchema, type Pace, paceSchema } from '@ochiq/shared/searches';
import { plainArray, type Tx } from '../base/index.js';

export interface Fit {
  readonly searchId: number;
  readonly lotId: number;
  readonly personId: string;
  readonly pace: Pace;
  /** Of how many lots of the search its owner was told at once, or will be, in the last 24 hours. */
  readonly toldLately: number;
}

/**
 * Searches that new lots fit, and that were kept when these were published; by lot. Each lot is compared with every search once:
 * the cheap conditions come first, the text last.
 */
export async function readFits(tx: Tx, lotIds: readonly number[]): Promise<Fit[]> {
  const rows = await tx.sql<{ searchId: number; lotId: number; personId: string; pace: string; toldLately: number }>(
    `select search.id::float8 as "searchId", lot.id as "lotId", person_id as "personId", pace,
       (select count(*)::int from search_hit hit where hit.search_id = search.id and hit.due_at = hit.found_at
         and hit.found_at > clock_timestamp() - interval '24 hours') as "toldLately"
     from lot join lot_text on lot_text.lot_id = lot.id join saved_search search
       on (search.category is null or lot.category = any(search.category)) and (search.region is null or lot.region = any(search.region))
       and (search.court is null or lot.court_id = any(search.court)) and (search.currency is null or search.currency = lot.currency)
       and (search.price_from_minor is null or lot.start_minor >= search.price_from_minor)
       and (search.price_to_minor is null or lot.start_minor <= search.price_to_minor)
       and (search.ends_before is null or lot.ends_at <= search.ends_before)
       and search.created_at <= lot.published_at
       and case when search.words is null then true else lot_text.search @@ search.words end
     where lot.id = any($1::int[]) and lot.state in ('published', 'live')
       and not exists (select from search_hit hit where hit.search_id = search.id and hit.lot_id = lot.id)
     order by lot.id, search.id`,
    [plainArray(lotIds)],
  );
  return rows.map((row) => ({ ...row, pace: paceSchema.parse(row.pace) }));
}

export interface NewHit {
  readonly searchId: number;
  readonly lotId: number;
  readonly dueAt: Date;
}

/** Keeps hits; one of the same search and lot is there once, whoever inserts it. */
export async function insertHits(tx: Tx, hits: readonly NewHit[], now: Date): Promise<void> {
  await tx.sql(
    `insert into search_hit (search_id, lot_id, found_at, due_at) select search, lot, $4, due
     from unnest($1::bigint[], $2::int[], $3::timestamptz[]) as new(search, lot, due) on conflict do nothing`,
    [
      plainArray(hits.map(({ searchId }) => searchId)),
      plainArray(hits.map(({ lotId }) => lotId)),
      plainArray(hits.map(({ dueAt }) => dueAt.toISOString())),
      now,
    ],
  );
}

export interface DueHit {
  readonly searchId: number;
  readonly lotId: number;
  /** Whether it can still be bid on. */
  readonly open: boolean;
  readonly personId: string;
  readonly name: string;
  readonly criteria: Criteria;
}

/** Locks hits that are to be told by now, by search; what another node tells is left out. */
export async function lockDueHits(tx: Tx, limit: number): Promise<DueHit[]> {
  const rows = await tx.sql<{ searchId: number; lotId: number; open: boolean; personId: string; name: string; criteria: unknown }>(
    `select search_id::float8 as "searchId", lot_id as "lotId", lot.state in ('published', 'live') as open, person_id as "personId", name, criteria
     from search_hit hit join saved_search search on search.id = search_id join lot on lot.id = lot_id
     where told_at is null and due_at <= clock_timestamp() order by search_id, lot_id limit $1 for update of hit skip locked`,
    [limit],
  );
  return rows.map((row) => ({ ...row, criteria: criteriaSchema.parse(row.criteria) }));
}

export async function markTold(tx: Tx, hits: readonly DueHit[]): Promise<void> {
  await tx.sql(
    `update search_hit set told_at = clock_timestamp() from unnest($1::bigint[], $2::int[]) as told(search, lot)
     where search_id = told.search and lot_id = told.lot`,
    [plainArray(hits.map(({ searchId }) => searchId)), plainArray(hits.map(({ lotId }) => lotId))],
  );
}
