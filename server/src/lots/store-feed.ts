import type { Translated } from '@ochiq/shared/language';
import type { Queryable } from '../base/index.js';
import type { CardRow } from './store.js';
import { cardColumns } from './store.js';

/** What a feed tells of a lot beside its card. */
export interface FeedRow extends CardRow {
  readonly description: Translated;
  readonly place: string;
  readonly depositMinor: bigint;
  readonly publishedAt: Date;
  /** Its last correction, else its publication. */
  readonly updatedAt: Date;
}

/** Published lots in the order of `ids`. */
export const readFeedRows = (db: Queryable, ids: readonly number[]): Promise<FeedRow[]> =>
  db.sql<FeedRow & { id: number }>(
    `select ${cardColumns}, lot.description, lot.place, lot.deposit_minor as "depositMinor", lot.published_at as "publishedAt",
       greatest(lot.published_at, (select max(decided_at) from lot_proposal where lot_id = lot.id and kind = 'correction' and approved)) as "updatedAt"
     from unnest($1::int[]) with ordinality as wanted(id, ordinal)
     join lot on lot.id = wanted.id where lot.published_at is not null order by wanted.ordinal`,
    [ids],
  );
