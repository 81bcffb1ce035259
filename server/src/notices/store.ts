import type { NoticeKind } from '@ochiq/shared/notices';
import { jsonArray, plainArray, type Tx } from '../base/index.js';

export interface NewNoticeRow {
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly lotId: number | null;
  readonly facts: Record<string, unknown>;
}

/** Inserts notices in the order given, in one statement. */
export async function insertNotices(tx: Tx, rows: readonly NewNoticeRow[]): Promise<void> {
  await tx.sql(
    `insert into notice (person_id, kind, lot_id, facts, created_at)
     select person, kind, lot, facts, clock_timestamp() from unnest($1::uuid[], $2::text[], $3::int[], $4::jsonb[])
       with ordinality as new(person, kind, lot, facts, ordinal) order by ordinal`,
    [
      plainArray(rows.map((row) => row.personId)),
      plainArray(rows.map((row) => row.kind)),
      plainArray(rows.map((row) => row.lotId)),
      jsonArray(rows.map((row) => row.facts)),
    ],
  );
}
