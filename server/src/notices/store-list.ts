import { type NoticeKind, noticeKindSchema, type ReadNotices, type ShownFacts, shownFactsSchema } from '@ochiq/shared/notices';
import { plainArray, type Queryable } from '../base/index.js';

export interface NoticeRow {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly lotId: number | null;
  readonly facts: ShownFacts;
  readonly at: Date;
  readonly read: boolean;
}

/** A person's notices before an id, the newest first; those of kinds that this version does not know are left out. */
export async function readNotices(db: Queryable, personId: string, before: number | null, limit: number): Promise<NoticeRow[]> {
  const rows = await db.sql<{ id: number; kind: string; lotId: number | null; facts: unknown; at: Date; read: boolean }>(
    `select id::float8 as id, kind, lot_id as "lotId", facts, created_at as at, read_at is not null as read
     from notice where person_id = $1 and ($2::bigint is null or id < $2) and kind = any($3::text[]) order by id desc limit $4`,
    [personId, before, plainArray(noticeKindSchema.options), limit],
  );
  return rows.map((row) => ({ ...row, kind: noticeKindSchema.parse(row.kind), facts: shownFactsSchema.parse(row.facts) }));
}

export async function countUnread(db: Queryable, personId: string): Promise<number> {
  const [row] = await db.sql<{ n: number }>(
    'select count(*)::int as n from notice where person_id = $1 and read_at is null and kind = any($2::text[])',
    [personId, plainArray(noticeKindSchema.options)],
  );
  return row?.n ?? 0;
}

/** Marks a person's own notices read; ids of others' change nothing. */
export async function markRead(db: Queryable, personId: string, which: ReadNotices): Promise<void> {
  const [condition, value] = 'ids' in which ? ['id = any($2::bigint[])', plainArray(which.ids)] : ['id <= $2', which.upTo];
  await db.sql(`update notice set read_at = clock_timestamp() where person_id = $1 and read_at is null and ${condition}`, [
    personId,
    value,
  ]);
}
